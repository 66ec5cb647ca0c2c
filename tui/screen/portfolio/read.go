package portfolio

import (
	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

// Read is the list with one assessment a row, or what to do when it is empty.
func (s *Screen) Read() ui.Reading {
	r := ui.Reading{Of: "portfolio", At: s.choice.At, Choose: func(n int) tea.Cmd { s.choice.At = n; return nil }}
	rows := s.shown()
	switch {
	case !s.loaded:
		return r
	case len(rows) == 0:
		r.Lines = []ui.Line{
			ui.Plain.Line("No assessment yet."),
			ui.Plain.Line("gonogo walks you through a production readiness gate: it asks, keeps every answer with its proof, and says GO, CONDITIONAL GO, INCOMPLETE or NO-GO."),
		}
		return r
	}
	for _, row := range rows {
		r.Rows = append(r.Rows, ui.ListRow{Name: row.Slug, Says: s.inWords(row)})
	}
	if chosen := s.chosen(); chosen != nil && chosen.Launched != "" {
		r.About = ui.Told("", chosen.Launched)
	}
	return r
}

func (s *Screen) inWords(r assessment.Row) ui.Line {
	l := ui.Line{ui.Plain.Of(r.Name)}
	if s.shared[r.Name] > 1 {
		l = append(l, ui.Plain.Of(", "+r.Slug))
	}
	if r.Programme != "" {
		l = append(l, ui.Plain.Of(", "+r.Programme))
	}
	if r.Archived {
		l = append(l, ui.Plain.Of(archived))
	}
	l = append(append(l, ui.Plain.Of(": ")), verdict(r)...)
	l = append(l, ui.Plain.Say(", %d of %d answered", r.Answered, r.Applicable))
	if b := blockers(r); r.OpenBlockers > 0 || r.Verdict != assessment.NoGo {
		l = append(append(l, ui.Plain.Of(", blockers: ")), b...)
	}
	if r.GoLive.IsZero() {
		return append(l, ui.Plain.Of(", no go-live date"))
	}
	return append(l, ui.Plain.Of(", go-live "+ui.Days(r.GoLive, s.today)))
}
