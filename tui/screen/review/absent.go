package review

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

func (s *Screen) cannotBeNotApplicable() string {
	f := s.finding()
	switch {
	case s.cannotTouch() != "":
		return s.cannotTouch()
	case len(s.marked) > 0:
		return "not applicable goes to one question at a time: each has its own reason (esc clears the marks)"
	case f.Unwaivable:
		return f.Question.ID + " cannot be not applicable: fix it, or go live with less"
	case f.Question.Applies.Empty() && f.Severity == content.Blocker:
		return f.Question.ID + " is asked of every subject and is a blocker here: meet it, or waive it (w)"
	}
	return ""
}

// notApplicable asks for the absent trait, how its absence was checked and who confirms it.
func (s *Screen) notApplicable() tea.Cmd {
	f, seen := s.finding(), s.c
	q := f.Question
	var held assessment.Answered // what an answer of this kind said before; another kind says nothing here
	if f.Held.Value.Answer == assessment.NotApplicable {
		held = f.Held.Value
	}
	fields := []*widget.Field{}
	if names := q.Applies.Names(); len(names) > 0 {
		start := names[0]
		if slices.Contains(names, held.Absent) {
			start = held.Absent
		}
		fields = append(fields, &widget.Field{
			Name: "absent", Label: "What is absent", Start: start,
			Help: "The question is asked because of this. ← → choose.",
			Options: func() []widget.Option {
				var out []widget.Option
				for _, n := range names {
					o := widget.Option{Value: n, Label: n}
					if t := seen.State.Gate.Trait(n); t != nil && t.Title != "" {
						o.Label = n + ": " + t.Title
					}
					out = append(out, o)
				}
				return out
			},
		})
	}
	confirms := "A second person, who is neither you nor a builder. May come later: until then it counts as incomplete."
	if f.Severity != content.Blocker && len(fields) > 0 {
		confirms = "Not needed: this is no blocker."
	}
	fields = append(fields,
		&widget.Field{Name: "checked", Label: "How it was checked", Prose: true, Start: held.Checked, Help: "What was looked at, and what was found.", Check: widget.Needed("say how the absence was checked")},
		&widget.Field{Name: "confirmed", Label: "Confirmed by", Start: held.ConfirmedBy, Help: confirms},
	)
	var sheet *widget.FormSheet
	sheet = widget.NewFormSheet(s.env, q.ID+" does not apply, because …", "your reason", "answer not applicable", func(form *widget.Form) tea.Cmd {
		act := ui.Recording(s.env, seen, s, q.ID+" not applicable"+was(seen, assessment.NotApplicable, []string{q.ID}), absence(held, q.ID, form))
		before := seen.Decision.Verdict
		act.Then = func(c *ui.Case) tea.Cmd {
			cmd := s.env.Lower(sheet)
			id := s.next(q.ID, 1, s.wants)
			if id != "" {
				cmd = tea.Batch(cmd, s.show(id))
			}
			s.saved(c, act.Says, []string{q.ID}, before, id == "")
			return cmd
		}
		return s.env.Act(act)
	}, fields...)
	sheet.Live = func(w int) []ui.Line { return s.absenceSays(seen, f, absence(held, q.ID, sheet.Form), w) }
	return s.env.Raise(s, sheet, false)
}

// absence is the answer that the form makes; a note to the one before stays with it.
func absence(held assessment.Answered, id string, form *widget.Form) assessment.Answered {
	return assessment.Answered{
		Question: id, Answer: assessment.NotApplicable, Note: held.Note,
		Absent: form.Value("absent"), Checked: form.Value("checked"), ConfirmedBy: form.Value("confirmed"),
	}
}

// absenceSays says, while it is being written, what the answer will come to and what is missing.
func (s *Screen) absenceSays(seen *ui.Case, f *assessment.Finding, a assessment.Answered, w int) []ui.Line {
	notYet := func(says string) []ui.Line { return ui.Flow(ui.Line{ui.Warn.Of("○ ")}, ui.Plain, says, w) }
	if !f.Question.Applies.Empty() && !seen.State.Absent(a.Absent) {
		return ui.Flow(ui.Line{ui.Bad.Of("≠ ")}, ui.Plain, "will count as contradicted: intake says there is "+a.Absent+
			". Where that is wrong, correct it: esc, then "+ui.Pick(ui.KeyIntake).Label(), w)
	}
	by := s.env.Desk.By()
	if assessment.SamePerson(a.ConfirmedBy, by) {
		return notYet("will not be taken: you answer, so somebody else confirms")
	}
	if strings.TrimSpace(a.Checked) == "" {
		return notYet("say how it was checked first")
	}
	switch outcome, unconfirmed, says := seen.State.Absence(*f, a, by); {
	case outcome != assessment.OutcomeNotApplicable:
		return ui.Flow(ui.Line{ui.Bad.Of("≠ ")}, ui.Plain, "will count as "+outcome.String()+": "+says, w)
	case unconfirmed:
		return notYet("will count as unconfirmed, so the verdict is incomplete: “Confirmed by” names nobody yet")
	default:
		return []ui.Line{{ui.Good.Of("✓ "), ui.Plain.Of("will count as not applicable")}}
	}
}
