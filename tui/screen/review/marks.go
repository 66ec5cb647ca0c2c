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

// markAll marks the questions shown of the section in sight; where they all are, every question shown; where those are,
// none.
func (s *Screen) markAll() tea.Cmd {
	section, all := []string{}, []string{}
	for _, f := range s.walked() {
		if f.Question.SignOff || !s.shows(f) {
			continue // the sign-offs settle it; or it is only here because it is in sight
		}
		all = append(all, f.Question.ID)
		if f.Section == s.finding().Section {
			section = append(section, f.Question.ID)
		}
	}
	where := " of this section"
	list := section
	if s.allMarked(section) {
		list, where = all, " shown"
	}
	if s.allMarked(all) {
		return s.clearMarks()
	}
	for _, id := range list {
		s.marked[id] = true
	}
	again := "again: every question shown"
	if s.allMarked(all) {
		again = "again: none"
	}
	s.env.Tell(ui.Note, ui.Int(len(s.marked))+" marked, all"+where+": an answer goes to all · "+ui.Pick(ui.KeyMarkAll).Label()+" "+again)
	return nil
}

func (s *Screen) allMarked(ids []string) bool {
	for _, id := range ids {
		if !s.marked[id] {
			return false
		}
	}
	return true
}

// askAboutMarked asks before an answer goes to questions that are not in sight: how many, what it writes over, which.
func (s *Screen) askAboutMarked(a assessment.Answer) tea.Cmd {
	ids, seen := s.markedIDs(), s.c
	says := overwrites(&seen.Decision, a, ids)
	if !slices.Contains(ids, s.at) {
		says += "\n" + s.at + ", which is in sight, is not marked and stays as it is."
	}
	return s.env.Raise(s, widget.NewConfirm(s.env, "Answer "+ui.Count(len(ids), "question")+" "+ui.AnswerWord(a)+": "+ranges(&seen.Decision, ids)+"?", says,
		"answer "+ui.Count(len(ids), "question")+" "+ui.AnswerWord(a), func() tea.Cmd { return s.act(seen, a, ids) }), false)
}

// overwrites says what an answer to questions writes over: answers, and what was written to them.
func overwrites(d *assessment.Decision, a assessment.Answer, ids []string) string {
	var order []string
	over := map[string][]string{}
	none := 0
	for _, id := range ids {
		f := d.Finding(id)
		if f.Answer == assessment.Unanswered {
			none++
			continue
		}
		is := ui.AnswerWord(f.Answer)
		switch {
		case f.Held.Value.Note != "" || f.Held.Value.Checked != "":
			is += " with what was written to it"
		case f.Answer == a:
			is += " already"
		}
		if over[is] == nil {
			order = append(order, is)
		}
		over[is] = append(over[is], id)
	}
	var out []string
	for _, is := range order {
		out = append(out, ranges(d, over[is])+" ("+is+")")
	}
	switch {
	case len(out) == 0 && none == 1:
		return "It has no answer yet."
	case len(out) == 0:
		return "None of them has an answer yet."
	case none == 0:
		return "This writes over every one: " + strings.Join(out, ", ") + "."
	default:
		return "This writes over " + ui.Count(len(ids)-none, "answer") + ": " + strings.Join(out, ", ") + ". " + ui.Int(none) + " without an answer."
	}
}

// ranges names questions in the order of the gate, neighbours as "ID-01 to ID-04".
func ranges(d *assessment.Decision, ids []string) string {
	at := func(id string) int {
		return slices.IndexFunc(d.Findings, func(f assessment.Finding) bool { return f.Question.ID == id })
	}
	var out []string
	for i := 0; i < len(ids); {
		n, first := i, at(ids[i])
		for n+1 < len(ids) && at(ids[n+1]) == first+n+1-i && d.Findings[first].Section == d.Findings[at(ids[n+1])].Section {
			n++
		}
		if n-i >= 2 {
			out = append(out, ids[i]+" to "+ids[n])
		} else {
			out = append(out, ids[i:n+1]...)
		}
		i = n + 1
	}
	return strings.Join(out, ", ")
}
