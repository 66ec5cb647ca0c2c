package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
)

// Group gathers keys in help.
type Group string

// The groups, in the order of help.
const (
	Moving    Group = "Move"
	Answering Group = "Answer"
	Proving   Group = "Prove and accept"
	Keeping   Group = "Keep a register"
	Looking   Group = "Look"
	Writing   Group = "While typing"
	Anywhere  Group = "Everywhere"
)

// Groups lists the groups in the order of help.
var Groups = []Group{Answering, Proving, Keeping, Moving, Looking, Writing, Anywhere}

// KeyID names one key of the table.
type KeyID uint8

// The keys. A screen picks the ones it has from here.
const (
	KeyUp KeyID = iota
	KeyDown
	KeyPageUp
	KeyPageDown
	KeyTop
	KeyBottom
	KeyNextOpen
	KeyPrevOpen
	KeyLast
	KeyNextSection
	KeyPrevSection
	KeyNextFramework
	KeyPrevFramework
	KeyFind
	KeyFindAll
	KeyJump
	KeyPane
	KeyMark
	KeyMarkAll
	KeyView
	KeyDepth
	KeyOpen
	KeyMet
	KeyPartly
	KeyUnmet
	KeyNotApplicable
	KeyDontKnow
	KeyPark
	KeyComment
	KeyNote
	KeyIntake
	KeyUndo
	KeyRedo
	KeyEvidence
	KeyWithdraw
	KeyWaive
	KeyCondition
	KeyFindings
	KeyDecision
	KeyForecast
	KeyReport
	KeyCoverage
	KeyNew
	KeyDemo
	KeyTour
	KeyReload
	KeyArchive
	KeyPutAway
	KeyGroup
	KeySprawl
	KeySaveFile
	KeyCompare
	KeyPrevPoint
	KeyNextPoint
	KeyOtherPoint
	KeySnapshot
	KeyConfirm
	KeySignOffs
	KeyReopen
	KeyCopy
	KeyRegisters
	KeyCheckRows
	KeyAddRow
	KeyEditColumn
	KeyMarkRow
	KeyRemoveRow
	KeySortRows
	KeyFilterRows
	KeyColumns
	KeyNextColumn
	KeyPrevColumn
	KeyColumnLater
	KeyColumnEarlier
	KeyNextRegister
	KeyPrevRegister
	KeyRowsDown
	KeyRowsUp
	KeyPasteRows
	KeyImport
	KeyYes
	KeyNo
	KeyEnterField
	KeyNextField
	KeyPrevField
	KeyChoose
	KeyChooseBack
	KeyComplete
	KeySend
	KeyNewLine
	KeyEditor
	KeyHelp
	KeyPalette
	KeyBack
	KeyQuit
	KeyInterrupt
	KeySuspend
	keyCount
)

// keyRow is one row of the key table.
type keyRow struct {
	group Group
	keys  []string
	label string // as shown
	short string // for the footer
	does  string // for help
}

// keyTable is the only place that says what a key is and what it does.
var keyTable = [keyCount]keyRow{
	KeyUp:            {Moving, []string{"k", "up"}, "k ↑", "up", "one up"},
	KeyDown:          {Moving, []string{"j", "down"}, "j ↓", "down", "one down"},
	KeyPageUp:        {Moving, []string{"pgup", "b"}, "b PgUp", "page up", "read on upwards"},
	KeyPageDown:      {Moving, []string{"pgdown", "space"}, "space", "read on", "read on downwards"},
	KeyTop:           {Moving, []string{"g", "home"}, "g Home", "top", "to the first"},
	KeyBottom:        {Moving, []string{"G", "end"}, "G End", "bottom", "to the last"},
	KeyNextOpen:      {Moving, []string{"n"}, "n", "next open", "next question that is not settled"},
	KeyPrevOpen:      {Moving, []string{"N"}, "N", "previous open", "previous question that is not settled"},
	KeyLast:          {Moving, []string{"backspace"}, "backspace", "back to it", "the question in sight before, such as the one just answered"},
	KeyNextSection:   {Moving, []string{"]", "right"}, "]", "next section", "next section"},
	KeyPrevSection:   {Moving, []string{"[", "left"}, "[", "previous section", "previous section"},
	KeyNextFramework: {Moving, []string{"]", "right"}, "]", "next framework", "next framework"},
	KeyPrevFramework: {Moving, []string{"[", "left"}, "[", "previous framework", "previous framework"},
	KeyFind:          {Moving, []string{"/", "ctrl+f"}, "/", "find", "find a question by its id or title, or anything written, proved or kept in a register"},
	KeyFindAll:       {Moving, []string{"ctrl+f"}, "ctrl+f", "find all", "find anything in the whole assessment"},
	KeyJump:          {Moving, []string{"/"}, "/", "jump", "jump to a control by its id or title"},
	KeyPane:          {Looking, []string{"tab"}, "tab", "outline", "switch between the question and the outline"},
	KeyMark:          {Answering, []string{"x"}, "x", "mark", "mark a question, to answer several at once"},
	KeyMarkAll:       {Answering, []string{"X"}, "X", "mark all", "mark the questions shown of this section; again: every question shown; again: none"},
	KeyView:          {Looking, []string{"v"}, "v", "view", "choose which questions are shown: all, open, blockers, parked, stale, mine or one person's"},
	KeyDepth:         {Looking, []string{"V"}, "V", "depth", "depth: core (the blockers only) or full (every question); kept with the assessment"},
	KeyOpen:          {Moving, []string{"enter"}, "enter", "open", "open what is chosen"},
	KeyMet:           {Answering, []string{"1"}, "1", "met", "answer: met, once its evidence counts; goes on to the next question"},
	KeyPartly:        {Answering, []string{"2"}, "2", "partly", "answer: partly (counts as unmet)"},
	KeyUnmet:         {Answering, []string{"3"}, "3", "unmet", "answer: unmet"},
	KeyNotApplicable: {Answering, []string{"4"}, "4", "n/a", "answer: does not apply, because …"},
	KeyDontKnow:      {Answering, []string{"5"}, "5", "don't know", "answer: don't know"},
	KeyPark:          {Answering, []string{"p"}, "p", "park", "put aside to come back to, or take up again"},
	KeyComment:       {Answering, []string{"c"}, "c", "comment", "write a comment"},
	KeyNote:          {Answering, []string{"a"}, "a", "note", "put a note to the answer"},
	KeyIntake:        {Answering, []string{"i"}, "i", "intake", "what intake says: correct it"},
	KeyUndo:          {Answering, []string{"u"}, "u", "undo", "take back your last act; again: the one before it"},
	KeyRedo:          {Answering, []string{"U"}, "U", "redo", "bring back what was taken back last; again: the one before it"},
	KeyEvidence:      {Proving, []string{"e"}, "e", "evidence", "give evidence"},
	KeyWithdraw:      {Proving, []string{"W"}, "W", "withdraw", "withdraw a piece of evidence or a waiver"},
	KeyWaive:         {Proving, []string{"w"}, "w", "waive", "waive: accept the risk for a while"},
	KeyCondition:     {Proving, []string{"o"}, "o", "condition", "set a condition: an owner and a due date"},
	KeyFindings:      {Looking, []string{"f"}, "f", "findings", "what stands in the way"},
	KeyDecision:      {Looking, []string{"d"}, "d", "decision", "the verdict and its reasons"},
	KeyForecast:      {Looking, []string{"F"}, "F", "forecast", "what goes stale when, and when the verdict changes"},
	KeyReport:        {Looking, []string{"m"}, "m", "report", "the report"},
	KeyCoverage:      {Looking, []string{"C"}, "C", "coverage", "where the controls of each framework stand"},
	KeyNew:           {Looking, []string{"n"}, "n", "new", "start a new assessment"},
	KeyDemo:          {Looking, []string{"d"}, "d", "demo", "load two filled examples"},
	KeyTour:          {Looking, []string{"T"}, "T", "tour", "a tour of two minutes over the screens of a filled example"},
	KeyReload:        {Looking, []string{"r"}, "r", "reload", "read everything again"},
	KeyArchive:       {Looking, []string{"a"}, "a", "archived", "show or hide archived assessments"},
	KeyPutAway:       {Looking, []string{"A"}, "A", "archive", "archive an assessment, or bring an archived one back"},
	KeyGroup:         {Looking, []string{"p"}, "p", "group", "gather by programme, or make one list"},
	KeySprawl:        {Looking, []string{"S"}, "S", "sprawl", "the identities of all assessments: shared, ownerless, stale"},
	KeySaveFile:      {Looking, []string{"s"}, "s", "save", "save the report to a file"},
	KeyCompare:       {Looking, []string{"c"}, "c", "compare", "why the verdict changed since a snapshot, a sign-off or a day"},
	KeyPrevPoint:     {Moving, []string{"left", "["}, "←", "earlier", "compare with the point before"},
	KeyNextPoint:     {Moving, []string{"right", "]"}, "→", "later", "compare with the next point"},
	KeyOtherPoint:    {Moving, []string{"/"}, "/", "other", "compare with an entry, a day or a label"},
	KeySnapshot:      {Proving, []string{"s"}, "s", "snapshot", "take a snapshot of now, to compare with later"},
	KeyConfirm:       {Answering, []string{"y"}, "y", "confirm", "answer as it was answered for the release before"},
	KeySignOffs:      {Looking, []string{"s"}, "s", "sign-offs", "who must sign, who has, and signing"},
	KeyReopen:        {Proving, []string{"R"}, "R", "reopen", "void every sign-off, with a reason"},
	KeyCopy:          {Looking, []string{"y"}, "y", "copy", "copy the line that shows later that nothing was taken away"},
	KeyRegisters:     {Looking, []string{"r"}, "r", "registers", "the registers of facts, and what the checks say of their rows"},
	KeyCheckRows:     {Looking, []string{"t"}, "t", "rows", "the rows that keep a check of this question from passing"},
	KeyAddRow:        {Keeping, []string{"a"}, "a", "add", "add a row"},
	KeyEditColumn:    {Keeping, []string{"e"}, "e", "edit cell", "edit this column of the row, or of every marked row at once"},
	KeyMarkRow:       {Keeping, []string{"space"}, "space", "mark", "mark a row, to change several at once"},
	KeyRemoveRow:     {Keeping, []string{"D", "delete"}, "D", "remove", "remove the row, or every marked row"},
	KeyPasteRows:     {Keeping, []string{"p"}, "p", "paste", "paste rows from a spreadsheet: how, and with which header"},
	KeyImport:        {Keeping, []string{"I"}, "I", "import", "import what other tools export: credential reports, scans, configurations"},
	KeySortRows:      {Looking, []string{"s"}, "s", "sort", "sort by this column, the other way round, and as it was"},
	KeyFilterRows:    {Looking, []string{"/"}, "/", "filter", "show the rows that hold what is typed"},
	KeyColumns:       {Looking, []string{"c"}, "c", "columns", "choose the columns and their order"},
	KeyNextColumn:    {Moving, []string{"right", "l"}, "→", "column", "next column"},
	KeyPrevColumn:    {Moving, []string{"left", "h"}, "←", "column", "previous column"},
	KeyColumnLater:   {Looking, []string{">"}, ">", "later", "put the column further right"},
	KeyColumnEarlier: {Looking, []string{"<"}, "<", "earlier", "put the column further left"},
	KeyNextRegister:  {Moving, []string{"]"}, "]", "next register", "next register"},
	KeyPrevRegister:  {Moving, []string{"["}, "[", "previous register", "previous register"},
	KeyRowsDown:      {Moving, []string{"pgdown"}, "PgDn", "page down", "a page of rows down"},
	KeyRowsUp:        {Moving, []string{"pgup"}, "PgUp", "page up", "a page of rows up"},
	KeyYes:           {Answering, []string{"y"}, "y", "yes", "yes, do it"},
	KeyNo:            {Answering, []string{"n"}, "n", "no", "no, leave it"},
	KeyEnterField:    {Writing, []string{"enter"}, "enter ↓", "next", "next field, and on the button: save"},
	KeyNextField:     {Writing, []string{"tab", "down"}, "tab ↓", "next", "next field"},
	KeyPrevField:     {Writing, []string{"shift+tab", "up"}, "↑", "previous", "previous field"},
	KeyChoose:        {Writing, []string{"right"}, "← →", "choose", "next choice; its first letter chooses it too"},
	KeyChooseBack:    {Writing, []string{"left"}, "←", "choose back", "previous choice"},
	KeyComplete:      {Writing, []string{"right"}, "→", "complete", "complete the word; again: the next one that fits"},
	KeySend:          {Writing, []string{"ctrl+s"}, "ctrl+s", "save", "save what was written"},
	KeyNewLine:       {Writing, []string{"ctrl+j", "alt+enter"}, "ctrl+j", "new line", "new line within a text"},
	KeyEditor:        {Writing, []string{"ctrl+o"}, "ctrl+o", "editor", "write the text in your own editor, the one that VISUAL or EDITOR names"},
	KeyHelp:          {Anywhere, []string{"?", "f1"}, "?", "help", "what can be done here"},
	KeyPalette:       {Anywhere, []string{":", "ctrl+p"}, ":", "palette", "everything that can be done here and every place, by name"},
	KeyBack:          {Anywhere, []string{"esc"}, "esc", "back", "back; asks before anything typed is lost"},
	KeyQuit:          {Anywhere, []string{"q"}, "q", "quit", "quit; everything answered is kept"},
	KeyInterrupt:     {Anywhere, []string{"ctrl+c"}, "ctrl+c", "quit", "quit, while typing too"},
	KeySuspend:       {Anywhere, []string{"ctrl+z"}, "ctrl+z", "suspend", "put to sleep; fg in the shell brings it back"},
}

// Key is one key of the table as a screen has it: bubbles' binding with its place in the table.
type Key struct {
	key.Binding
	ID    KeyID
	short string // other than the table's
	group Group
}

// Pick is a key of the table.
func Pick(id KeyID) Key {
	row := keyTable[id]
	return Key{key.NewBinding(key.WithKeys(row.keys...), key.WithHelp(row.label, row.does)), id, "", row.group}
}

// PickAs is Pick with other words for help, where a screen does something more special with the key.
func PickAs(id KeyID, does string) Key {
	k := Pick(id)
	k.SetHelp(k.Help().Key, does)
	return k
}

// Group is the group of help that the key belongs to.
func (k Key) Group() Group { return k.group }

// In is the key in another group of help, where the table's says too little of what it does here.
func (k Key) In(g Group) Key {
	k.group = g
	return k
}

// Named is the key with another short name, where the table's says too little of what it does here.
func (k Key) Named(short string) Key {
	k.short = short
	return k
}

// Short is the short name of the key, for the footer.
func (k Key) Short() string {
	if k.short != "" {
		return k.short
	}
	return keyTable[k.ID].short
}

// Label is the key as people read it.
func (k Key) Label() string { return keyTable[k.ID].label }

// Bound reports whether a key, as the terminal names it, does something on any screen.
func Bound(name string) bool {
	return slices.ContainsFunc(keyTable[:], func(row keyRow) bool { return slices.Contains(row.keys, name) })
}
