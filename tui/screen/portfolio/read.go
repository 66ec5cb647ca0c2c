package portfolio

import (
	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

// Read is the list with one assessment a row, or what to do when it is empty.
func (s *Screen) Read() ui.Reading {
	r := ui.Reading{Of: "portfolio", At: s.at, Choose: func(n int) tea.Cmd { s.choose(n)(); return nil }}
	switch {
	case !s.loaded:
		return r
	case len(s.all) == 0:
		r.Lines = []ui.Line{
			ui.Plain.Line("No assessment yet."),
			ui.Plain.Line("gonogo walks you through a production readiness gate: it asks, keeps every answer with its proof, and says GO, CONDITIONAL GO, INCOMPLETE or NO-GO."),
		}
		return r
	case len(s.list) == 0:
		r.Lines = []ui.Line{ui.Plain.Line(s.none() + ".")}
		return r
	}
	for n, i := range s.list {
		row := ui.ListRow{Name: s.all[i].Slug, Says: s.inWords(&s.all[i])}
		if g := s.groupOf(n); g >= 0 {
			row.Group = s.groups[g].called()
		}
		r.Rows = append(r.Rows, row)
	}
	r.About = s.more(s.chosen(), ui.Unwrapped)
	return r
}

// inWords is a row without the columns, what is wrong first.
func (s *Screen) inWords(e *entry) ui.Line {
	l := ui.Line{ui.Plain.Of(e.Name)}
	if e.twin {
		l = append(l, ui.Plain.Of(", "+e.Slug))
	}
	if e.Programme != "" && !s.grouped {
		l = append(l, ui.Plain.Of(", "+e.Programme))
	}
	if e.Archived {
		l = append(l, ui.Plain.Of(archived))
	}
	l = append(append(l, ui.Plain.Of(": ")), verdict(&e.Row)...)
	if e.Lacks == assessment.LacksVerdict {
		return l
	}
	l = append(l, ui.Plain.Say(", %d of %d answered", e.Answered, e.Applicable))
	if e.OpenBlockers+e.ToSettle > 0 {
		l = append(append(l, ui.Plain.Of(", blockers: ")), blockers(&e.Row, true)...)
	}
	if e.GoLive.IsZero() {
		return append(l, ui.Plain.Of(", no go-live date"))
	}
	return append(l, ui.Plain.Of(", go-live "+ui.Days(e.GoLive, s.today)))
}
