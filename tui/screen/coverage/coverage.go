// Package coverage shows where the controls of each framework stand: which questions bear on one, what they come to,
// and what the gate does not ask about. From here one goes to a control's question.
package coverage

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// Screen is the controls of one framework at a time.
type Screen struct {
	env    *ui.Env
	c      *ui.Case
	covers []assessment.Coverage
	read   bool // the catalogues are here
	at     int  // which framework
	view   view
	list   []*assessment.Covered // those of the framework that the view shows
	choice widget.Choice
	detail widget.Scroll
	w, h   int
}

// view says which controls are shown.
type view int

const (
	viewAsked view = iota
	viewOpen
	viewAll
	viewCount
)

var viewNames = [viewCount]string{viewAsked: "what is asked about", viewOpen: "what is open", viewAll: "every control"}

// New shows the frameworks of the gate of r.Case.
func New(env *ui.Env, r ui.Route) ui.Screen { return &Screen{env: env, c: r.Case} }

// Init reads the catalogues, outside the loop.
func (s *Screen) Init() tea.Cmd {
	g := s.c.State.Gate
	if s.env.Frameworks == nil {
		return s.have(nil, nil)
	}
	return ui.Ask(s.env, s, func(context.Context) ([]*content.Framework, error) { return s.env.Frameworks(g) }, s.have)
}

func (s *Screen) have(frameworks []*content.Framework, err error) tea.Cmd {
	if err != nil {
		s.env.Tell(ui.Trouble, "the catalogues cannot be read: "+err.Error())
		return s.env.Back()
	}
	s.read = true
	s.cover(frameworks)
	for i := range s.covers { // begin where something is asked
		if t := s.covers[i].Tally(); t.Stand[assessment.StandsAsked] > 0 {
			s.at = i
			break
		}
	}
	s.gather()
	return nil
}

func (s *Screen) cover(frameworks []*content.Framework) {
	s.covers = make([]assessment.Coverage, len(frameworks))
	for i, f := range frameworks {
		s.covers[i] = assessment.CoverState(s.c.State, &s.c.Decision, f)
	}
}

// gather lists what the view shows; the chosen control stays chosen where it is still there.
func (s *Screen) gather() {
	id := ""
	if c := s.chosen(); c != nil {
		id = c.ID
	}
	s.list = nil
	if s.at < len(s.covers) {
		for i := range s.covers[s.at].Controls {
			if c := &s.covers[s.at].Controls[i]; s.shows(c) {
				s.list = append(s.list, c)
			}
		}
	}
	s.choice.Move(0, len(s.list))
	s.choose(id)
}

func (s *Screen) shows(c *assessment.Covered) bool {
	switch s.view {
	case viewOpen:
		return c.Stands == assessment.StandsAsked && !c.Settled()
	case viewAsked:
		return c.Stands != assessment.StandsNotAsked && c.Stands != assessment.StandsOnPurpose
	default:
		return true
	}
}

func (s *Screen) chosen() *assessment.Covered {
	if s.choice.At >= len(s.list) {
		return nil
	}
	return s.list[s.choice.At]
}

func (s *Screen) choose(id string) {
	for i, c := range s.list {
		if c.ID == id {
			s.choice.At = i
		}
	}
}

// Update takes the assessment as it now stands.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	m, ok := msg.(ui.CaseMsg)
	if !ok || m.Case.ID != s.c.ID {
		return nil
	}
	s.c = m.Case
	var frameworks []*content.Framework
	for i := range s.covers {
		frameworks = append(frameworks, s.covers[i].Framework)
	}
	s.cover(frameworks)
	s.gather()
	return nil
}

// Resize keeps the room there is.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

func (s *Screen) move(n int) func() tea.Cmd {
	return func() tea.Cmd { s.choice.Move(n, len(s.list)); s.detail.Top(); return nil }
}

// Actions are moving among controls and frameworks, and going to a question.
func (s *Screen) Actions() []ui.Action {
	move := s.move
	return []ui.Action{
		{Key: ui.PickAs(ui.KeyOpen, "go to the question that decides the control"), Foot: true, Do: s.toQuestion, WhyNot: s.noQuestion},
		{Key: ui.Pick(ui.KeyNextFramework), Foot: true, Do: s.framework(1), WhyNot: s.none},
		{Key: ui.Pick(ui.KeyPrevFramework), Do: s.framework(-1), WhyNot: s.none},
		{Key: ui.PickAs(ui.KeyView, "show what is asked about, what is open or every control"), Foot: true, Do: s.nextView, WhyNot: s.none},
		{Key: ui.PickAs(ui.KeyNextOpen, "next control that is not settled"), Foot: true, Do: s.toOpen(1), WhyNot: s.none},
		{Key: ui.PickAs(ui.KeyPrevOpen, "previous control that is not settled"), Do: s.toOpen(-1), WhyNot: s.none},
		{Key: ui.PickAs(ui.KeyJump, "jump to a control by its id or title"), Foot: true, Do: s.jump, WhyNot: s.none},
		{Key: ui.Pick(ui.KeyDown), Do: move(1)},
		{Key: ui.Pick(ui.KeyUp), Do: move(-1)},
		{Key: ui.Pick(ui.KeyTop), Do: move(-1 << 20)},
		{Key: ui.Pick(ui.KeyBottom), Do: move(1 << 20)},
		{Key: ui.PickAs(ui.KeyPageDown, "read on about the control"), Do: func() tea.Cmd { s.detail.Page(1); return nil }},
		{Key: ui.PickAs(ui.KeyPageUp, "read back about the control"), Do: func() tea.Cmd { s.detail.Page(-1); return nil }},
	}
}

func (s *Screen) none() string {
	if len(s.covers) == 0 {
		return "there is no framework here"
	}
	return ""
}

// question is the one of the chosen control to go to: the worst that bears on it, else the first that touches on it.
func (s *Screen) question() string {
	c := s.chosen()
	switch {
	case c == nil:
		return ""
	case c.Worst != nil:
		return c.Worst.ID
	case len(c.Related) > 0:
		return c.Related[0].ID
	default:
		return ""
	}
}

func (s *Screen) noQuestion() string {
	if s.question() == "" {
		return "no question that is asked here bears on it"
	}
	return ""
}

func (s *Screen) toQuestion() tea.Cmd {
	return s.env.Go(ui.Route{To: ui.Review, Case: s.c, Question: s.question()})
}

func (s *Screen) framework(n int) func() tea.Cmd {
	return func() tea.Cmd {
		s.at = (s.at + n + len(s.covers)) % len(s.covers)
		s.list, s.choice = nil, widget.Choice{}
		s.detail.Top()
		s.gather()
		return nil
	}
}

func (s *Screen) nextView() tea.Cmd {
	s.view = (s.view + 1) % viewCount
	s.detail.Top()
	s.gather()
	s.env.Tell(ui.Note, "showing "+viewNames[s.view]+": "+ui.Int(len(s.list))+" of "+ui.Int(len(s.covers[s.at].Controls)))
	return nil
}

func (s *Screen) toOpen(n int) func() tea.Cmd {
	return func() tea.Cmd {
		for i := 1; i <= len(s.list); i++ {
			at := ((s.choice.At+n*i)%len(s.list) + len(s.list)) % len(s.list)
			if c := s.list[at]; c.Stands == assessment.StandsAsked && !c.Settled() {
				s.choice.At = at
				s.detail.Top()
				return nil
			}
		}
		s.env.Tell(ui.Note, "nothing of what is asked here is open")
		return nil
	}
}

// jump asks for a control, of those that are not shown too.
func (s *Screen) jump() tea.Cmd {
	var items []widget.FindItem
	for i := range s.covers[s.at].Controls {
		c := &s.covers[s.at].Controls[i]
		m := ui.CoverMark(c)
		items = append(items, widget.FindItem{
			ID: c.ID,
			Line: func() ui.Line {
				return ui.Line{m.Style.Of(m.Sign), ui.Gap(1), ui.Bold.Of(c.ID), ui.Gap(1), ui.Plain.Of(about(c))}
			},
			Name: c.ID + " " + c.Title,
			Text: c.Summary,
		})
	}
	f := s.covers[s.at].Framework
	sheet := widget.NewFind(s.env, "jump to a control of "+f.Title, items, func(id string) tea.Cmd {
		if s.choose(id); s.chosen() == nil || s.chosen().ID != id {
			s.view = viewAll
			s.gather()
			s.choose(id)
		}
		s.detail.Top()
		return nil
	})
	sheet.Nothing = "nothing of this framework, the only one searched, is called that"
	return s.env.Raise(s, sheet, false)
}
