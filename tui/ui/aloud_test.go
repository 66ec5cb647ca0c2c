package ui_test

import (
	"testing"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

func TestALineIsSaidInWords(t *testing.T) {
	mark := ui.OutcomeMark(assessment.OutcomeMet)
	for _, c := range []struct {
		name string
		line ui.Line
		want string
	}{
		{"a mark is its word", mark.Line(), "met"},
		{"a sign before its text", ui.Line{ui.Accent.Of("→ "), ui.Plain.Of("give evidence")}, "give evidence"},
		{"an unknown has a sign that is a letter to others", ui.OutcomeMark(assessment.OutcomeUnknown).Line(), "unknown"},
		{"dots part", ui.Line{ui.Bold.Of("ID-01"), ui.Dim.Of(" · "), ui.Plain.Of("blocker"), ui.Dim.Of(" · strength 3 · ")}, "ID-01, blocker, strength 3"},
		{"padding behind a label", append(ui.Line{ui.Accent.Of("Why")}.Fill(8), ui.Plain.Of("because")), "Why: because"},
		{"padding elsewhere", ui.Spread(200, ui.Line{ui.Bold.Of("ID-01 "), ui.Plain.Of("a title")}, mark.Line()), "ID-01 a title, met"},
		{"from and to", ui.Line{ui.Plain.Of("unmet"), ui.Dim.Of(" → "), ui.Plain.Of("met")}, "unmet to met"},
		{"one blank stays one", ui.Line{ui.Plain.Of("on"), ui.Gap(1), ui.Bold.Of("2026-12-15")}, "on 2026-12-15"},
		{"a rule says nothing", ui.Rule(40), ""},
		{"a titled rule says its title", ui.Titled(ui.Plain.Line("please decide"), 40), "please decide"},
		{"no comma after a full stop", ui.Line{ui.Plain.Of("Done."), ui.Gap(3), ui.Plain.Of("Next")}, "Done. Next"},
		{"what people write stays", ui.Plain.Line("is it met? no! 3 – 4; a ✓ in the middle"), "is it met? no! 3 – 4; a ✓ in the middle"},
		{"a question that begins so stays", ui.Plain.Line("? what is this"), "? what is this"},
		{"nothing", nil, ""},
	} {
		if got := c.line.Aloud(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestATextIsToldLineByLine(t *testing.T) {
	var got []string
	for _, l := range ui.Told("Note", "one\ntwo") {
		got = append(got, l.Aloud())
	}
	if len(got) != 2 || got[0] != "Note: one" || got[1] != "two" {
		t.Errorf("%q", got)
	}
}
