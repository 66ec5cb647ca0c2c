package decision

import (
	"gonogo/assessment"
	"gonogo/tui/ui"
)

// Read is the verdict and all that belongs to it.
func (s *Screen) Read() ui.Reading {
	d := &s.c.Decision
	says := ui.VerdictMark(d.Verdict).Word
	if d.Verdict <= assessment.ConditionalGo {
		says += ", " + d.SignOffs.State.String()
	}
	says += ", judged on " + d.On.String() + " (" + onFrom(d.OnFrom) + "). Without waivers: " + ui.VerdictMark(d.WithoutWaivers).Word
	r := ui.Reading{Of: "decision", Lines: []ui.Line{ui.Plain.Line(says)}}
	if says := d.LaunchedSays(); says != "" {
		r.Lines = append(r.Lines, ui.Told("", says)...)
	}
	r.Lines = append(r.Lines, s.reasons(ui.Unwrapped)...)
	return r
}
