package compare

import (
	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

// Read is the two verdicts and what lies between them. The points to compare with are its list.
func (s *Screen) Read() ui.Reading {
	chosen := s.points[s.at]
	r := ui.Reading{Of: chosen.name, At: s.at, Quiet: true, Choose: func(n int) tea.Cmd { return s.move(n - s.at)() }}
	for _, p := range s.points {
		r.Rows = append(r.Rows, ui.ListRow{Name: p.name, Says: ui.Plain.Line(p.name + ", " + p.day)})
	}
	from, to := chosen.name, now
	if chosen.from == now {
		from, to = to, from
	}
	if s.found != nil {
		at := func(p *assessment.Point) string {
			return ": " + ui.VerdictMark(p.Decision.Verdict).Word + " on " + p.Decision.On.String()
		}
		from, to = from+at(&s.found.From), to+at(&s.found.To)
	}
	r.Lines = append([]ui.Line{ui.Plain.Line("From " + from), ui.Plain.Line("To " + to)}, s.reasons(ui.Unwrapped)...)
	return r
}
