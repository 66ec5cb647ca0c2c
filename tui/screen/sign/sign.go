// Package sign puts a person's name to a decision in a role: with what and with which remark, then what exactly is
// signed in plain words, then the words of agreement. Nothing is recorded before these words are typed, and no
// single key signs.
package sign

import (
	"context"
	"slices"
	"strings"

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

// The ways to sign, as the form keeps them.
const (
	byFile  = "file"
	byType  = "typed"
	byAgent = "agent " // and the fingerprint
)

func (s *Screen) fields() []*widget.Field {
	start := byFile
	if len(s.keys.Agent) > 0 {
		start = byAgent + s.keys.Agent[0].Fingerprint
	}
	typed := func() bool { return s.form.Held("with") == byType }
	return []*widget.Field{
		{Name: "with", Label: "Sign with", Start: start, Options: s.ways, Help: "Your own key, by which others know that it was you. ← → choose."},
		{Name: "file", Label: "Key file", Start: s.keys.File, Hidden: func() bool { return s.form.Held("with") != byFile },
			Help: "Your private key as ssh-keygen makes it. A locked one asks for its passphrase at the end. None yet? ssh-keygen -t ed25519 makes one.", Check: widget.Needed("name the file of your private key; ssh-keygen -t ed25519 makes one")},
		{Name: "remark", Label: "Remark", Prose: true, Help: "What you want to say by signing, in your own words. May stay empty."},
		{Name: "expires", Label: "Holds until", Check: checkDate, Help: "A last day sooner than the gate's own, which is " + s.first.Statement.Predicate.SignOff.Expires.String() + ". May stay empty. YYYY-MM-DD."},
		{Name: "bundle", Label: "Sigstore bundle", Start: "no", Hidden: typed, Options: yesNo, Help: "A bundle too, for people who check with cosign. No hardware key can make one."},
		{Name: "deputy", Label: "As deputy for", Help: "Only where you stand in for somebody: Name <mail>."},
		{Name: "delegation", Label: "Delegation", Hidden: func() bool { return s.form.Held("deputy") == "" }, Help: "Where the delegation is written down, with its date.", Check: widget.Needed("say where the delegation is written down")},
	}
}

func yesNo() []widget.Option {
	return []widget.Option{{Value: "no"}, {Value: "yes"}}
}

func checkDate(v string) string {
	if v == "" {
		return ""
	}
	if _, err := assessment.ParseDate(v); err != nil {
		return "write a day as YYYY-MM-DD"
	}
	return ""
}

// ways are the keys of ssh-agent, a file, and typing where the role allows that at this tier.
func (s *Screen) ways() []widget.Option {
	var out []widget.Option
	for _, k := range s.keys.Agent {
		out = append(out, widget.Option{Value: byAgent + k.Fingerprint, Label: "ssh-agent: " + keyShort(k), Help: keySays(k)})
	}
	file := widget.Option{Value: byFile, Label: "a key file"}
	if s.keys.NoAgent != "" {
		file.Help = s.keys.NoAgent + "."
	}
	out = append(out, file)
	if slices.Contains(s.first.Role.Typed, s.c.State.Subject.EffectiveTier()) {
		out = append(out, widget.Option{Value: byType, Label: "typed, without a key", Help: "The weaker thing, and shown so: a claim that no machine can check."})
	}
	return out
}

// keyShort is how one knows a key in a list: by its comment and the beginning of its fingerprint.
func keyShort(k ui.SigningKey) string {
	const tell = len("SHA256:") + 8
	return strings.TrimSpace(k.Comment + " " + k.Fingerprint[:min(len(k.Fingerprint), tell)] + "… " + strings.TrimPrefix(k.Type, "ssh-"))
}

func keySays(k ui.SigningKey) string {
	says := strings.TrimPrefix(k.Type, "ssh-") + " " + k.Fingerprint
	if k.Comment != "" {
		says += " " + k.Comment
	}
	if k.Hardware {
		says += " (touch it to sign)"
	}
	return says
}

// says tells in the form what signing comes to.
func (s *Screen) says(w int) []ui.Line {
	return ui.Hang(ui.Line{ui.Accent.Of("You say: ")}, ui.Plain, s.first.Statement.Predicate.SignOff.Meaning, w)
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

// ask is what the form says.
func (s *Screen) ask() (assessment.SignAsk, ui.SignWith) {
	way := s.form.Value("with")
	with := ui.SignWith{Typed: way == byType, Bundle: s.form.Value("bundle") == "yes", Key: s.form.Value("file")}
	with.Agent = strings.HasPrefix(way, byAgent)
	if with.Agent {
		with.Key = strings.TrimPrefix(way, byAgent)
	}
	expires, _ := assessment.ParseDate(s.form.Value("expires")) // none where empty; the form has looked
	return assessment.SignAsk{
		Role: s.role, Typed: with.Typed, Remark: s.form.Value("remark"), Expires: expires,
		DeputyFor: s.form.Value("deputy"), Delegation: s.form.Value("delegation"), Agreement: assessment.AgreedByTyping,
	}, with
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
