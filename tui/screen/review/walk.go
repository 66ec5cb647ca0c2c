package review

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// walked lists the questions that are shown, and always the one in sight.
func (s *Screen) walked() []*assessment.Finding {
	out := make([]*assessment.Finding, 0, len(s.c.Decision.Findings)) // there may be thousands, at each key
	for i := range s.c.Decision.Findings {
		if f := &s.c.Decision.Findings[i]; s.shows(f) || f.Question.ID == s.at {
			out = append(out, f)
		}
	}
	return out
}

func (s *Screen) index(list []*assessment.Finding) int {
	return slices.IndexFunc(list, func(f *assessment.Finding) bool { return f.Question.ID == s.at })
}

// show puts a question in sight.
func (s *Screen) show(id string) tea.Cmd {
	if id == s.at {
		return nil
	}
	s.at, s.before = id, s.at
	s.text.Top()
	return s.keep()
}

// last goes back to the question in sight before, such as the one just answered.
func (s *Screen) last() tea.Cmd { return s.show(s.before) }

func (s *Screen) noLast() string {
	if s.before == "" || s.c.Decision.Finding(s.before) == nil {
		return "no other question was in sight before"
	}
	return ""
}

func (s *Screen) step(n int) func() tea.Cmd {
	return func() tea.Cmd {
		list := s.walked()
		if len(list) == 0 {
			return nil
		}
		return s.show(list[max(0, min(s.index(list)+n, len(list)-1))].Question.ID)
	}
}

// section goes to the first question of the next section, or of this one and then the one before.
func (s *Screen) section(dir int) func() tea.Cmd {
	return func() tea.Cmd {
		list := s.walked()
		at := s.index(list)
		if at < 0 {
			return nil
		}
		first := func(i int) int {
			for i > 0 && list[i-1].Section == list[i].Section {
				i--
			}
			return i
		}
		switch {
		case dir < 0 && first(at) < at:
			at = first(at)
		case dir < 0 && at > 0:
			at = first(at - 1)
		case dir > 0:
			for i := at; i < len(list); i++ {
				if list[i].Section != list[at].Section {
					at = i
					break
				}
			}
		}
		return s.show(list[at].Question.ID)
	}
}

// toOpen goes to the next question that wants something, round the end.
func (s *Screen) toOpen(dir int) func() tea.Cmd {
	return func() tea.Cmd {
		if id := s.next(s.at, dir, widget.Unsettled); id != "" {
			return s.show(id)
		}
		s.env.Tell(ui.Note, "nothing else is open"+s.among())
		return nil
	}
}

// among says what a walk leaves out, so that its end is not taken for the end of the gate.
func (s *Screen) among() string {
	if s.view == viewAll {
		return ""
	}
	return " among " + s.viewName() + "; v shows the other questions"
}

// next finds a question after one, or before it, round the end, that is as wanted; "" when there is none.
func (s *Screen) next(from string, dir int, wanted func(*assessment.Finding) bool) string {
	list := s.walked()
	at := slices.IndexFunc(list, func(f *assessment.Finding) bool { return f.Question.ID == from })
	n := len(list)
	for i := 1; i < n; i++ {
		if f := list[((at+dir*i)%n+n)%n]; wanted(f) {
			return f.Question.ID
		}
	}
	return ""
}

func unanswered(f *assessment.Finding) bool {
	return f.Base == assessment.OutcomeUnanswered && !f.Parked
}

// leftAt works out from the journal where this person left off: the question last touched or, where that has
// an answer, the next one that has none.
func (s *Screen) leftAt() string {
	log := s.c.State.Log
	for i := len(log) - 1; i >= 0; i-- {
		if log[i].Undone || log[i].By != s.env.Desk.By() || s.cameAlong(i) {
			continue
		}
		f := s.c.Decision.Finding(ui.About(log[i].What))
		if f == nil {
			continue
		}
		if unanswered(f) {
			return f.Question.ID
		}
		if id := s.next(f.Question.ID, 1, unanswered); id != "" {
			return id
		}
		return f.Question.ID
	}
	for _, f := range s.walked() {
		if !f.Question.SignOff {
			return f.Question.ID
		}
	}
	if len(s.c.Decision.Findings) > 0 {
		return s.c.Decision.Findings[0].Question.ID
	}
	return ""
}

// cameAlong reports whether entry i of the log was carried over from the release before: nobody has touched it here.
func (s *Screen) cameAlong(i int) bool {
	log := s.c.State.Log
	if i == 0 || log[i].Act == "" {
		return false
	}
	first, ok := log[1].What.(assessment.Commented)
	return ok && first.Carried != nil && log[i].Act == log[1].Act
}

// depth records whether the walk is to show the blockers only, or every question, from now on and for everybody.
func (s *Screen) depth() tea.Cmd {
	to, says := assessment.DepthCore, "depth core: the blockers only; the verdict rests on all (V: full)"
	if s.c.State.Subject.Depth == assessment.DepthCore {
		to, says = assessment.DepthFull, "depth full: every question; all answers are kept"
	}
	act := ui.Recording(s.env, s.c, s, "depth "+string(to), assessment.SubjectChanged{Depth: &to})
	act.Then = func(*ui.Case) tea.Cmd {
		s.env.Tell(ui.Done, "saved · "+says)
		return nil
	}
	return s.env.Act(act)
}
