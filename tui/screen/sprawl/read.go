package sprawl

import (
	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// Read is what is missing, the counts, and the list with one identity a row.
func (s *Screen) Read() ui.Reading {
	r := ui.Reading{Of: "sprawl", At: s.choice.At, Choose: func(n int) tea.Cmd { s.choice.At = n; return nil }}
	if !s.loaded {
		return r
	}
	r.Lines = s.notices(ui.Unwrapped)
	if s.chosen() == nil {
		r.Lines = append(r.Lines, s.nothing(ui.Unwrapped)...)
		return r
	}
	for _, i := range s.list {
		id := &s.s.Identities[i]
		says := ui.Line{ui.Plain.Of(id.Name + ": ")}
		for n, k := range id.Kinds() {
			if n > 0 {
				says = append(says, ui.Plain.Of(", "))
			}
			says = append(says, ui.Plain.Of(k.Words()))
		}
		if len(id.Findings) == 0 {
			says = append(says, ui.Plain.Of("nothing found"))
		}
		r.Rows = append(r.Rows, ui.ListRow{Name: id.Name, Says: says})
	}
	r.About = s.about(ui.Unwrapped)[1:] // the row has named it
	return r
}
