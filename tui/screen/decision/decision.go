// Package decision shows the verdict: why it is what it is, what would change it, and when it changes by
// itself.
package decision

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// Screen is the verdict of one assessment.
type Screen struct {
	env  *ui.Env
	c    *ui.Case
	text widget.Scroll
	w, h int
}

// New shows the decision of r.Case.
func New(env *ui.Env, r ui.Route) ui.Screen { return &Screen{env: env, c: r.Case} }

// Init has nothing to do.
func (s *Screen) Init() tea.Cmd { return nil }

// Update takes the assessment as it now stands.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(ui.CaseMsg); ok && m.Case.ID == s.c.ID {
		s.c = m.Case
	}
	return nil
}

// Resize keeps the room there is.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Actions are reading on, and where to go from here.
func (s *Screen) Actions() []ui.Action {
	to := func(p ui.Place) func() tea.Cmd {
		return func() tea.Cmd { return s.env.Go(ui.Route{To: p, Case: s.c}) }
	}
	return append([]ui.Action{
		{Key: ui.Pick(ui.KeyFindings), Foot: true, Do: to(ui.Findings)},
		{Key: ui.Pick(ui.KeyCompare), Foot: true, Do: to(ui.Compare)},
		{Key: ui.Pick(ui.KeyReport), Foot: true, Do: to(ui.Report), WhyNot: func() string {
			if s.env.Report == nil {
				return "there is no report here"
			}
			return ""
		}},
		{Key: ui.Pick(ui.KeyCoverage), Foot: true, Do: to(ui.Coverage), WhyNot: func() string {
			if s.env.Frameworks == nil {
				return "there are no catalogues here"
			}
			return ""
		}},
		{Key: ui.Pick(ui.KeySignOffs), Foot: true, Do: to(ui.SignOffs)},
		{Key: ui.Pick(ui.KeyForecast), Foot: true, Do: to(ui.Forecast)},
		{Key: ui.Pick(ui.KeyIntake), Foot: true, Do: to(ui.Intake)},
		{Key: ui.Pick(ui.KeyRegisters), Foot: len(s.c.State.Gate.Registers) > 0, Do: to(ui.Registers), WhyNot: func() string {
			if len(s.c.State.Gate.Registers) == 0 {
				return "the gate of this assessment asks for no register"
			}
			return ""
		}},
	}, widget.ScrollActions(&s.text)...)
}

// View is the verdict and all that belongs to it.
func (s *Screen) View() ui.Frame {
	w := min(s.w-4, ui.MaxText)
	d := &s.c.Decision
	s.text.Set(append(s.banner(w), s.reasons(w)...), s.h) // the band goes with the text: the header keeps the verdict
	return ui.Frame{
		Crumbs: []string{"portfolio", s.c.Slug, "decision"},
		Status: ui.Standing(d),
		Body:   ui.Indent(2, s.text.View()),
	}
}

// banner is the verdict, large, and what it was judged on.
func (s *Screen) banner(w int) []ui.Line {
	d := &s.c.Decision
	m := ui.VerdictMark(d.Verdict)
	band := m.Style | ui.Bold | ui.Reverse
	said := "   " + m.Sign + "  " + spaced(m.Word)
	var out []ui.Line
	if s.h >= 18 {
		out = append(out, ui.Blank(), ui.Line{band.Of(" ")}.Fill(w), ui.Line{band.Of(said)}.Fill(w), ui.Line{band.Of(" ")}.Fill(w))
	} else {
		out = append(out, ui.Line{band.Of(said)}.Fill(w))
	}
	var facts ui.Line
	switch {
	case d.Verdict > assessment.ConditionalGo: // a signature is no matter here
	default:
		facts = ui.Line{ui.Bold.Of(d.SignOffs.State.String()), ui.Dim.Of(" · ")}
	}
	facts = append(facts, ui.Dim.Of("judged on "), ui.Plain.Of(d.On.String()), ui.Dim.Of(" ("+onFrom(d.OnFrom)+")"))
	without := ui.VerdictMark(d.WithoutWaivers)
	facts = append(facts, ui.Dim.Of(" · without waivers: "), without.Style.Of(without.Sign+" "+without.Word))
	out = append(out, ui.WrapSpans(facts, w)...)
	if says := d.LaunchedSays(); says != "" {
		out = append(out, ui.Warn.Wrap(says, w)...)
	}
	return append(out, ui.Blank())
}

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
	var out []ui.Line
	part := func(title string) {
		if len(out) > 0 {
			out = append(out, ui.Blank())
		}
		out = append(out, ui.Heading(title, w))
	}
	part(fmt.Sprintf("Why: %s", ui.Count(len(d.Reasons), "reason")))
	for _, r := range d.Reasons {
		out = append(out, reason(r, w)...)
	}
	if waits := s.c.State.Pending; len(waits) > 0 {
		part("Waiting: asked for, and not counted yet")
		for _, p := range waits {
			says := p.Field + " " + p.Asked + " waits for " + s.c.State.WaitsFor(p) + "; " + p.Held + " counts until then"
			out = append(out, ui.Hang(ui.Line{ui.Warn.Of("○ ")}, ui.Plain, says, w)...)
		}
		out = append(out, ui.Hang(ui.Line{ui.Accent.Of("→ ")}, ui.Plain, ui.Pick(ui.KeyIntake).Label()+" gives them", w)...)
	}
	if d.Verdict <= assessment.ConditionalGo || len(d.SignOffs.Given) > 0 {
		part("Sign-offs: " + d.SignOffs.State.String())
		out = append(out, s.signOffs(w)...)
	}
	if len(d.ToChange) > 0 {
		part("What would change it: all of these")
		for i, c := range d.ToChange {
			lead := ui.Line{ui.Dim.Say("%3d ", i+1)}
			if c.Question != "" {
				lead = append(lead, ui.Bold.Of(c.Question+" "))
			}
			out = append(out, ui.Flow(lead, ui.Plain, c.Needs, w)...)
		}
	}
	part("When it changes by itself")
	if d.Flips != nil {
		m := ui.VerdictMark(d.Flips.To)
		lead := ui.Line{ui.Plain.Of("On " + d.Flips.On.String() + " (" + ui.Days(d.Flips.On, s.c.Today) + ") to "), (m.Style | ui.Bold).Of(m.Sign + " " + m.Word), ui.Plain.Of(": ")}
		out = append(out, ui.WrapSpans(append(lead, ui.Plain.Of(d.Flips.Question+" "+d.Flips.Says)), w)...)
	} else {
		out = append(out, ui.Dim.Line("No date by itself changes this verdict."))
	}
	out = append(out, ui.Dim.Wrap(ui.Pick(ui.KeyForecast).Label()+" shows all that ends, day by day.", w)...)
	part("Where the questions stand")
	var marks []ui.Line
	for _, o := range assessment.Outcomes {
		if n := d.Counts.By[o]; n > 0 {
			m := ui.OutcomeMark(o)
			marks = append(marks, ui.Line{ui.Bold.Of(ui.Int(n) + " "), m.Style.Of(m.Sign + " " + m.Word)})
		}
	}
	if d.Counts.Parked > 0 {
		marks = append(marks, ui.Line{ui.Bold.Of(ui.Int(d.Counts.Parked) + " "), ui.Warn.Of("‖ parked")})
	}
	out = append(out, ui.WrapLines(marks, w)...)
	sub := s.c.State.Subject
	out = append(out, ui.Dim.Wrap(fmt.Sprintf("%s asked of a tier %d subject by %s %s (%s).", ui.Count(d.Counts.Applicable, "question"), sub.EffectiveTier(), d.Gate.ID, d.Gate.Version, d.Gate.Digest.Short()), w)...)
	return out
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
