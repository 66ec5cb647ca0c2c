package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content"
)

// Shell is what the shell does for screens. All of it happens at once, inside the loop, so that the next key
// already meets what the one before it opened.
type Shell interface {
	Go(Route) tea.Cmd                                    // open a place above the current one; where it is open since the last question looked at, go back to it
	Swap(Route) tea.Cmd                                  // put a place where the current one is
	Back() tea.Cmd                                       // leave the current place without asking
	Raise(on Screen, sheet Sheet, byItself bool) tea.Cmd // byItself: nobody pressed a key for it, so it is deaf at first
	Lower(Sheet) tea.Cmd                                 // put a sheet away
	Tell(Level, string)                                  // show a sentence in the footer
	Act(Act) tea.Cmd                                     // record something
	Bring(c *Case, own bool) tea.Cmd                     // bring every screen the assessment as it now stands
	Hold()                                               // let keys wait for an AskFirst
}

// Level says what a notice is.
type Level uint8

// The levels.
const (
	Note Level = iota
	Done
	Trouble
)

// Env is what screens know of the world. Its functions are called outside the loop only, through Ask and Act;
// those of Shell inside it only.
type Env struct {
	Shell
	Context context.Context
	Desk    *assessment.Desk
	Gate    *content.Gate                // the gate for new assessments
	Pack    func() (content.Pack, error) // and its source

	Demo       func(context.Context) error                                        // nil: no demo here
	Report     func(assessment.Record, assessment.Decision) (string, error)       // Markdown; nil: no report
	Frameworks func(*content.Gate) ([]*content.Framework, error)                  // the catalogues that a gate maps to; nil: none here
	Save       func(name, markdown string, replace bool) (path string, err error) // ErrExists unless replace

	Plain   bool           // read line by line: nothing is drawn, and no terminal does anything for it
	Tour    func() tea.Cmd // leads over the screens of the example; nil: no tour. Called inside the loop
	Files   *Files         // nil: files are not looked at from here
	Signing *Signing       // nil: nobody signs from here
	Editor  *Editor        // nil: no editor is named

	LoadCursor func(slug string) string
	SaveCursor func(slug, question string) error
}

// Case is an assessment as it stands with its decision.
type Case struct {
	assessment.Record
	Decision assessment.Decision
	Today    assessment.Date
}

// Judge makes the case of a record.
func (e *Env) Judge(r assessment.Record) *Case {
	return &Case{r, e.Desk.Decide(r, 0), e.Desk.Today()}
}

// Open reads an assessment and judges it.
func (e *Env) Open(ctx context.Context, m assessment.Meta) (*Case, error) {
	r, err := e.Desk.Open(ctx, m)
	if err != nil {
		return nil, err
	}
	return e.Judge(r), nil
}
