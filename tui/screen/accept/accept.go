// Package accept asks for what accepting a risk needs: a waiver on any open question, or a condition on a
// major. It shows the limits of the policy and says, while it is being written, whether the gate takes it.
package accept

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// Screen is the form for a waiver or a condition.
type Screen struct {
	env       *ui.Env
	c         *ui.Case
	f         *assessment.Finding
	condition bool
	form      *widget.Form
	w, h      int
}

// New makes the form for r.Question.
func New(env *ui.Env, r ui.Route) ui.Screen {
	s := &Screen{env: env, c: r.Case, f: r.Case.Decision.Finding(r.Question), condition: r.Condition}
	if s.condition {
		s.form = widget.NewForm("set the condition", s.send, s.conditionFields()...)
	} else {
		s.form = widget.NewForm("waive", s.send, s.waiverFields()...)
	}
	s.form.Live = s.live
	return s
}

func (s *Screen) waiverFields() []*widget.Field {
	waiver, given := s.c.State.Waivers[s.f.Question.ID]
	held := waiver.Value
	requester := held.Requester
	if !given {
		requester = s.env.Desk.By()
	}
	latest := ""
	if n := s.limit(); n != content.Unlimited {
		latest = " At the latest " + s.c.Today.Add(n).String() + "."
	}
	return []*widget.Field{
		{Name: "reason", Label: "Reason", Prose: true, Start: held.Reason, Help: "Why it is right to go live with this open.", Check: widget.Needed("a waiver needs a reason")},
		{Name: "control", Label: "Control", Prose: true, Start: held.Control, Help: "What keeps the risk small meanwhile.", Check: widget.Needed("a waiver needs a compensating control")},
		{Name: "tested", Label: "How it was tested", Prose: true, Start: held.Tested, Help: "How you know that the control works.", Check: widget.Needed("say how the control was tested")},
		{Name: "requester", Label: "Asked for by", Start: requester, Help: "Who asks: Name <mail>."},
		{Name: "owner", Label: "Risk owner", Start: held.Owner, Help: "Who accepts the risk: not who asks, and no builder. Shown as named, not signed.", Check: widget.Needed("a waiver needs a risk owner")},
		{Name: "fixed", Label: "Fixed by", Start: held.FixedBy.String(), Help: "The day on which it is fixed: YYYY-MM-DD.", Check: checkDate},
		{Name: "expires", Label: "Ends on", Start: held.Expires.String(), Help: "The last day on which it holds, not before the fix." + latest, Check: checkDate},
	}
}

func (s *Screen) conditionFields() []*widget.Field {
	held := s.c.State.Conditions[s.f.Question.ID].Value
	return []*widget.Field{
		{Name: "owner", Label: "Owner", Start: held.Owner, Help: "Who fixes it: Name <mail>.", Check: widget.Needed("a condition needs an owner")},
		{Name: "due", Label: "Due on", Start: held.Due.String(), Help: "By when it is fixed: YYYY-MM-DD.", Check: checkDate},
		{Name: "control", Label: "Control", Prose: true, Start: held.Control, Help: "What keeps the risk small meanwhile, where there is something."},
		{Name: "note", Label: "Note", Prose: true, Start: held.Note, Help: "What is to be done."},
	}
}

func checkDate(v string) string {
	if _, err := assessment.ParseDate(strings.TrimSpace(v)); err != nil {
		return "write a day as YYYY-MM-DD"
	}
	return ""
}

// Init has nothing to do.
func (s *Screen) Init() tea.Cmd { return nil }

// Update edits the form.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		return s.form.Update(msg)
	}
	return nil
}

// Typing reports whether text is being typed.
func (s *Screen) Typing() bool { return s.form.Typing() }

// Unsaved names what would be lost.
func (s *Screen) Unsaved() string {
	switch {
	case !s.form.Changed():
		return ""
	case s.condition:
		return "this condition"
	default:
		return "this waiver"
	}
}

// Resize fits the form below the question.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	s.form.Resize(w, h-headRows)
}

// Actions are those of the form.
func (s *Screen) Actions() []ui.Action { return s.form.Actions() }

func (s *Screen) waiver() assessment.Waived {
	w := assessment.Waived{
		Question: s.f.Question.ID, Reason: s.form.Value("reason"), Control: s.form.Value("control"), Tested: s.form.Value("tested"),
		Requester: s.form.Value("requester"), Owner: s.form.Value("owner"), Approved: s.c.Today,
	}
	w.FixedBy, _ = assessment.ParseDate(strings.TrimSpace(s.form.Value("fixed")))
	w.Expires, _ = assessment.ParseDate(strings.TrimSpace(s.form.Value("expires")))
	return w
}

func (s *Screen) set() assessment.ConditionSet {
	c := assessment.ConditionSet{
		Question: s.f.Question.ID, Owner: s.form.Value("owner"), Control: s.form.Value("control"), Note: s.form.Value("note"), Set: s.c.Today,
	}
	c.Due, _ = assessment.ParseDate(strings.TrimSpace(s.form.Value("due")))
	return c
}

// stands reports whether what the form says is held already and counts: recording it again would only move the day from
// which its limit counts.
func (s *Screen) stands() bool {
	if s.form.Changed() {
		return false
	}
	if s.condition {
		held, ok := s.c.State.Conditions[s.f.Question.ID]
		return ok && !held.Disputed() && s.f.CondVoid == ""
	}
	held, ok := s.c.State.Waivers[s.f.Question.ID]
	return ok && !held.Disputed() && s.f.WaiverVoid == ""
}

// send records it and goes back.
func (s *Screen) send() tea.Cmd {
	if s.stands() {
		cmd := s.env.Back()
		s.env.Tell(ui.Note, "nothing was changed, so nothing was recorded")
		return cmd
	}
	var body assessment.Body = s.waiver()
	says := s.f.Question.ID + " waived"
	if s.condition {
		body, says = s.set(), "condition on "+s.f.Question.ID
	}
	before := s.c.Decision.Verdict
	act := ui.Recording(s.env, s.c, s, says, body)
	act.Then = func(c *ui.Case) tea.Cmd {
		cmd := s.env.Back()
		if now := c.Decision.Verdict; now != before {
			says += " · now " + ui.VerdictMark(now).Word
		}
		s.env.Tell(ui.Done, "saved · "+says)
		return cmd
	}
	return s.env.Act(act)
}
