// Package forecast draws what time alone takes away from an assessment, and when its verdict changes by that.
package forecast

import (
	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// Screen is the timeline of one assessment.
type Screen struct {
	env  *ui.Env
	c    *ui.Case
	f    assessment.Forecast
	text widget.Scroll
	w, h int
}

// New draws the timeline of r.Case.
func New(env *ui.Env, r ui.Route) ui.Screen {
	s := &Screen{env: env}
	s.take(r.Case)
	return s
}

// take works out what follows the date that the assessment is judged on.
func (s *Screen) take(c *ui.Case) {
	s.c, s.f = c, assessment.ForecastFrom(c.State, c.Decision.On, c.Decision.OnFrom)
}

// Init has nothing to do.
func (s *Screen) Init() tea.Cmd { return nil }

// Update takes the assessment as it now stands.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(ui.CaseMsg); ok && m.Case.ID == s.c.ID {
		s.take(m.Case)
	}
	return nil
}

// Resize keeps the room there is.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Actions are reading on, and where to go from here.
func (s *Screen) Actions() []ui.Action {
	to := func(p ui.Place) func() tea.Cmd {
		return func() tea.Cmd { return s.env.Go(ui.Route{To: p, Case: s.c}) }
	}
	return append([]ui.Action{
		{Key: ui.Pick(ui.KeyDecision), Foot: true, Do: to(ui.Decision)},
		{Key: ui.Pick(ui.KeyFindings), Foot: true, Do: to(ui.Findings)},
	}, widget.ScrollActions(&s.text)...)
}
