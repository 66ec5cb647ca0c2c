package review

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// mark marks the question in sight, or takes its mark away, and goes on to the next.
func (s *Screen) mark() tea.Cmd {
	if s.marked[s.at] {
		delete(s.marked, s.at)
	} else {
		s.marked[s.at] = true
	}
	says := "no question is marked"
	if n := len(s.marked); n > 0 {
		says = ui.Int(n) + " marked: an answer goes to all · esc clears the marks"
	}
	s.env.Tell(ui.Note, says)
	return s.step(1)()
}

func (s *Screen) clearMarks() tea.Cmd {
	clear(s.marked)
	s.env.Tell(ui.Note, "the marks are cleared; nothing was answered")
	return nil
}

// dropMarks takes the marks from questions that are no longer asked.
func (s *Screen) dropMarks() {
	for id := range s.marked {
		if s.c.Decision.Finding(id) == nil {
			delete(s.marked, id)
		}
	}
}

// markedIDs are the marked questions in the order of the gate.
func (s *Screen) markedIDs() []string {
	var out []string
	for i := range s.c.Decision.Findings {
		if id := s.c.Decision.Findings[i].Question.ID; s.marked[id] {
			out = append(out, id)
		}
	}
	return out
}

// askAboutMarked asks before an answer goes to questions that are not in sight.
func (s *Screen) askAboutMarked(a assessment.Answer) tea.Cmd {
	ids, seen := s.markedIDs(), s.c
	says := answersNow(&seen.Decision, ids)
	if !slices.Contains(ids, s.at) {
		says += " " + s.at + ", which is in sight, is not marked and stays as it is."
	}
	return s.env.Raise(s, widget.NewConfirm(s.env, "Answer "+strings.Join(ids, ", ")+" "+ui.AnswerWord(a)+"?", says,
		"answer "+ui.Count(len(ids), "question")+" "+ui.AnswerWord(a), func() tea.Cmd { return s.act(seen, a, ids) }), false)
}

// answersNow says which answers questions have now: "ID-01, ID-03 are met now. ID-02 has no answer."
func answersNow(d *assessment.Decision, ids []string) string {
	var order []assessment.Answer
	have := map[assessment.Answer][]string{}
	for _, id := range ids {
		a := d.Finding(id).Answer
		if have[a] == nil {
			order = append(order, a)
		}
		have[a] = append(have[a], id)
	}
	var out []string
	for _, a := range order {
		is, says := "is", " "+ui.AnswerWord(a)+" now."
		if a == assessment.Unanswered {
			is, says = "has", " no answer."
		}
		if len(have[a]) > 1 {
			is = map[string]string{"is": "are", "has": "have"}[is]
		}
		out = append(out, strings.Join(have[a], ", ")+" "+is+says)
	}
	return strings.Join(out, " ")
}
