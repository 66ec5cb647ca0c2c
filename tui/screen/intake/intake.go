// Package intake asks what goes live: its name, where and when, what it does and how critical it is. It says
// all the while how many questions that will bring. Later it corrects what was said.
package intake

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// Screen is the intake form.
type Screen struct {
	env  *ui.Env
	gate *content.Gate
	c    *ui.Case // the assessment whose intake is corrected; nil for a new one
	form *widget.Form
	w, h int
}

// New makes the form for the gate of new assessments, or over what stands of r.Case.
func New(env *ui.Env, r ui.Route) ui.Screen {
	s := &Screen{env: env, gate: env.Gate, c: r.Case}
	if s.c != nil {
		s.gate = s.c.State.Gate
		s.form = widget.NewForm("record what changed", s.correct, append(s.filled(s.fields()), s.whyMilder()...)...)
	} else {
		s.form = widget.NewForm("start the assessment", s.start, s.fields()...)
	}
	s.form.Live = s.hint
	return s
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
	if s.form.Changed() && s.c != nil {
		return "what you have changed about " + s.c.State.Subject.Name
	}
	if s.form.Changed() {
		return "what you have answered about the new assessment"
	}
	return ""
}

// Resize fits the form.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	s.form.Resize(w, h)
}

// Actions are those of the form.
func (s *Screen) Actions() []ui.Action { return s.form.Actions() }

// View is the form, with the number of questions in the header.
func (s *Screen) View() ui.Frame {
	lines, cursor := s.form.View()
	n, blockers := s.count()
	crumbs := []string{"portfolio", "new assessment"}
	if s.c != nil {
		crumbs = []string{"portfolio", s.c.Slug, "intake"}
	}
	return ui.Frame{
		Crumbs: crumbs,
		Status: []ui.Line{
			{ui.Bold.Of(ui.Count(n, "question")), ui.Dim.Of(" · "), ui.Plain.Of(ui.Count(blockers, "blocker"))},
			{ui.Bold.Of(ui.Count(n, "question"))},
		},
		Body:   lines,
		Cursor: cursor,
	}
}

// given is what was answered about each trait by itself, also where another answer settles it now.
func (s *Screen) given() map[string]content.Trilean {
	given := map[string]content.Trilean{}
	for _, t := range s.gate.Traits {
		if v, ok := content.ParseTrilean(s.form.Held(traitField + t.ID)); ok && !t.Always {
			given[t.ID] = v
		}
	}
	return given
}

// said is what the form comes to for each trait: what a yes implies is yes too, whatever was answered before.
func (s *Screen) said() map[string]content.Trilean {
	said := s.given()
	for id := range s.gate.TraitsSure(said) {
		if t := s.gate.Trait(id); t != nil && !t.Always {
			said[id] = content.Yes
		}
	}
	return said
}

func (s *Screen) on() content.TraitSet { return s.gate.TraitsOn(s.said()) }

// tier is the tier chosen, 0 while none is.
func (s *Screen) tier() int {
	if v := s.form.Value("tier"); v != "" {
		return int(v[0] - '0')
	}
	return 0
}

// count is how many questions these answers bring, and how many of them are blockers.
func (s *Screen) count() (questions, blockers int) { return s.counted(s.said()) }

func (s *Screen) counted(said map[string]content.Trilean) (questions, blockers int) {
	on := s.gate.TraitsOn(said)
	for _, q := range s.gate.Questions() {
		sev := q.SeverityAt(s.tier(), on)
		if sev == content.NotAsked {
			continue
		}
		questions++
		if sev == content.Blocker {
			blockers++
		}
	}
	return questions, blockers
}

func (s *Screen) subject() assessment.Subject {
	v := s.form.Value
	sub := assessment.Subject{
		Name: v("name"), Programme: v("programme"), LaunchKind: assessment.LaunchKind(v("kind")),
		Release: v("release"), ReleaseDigest: content.Digest(v("digest")), BehaviourDigest: content.Digest(v("behaviour")),
		Environment: v("env"), Like: list(v("like")), Builders: list(v("builders")),
		Tier: s.tier(), Traits: s.said(), Depth: assessment.Depth(v("depth")),
	}
	sub.GoLive, _ = assessment.ParseDate(v("golive"))
	return sub
}

// list splits what was written with commas.
func list(v string) []string {
	var out []string
	for _, x := range strings.Split(v, ",") {
		if x = strings.TrimSpace(x); x != "" {
			out = append(out, x)
		}
	}
	return out
}

// start opens the assessment and goes into its review.
func (s *Screen) start() tea.Cmd {
	sub := s.subject()
	return s.env.Act(ui.Act{
		From: s, Says: sub.Name + " is started",
		Run: func(ctx context.Context, _ ui.How) (assessment.Record, string, error) {
			pack, err := s.env.Pack()
			if err != nil {
				return assessment.Record{}, "", err
			}
			r, err := s.env.Desk.Start(ctx, pack, sub)
			return r, "", err
		},
		Then: func(c *ui.Case) tea.Cmd { return s.env.Swap(ui.Route{To: ui.Review, Case: c}) },
	})
}
