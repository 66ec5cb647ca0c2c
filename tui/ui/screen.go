package ui

import tea "charm.land/bubbletea/v2"

// Screen is one place in the program. It is used by pointer. Init, Update and View do no I/O, read no clock
// and start no goroutine: what touches the world goes through Ask and Act.
type Screen interface {
	Init() tea.Cmd
	Update(tea.Msg) tea.Cmd
	Resize(w, h int) // the size of the body
	View() Frame
	Actions() []Action // what can be done here, in the order of help
}

// Frame is what a screen shows.
type Frame struct {
	Crumbs   []string // the way here: "payments-agent", "drills", "DR-04"
	Status   []Line   // at the right of the header, in forms of falling length
	Progress *Progress
	Body     []Line
	Cursor   *Cursor // nil: no cursor
}

// Progress is drawn as part of the line under the header. It counts what was done and says nothing of a verdict.
type Progress struct {
	Done, Of int
	Marked   int    // questions to which one answer will go
	Only     string // which questions are shown and how many, "" while all are
}

// Cursor is where text is being typed, counted from the top left of the body.
type Cursor struct{ X, Y int }

// Action is something that can be done on a screen.
type Action struct {
	Key    Key
	Do     func() tea.Cmd
	WhyNot func() string // nil or "" when it may run; else shown in the footer
	Foot   bool          // named in the footer; the footer has room for a few
}

// Can reports why the action may not run, "" when it may.
func (a Action) Can() string {
	if a.WhyNot == nil {
		return ""
	}
	return a.WhyNot()
}

// Typer is a screen or a sheet on which text is typed. While Typing holds, keys that print go to the text and
// only the other keys are actions.
type Typer interface{ Typing() bool }

// Guard is a screen or a sheet that holds something a person would not like to lose. Unsaved names it, "" when
// there is nothing: then the shell asks before it leaves.
type Guard interface{ Unsaved() string }

// Sheet is a small screen that rises from the bottom edge over the one below, which stays in sight.
// View gives as many lines as it needs and never more than Resize allowed; Crumbs[0] is its title.
type Sheet interface{ Screen }

// Dismissed is implemented by a sheet that wants to know that it was put away with esc.
type Dismissed interface{ Dismiss() tea.Cmd }
