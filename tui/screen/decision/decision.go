// Package decision shows the verdict: why it is what it is, what would change it, and when it changes by
// itself.
package decision

import (
	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// Screen is the verdict of one assessment.
type Screen struct {
	env  *ui.Env
	c    *ui.Case
	text widget.Scroll
	w, h int
}

// New shows the decision of r.Case.
func New(env *ui.Env, r ui.Route) ui.Screen { return &Screen{env: env, c: r.Case} }

// Init has nothing to do.
func (s *Screen) Init() tea.Cmd { return nil }

// Update takes the assessment as it now stands.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(ui.CaseMsg); ok && m.Case.ID == s.c.ID {
		s.c = m.Case
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
		{Key: ui.Pick(ui.KeyFindings), Foot: true, Do: to(ui.Findings)},
		{Key: ui.Pick(ui.KeyCompare), Foot: true, Do: to(ui.Compare)},
		{Key: ui.Pick(ui.KeyReport), Foot: true, Do: to(ui.Report), WhyNot: func() string {
			if s.env.Report == nil {
				return "there is no report here"
			}
			return ""
		}},
		{Key: ui.Pick(ui.KeyCoverage), Foot: true, Do: to(ui.Coverage), WhyNot: func() string {
			if s.env.Frameworks == nil {
				return "there are no catalogues here"
			}
			return ""
		}},
		{Key: ui.Pick(ui.KeySignOffs), Foot: true, Do: to(ui.SignOffs)},
		{Key: ui.Pick(ui.KeyForecast), Foot: true, Do: to(ui.Forecast)},
		{Key: ui.Pick(ui.KeyIntake), Foot: true, Do: to(ui.Intake)},
		{Key: ui.Pick(ui.KeyRegisters), Foot: len(s.c.State.Gate.Registers) > 0, Do: to(ui.Registers), WhyNot: func() string {
			if len(s.c.State.Gate.Registers) == 0 {
				return "the gate of this assessment asks for no register"
			}
			return ""
		}},
	}, widget.ScrollActions(&s.text)...)
}
