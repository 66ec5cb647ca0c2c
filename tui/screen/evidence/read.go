package evidence

import "gonogo/tui/ui"

// Read is the question and the form.
func (s *Screen) Read() ui.Reading {
	return ui.Reading{Of: s.q.ID, Lines: []ui.Line{ui.Plain.Line(s.q.ID + ": " + s.q.Title)}, Form: s.form}
}
