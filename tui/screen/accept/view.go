package accept

import (
	"fmt"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
)

// headRows is the room for the question and the limits above the form.
const headRows = 3

// View is the question, the limits of the policy and the form.
func (s *Screen) View() ui.Frame {
	lines, cursor := s.form.View()
	if cursor != nil {
		cursor = &ui.Cursor{X: cursor.X, Y: cursor.Y + headRows}
	}
	mark := ui.FindingMark(s.f)
	sev := ui.SeverityMark(s.f.Severity)
	head := []ui.Line{
		ui.Spread(s.w-1,
			ui.Line{ui.Gap(1), ui.Bold.Of(s.f.Question.ID), ui.Dim.Of(" · "), sev.Style.Of(sev.Word), ui.Dim.Of(" · "), ui.Plain.Of(s.f.Question.Title)},
			mark.Line()),
		ui.Line{ui.Gap(1), ui.Dim.Of(s.policy())}.Cut(s.w),
		ui.Rule(s.w),
	}
	what := "waive"
	if s.condition {
		what = "condition"
	}
	return ui.Frame{
		Crumbs: []string{"portfolio", s.c.Slug, s.f.Question.ID, what},
		Status: ui.Standing(&s.c.Decision),
		Body:   append(head, lines...),
		Cursor: cursor,
	}
}

// limit is how many days the policy allows.
func (s *Screen) limit() int {
	tier, p := s.c.State.Subject.EffectiveTier()-1, s.c.State.Gate.Policy
	switch {
	case s.condition:
		return p.ConditionDays[tier]
	case s.f.Severity == content.Blocker:
		return p.BlockerWaiverDays[tier]
	default:
		return p.MajorWaiverDays[tier]
	}
}

// policy says what the policy allows and how much of it is in use.
func (s *Screen) policy() string {
	tier := s.c.State.Subject.EffectiveTier()
	days, used, most, from, what := s.limit(), 0, content.Unlimited, "its approval", "waivers on majors"
	for i := range s.c.Decision.Findings {
		f := &s.c.Decision.Findings[i]
		switch {
		case s.condition && f.Waiver == nil && f.Condition != nil,
			!s.condition && f.Waiver != nil && f.Severity == s.f.Severity:
			used++
		}
	}
	switch {
	case s.condition:
		most, from, what = s.c.State.Gate.Policy.Conditions[tier-1], "go-live", "conditions"
		if s.c.State.Subject.GoLive.IsZero() {
			from = "today"
		}
	case s.f.Severity == content.Blocker:
		most, what = s.c.State.Gate.Policy.BlockerWaivers[tier-1], "waivers on blockers"
	}
	says := fmt.Sprintf("Tier %d: ", tier)
	if days == content.Unlimited {
		says += "no limit in days"
	} else {
		says += fmt.Sprintf("at most %d days from %s", days, from)
	}
	if most == content.Unlimited {
		return says + fmt.Sprintf("; %d %s in use", used, what)
	}
	return says + fmt.Sprintf("; %d of %d %s in use", used, most, what)
}

// live says whether the gate takes it as it is written so far.
func (s *Screen) live(w int) []ui.Line {
	var out []ui.Line
	if nothing := s.coversNothing(); nothing != "" {
		out = ui.Hang(ui.Line{ui.Warn.Of("○ ")}, ui.Plain, nothing, w)
	}
	says := ""
	if s.condition {
		c := s.set()
		if says = assessment.ConditionRefused(s.c.State, s.f.Question, c); says == "" && c.Due < s.c.Today {
			says = "the due date has gone by"
		}
	} else {
		says = assessment.WaiverRefused(s.c.State, s.f.Question, s.waiver())
	}
	switch {
	case says != "":
		return append(out, ui.Flow(ui.Line{ui.Warn.Of("○ not yet: ")}, ui.Plain, says, w)...)
	case out != nil:
		return out
	}
	return []ui.Line{{ui.Good.Of("✓ the gate takes this")}}
}

// coversNothing says why what is being written will cover nothing as the question stands now.
func (s *Screen) coversNothing() string {
	what := "a waiver"
	if s.condition {
		what = "a condition"
	}
	switch base := s.f.Base; base {
	case assessment.OutcomeUnanswered:
		return "answer it first: " + what + " never covers what nobody answered"
	case assessment.OutcomeMet, assessment.OutcomeNotApplicable:
		return "it is " + base.String() + " now: " + what + " covers only an answered question that is open"
	default:
		return ""
	}
}
