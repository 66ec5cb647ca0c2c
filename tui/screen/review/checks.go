package review

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// toCheckRows leads to the rows that keep a check of the question in sight from passing.
func (s *Screen) toCheckRows() ui.Action {
	f := s.finding()
	return ui.Action{Key: ui.Pick(ui.KeyCheckRows), Foot: f != nil && len(f.Checks) > 0, Do: s.checkRows, WhyNot: s.noCheck}
}

// toRegisters leads to the registers of the gate.
func (s *Screen) toRegisters() ui.Action {
	none := len(s.c.State.Gate.Registers) == 0
	return ui.Action{Key: ui.Pick(ui.KeyRegisters), Foot: !none, Do: s.to(ui.Registers), WhyNot: func() string {
		if none {
			return "the gate of this assessment asks for no register"
		}
		return ""
	}}
}

func (s *Screen) noCheck() string {
	f := s.finding()
	if f == nil || len(f.Checks) == 0 {
		return "no check looks at the registers for this question"
	}
	return ""
}

// checkRows opens the rows that keep a check from passing; where several checks have such rows it asks which one.
func (s *Screen) checkRows() tea.Cmd {
	f := s.finding()
	var items []widget.FindItem
	only := 0
	for n := range f.Checks {
		first := failing(&f.Checks[n])
		if len(first) == 0 || f.Checks[n].Standing == content.Passes {
			continue
		}
		only = n
		m := ui.StandingMark(f.Checks[n].Standing)
		says := f.Checks[n].Tally() + ": " + first[0].Says
		items = append(items, widget.FindItem{ID: ui.Int(n), Line: func() ui.Line { return ui.Line{m.Style.Of(m.Sign + " "), ui.Plain.Of(says)} }, Text: says})
	}
	if len(items) < 2 {
		return s.rowsOf(f, only)
	}
	return s.env.Raise(s, widget.NewFind(s.env, "the rows of which check?", items, func(id string) tea.Cmd {
		for n := range f.Checks {
			if ui.Int(n) == id {
				return s.rowsOf(f, n)
			}
		}
		return nil
	}), false)
}

// rowsOf opens the register of a check: at the rows that do not pass where there are any, else at all.
func (s *Screen) rowsOf(f *assessment.Finding, n int) tea.Cmd {
	r := ui.Route{To: ui.Register, Case: s.c, Question: f.Question.ID, Register: f.Checks[n].Check.Register}
	if len(failing(&f.Checks[n])) > 0 {
		r.Check = n + 1
	}
	return s.env.Go(r)
}

// failing are the rows that do not pass, failures first.
func failing(found *assessment.CheckFound) []content.CheckedRow {
	var out []content.CheckedRow
	for _, want := range []content.Standing{content.Fails, content.Unknown} {
		for _, r := range found.Rows {
			if r.Standing == want {
				out = append(out, r)
			}
		}
	}
	return out
}

// mostSaid is how many rows of a check the card names; the register shows the rest.
const mostSaid = 3

// checkLines say what each check finds in its register, with the first rows that do not pass.
func (s *Screen) checkLines(f *assessment.Finding, w int) []ui.Line {
	if len(f.Checks) == 0 {
		return nil
	}
	out := []ui.Line{ui.Heading("What the registers show", w)}
	shown := false
	for n := range f.Checks {
		found := &f.Checks[n]
		if saidBefore(f.Checks[:n], found) {
			continue
		}
		m := ui.StandingMark(found.Standing)
		out = append(out, ui.Hang(ui.Line{m.Style.Of(m.Sign + " ")}, ui.Plain, found.Tally(), w)...)
		if found.Says != "" {
			out = append(out, ui.Indent(2, ui.Plain.Wrap(found.Says, w-2))...)
		}
		if found.Standing == content.Passes {
			continue // rows that it can do without say nothing here
		}
		rows := failing(found)
		shown = shown || len(rows) > 0
		for i, r := range rows {
			if i == mostSaid {
				out = append(out, ui.Line{ui.Gap(4), ui.Dim.Say("and %d more", len(rows)-i)})
				break
			}
			m := ui.StandingMark(r.Standing)
			out = append(out, ui.Indent(2, ui.Hang(ui.Line{m.Style.Of(m.Sign + " ")}, ui.Plain, r.Says, w-2))...)
		}
	}
	if shown {
		out = append(out, ui.Hang(ui.Line{(ui.Accent | ui.Bold).Of(ui.Pick(ui.KeyCheckRows).Label() + " ")}, ui.Dim, "opens these rows", w)...)
	}
	return append(out, ui.Blank())
}

// saidBefore reports whether an earlier check of the question says the same of the same register, without any row: that it is
// empty is worth one line.
func saidBefore(before []assessment.CheckFound, found *assessment.CheckFound) bool {
	return len(found.Rows) == 0 && slices.ContainsFunc(before, func(b assessment.CheckFound) bool {
		return len(b.Rows) == 0 && b.Standing == found.Standing && b.Says == found.Says && b.Check.Register == found.Check.Register
	})
}
