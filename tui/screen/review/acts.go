package review

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
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
	return s.record(seen, ranges(&seen.Decision, ids)+" "+ui.AnswerWord(a)+was(seen, a, ids), ids, bodies...)
}

// was names the answer that another one takes the place of, so that a slip is seen.
func was(seen *ui.Case, a assessment.Answer, ids []string) string {
	if f := seen.Decision.Finding(ids[0]); len(ids) == 1 && f != nil && f.Answer != assessment.Unanswered && f.Answer != a {
		return " (was " + ui.AnswerWord(f.Answer) + ")"
	}
	return ""
}

// record records answers to questions as the person saw them, says what they came to and moves on to the next
// question without an answer.
func (s *Screen) record(seen *ui.Case, says string, ids []string, bodies ...assessment.Body) tea.Cmd {
	before := seen.Decision.Verdict
	act := ui.Recording(s.env, seen, s, says, bodies...)
	act.Then = func(c *ui.Case) tea.Cmd {
		clear(s.marked)
		last := ids[len(ids)-1]
		id := s.next(last, 1, s.wants)
		away := s.at != last && !slices.Contains(ids, s.at)
		var cmd tea.Cmd
		if !away && id != "" {
			cmd = s.show(id)
		}
		s.saved(c, says, ids, before, !away && id == "")
		return cmd
	}
	return s.env.Act(act)
}

// saved says what was saved, what it came to and whether it was the last one, in as many words as fit on one row: so
// that the answer bar stays where it is.
func (s *Screen) saved(c *ui.Case, says string, ids []string, before assessment.Verdict, end bool) {
	counts, how := s.cameTo(c, ids)
	verdict, all, few := "", "", ""
	if now := c.Decision.Verdict; now != before {
		verdict = " · now " + ui.VerdictMark(now).Word
	}
	if end {
		all, few = s.theEnd()
	}
	says = "saved · " + says
	forms := []string{
		says + counts + how + verdict + all, says + counts + verdict + all, says + counts + verdict + few, says + verdict + few,
	}
	fits := slices.IndexFunc(forms, func(f string) bool { return ui.Plain.Line(f).Width() <= s.w-noticeLead })
	if fits < 0 {
		s.env.Tell(ui.Done, says+verdict)
		return
	}
	s.env.Tell(ui.Done, forms[fits])
}

// noticeLead is what stands before and behind a notice on its row, in cells.
const noticeLead = 4

// theEnd says that nothing comes next, in full and in a few words.
func (s *Screen) theEnd() (all, few string) {
	switch s.view {
	case viewAll:
		return " · every question here has an answer; n goes to what is open", " · all answered (n: open)"
	case viewBlockers:
		return " · every blocker has an answer; v shows the other questions", " · all answered (v: others)"
	default:
		return " · nothing else is open" + s.among(), " · nothing else here (v: others)"
	}
}

// cameTo says what an answer counts as, where that is not what it says itself, and which key leads on.
func (s *Screen) cameTo(c *ui.Case, ids []string) (counts, how string) {
	f := c.Decision.Finding(ids[0])
	if len(ids) > 1 || f == nil || f.Outcome.String() == string(f.Answer) || f.Answer != assessment.Met {
		return "", ""
	}
	counts = ", counts as " + f.Outcome.String()
	switch {
	case f.Outcome == assessment.OutcomeContradicted:
		return counts, ""
	case s.at == ids[0]:
		return counts, " (e gives evidence)"
	default: // the walk has gone on, and e is about what is in sight
		return counts, " (" + ui.Pick(ui.KeyLast).Label() + ", then e: evidence)"
	}
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

// parking puts the question in sight aside or, where it is parked, takes it up again: the footer names which of the two.
func (s *Screen) parking() ui.Action {
	k := ui.Pick(ui.KeyPark)
	if f := s.finding(); f != nil && f.Parked {
		k = ui.PickAs(ui.KeyPark, "take up again what was put aside").Named("unpark")
	}
	return ui.Action{Key: k, Foot: true, Do: s.park, WhyNot: s.cannotTouch}
}

// park goes on after putting a question aside, as an answer does, and says how that is taken back: p again would be about
// the question that has come in sight.
func (s *Screen) park() tea.Cmd {
	lift := s.finding().Parked
	says := s.at + " parked; " + ui.Pick(ui.KeyUndo).Label() + " undoes it"
	if lift {
		says = s.at + " taken up again"
	}
	act := ui.Recording(s.env, s.c, s, says, assessment.Parked{Question: s.at, Lifted: lift})
	from := s.at
	act.Then = func(*ui.Case) tea.Cmd {
		if id := s.next(from, 1, s.wants); id != "" && !lift && s.at == from {
			return s.show(id)
		}
		return nil
	}
	return s.env.Act(act)
}

// back takes the last act back, or brings back what was taken, and goes to its question. Where it was about several, such
// as an answer to all that was marked, the person stays where they are.
func (s *Screen) back(undo func(*ui.Env, *ui.Case, ui.Screen) ui.Act) func() tea.Cmd {
	return func() tea.Cmd {
		act := undo(s.env, s.c, s)
		act.Then = func(c *ui.Case) tea.Cmd {
			if id := ui.Touched(c); id != "" {
				return s.show(id)
			}
			return nil
		}
		return s.env.Act(act)
	}
}

func (s *Screen) evidence() tea.Cmd {
	return s.env.Go(ui.Route{To: ui.Evidence, Case: s.c, Question: s.at})
}

func (s *Screen) accept(condition bool) func() tea.Cmd {
	return func() tea.Cmd {
		return s.env.Go(ui.Route{To: ui.Accept, Case: s.c, Question: s.at, Condition: condition})
	}
}
