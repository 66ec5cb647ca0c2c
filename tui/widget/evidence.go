package widget

import (
	"gonogo/assessment"
	"gonogo/tui/ui"
)

// EvidenceLines draws a piece of evidence as it counts for a question on a date.
func EvidenceLines(p assessment.Weighed, on assessment.Date, w int) []ui.Line {
	mark := ui.Mark{Sign: "✓", Word: "counts", Style: ui.Good}
	if !p.Counts {
		mark = ui.Mark{Sign: "✗", Word: "does not count", Style: ui.Bad}
	}
	head := ui.Line{
		mark.Style.Of(mark.Sign + " "), ui.Bold.Of("e" + ui.Int(p.Entry)), ui.Gap(1), ui.Plain.Of(p.EvidenceKind),
		ui.Dim.Say(" · strength %d · ", p.Strength), ui.Plain.Of(p.Observed.String()), ui.Dim.Of(" · " + age(p.Observed, on)),
	}
	out := ui.WrapSpans(head, w)
	for i := 1; i < len(out); i++ {
		out[i] = append(ui.Line{ui.Gap(2)}, out[i]...)
	}
	if p.Counts {
		out = append(out, ui.Line{ui.Gap(2), ui.Good.Of("counts"), ui.Dim.Of(" until " + p.StaleOn.Add(-1).String())})
	}
	for _, f := range p.Fails {
		out = append(out, ui.Flow(ui.Line{ui.Gap(2), ui.Bad.Of("does not count: ")}, ui.Plain, f.Says, w)...)
	}
	ref := ui.Line{ui.Gap(2), ui.Dim.Of(p.Ref)}
	out = append(out, ref.Cut(w))
	if p.FileDigest != "" {
		kept := ui.Dim.Of(" · no copy is kept")
		if p.FileKept {
			kept = ui.Good.Of(" · a copy is kept")
		}
		out = append(out, ui.WrapSpans(ui.Line{ui.Gap(2), ui.Dim.Of("file of " + ui.Bytes(p.FileSize) + ", SHA-256 " + p.FileDigest.Short() + "…"), kept}, w)...)
	}
	if p.Note != "" {
		out = append(out, ui.Indent(2, ui.Dim.Wrap(p.Note, w-2))...)
	}
	if p.Limits != "" {
		out = append(out, ui.Indent(2, ui.Flow(ui.Line{ui.Warn.Of("limits: ")}, ui.Plain, p.Limits, w-2))...)
	}
	return out
}

// age says how old something is on a date.
func age(observed, on assessment.Date) string {
	if n := on.DaysFrom(observed); n >= 0 {
		return ui.Count(n, "day") + " old on " + on.String()
	}
	return "observed after " + on.String()
}
