package signoff

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
)

// detail is what there is to say about the chosen row.
func (s *Screen) detail(w int) []ui.Line {
	r := s.chosen()
	switch {
	case r.role != nil && r.role.By != nil:
		return append(s.signed(r.role.By, w), fact("Again", ui.Pick(ui.KeyOpen).Label()+" signs as "+r.role.Role.ID+" anew; the later one stands in its place", w)...)
	case r.role != nil && s.failed(r.role) != nil:
		return append(append(s.notCounted(s.failed(r.role), w), ui.Blank()), s.missing(r.role, w)...)
	case r.role != nil:
		return s.missing(r.role, w)
	case r.given != nil:
		return s.notCounted(r.given, w)
	case r.anchor:
		return s.keep(w)
	default:
		return ui.Plain.Wrap("This gate names no roles that sign, so nothing can be signed off.", w)
	}
}

func fact(label, text string, w int) []ui.Line {
	return ui.Hang(ui.Line{ui.Accent.Of(label)}.Fill(12), ui.Plain, text, w)
}

// signed are the facts of a sign-off whose bytes hold.
func (s *Screen) signed(g *assessment.GivenSignOff, w int) []ui.Line {
	c := g.Says.Predicate.SignOff
	out := append([]ui.Line{ui.Line{ui.Bold.Of(c.Name)}.Cut(w)}, s.alike(g, w)...)
	out = append(out, fact("Said", c.Meaning, w)...)
	if c.Remark != "" {
		out = append(out, fact("And", c.Remark, w)...)
	}
	if c.DeputyFor != "" {
		out = append(out, fact("As deputy", "for "+c.DeputyFor+" ("+c.Delegation+")", w)...)
	}
	if len(c.Covers) > 0 {
		out = append(out, fact("Also for", strings.Join(c.Covers, ", "), w)...)
	}
	out = append(out, fact("Signed on", c.At.Format("2006-01-02 15:04 MST")+", as claimed; recorded by "+g.By+" in entry "+ui.Int(g.Entry), w)...)
	out = append(out, fact("Window", "may go live until "+c.LaunchBy.String()+"; holds until "+c.Expires.String(), w)...)
	if g.Key == nil {
		return append(out, fact("Key", "none: typed, a claim that no machine can check", w)...)
	}
	key := g.Key.Type() + " " + g.Key.Fingerprint()
	if g.Bundle != "" {
		key += ", with a Sigstore bundle"
	}
	out = append(out, fact("Key", key, w)...)
	return append(out, fact("Whose", "gonogo verify "+s.c.Slug+" --allowed-signers FILE checks that the key is theirs", w)...)
}

// alike says with whose sign-offs this one counts as one person.
func (s *Screen) alike(g *assessment.GivenSignOff, w int) []ui.Line {
	var out []ui.Line
	for _, other := range s.signOffs().Given {
		if !g.Counts || !other.Counts || other == g {
			continue
		}
		switch {
		case assessment.SamePerson(other.Name(), g.Name()):
			out = append(out, fact("Alike", "the same person signed as "+other.Role, w)...)
		case g.Key != nil && other.Key != nil && *g.Key == *other.Key:
			out = append(out, fact("Alike", "the same key signed as "+other.Role+" for "+other.Name()+": one key is one person", w)...)
		}
	}
	return out
}

// missing says what a role is for, what stands in its way, and how one signs.
func (s *Screen) missing(r *assessment.RoleSignOff, w int) []ui.Line {
	m := ui.RoleMark(s.signOffs(), r)
	out := []ui.Line{ui.Spread(w, ui.Bold.Line(r.Role.Title), m.Line())}
	if r.Says != "not signed" && s.failed(r) == nil { // else it stands above already
		out = append(out, fact("Stands", r.Says, w)...)
	}
	out = append(out, s.means(r, w)...)
	if !r.Covered {
		out = append(out, fact("Sign", ui.Pick(ui.KeyOpen).Label()+" signs as "+r.Role.ID+", "+s.how(r.Role), w)...)
	}
	if len(s.signOffs().Given) == 0 {
		out = append(out, s.lesson(w)...)
	}
	return out
}

func (s *Screen) how(r *content.Role) string {
	tier := s.c.State.Subject.EffectiveTier()
	if slices.Contains(r.Typed, tier) {
		return fmt.Sprintf("with an SSH key (ssh-keygen -t ed25519 makes one) or, at tier %d, typed without one", tier)
	}
	return "with an SSH key (ssh-keygen -t ed25519 makes one)"
}

// means says what a signature in the role says, and who may give it.
func (s *Screen) means(r *assessment.RoleSignOff, w int) []ui.Line {
	says := r.Role.Says
	if s.c.Decision.Verdict > assessment.ConditionalGo {
		says = "that the decision was seen. It is " + s.c.Decision.Verdict.String() + ": nothing goes live on it."
	}
	out := fact("Means", says, w)
	if r.Role.Note != "" {
		out = append(out, fact("Note", r.Role.Note, w)...)
	}
	var rules []string
	if r.Role.Builds {
		rules = append(rules, "whoever built it signs here and nowhere else")
	} else {
		rules = append(rules, "nobody who built it")
	}
	if slices.Contains(r.Role.Alone, s.c.State.Subject.EffectiveTier()) {
		rules = append(rules, "who holds it holds no other role")
	}
	return append(out, fact("Who", strings.Join(rules, "; "), w)...)
}

// lesson teaches signing to whoever sees this for the first time.
func (s *Screen) lesson(w int) []ui.Line {
	o := s.signOffs()
	out := []ui.Line{ui.Blank(), ui.Heading("What signing is", w)}
	out = append(out, ui.Plain.Wrap(fmt.Sprintf("Every role above puts its name to exactly this decision: the gate, the answers, the evidence, the waivers, the release and the report. It takes %s at least. "+
		"A later change of any of it voids what was signed and says why; a comment or another signature does not.", people(o.PeopleNeeded)), w)...)
	out = append(out, ui.Blank(), ui.Heading("Who and with what", w))
	out = append(out, ui.Plain.Wrap("You are "+s.env.Desk.By()+`; somebody else starts gonogo with --as "Name <mail>".`, w)...)
	return append(out, ui.Plain.Wrap("A key that ssh-add has given to ssh-agent, hardware keys too, signs without its passphrase each time.", w)...)
}

func people(n int) string {
	if n == 1 {
		return "one person"
	}
	return ui.Int(n) + " different people"
}

// notCounted says why a sign-off does not stand, and what changed since it was given.
func (s *Screen) notCounted(g *assessment.GivenSignOff, w int) []ui.Line {
	m := ui.GivenMark(g)
	out := []ui.Line{ui.Spread(w, ui.Bold.Line(g.Role+": "+by(g)), m.Line())}
	out = append(out, ui.Hang(ui.Line{m.Style.Of(m.Sign + " ")}, ui.Plain, g.Why, w)...)
	if len(g.Changed) > 0 {
		out = append(out, ui.Blank(), ui.Heading("Changed since", w))
		for _, n := range g.Changed {
			e := &s.c.State.Log[n-1]
			out = append(out, ui.Flow(ui.Line{ui.Dim.Say("%s entry %d ", e.At.Format("2006-01-02"), n)}, ui.Plain, s.c.State.Describe(n)+" ("+e.By+")", w)...)
		}
	}
	if g.Broken != "" {
		return out
	}
	return append(append(out, ui.Blank()), s.signed(g, w)...)
}

// keep shows the line that tells later whether something was taken away, and what is still missing.
func (s *Screen) keep(w int) []ui.Line {
	var out []ui.Line
	missing := s.signOffs().Missing
	if len(missing) == 0 {
		out = ui.Hang(ui.Line{ui.Good.Of("✓ ")}, ui.Plain, "Nothing is missing: gonogo decide "+s.c.Slug+" --signed lets a pipeline go on.", w)
	}
	out = append(out, ui.Plain.Wrap("Keep this line in a ticket or a mail: it shows later that nothing was cut off or written anew. "+ui.Pick(ui.KeyCopy).Label()+" copies it; gonogo verify "+s.c.Slug+" prints it too, and checks one with --anchor.", w)...)
	out = append(out, ui.Bold.Wrap(s.anchor(), w)...)
	if len(missing) > 0 {
		out = append(out, ui.Blank(), ui.Heading("Still missing", w))
	}
	for _, m := range missing {
		out = append(out, ui.Hang(ui.Line{ui.Warn.Of("○ ")}, ui.Plain, m, w)...)
	}
	return out
}
