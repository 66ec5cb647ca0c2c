package sign

import (
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

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
		{
			Name: "file", Label: "Key file", Start: s.keys.File, Hidden: func() bool { return s.form.Held("with") != byFile },
			Help: "Your private key as ssh-keygen makes it. A locked one asks for its passphrase at the end. None yet? ssh-keygen -t ed25519 makes one.", Check: widget.Needed("name the file of your private key; ssh-keygen -t ed25519 makes one"),
		},
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
