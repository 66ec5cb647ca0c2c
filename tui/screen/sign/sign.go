// Package sign puts a person's name to a decision in a role: with what and with which remark, then what exactly is
// signed in plain words, then the words of agreement. Nothing is recorded before these words are typed, and no
// single key signs.
package sign

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// Screen is one signing: the form, and once there is a draft the page to read.
type Screen struct {
	env  *ui.Env
	c    *ui.Case
	role string

	keys   ui.SigningKeys
	first  assessment.Draft // as it would be without a remark: what is said, and for how long
	form   *widget.Form     // nil until the keys are known
	step   step
	with   ui.SignWith
	key    ui.SigningKey // the zero value for a typed attestation
	draft  assessment.Draft
	text   widget.Scroll
	read   bool // the page was seen to its end
	agrees *agreement
	w, h   int
}

type step uint8

const (
	asking step = iota
	reading
)

// New makes the signing of r.Case as r.Role.
func New(env *ui.Env, r ui.Route) ui.Screen { return &Screen{env: env, c: r.Case, role: r.Role} }

// Init looks for keys, and whether the gate takes this signature at all.
func (s *Screen) Init() tea.Cmd {
	if s.env.Signing == nil {
		s.env.Tell(ui.Trouble, "nobody signs from here: gonogo sign does it")
		return s.env.Back()
	}
	type found struct {
		keys  ui.SigningKeys
		first assessment.Draft
	}
	ask, meta := assessment.SignAsk{Role: s.role}, s.c.Meta
	return ui.AskFirst(s.env, s, func(ctx context.Context) (found, error) {
		draft, err := s.env.Desk.Draft(ctx, meta, ask)
		if err != nil {
			return found{}, err
		}
		return found{s.env.Signing.Keys(ctx), draft}, nil
	}, func(f found, err error) tea.Cmd {
		if err != nil {
			cmd := s.env.Back()
			s.env.Tell(ui.Trouble, ui.Explain(err))
			return cmd
		}
		s.keys, s.first = f.keys, f.first
		s.form = widget.NewForm("read what you sign", s.send, s.fields()...)
		s.form.Verb = "read it"
		s.form.Live = s.says
		s.Resize(s.w, s.h)
		return nil
	})
}

// Update edits the form, and looks again when somebody changed what is being read.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		if s.step == asking && s.form != nil {
			return s.form.Update(msg)
		}
	case ui.CaseMsg:
		if msg.Case.ID != s.c.ID || msg.Own {
			return nil
		}
		s.c = msg.Case
		if s.step == reading {
			return s.again()
		}
	}
	return nil
}

// Typing reports whether text is being typed.
func (s *Screen) Typing() bool { return s.step == asking && s.form != nil && s.form.Typing() }

// Unsaved names what would be lost.
func (s *Screen) Unsaved() string {
	if s.form != nil && s.form.Value("remark")+s.form.Value("deputy")+s.form.Value("delegation") != "" {
		return "what you wrote to sign with"
	}
	return ""
}

// Resize fits the form below the head.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	if s.form != nil && w > 0 {
		s.form.Resize(w, h-headRows)
	}
	if s.step == reading {
		s.layOut()
	}
}

// Actions are those of the form, or of the page.
func (s *Screen) Actions() []ui.Action {
	switch {
	case s.form == nil:
		return nil
	case s.step == asking:
		return s.form.Actions()
	}
	list := []ui.Action{
		{Key: ui.PickAs(ui.KeyOpen, "go on to the words that sign").Named("agree"), Foot: true, Do: s.agree, WhyNot: func() string {
			if !s.readToItsEnd() {
				return "read it to its end first: " + ui.Pick(ui.KeyPageDown).Label() + " reads on"
			}
			return ""
		}},
		{Key: ui.PickAs(ui.KeyBack, "back to the form; nothing is signed"), Do: func() tea.Cmd { s.step = asking; return nil }},
	}
	return append(list, widget.ScrollActions(&s.text)...)
}

type prepared struct {
	draft assessment.Draft
	key   ui.SigningKey
}

// prepare drafts what would be signed and looks at the key.
func (s *Screen) prepare(then func(prepared, error) tea.Cmd) tea.Cmd {
	ask, with := s.ask()
	meta, agent := s.c.Meta, s.keys.Agent
	return ui.AskFirst(s.env, s, func(ctx context.Context) (p prepared, err error) {
		switch {
		case with.Typed:
		case with.Agent:
			i := slices.IndexFunc(agent, func(k ui.SigningKey) bool { return k.Fingerprint == with.Key })
			p.key = agent[i]
		default:
			if p.key, err = s.env.Signing.KeyFile(ctx, with.Key); err != nil {
				return p, err
			}
		}
		p.draft, err = s.env.Desk.Draft(ctx, meta, ask)
		return p, err
	}, then)
}

// send shows what would be signed.
func (s *Screen) send() tea.Cmd {
	return s.prepare(func(p prepared, err error) tea.Cmd {
		if err != nil {
			s.env.Tell(ui.Trouble, ui.Explain(err))
			return nil
		}
		_, s.with = s.ask()
		s.key = p.key
		s.show(p.draft)
		return nil
	})
}

func (s *Screen) show(d assessment.Draft) {
	s.draft, s.step, s.read = d, reading, false
	s.layOut()
	s.text.Top()
}

// again drafts anew what is being read, after somebody wrote. Where what it says is still the same one reads on;
// where not, nothing typed so far counts.
func (s *Screen) again() tea.Cmd {
	by := s.c.State.Log[len(s.c.State.Log)-1].By
	what := s.c.State.Describe(len(s.c.State.Log))
	return s.prepare(func(p prepared, err error) tea.Cmd {
		same := func(a, b assessment.Term) bool { return a.Head == b.Head && slices.Equal(a.Says, b.Says) }
		if err == nil && slices.EqualFunc(p.draft.Terms(), s.draft.Terms(), same) {
			s.draft = p.draft // it may rest on another sign-off now
			return nil
		}
		cmd := s.putAway()
		if err != nil {
			s.step = asking
			s.env.Tell(ui.Trouble, ui.Explain(err))
			return cmd
		}
		s.show(p.draft)
		s.env.Tell(ui.Trouble, "it changed while you were reading, and nothing was signed: "+what+" ("+by+"). Read it again")
		return cmd
	})
}
