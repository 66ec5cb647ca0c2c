package coverage

import (
	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// Read is the framework with how it stands, and what there is to say about the chosen control. The controls are its list.
func (s *Screen) Read() ui.Reading {
	r := ui.Reading{Of: "coverage", Quiet: true, Named: s.named}
	switch {
	case !s.read:
		return r
	case len(s.covers) == 0:
		r.Lines = []ui.Line{ui.Plain.Line("This gate maps to no framework.")}
		return r
	}
	c := &s.covers[s.at]
	r.Of, r.At = c.Framework.ID, s.choice.At
	r.Choose = func(n int) tea.Cmd { s.choice.At = n; return nil }
	r.Lines = []ui.Line{
		ui.Plain.Line(c.Framework.Title + " " + c.Framework.Version + ", framework " + ui.Int(s.at+1) + " of " + ui.Int(len(s.covers))),
		tally(c.Tally(), " asked about", ui.Unwrapped),
		ui.Plain.Line("Shown: " + viewNames[s.view] + ", " + ui.Count(len(s.list), "control")),
	}
	for _, control := range s.list {
		m := ui.CoverMark(control)
		r.Rows = append(r.Rows, ui.ListRow{Name: control.ID, Says: ui.Plain.Line(control.ID + " " + about(control) + ": " + m.Word)})
	}
	if s.chosen() != nil {
		r.About = s.about(ui.Unwrapped)[1:]
	}
	return r
}

// named chooses a framework by its id.
func (s *Screen) named(id string) func() tea.Cmd {
	for i := range s.covers {
		if s.covers[i].Framework.ID == id {
			return s.framework(i - s.at)
		}
	}
	return nil
}
