package forecast

import (
	"strings"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

// View is the sequence of verdicts, and below it the timeline.
func (s *Screen) View() ui.Frame {
	w := min(s.w-4, ui.MaxText)
	head := append(s.verdicts(w), ui.Blank())
	s.text.Set(s.days(w), s.h-len(head))
	return ui.Frame{
		Crumbs: []string{"portfolio", s.c.Slug, "forecast"},
		Status: ui.Standing(&s.c.Decision),
		Body:   ui.Indent(2, append(head, s.text.View()...)),
	}
}

// verdicts is the verdict on the date judged on and those that follow, each from its day on.
func (s *Screen) verdicts(w int) []ui.Line {
	parts := []ui.Line{verdict(s.f.Verdict, "on "+s.f.On.String())}
	for _, x := range s.f.Flips {
		parts = append(parts, append(ui.Line{ui.Dim.Of("then ")}, verdict(x.To, "from "+x.On.String()+" on")...))
	}
	if len(s.f.Flips) == 0 {
		parts = append(parts, ui.Dim.Line("no date by itself changes that"))
	}
	return ui.WrapLines(parts, w)
}

func verdict(v assessment.Verdict, when string) ui.Line {
	m := ui.VerdictMark(v)
	return ui.Line{(m.Style | ui.Bold).Of(m.Sign + " " + m.Word), ui.Gap(1), ui.Plain.Of(when)}
}

// days draws each day with what happens on it, and a band where the verdict changes.
func (s *Screen) days(w int) []ui.Line {
	var out []ui.Line
	for _, d := range s.f.Days {
		if len(out) > 0 {
			out = append(out, ui.Blank())
		}
		out = append(out, ui.Line{ui.Bold.Of(d.On.String()), ui.Gap(1), ui.Dim.Of(away(d.On.DaysFrom(s.f.On)) + " · " + ui.Days(d.On, s.c.Today))})
		for i := range d.Events {
			out = append(out, event(&d.Events[i], w)...)
		}
		if d.Flip != nil {
			m := ui.VerdictMark(d.Flip.To)
			lead := ui.Line{ui.Gap(1), (m.Style | ui.Bold | ui.Reverse).Of(" " + m.Sign + " " + m.Word + " "), ui.Gap(1), ui.Bold.Of(d.Flip.Question)}
			out = append(out, ui.WrapSpans(append(lead, ui.Plain.Of(" "+d.Flip.Says)), w)...)
		}
	}
	if len(out) == 0 {
		out = ui.Plain.Wrap("Nothing that this assessment rests on ends by itself.", w)
		return append(out, ui.Dim.Wrap("Evidence grows old, waivers and conditions end, and rows pass their dates. Each of these days stands here as soon as there is one, with the day on which the verdict changes.", w)...)
	}
	return out
}

// away is how many days a day lies after the one judged on.
func away(n int) string {
	if n == 0 {
		return "the day judged on"
	}
	return "+" + ui.Count(n, "day")
}

// signs say what sort of thing happens, beside its word.
var signs = map[assessment.EventKind]ui.Mark{
	assessment.EventGoLive:    {Sign: "▸", Word: "go-live", Style: ui.Accent},
	assessment.EventLaunchBy:  {Sign: "△", Word: "launch window", Style: ui.Warn},
	assessment.EventApproval:  {Sign: "△", Word: "approval", Style: ui.Warn},
	assessment.EventWaiver:    {Sign: "△", Word: "waiver", Style: ui.Warn},
	assessment.EventCondition: {Sign: "△", Word: "condition", Style: ui.Warn},
	assessment.EventEvidence:  {Sign: "·", Word: "evidence", Style: ui.Dim},
	assessment.EventRows:      {Sign: "≡", Word: "rows", Style: ui.Dim},
}

// event is one thing; evidence that nothing else stands in for is marked as the others are.
func event(e *assessment.ForecastEvent, w int) []ui.Line {
	m := signs[e.Kind]
	if e.Last {
		m.Sign, m.Style = "△", ui.Warn
	}
	lead := ui.Line{ui.Gap(2), m.Style.Of(m.Sign + " " + m.Word), ui.Gap(1)}
	if len(e.Questions) > 0 {
		lead = append(lead, ui.Bold.Of(strings.Join(e.Questions, ", ")+":"), ui.Gap(1))
	}
	lines := ui.WrapSpans(append(lead, ui.Plain.Of(e.Says)), w)
	for i := 1; i < len(lines); i++ {
		lines[i] = append(ui.Line{ui.Gap(4)}, lines[i]...).Cut(w)
	}
	return lines
}
