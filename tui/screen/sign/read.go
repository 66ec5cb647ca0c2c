package sign

import (
	"strings"

	"gonogo/tui/ui"
)

// Read is the form, or the page that says what is signed: that is read to its end before anybody agrees.
func (s *Screen) Read() ui.Reading {
	switch {
	case s.form == nil:
		return ui.Reading{Of: s.role}
	case s.step == asking:
		sub := s.c.State.Subject
		return ui.Reading{Of: s.role, Form: s.form, Lines: []ui.Line{
			{ui.Plain.Say("Sign as %s: %s, tier %d", s.first.Role.Title, sub.Name, sub.EffectiveTier())},
			ui.Plain.Line("You are " + s.env.Desk.By() + `; --as "Name <mail>" changes that`),
		}}
	}
	r := ui.Reading{Of: "what is signed", Whole: true, Lines: []ui.Line{ui.Plain.Line("This is what you sign. Nothing is signed before the words that come after it.")}}
	for _, t := range s.draft.Terms() {
		r.Lines = append(r.Lines, ui.Told(t.Head, strings.Join(t.Says, "; "))...)
	}
	r.Lines = append(r.Lines, ui.Plain.Line("You sign with: "+s.withSays()))
	return r
}

// Read is the sentence that says what to type, and the form.
func (a *agreement) Read() ui.Reading {
	r := a.FormSheet.Read()
	r.Lines = []ui.Line{ui.Plain.Line(strings.ReplaceAll(a.says, "esc leaves", "back leaves"))}
	return r
}
