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

func (s *Screen) nothing() string {
	if s.finding() == nil {
		return "nothing is asked of this subject"
	}
	return ""
}

// cannotAnswer says why an answer cannot be given now. With marks an answer goes to what is marked.
func (s *Screen) cannotAnswer() string {
	if len(s.marked) > 0 {
		return ""
	}
	return s.cannotTouch()
}

// cannotTouch says why the question in sight is not answered by hand.
func (s *Screen) cannotTouch() string {
	f := s.finding()
	switch {
	case f == nil:
		return s.nothing()
	case f.Question.SignOff:
		return f.Question.ID + " is settled by the sign-offs, never by hand: " + ui.Pick(ui.KeySignOffs).Label() + " shows who must sign, and signs"
	}
	return ""
}

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

func (s *Screen) cannotWaive() string {
	if s.finding() == nil {
		return s.nothing()
	}
	return widget.CannotWaive(s.finding())
}

func (s *Screen) cannotSetCondition() string {
	if s.finding() == nil {
		return s.nothing()
	}
	return widget.CannotSetCondition(s.finding())
}

// answer answers the question in sight or, once a person has said yes to it, everything that is marked.
func (s *Screen) answer(a assessment.Answer) func() tea.Cmd {
	return func() tea.Cmd {
		if len(s.marked) > 0 {
			return s.askAboutMarked(a)
		}
		return s.act(s.c, a, []string{s.at})
	}
}

// act records an answer to questions as the person saw them.
func (s *Screen) act(seen *ui.Case, a assessment.Answer, ids []string) tea.Cmd {
	bodies := make([]assessment.Body, len(ids))
	for i, id := range ids {
		bodies[i] = assessment.Answered{Question: id, Answer: a}
	}
	return s.record(seen, strings.Join(ids, ", ")+" "+ui.AnswerWord(a), ids, bodies...)
}

// record records answers to questions as the person saw them, says what they came to and moves on to the next
// question without an answer.
func (s *Screen) record(seen *ui.Case, says string, ids []string, bodies ...assessment.Body) tea.Cmd {
	before := seen.Decision.Verdict
	act := ui.Recording(s.env, seen, s, says, bodies...)
	act.Then = func(c *ui.Case) tea.Cmd {
		clear(s.marked)
		s.env.Tell(ui.Done, "saved · "+says+s.cameTo(c, ids, before))
		last := ids[len(ids)-1]
		if s.at != last && !slices.Contains(ids, s.at) {
			return nil
		}
		if id := s.next(last, 1, unanswered); id != "" {
			return s.show(id)
		}
		all := " · every question here has an answer; n goes to what is open"
		if s.view == viewBlockers {
			all = " · every blocker has an answer; v shows the other questions"
		}
		s.env.Tell(ui.Done, "saved · "+says+s.cameTo(c, ids, before)+all)
		return nil
	}
	return s.env.Act(act)
}

// cameTo says what an answer did, where that is not what it says itself.
func (s *Screen) cameTo(c *ui.Case, ids []string, before assessment.Verdict) string {
	says := ""
	if f := c.Decision.Finding(ids[0]); len(ids) == 1 && f != nil && f.Outcome.String() != string(f.Answer) && f.Answer == assessment.Met {
		says = ", counts as " + f.Outcome.String() + " (e gives evidence)"
		if f.Outcome == assessment.OutcomeContradicted {
			says = ", counts as contradicted"
		}
	}
	if now := c.Decision.Verdict; now != before {
		says += " · now " + ui.VerdictMark(now).Word
	}
	return says
}

func (s *Screen) nothingToConfirm() string {
	switch {
	case s.cannotTouch() != "":
		return s.cannotTouch()
	case len(s.marked) > 0:
		return "an answer is confirmed one question at a time (esc clears the marks)"
	}
	if _, err := s.c.State.Confirmation(s.at); err != nil {
		return "no answer from a release before waits to be confirmed here"
	}
	return ""
}

// confirm answers the question in sight as it was answered for the release before.
func (s *Screen) confirm() tea.Cmd {
	b, err := s.c.State.Confirmation(s.at)
	if err != nil {
		s.env.Tell(ui.Trouble, ui.Explain(err))
		return nil
	}
	return s.record(s.c, b.Question+" "+ui.AnswerWord(b.Answer)+", confirmed", []string{b.Question}, b)
}

func (s *Screen) park() tea.Cmd {
	lift := s.finding().Parked
	says := s.at + " parked: it waits for you"
	if lift {
		says = s.at + " taken up again"
	}
	act := ui.Recording(s.env, s.c, s, says, assessment.Parked{Question: s.at, Lifted: lift})
	from := s.at
	act.Then = func(*ui.Case) tea.Cmd {
		if id := s.next(from, 1, unanswered); id != "" && !lift && s.at == from {
			return s.show(id)
		}
		return nil
	}
	return s.env.Act(act)
}

func (s *Screen) undo() tea.Cmd {
	act := ui.Undoing(s.env, s.c, s)
	act.Then = func(c *ui.Case) tea.Cmd {
		u, ok := c.State.Log[len(c.State.Log)-1].What.(assessment.Undone)
		for ok && len(u.Entries) > 0 {
			i := slices.IndexFunc(c.State.Log, func(l assessment.Logged) bool { return l.ID == u.Entries[0] })
			if i < 0 {
				return nil
			}
			what := c.State.Log[i].What
			if u, ok = what.(assessment.Undone); !ok && c.Decision.Finding(touched(what)) != nil {
				return s.show(touched(what))
			}
		}
		return nil
	}
	return s.env.Act(act)
}

func (s *Screen) evidence() tea.Cmd {
	return s.env.Go(ui.Route{To: ui.Evidence, Case: s.c, Question: s.at})
}

func (s *Screen) accept(condition bool) func() tea.Cmd {
	return func() tea.Cmd {
		return s.env.Go(ui.Route{To: ui.Accept, Case: s.c, Question: s.at, Condition: condition})
	}
}

// comment asks for a remark in a sheet; the question stays in sight.
func (s *Screen) comment() tea.Cmd {
	id, seen := s.at, s.c
	var sheet *widget.FormSheet
	sheet = widget.NewFormSheet(s.env, "comment on "+id, "your comment", "save the comment", func(f *widget.Form) tea.Cmd {
		act := ui.Recording(s.env, seen, s, "comment on "+id, assessment.Commented{Question: id, Text: f.Value("text")})
		act.Then = func(*ui.Case) tea.Cmd { return s.env.Lower(sheet) }
		return s.env.Act(act)
	}, &widget.Field{
		Name: "text", Label: "Comment", Prose: true,
		Help:  "Part of the record for ever, no part of the verdict. ctrl+j begins a new line.",
		Check: widget.Needed("write the comment first"),
	})
	return s.env.Raise(s, sheet, false)
}

// notApplicable asks for the absent trait, how its absence was checked and who confirms it.
func (s *Screen) notApplicable() tea.Cmd {
	f, seen := s.finding(), s.c
	q := f.Question
	fields := []*widget.Field{}
	if names := q.Applies.Names(); len(names) > 0 {
		fields = append(fields, &widget.Field{
			Name: "absent", Label: "What is absent", Start: names[0],
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
		&widget.Field{Name: "checked", Label: "How it was checked", Prose: true, Help: "What was looked at, and what was found.", Check: widget.Needed("say how the absence was checked")},
		&widget.Field{Name: "confirmed", Label: "Confirmed by", Help: confirms},
	)
	var sheet *widget.FormSheet
	sheet = widget.NewFormSheet(s.env, q.ID+" does not apply, because …", "your reason", "answer not applicable", func(form *widget.Form) tea.Cmd {
		act := ui.Recording(s.env, seen, s, q.ID+" not applicable", assessment.Answered{
			Question: q.ID, Answer: assessment.NotApplicable,
			Absent: form.Value("absent"), Checked: form.Value("checked"), ConfirmedBy: form.Value("confirmed"),
		})
		before := seen.Decision.Verdict
		act.Then = func(c *ui.Case) tea.Cmd {
			cmd := s.env.Lower(sheet)
			s.env.Tell(ui.Done, "saved · "+act.Says+s.cameTo(c, []string{q.ID}, before))
			if id := s.next(q.ID, 1, unanswered); id != "" {
				return tea.Batch(cmd, s.show(id))
			}
			return cmd
		}
		return s.env.Act(act)
	}, fields...)
	return s.env.Raise(s, sheet, false)
}

func (s *Screen) nothingToWithdraw() string {
	f := s.finding()
	if f == nil {
		return s.nothing()
	}
	if _, waived := s.c.State.Waivers[s.at]; len(f.Pieces) == 0 && !waived {
		return "nothing is held for " + s.at + " that could be withdrawn"
	}
	return ""
}

// withdraw asks which piece of evidence, or the waiver, to take back, and why.
func (s *Screen) withdraw() tea.Cmd {
	f, seen := s.finding(), s.c
	var opts []widget.Option
	if _, ok := seen.State.Waivers[s.at]; ok {
		opts = append(opts, widget.Option{Value: "waiver", Label: "the waiver"})
	}
	for _, p := range f.Pieces {
		opts = append(opts, widget.Option{Value: p.ID, Label: "e" + ui.Int(p.Entry) + " " + p.EvidenceKind + ", observed " + p.Observed.String()})
	}
	id := s.at
	var sheet *widget.FormSheet
	sheet = widget.NewFormSheet(s.env, "withdraw from "+id, "what to withdraw", "withdraw", func(form *widget.Form) tea.Cmd {
		var body assessment.Body = assessment.EvidenceWithdrawn{Evidence: form.Value("what"), Reason: form.Value("reason")}
		if form.Value("what") == "waiver" {
			body = assessment.WaiverWithdrawn{Question: id, Reason: form.Value("reason")}
		}
		act := ui.Recording(s.env, seen, s, "withdrawn from "+id, body)
		act.Then = func(*ui.Case) tea.Cmd { return s.env.Lower(sheet) }
		return s.env.Act(act)
	},
		&widget.Field{Name: "what", Label: "Withdraw", Start: opts[0].Value, Options: func() []widget.Option { return opts }, Help: "It stays in the record and no longer counts. ← → choose."},
		&widget.Field{Name: "reason", Label: "Why", Prose: true, Help: "For whoever reads the record later."},
	)
	return s.env.Raise(s, sheet, false)
}
