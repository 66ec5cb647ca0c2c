package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
)

// CaseMsg brings every live screen the assessment as it now stands.
type CaseMsg struct {
	Case *Case
	Own  bool // it changed by an act of ours
}

// ShownMsg tells a screen that it is on top again.
type ShownMsg struct{}

// VisitMsg tells a screen that somebody wants to be there again, perhaps at another question.
type VisitMsg Route

// ChangedMsg tells the screens that somebody has written to the journal.
type ChangedMsg struct{}

// ReplyMsg brings the answer to Ask back into the loop. It is dropped when To has gone.
type ReplyMsg struct {
	To    Screen
	Holds bool // keys were held for it
	Then  func() tea.Cmd
}

// Ask runs f outside the loop and brings what it found to then, inside the loop; it is dropped when screen s
// has gone meanwhile. It is for reading: what a person decides goes through Act.
func Ask[T any](e *Env, s Screen, f func(context.Context) (T, error), then func(T, error) tea.Cmd) tea.Cmd {
	return func() tea.Msg {
		v, err := f(e.Context)
		return ReplyMsg{s, false, func() tea.Cmd { return then(v, err) }}
	}
}

// AskFirst is Ask for what decides where the next key goes, such as opening an assessment: until the answer is
// here, the keys a person presses wait.
func AskFirst[T any](e *Env, s Screen, f func(context.Context) (T, error), then func(T, error) tea.Cmd) tea.Cmd {
	e.Hold()
	return func() tea.Msg {
		v, err := f(e.Context)
		return ReplyMsg{s, true, func() tea.Cmd { return then(v, err) }}
	}
}

// Act is something to record. The shell writes one act at a time, says that it is being saved, brings the new
// state to every screen, asks where a person must decide, and never loses an error: it shows it even when the
// screen has gone.
type Act struct {
	From   Screen
	Says   string // what is done, for the footer: "ID-09 unmet"
	Run    func(context.Context, How) (r assessment.Record, says string, err error)
	Then   func(*Case) tea.Cmd // after it was saved and every screen knows
	Failed func(error) tea.Cmd // after it was not; nil where there is nothing to do

	Seen    *Case // the assessment as the person saw it; nil where there was none
	Decides bool  // it changes what is decided on, so that sign-offs do not survive it
}

// How says what a person has confirmed about an act.
type How struct {
	Looked bool // the text is no secret
	Anyway bool // what others changed meanwhile was shown
}

// Recording is the act of recording bodies on an assessment as the person saw it.
func Recording(e *Env, c *Case, from Screen, says string, bodies ...assessment.Body) Act {
	return Act{From: from, Says: says, Seen: c, Decides: slices.ContainsFunc(bodies, decides), Run: func(ctx context.Context, how How) (assessment.Record, string, error) {
		given := bodies
		if how.Looked {
			given = nil
			for _, b := range bodies {
				given = append(given, assessment.NotASecret{Body: b})
			}
		}
		seen := &c.Record
		if how.Anyway {
			seen = nil
		}
		r, err := e.Desk.Act(ctx, c.Meta, seen, given...)
		return r, "", err
	}}
}
