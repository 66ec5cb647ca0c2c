// Package register shows the registers of a gate as tables: which rows there are, what the checks say of each, and forms
// to add, change and remove rows, one by one, several at once, or pasted from a spreadsheet. Begin with Screen.
package register

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// Screen is the rows of one register.
type Screen struct {
	env   *ui.Env
	c     *ui.Case // as it is shown
	now   *ui.Case // as it now stands: its table may still be in the making
	id    string
	t     *table // nil while it is being made, and where there is no such register
	asked int    // how often a table was asked for: only the last one counts

	view view
	text string // rows must hold all its words
	only only
	sort sorting
	cols []int // the columns shown, in order
	list []int // the rows shown, in order
	want string

	at         int           // the chosen row
	col, first int           // the column cursor, and the first column in sight
	picked     bool          // a person chose the columns
	reading    bool          // all there is to say of the chosen row, rather than the table
	rolls      widget.Choice // which rows are in sight
	detail     widget.Scroll
	marked     map[string]bool
	w, h       int
}

// only keeps the rows that do not pass one check; the zero value keeps all.
type only struct {
	question string
	n        int // counted from 1
}

// New shows r.Register, or the first one of the gate.
func New(env *ui.Env, r ui.Route) ui.Screen {
	s := &Screen{env: env, c: r.Case, now: r.Case, marked: map[string]bool{}}
	s.visit(r)
	return s
}

func (s *Screen) visit(r ui.Route) {
	id := r.Register
	if all := s.c.State.Gate.Registers; id == "" && s.id == "" && len(all) > 0 {
		id = all[0].ID
	}
	if id != "" && id != s.id {
		s.id, s.t, s.cols, s.list, s.sort, s.text, s.view, s.col, s.first, s.at = id, nil, nil, nil, sorting{}, "", viewAll, atKey, 0, 0
		s.picked, s.reading = false, false
		clear(s.marked)
	}
	if r.Check > 0 || id != "" && r.Row == "" {
		s.only = only{}
		if r.Check > 0 { // its columns first, and the cursor on them: what is to be mended is what one is at
			s.only, s.view, s.text, s.cols, s.col = only{r.Question, r.Check}, viewAll, "", nil, atColumns
		}
	}
	if r.All {
		s.only, s.view, s.text = only{}, viewAll, ""
	}
	s.want = r.Row
}

// Init makes the table, outside the loop.
func (s *Screen) Init() tea.Cmd { return s.read(true) }

// read makes the table of what now stands. Where hold is set the next keys are meant for it, and wait.
func (s *Screen) read(hold bool) tea.Cmd {
	s.asked++
	n, c, id := s.asked, s.now, s.id
	ask := ui.Ask[*table]
	if hold {
		ask = ui.AskFirst[*table]
	}
	return ask(s.env, s, func(context.Context) (*table, error) { return tabulate(c, id), nil }, func(t *table, _ error) tea.Cmd {
		if n == s.asked {
			s.have(c, t)
		}
		return nil
	})
}

// have takes a table; what is chosen, marked and shown stays so.
func (s *Screen) have(c *ui.Case, t *table) {
	if r := s.chosen(); r != nil && s.want == "" {
		s.want = r.Key
	}
	begins := s.cols == nil || s.t != nil && len(s.t.rows) == 0 && !s.picked
	s.c, s.t = c, t
	s.list = s.list[:0]
	if t == nil {
		return
	}
	n := len(t.reg.Columns)
	for _, i := range s.cols {
		if i >= n { // a newer gate has fewer
			begins = true
		}
	}
	if s.sort.column >= n {
		s.sort = sorting{}
	}
	if begins {
		s.cols = t.usual(c.State.Gate, t.check(s.only.question, s.only.n))
	}
	for key := range s.marked {
		if c.State.Row(s.id, key) == nil {
			delete(s.marked, key)
		}
	}
	s.gather()
	s.fit()
}

// Update takes the assessment as it now stands, and what is pasted.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.CaseMsg:
		if msg.Case.ID == s.c.ID {
			s.now = msg.Case
			return s.read(msg.Own)
		}
	case ui.VisitMsg:
		s.visit(ui.Route(msg))
		return s.read(true)
	case tea.PasteMsg:
		if s.t == nil {
			s.env.Tell(ui.Trouble, s.none())
			return nil
		}
		if isPaths(msg.Content) {
			return s.env.Go(ui.Route{To: ui.Import, Case: s.c, Text: msg.Content})
		}
		return s.env.Go(ui.Route{To: ui.Paste, Case: s.c, Register: s.id, Text: msg.Content})
	}
	return nil
}

// Resize keeps the room there is.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	s.fit()
}

func (s *Screen) none() string {
	if s.t == nil {
		return "the gate of this assessment asks for no register"
	}
	return ""
}

func (s *Screen) noRow() string {
	if why := s.none(); why != "" {
		return why
	}
	if s.chosen() == nil {
		return "no row is chosen"
	}
	return ""
}

// Actions are what can be done with rows and columns.
func (s *Screen) Actions() []ui.Action {
	do := func(f func()) func() tea.Cmd { return func() tea.Cmd { f(); return nil } }
	rows := func(n int) func() tea.Cmd { return do(func() { s.move(n); s.detail.Top() }) }
	pages := func(n int) func() tea.Cmd { return rows(n * max(1, s.rowsInSight()-1)) }
	if s.reading {
		pages = func(n int) func() tea.Cmd { return do(func() { s.detail.Page(n) }) }
	}
	some := s.t != nil && len(s.t.rows) > 0
	list := []ui.Action{
		{Key: ui.PickAs(ui.KeyOpen, "change the row in a form").Named("edit"), Foot: some, Do: s.edit, WhyNot: s.noRow},
		{Key: ui.Pick(ui.KeyAddRow), Foot: true, Do: s.add, WhyNot: s.none},
		{Key: ui.Pick(ui.KeyEditColumn), Foot: some, Do: s.editColumn, WhyNot: s.cannotEditColumn},
		{Key: ui.Pick(ui.KeyMarkRow), Foot: some, Do: do(s.mark), WhyNot: s.noRow},
		{Key: ui.Pick(ui.KeyFilterRows), Foot: some, Do: s.filter, WhyNot: s.none},
		{Key: ui.PickAs(ui.KeyView, "show all rows, those that fail, that cannot be told or that are not whole"), Foot: some, Do: do(s.nextView), WhyNot: s.none},
		{Key: ui.Pick(ui.KeySortRows), Foot: some, Do: do(s.sortBy), WhyNot: s.none},
		{Key: ui.Pick(ui.KeyColumns), Foot: some, Do: s.columns, WhyNot: s.none},
		{Key: ui.Pick(ui.KeyPasteRows), Foot: true, Do: s.paste, WhyNot: s.none},
		{Key: ui.Pick(ui.KeyImport), Foot: !some, Do: func() tea.Cmd { return s.env.Go(ui.Route{To: ui.Import, Case: s.c}) }},
		{Key: ui.Pick(ui.KeyRemoveRow), Foot: some, Do: s.remove, WhyNot: s.noRow},
		{Key: ui.Pick(ui.KeyUndo), Foot: true, Do: func() tea.Cmd { return s.env.Act(ui.Undoing(s.env, s.c, s)) }},
		{Key: ui.PickAs(ui.KeyPane, "read all there is to say of the row, or go back to the table").Named("read"), Foot: some, Do: do(func() { s.reading = !s.reading; s.detail.Top() }), WhyNot: s.noRow},
		{Key: ui.Pick(ui.KeyRegisters), Do: func() tea.Cmd { return s.env.Go(ui.Route{To: ui.Registers, Case: s.c}) }},
		{Key: ui.Pick(ui.KeyDown), Do: rows(1)},
		{Key: ui.Pick(ui.KeyUp), Do: rows(-1)},
		{Key: ui.Pick(ui.KeyRowsDown), Do: pages(1)},
		{Key: ui.Pick(ui.KeyRowsUp), Do: pages(-1)},
		{Key: ui.Pick(ui.KeyTop), Do: rows(-1 << 20)},
		{Key: ui.Pick(ui.KeyBottom), Do: rows(1 << 20)},
		{Key: ui.Pick(ui.KeyNextColumn), Do: do(func() { s.step(1) })},
		{Key: ui.Pick(ui.KeyPrevColumn), Do: do(func() { s.step(-1) })},
		{Key: ui.Pick(ui.KeyColumnLater), Do: do(func() { s.shift(1) }), WhyNot: s.noColumn},
		{Key: ui.Pick(ui.KeyColumnEarlier), Do: do(func() { s.shift(-1) }), WhyNot: s.noColumn},
		{Key: ui.Pick(ui.KeyNextRegister), Do: s.other(1)},
		{Key: ui.Pick(ui.KeyPrevRegister), Do: s.other(-1)},
	}
	if s.narrowed() != "" || len(s.marked) > 0 {
		list = append(list, ui.Action{Key: ui.PickAs(ui.KeyBack, "clear the marks, show all rows; again: back"), Do: do(s.clear)})
	}
	return list
}

// clear takes the marks away; where there are none, what keeps rows out of sight.
func (s *Screen) clear() {
	if len(s.marked) > 0 {
		clear(s.marked)
		s.env.Tell(ui.Note, "the marks are cleared; nothing was changed")
		return
	}
	s.only, s.view, s.text = only{}, viewAll, ""
	s.gather()
	s.env.Tell(ui.Note, "all "+ui.Count(len(s.list), "row")+" are shown")
}

// other goes to the next register of the gate.
func (s *Screen) other(n int) func() tea.Cmd {
	return func() tea.Cmd {
		all := s.c.State.Gate.Registers
		for i := range all {
			if all[i].ID == s.id {
				s.visit(ui.Route{Register: all[(i+n+len(all))%len(all)].ID})
				return s.read(true)
			}
		}
		return nil
	}
}

func (s *Screen) nextView() {
	s.view = (s.view + 1) % viewCount
	s.gather()
	s.env.Tell(ui.Note, "showing "+viewNames[s.view]+": "+ui.Int(len(s.list))+" of "+ui.Int(len(s.t.rows)))
}

// narrowed says what keeps rows out of sight, "" when nothing does.
func (s *Screen) narrowed() string {
	switch {
	case s.only.n > 0:
		return "only rows that do not pass " + s.only.question
	case s.view != viewAll:
		return viewNames[s.view]
	case s.text != "":
		return "only rows with “" + s.text + "”"
	}
	return ""
}

func (s *Screen) reg() *content.Register { return s.t.reg }
