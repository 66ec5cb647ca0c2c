// Package findings lists what stands in the way of a go, gravest first, and what was accepted; from here a
// question is waived, gets its condition, or is gone to.
package findings

import (
	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// Screen is the list.
type Screen struct {
	env    *ui.Env
	c      *ui.Case
	list   []group
	choice widget.Choice
	w, h   int
}

// group is findings that weigh alike.
type group struct {
	title string
	style ui.Style
	found []*assessment.Finding
}

// New makes the list of r.Case, at r.Question where that is on it.
func New(env *ui.Env, r ui.Route) ui.Screen {
	s := &Screen{env: env, c: r.Case}
	s.gather()
	for i, f := range s.flat() {
		if f.Question.ID == r.Question {
			s.choice.At = i
		}
	}
	return s
}

// gather sorts the findings into groups, gravest first.
func (s *Screen) gather() {
	groups := []group{
		{title: "In the way: no-go", style: ui.Bad},
		{title: "Incomplete: blockers and majors to settle", style: ui.Warn},
		{title: "Accepted risk", style: ui.Warn},
		{title: "Open minors; they never decide", style: ui.Plain},
	}
	for i := range s.c.Decision.Findings {
		f := &s.c.Decision.Findings[i]
		switch {
		case f.Level() == assessment.NoGo:
			groups[0].found = append(groups[0].found, f)
		case f.Level() == assessment.Incomplete:
			groups[1].found = append(groups[1].found, f)
		case f.Level() == assessment.ConditionalGo:
			groups[2].found = append(groups[2].found, f)
		case f.Severity == content.Minor && widget.Unsettled(f):
			groups[3].found = append(groups[3].found, f)
		}
	}
	s.list = groups
	s.choice.Move(0, len(s.flat()))
}

func (s *Screen) flat() []*assessment.Finding {
	var out []*assessment.Finding
	for _, g := range s.list {
		out = append(out, g.found...)
	}
	return out
}

func (s *Screen) chosen() *assessment.Finding {
	all := s.flat()
	if s.choice.At >= len(all) {
		return nil
	}
	return all[s.choice.At]
}

// Init has nothing to do.
func (s *Screen) Init() tea.Cmd { return nil }

// Update takes the assessment as it now stands; the chosen question stays chosen.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	m, ok := msg.(ui.CaseMsg)
	if !ok || m.Case.ID != s.c.ID {
		return nil
	}
	id := ""
	if f := s.chosen(); f != nil {
		id = f.Question.ID
	}
	s.c = m.Case
	s.gather()
	for i, f := range s.flat() {
		if f.Question.ID == id {
			s.choice.At = i
		}
	}
	return nil
}

// Resize keeps the room there is.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Actions are what can be done with a finding.
func (s *Screen) Actions() []ui.Action {
	move := func(n int) func() tea.Cmd {
		return func() tea.Cmd { s.choice.Move(n, len(s.flat())); return nil }
	}
	goTo := func(p ui.Place, condition bool) func() tea.Cmd {
		return func() tea.Cmd {
			return s.env.Go(ui.Route{To: p, Case: s.c, Question: s.chosen().Question.ID, Condition: condition})
		}
	}
	return []ui.Action{
		{Key: ui.PickAs(ui.KeyOpen, "go to the question"), Foot: true, Do: goTo(ui.Review, false), WhyNot: s.none},
		{Key: ui.Pick(ui.KeyEvidence), Foot: true, Do: goTo(ui.Evidence, false), WhyNot: s.none},
		{Key: ui.Pick(ui.KeyWaive), Foot: true, Do: goTo(ui.Accept, false), WhyNot: s.cannotWaive},
		{Key: ui.Pick(ui.KeyCondition), Foot: true, Do: goTo(ui.Accept, true), WhyNot: s.cannotSetCondition},
		{Key: ui.Pick(ui.KeyUndo), Foot: true, Do: func() tea.Cmd { return s.env.Act(ui.Undoing(s.env, s.c, s)) }},
		{Key: ui.Pick(ui.KeyDecision), Foot: true, Do: func() tea.Cmd { return s.env.Go(ui.Route{To: ui.Decision, Case: s.c}) }},
		{Key: ui.Pick(ui.KeyDown), Do: move(1)},
		{Key: ui.Pick(ui.KeyUp), Do: move(-1)},
		{Key: ui.Pick(ui.KeyPageDown), Do: move(10)},
		{Key: ui.Pick(ui.KeyPageUp), Do: move(-10)},
		{Key: ui.Pick(ui.KeyTop), Do: move(-1 << 20)},
		{Key: ui.Pick(ui.KeyBottom), Do: move(1 << 20)},
	}
}

func (s *Screen) none() string {
	if s.chosen() == nil {
		return "nothing is open"
	}
	return ""
}

func (s *Screen) cannotWaive() string {
	if why := s.none(); why != "" {
		return why
	}
	return widget.CannotWaive(s.chosen())
}

func (s *Screen) cannotSetCondition() string {
	if why := s.none(); why != "" {
		return why
	}
	return widget.CannotSetCondition(s.chosen())
}
