package intake

import (
	"reflect"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// filled lets the fields begin with what stands.
func (s *Screen) filled(fields []*widget.Field) []*widget.Field {
	sub := s.c.State.Subject
	stands := map[string]string{
		"name": sub.Name, "programme": sub.Programme, "kind": string(sub.LaunchKind), "env": sub.Environment, "like": strings.Join(sub.Like, ", "),
		"golive": sub.GoLive.String(), "release": sub.Release, "digest": string(sub.ReleaseDigest), "behaviour": string(sub.BehaviourDigest),
		"builders": strings.Join(sub.Builders, ", "), "tier": "", "depth": string(sub.Depth),
	}
	if sub.Tier != 0 {
		stands["tier"] = ui.Int(sub.Tier)
	}
	for _, t := range s.gate.Traits {
		stands[traitField+t.ID] = sub.Traits[t.ID].String()
	}
	for _, f := range fields {
		f.Start = stands[f.Name]
	}
	return fields
}

// whyMilder asks for what a change needs that asks for less: it stays out of sight while nothing does.
func (s *Screen) whyMilder() []*widget.Field {
	stricter := func() bool { return s.form == nil || len(s.c.State.WouldWait(s.change())) == 0 }
	return []*widget.Field{
		{Group: "Why less will be asked", Name: "reason", Label: "Reason", Prose: true, Hidden: stricter, Help: "Why it is right that the gate becomes milder. Without it what stands goes on counting."},
		{Name: "confirmed", Label: "Confirmed by", Hidden: stricter, Help: "A second person, who is neither you nor a builder: Name <mail>. Without one what stands goes on counting."},
	}
}

// change is what the form says other than what stands.
func (s *Screen) change() assessment.SubjectChanged {
	was, is := s.c.State.Subject, s.subject()
	c := assessment.SubjectChanged{
		Name: other(was.Name, is.Name), Programme: other(was.Programme, is.Programme), LaunchKind: other(was.LaunchKind, is.LaunchKind),
		Release: other(was.Release, is.Release), ReleaseDigest: other(was.ReleaseDigest, is.ReleaseDigest), BehaviourDigest: other(was.BehaviourDigest, is.BehaviourDigest),
		Environment: other(was.Environment, is.Environment), GoLive: other(was.GoLive, is.GoLive), Tier: other(was.Tier, is.Tier), Depth: other(was.Depth, is.Depth),
	}
	if !slices.Equal(was.Like, is.Like) {
		c.Like = &is.Like
	}
	if !slices.Equal(was.Builders, is.Builders) {
		c.Builders = &is.Builders
	}
	implied := s.gate.TraitsSure(was.Traits)
	for id, v := range is.Traits {
		if was.Traits[id] != v && !(v == content.Yes && implied[id]) { // what was implied before is no change
			if c.Traits == nil {
				c.Traits = map[string]content.Trilean{}
			}
			c.Traits[id] = v
		}
	}
	return c
}

// other is what is, nil where it is what was.
func other[T comparable](was, is T) *T {
	if was == is {
		return nil
	}
	return &is
}

// correct records what changed and goes back.
func (s *Screen) correct() tea.Cmd {
	change := s.change()
	if !s.form.Changed() || reflect.DeepEqual(change, assessment.SubjectChanged{}) {
		s.env.Tell(ui.Note, "nothing was changed, so nothing was recorded")
		return s.env.Back()
	}
	change.Reason, change.ConfirmedBy = s.form.Value("reason"), s.form.Value("confirmed")
	before := s.c.Decision.Verdict
	act := ui.Recording(s.env, s.c, s, "intake", change)
	act.Then = func(c *ui.Case) tea.Cmd {
		cmd := s.env.Back()
		says := c.State.Describe(len(c.State.Log))
		for _, p := range c.State.Pending {
			says += "; " + p.Field + " " + p.Asked + " waits for " + c.State.WaitsFor(p)
		}
		if now := c.Decision.Verdict; now != before {
			says += " · now " + ui.VerdictMark(now).Word
		}
		s.env.Tell(ui.Done, "saved · "+says)
		return cmd
	}
	return s.env.Act(act)
}

// milderSays says that what was changed waits, until there is a reason and a second person.
func (s *Screen) milderSays(w int) []ui.Line {
	if s.c == nil {
		return nil
	}
	waits := s.c.State.WouldWait(s.change())
	who := s.form.Value("confirmed")
	switch {
	case len(waits) == 0:
		return nil
	case assessment.SamePerson(who, s.env.Desk.By()):
		return ui.Flow(ui.Line{ui.Warn.Of("○ ")}, ui.Plain, "you ask for it, so somebody else confirms it", w)
	case s.form.Value("reason") == "" || !assessment.IsPerson(who) || s.c.State.Subject.IsBuilder(who):
		return ui.Flow(ui.Line{ui.Warn.Of("○ ")}, ui.Plain, strings.Join(waits, ", ")+": this asks for less and waits for a reason and a second person who did not build it", w)
	}
	return nil
}
