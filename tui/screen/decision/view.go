package decision

import (
	"fmt"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
)

// View is the verdict with its reasons and, below them or beside them where there is room, all else that belongs to it.
func (s *Screen) View() ui.Frame {
	var lines []ui.Line
	if s.w >= ui.ThreePane { // two columns of this need as much room as three of others
		left := min(s.w*11/20, ui.MaxText)
		right := min(s.w-4-left-ui.Between, ui.MaxText)
		why, rest := append(s.banner(left), s.reasons(left)...), append([]ui.Line{ui.Blank()}, s.rest(right)...)
		lines = ui.Beside(max(len(why), len(rest), s.h), ui.Column{Width: left, Lines: why}, ui.Column{Width: right, Lines: rest})
	} else {
		w := min(s.w-4, ui.MaxText)
		lines = append(append(s.banner(w), s.reasons(w)...), ui.Blank())
		lines = append(lines, s.rest(w)...)
	}
	s.text.Set(lines, s.h) // the verdict goes with the text: the header keeps it
	return ui.Frame{
		Crumbs: []string{"portfolio", s.c.Slug, "decision"},
		Status: ui.Standing(&s.c.Decision),
		Body:   ui.Indent(2, s.text.View()),
	}
}

// banner is the verdict, large, and what it was judged on, beside a bar of its hue.
func (s *Screen) banner(w int) []ui.Line {
	d := &s.c.Decision
	m := ui.VerdictMark(d.Verdict)
	without := ui.VerdictMark(d.WithoutWaivers)
	facts := []ui.Line{
		{ui.Dim.Of("judged on "), ui.Plain.Of(d.On.String()), ui.Dim.Of(" (" + onFrom(d.OnFrom) + ")")},
		{ui.Dim.Of("without waivers: "), without.Style.Of(without.Sign + " " + without.Word)},
	}
	if d.Verdict <= assessment.ConditionalGo { // a signature is no matter where nothing goes live
		facts = append([]ui.Line{ui.Bold.Line(d.SignOffs.State.String())}, facts...)
	}
	inside := []ui.Line{(m.Style | ui.Bold).Line(m.Sign + "  " + spaced(m.Word))}
	var out []ui.Line
	if s.h >= roomy {
		out = append(out, ui.Blank())
		inside = append(inside, ui.Blank())
	}
	for _, l := range append(inside, ui.WrapLines(facts, w-2)...) {
		out = append(out, append(ui.Line{m.Style.Of("▌"), ui.Gap(1)}, l...))
	}
	if says := d.LaunchedSays(); says != "" {
		out = append(append(out, ui.Blank()), ui.Warn.Wrap(says, w)...)
	}
	return append(out, ui.Blank())
}

// roomy is the height from which the verdict has air around it.
const roomy = 18

func onFrom(f assessment.OnFrom) string {
	switch f {
	case assessment.OnGoLive:
		return "the go-live date"
	case assessment.OnToday:
		return "today"
	case assessment.OnGiven:
		return "the date given"
	default:
		return string(f)
	}
}

func spaced(word string) string {
	out := ""
	for i, r := range word {
		if i > 0 {
			out += " "
		}
		out += string(r)
	}
	return out
}

// reasons is what the verdict rests on, gravest first.
func (s *Screen) reasons(w int) []ui.Line {
	d := &s.c.Decision
	out := []ui.Line{ui.HeadingOf("Why", ui.Count(len(d.Reasons), "reason"), w)}
	for _, r := range d.Reasons {
		out = append(out, reason(r, w)...)
	}
	return out
}

// rest is what else there is to say: what waits, who signs, what would change the verdict and when it changes by itself.
func (s *Screen) rest(w int) []ui.Line {
	d := &s.c.Decision
	var out []ui.Line
	part := func(title, more string) {
		if len(out) > 0 {
			out = append(out, ui.Blank())
		}
		out = append(out, ui.HeadingOf(title, more, w))
	}
	if waits := s.c.State.Pending; len(waits) > 0 {
		part("Waiting", "asked for, and not counted yet")
		for _, p := range waits {
			says := p.Field + " " + p.Asked + " waits for " + s.c.State.WaitsFor(p) + "; " + p.Held + " counts until then"
			out = append(out, ui.Hang(ui.Line{ui.Warn.Of("○ ")}, ui.Plain, says, w)...)
		}
		out = append(out, ui.Hang(ui.Line{ui.Accent.Of("→ ")}, ui.Plain, ui.Pick(ui.KeyIntake).Label()+" gives them", w)...)
	}
	if d.Verdict <= assessment.ConditionalGo || len(d.SignOffs.Given) > 0 {
		part("Sign-offs", d.SignOffs.State.String())
		out = append(out, s.signOffs(w)...)
	}
	if len(d.ToChange) > 0 {
		part("What would change it", "all of these")
		for i, c := range d.ToChange {
			lead := ui.Line{ui.Dim.Say("%2d ", i+1)}
			if c.Question != "" {
				lead = append(lead, ui.Bold.Of(c.Question+" "))
			}
			out = append(out, ui.Flow(lead, ui.Plain, c.Needs, w)...)
		}
	}
	part("When it changes by itself", "")
	if d.Flips != nil {
		m := ui.VerdictMark(d.Flips.To)
		lead := ui.Line{ui.Plain.Of("On " + d.Flips.On.String() + " (" + ui.Days(d.Flips.On, s.c.Today) + ") to "), (m.Style | ui.Bold).Of(m.Sign + " " + m.Word), ui.Plain.Of(": ")}
		out = append(out, ui.WrapSpans(append(lead, ui.Plain.Of(d.Flips.Question+" "+d.Flips.Says)), w)...)
	} else {
		out = append(out, ui.Plain.Wrap("No date by itself changes this verdict.", w)...)
	}
	out = append(out, ui.Dim.Wrap(ui.Pick(ui.KeyForecast).Label()+" shows all that ends, day by day.", w)...)
	part("Where the questions stand", ui.Count(d.Counts.Applicable, "question")+" asked")
	var marks []ui.Line
	for _, o := range assessment.Outcomes {
		if n := d.Counts.By[o]; n > 0 {
			m := ui.OutcomeMark(o)
			marks = append(marks, ui.Line{m.Style.Of(m.Sign + " "), ui.Bold.Of(ui.Int(n)), m.Style.Of(" " + m.Word)})
		}
	}
	if d.Counts.Parked > 0 {
		marks = append(marks, ui.Line{ui.Warn.Of("‖ "), ui.Bold.Of(ui.Int(d.Counts.Parked)), ui.Warn.Of(" parked")})
	}
	out = append(out, ui.WrapLines(marks, w)...)
	return append(out, ui.Dim.Wrap(fmt.Sprintf("Asked of a tier %d subject by %s %s (%s).", s.c.State.Subject.EffectiveTier(), d.Gate.ID, d.Gate.Version, d.Gate.Digest.Short()), w)...)
}

// signOffs says who signed and what is missing, in short; the screen of the sign-offs says more.
func (s *Screen) signOffs(w int) []ui.Line {
	o := &s.c.Decision.SignOffs
	var marks []ui.Line
	for i := range o.Needed {
		r := &o.Needed[i]
		m := ui.RoleMark(o, r)
		marks = append(marks, ui.Line{m.Style.Of(m.Sign + " " + m.Word), ui.Gap(1), ui.Plain.Of(r.Role.Title)})
	}
	out := ui.WrapLines(marks, w)
	says := ui.Signers(o) + ". "
	if len(marks) == 0 {
		out, says = nil, "The gate asks for no signature. "
	}
	return append(out, ui.Dim.Wrap(says+ui.Pick(ui.KeySignOffs).Label()+" shows why, and signs.", w)...)
}

func reason(r assessment.Reason, w int) []ui.Line {
	m := ui.VerdictMark(r.Rule.Level())
	lead := ui.Line{m.Style.Of(m.Sign), ui.Gap(1)}
	if r.Question != "" {
		lead = append(lead, ui.Bold.Of(r.Question+" "))
	}
	if r.Severity > content.NotAsked {
		sev := ui.SeverityMark(r.Severity)
		lead = append(lead, sev.Style.Of(sev.Word+" "))
	}
	return ui.Flow(append(lead, ui.Dim.Of(string(r.Rule)+": ")), ui.Plain, r.Says, w)
}
