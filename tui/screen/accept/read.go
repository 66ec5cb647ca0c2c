package accept

import "gonogo/tui/ui"

// Read is the question, the limits of the policy and the form.
func (s *Screen) Read() ui.Reading {
	return ui.Reading{Of: s.f.Question.ID, Form: s.form, Lines: []ui.Line{
		ui.Plain.Line(s.f.Question.ID + ", " + ui.SeverityMark(s.f.Severity).Word + ", " + ui.FindingMark(s.f).Word + ": " + s.f.Question.Title),
		ui.Plain.Line(s.policy()),
	}}
}
