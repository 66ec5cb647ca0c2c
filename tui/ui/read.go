package ui

import tea "charm.land/bubbletea/v2"

// Unwrapped is a width at which nothing is wrapped or cut: a paragraph stays one line, and whoever reads it aloud
// breaks it.
const Unwrapped = 1 << 14

// Reader is a screen or a sheet that says in words what it draws: in reading order, in one column, nothing padded. A
// screen that is none is read as it is drawn.
type Reader interface{ Read() Reading }

// Reading is what there is to read on a screen. Its lines are said with Line.Aloud.
type Reading struct {
	Of    string // what it is about, such as a question: of another one all is said, of the same one what differs
	Lines []Line // most needed first
	Rest  []Line // what more there is to read, said when it is asked for

	Rows   []ListRow         // the list of the screen, where it has one
	At     int               // which of them is chosen
	Quiet  bool              // the rows are many or beside the point: they are said only when asked for
	About  []Line            // what there is to say about the chosen row
	Choose func(int) tea.Cmd // chooses a row, counted from 0

	Named  func(string) func() tea.Cmd // what goes to something that is called so, nil where nothing is; may be nil
	Form   Asked                       // the form of the screen, nil where it has none to fill in now
	Pastes string                      // what may be pasted here, "" where nothing is
	Drops  string                      // what a path or a link does that is given by itself, "" where it does nothing
	Waits  bool                        // it is here to take a paste, and none was given yet
	Whole  bool                        // it counts as read only when it was read to its end
	Keys   []KeyID                     // the keys that the screen itself draws, to be named with those of the footer
}

// ListRow is one row of a list.
type ListRow struct {
	Name  string // what people call it; choosing it by name takes this or its beginning
	Group string // the part of the list that it is in, "" where there are none
	Says  Line
}

// Told is a text in lines, each line break a new one, behind a label; the label may be "".
func Told(label, text string) []Line {
	if label != "" {
		label += ": "
	}
	return Hang(Plain.Line(label), Plain, text, Unwrapped)
}

// Asked is a form that is asked field by field.
type Asked interface {
	Asked() []AskedField // those that are to be seen now, in order
	At() int             // the AskedField.At of the one that has the focus, -1 on the button
	Goto(at int)         // gives the focus to a field by its At, or to the button: -1
	Put(value string)    // fills the field that has the focus, as a person does
	PutSecret([]byte)    // fills a secret one with a copy
	Says() []Line        // what the answers so far come to
	Sends() string       // what sending does: "save the evidence"
}

// AskedField is a field of a form as it stands now.
type AskedField struct {
	At                 int
	Label, Group, Help string
	Value              string // what it holds, and for a choice its label
	Fixed              bool   // other fields settle it: Value says what it is
	Prose, Secret      bool
	Brief              bool // prose that is mostly one line
	Choice             bool
	Options            []AskedOption
	Words              []string // what it may be, to be named on request
	Wrong              string   // why it cannot be sent so
}

// AskedOption is one value of a choice.
type AskedOption struct{ Value, Label, Help string }
