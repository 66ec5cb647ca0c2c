package ui

import (
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/content"
)

// Standing is what is always in sight: the verdict, the open blockers and the blockers still to settle or,
// where no blocker holds the verdict, what does. It comes in forms of falling length.
func Standing(d *assessment.Decision) []Line {
	open, settle := d.OpenBlockers(), d.BlockersToSettle()
	badge := Badge(d.Verdict)
	if d.Verdict <= assessment.ConditionalGo { // never a go without a word on its signatures
		badge.text += SignWord(d.SignOffs.State) + " "
	}
	style := func(n int, bad Style) Style {
		if n > 0 {
			return bad
		}
		return Dim
	}
	if held := heldBy(d); len(held) > 0 && open == 0 && (settle == 0 || d.Verdict == assessment.NoGo) {
		hue := Bad
		if d.Verdict == assessment.Incomplete {
			hue = Warn
		}
		long := Line{badge, Gap(2), hue.Of(strings.Join(held, " · "))}
		if settle > 0 {
			long = append(long, Dim.Of(" · "), Warn.Of(Count(settle, "blocker")+" to settle"))
		}
		return []Line{long, {badge, Gap(1), hue.Of(held[0])}, {badge}}
	}
	return []Line{
		{badge, Gap(2), style(open, Bad).Of(Count(open, "blocker") + " open"), Dim.Of(" · "), style(settle, Warn).Say("%d to settle", settle)},
		{badge, Gap(1), style(open, Bad).Say("%d open", open), Dim.Of(" · "), style(settle, Warn).Say("%d to settle", settle)},
		shortest(badge, open, settle),
	}
}

// shortest is the graver of the two figures.
func shortest(badge Span, open, settle int) Line {
	switch {
	case open > 0:
		return Line{badge, Gap(1), Bad.Say("%d open", open)}
	case settle > 0:
		return Line{badge, Gap(1), Warn.Say("%d to settle", settle)}
	}
	return Line{badge}
}

// heldBy says what other than blockers holds a no-go or an incomplete: "1 major open", "too much accepted".
func heldBy(d *assessment.Decision) []string {
	if d.Verdict < assessment.Incomplete {
		return nil
	}
	majors := 0
	for i := range d.Findings {
		if f := &d.Findings[i]; f.Severity == content.Major && f.Level() == d.Verdict {
			majors++
		}
	}
	var whole []string
	for i := range d.Reasons {
		r := &d.Reasons[i]
		switch {
		case r.Rule.Level() != d.Verdict:
		case r.Rule == assessment.RuleTooMuchAccepted:
			whole = append(whole, "too much accepted")
		case r.Rule == assessment.RuleNothingAsked:
			whole = append(whole, "no blocker asked")
		case r.Rule == assessment.RuleDisputed && r.Question == "":
			whole = append(whole, "subject disputed")
		}
	}
	var out []string
	switch n := majors; {
	case n > 0 && d.Verdict == assessment.Incomplete:
		out = append(out, Count(n, "major")+" to settle")
	case n > 0:
		out = append(out, Count(n, "major")+" open")
	}
	return slices.Compact(append(out, whole...))
}
