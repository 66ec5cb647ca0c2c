package ui

import (
	"context"
	"strings"

	"gonogo/assessment"
)

// Undoing is the act of taking back the last act of this person; once more, the one before it.
func Undoing(e *Env, c *Case, from Screen) Act {
	return Act{From: from, Says: "undo", Seen: c, Decides: nextDecides(e, c, (*assessment.State).NextBack), Run: func(ctx context.Context, _ How) (assessment.Record, string, error) {
		r, moved, err := e.Desk.TakeBack(ctx, c.Meta)
		return r, "taken back (" + Pick(KeyRedo).Label() + ": redo): " + movedSays(moved), err
	}}
}

// Redoing is the act of bringing back what this person took back last.
func Redoing(e *Env, c *Case, from Screen) Act {
	return Act{From: from, Says: "redo", Seen: c, Decides: nextDecides(e, c, (*assessment.State).NextForward), Run: func(ctx context.Context, _ How) (assessment.Record, string, error) {
		r, moved, err := e.Desk.BringBack(ctx, c.Meta)
		return r, "brought back (" + Pick(KeyUndo).Label() + ": undo): " + movedSays(moved), err
	}}
}

// mostMoved is how many things an undo names.
const mostMoved = 3

// movedSays says what moved: "ID-01 unmet → unanswered".
func movedSays(moved []assessment.Moved) string {
	var out []string
	for _, m := range moved[:min(len(moved), mostMoved)] {
		says := m.Says
		if m.Question != "" && m.From != m.To {
			says = m.Question + " " + AnswerWord(m.From) + " → " + AnswerWord(m.To)
		}
		out = append(out, says)
	}
	says := strings.Join(out, "; ")
	if n := len(moved) - mostMoved; n > 0 {
		says += " and " + Int(n) + " more"
	}
	return says
}

// nextDecides reports whether what an undo or a redo would move is about what is decided on.
func nextDecides(e *Env, c *Case, next func(*assessment.State, func(*assessment.Logged) bool) ([]int, error)) bool {
	by := e.Desk.By()
	act, err := next(c.State, func(l *assessment.Logged) bool { return l.By == by })
	if err != nil {
		return false
	}
	for _, n := range c.State.Undoes(act) {
		if decides(c.State.Log[n-1].What) {
			return true
		}
	}
	return false
}

// Touched is the one question that the last undo or redo of an assessment was about, "" where it was about none, about
// several, or about one that is not asked.
func Touched(c *Case) string {
	touched := ""
	for _, n := range c.State.Undoes([]int{len(c.State.Log) - 1}) {
		q := About(c.State.Log[n-1].What)
		switch {
		case c.Decision.Finding(q) == nil || q == touched:
		case touched == "":
			touched = q
		default:
			return ""
		}
	}
	return touched
}

// About is the question that an entry is about, "" when it is about none or several.
func About(b assessment.Body) string {
	switch b := b.(type) {
	case assessment.Answered:
		return b.Question
	case assessment.Parked:
		return b.Question
	case assessment.Commented:
		return b.Question
	case assessment.Waived:
		return b.Question
	case assessment.ConditionSet:
		return b.Question
	case assessment.Evidenced:
		return b.Questions[0]
	default:
		return ""
	}
}
