package findings

import (
	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// Read is the list, gravest first, and what there is to say about the chosen one.
func (s *Screen) Read() ui.Reading {
	r := ui.Reading{Of: "findings", At: s.choice.At, Choose: func(n int) tea.Cmd { s.choice.At = n; return nil }}
	if s.chosen() == nil {
		r.Lines = []ui.Line{ui.Plain.Line("Nothing is open and nothing was accepted.")}
		return r
	}
	for _, g := range s.list {
		for _, f := range g.found {
			r.Rows = append(r.Rows, ui.ListRow{Name: f.Question.ID, Group: g.title, Says: ui.Plain.Line(
				f.Question.ID + " " + f.Question.Title + ": " + ui.FindingMark(f).Word + ", " + ui.SeverityMark(f.Severity).Word)})
		}
	}
	r.About = s.detail(ui.Unwrapped)[1:] // the row has named it
	return r
}
