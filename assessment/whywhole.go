package assessment

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/content"
)

// whole compares what is about no single question: the rules of the whole, the subject and the sign-offs. questions
// are the differences of the questions.
func (t *teller) whole(questions []Difference) []Difference {
	var out []Difference
	for _, r := range []struct {
		rule Rule
		what string
		fine string
		why  func() []Cause
	}{
		{RuleTooMuchAccepted, "what is accepted", "inside the limits", func() []Cause { return t.accepted(questions) }},
		{RuleNothingAsked, "what is asked", "blockers are asked", func() []Cause {
			return []Cause{{CauseSubject, "what intake says of it changed", t.subject(append(traitFields(t.s.Gate), "tier")...)}}
		}},
		{RuleDisputed, "the subject's fields", "not disputed", func() []Cause {
			return []Cause{{CauseDispute, "two writers set the subject", t.blame(func(b Body) bool { _, ok := b.(SubjectChanged); return ok })}}
		}},
	} {
		was, is := wholeSays(&t.from.Decision, r.rule), wholeSays(&t.to.Decision, r.rule)
		if was == is {
			continue
		}
		d := Difference{What: r.what, Was: was, Is: is, From: wholeStanding(was, r.rule), To: wholeStanding(is, r.rule), Causes: r.why()}
		for _, says := range []*string{&d.Was, &d.Is} {
			if *says == "" {
				*says = r.fine
			}
		}
		out = append(out, d)
	}
	out = append(out, t.fields()...)
	return append(out, t.signOffs()...)
}

// wholeSays joins what a rule says of the whole, "" where it does not weigh.
func wholeSays(d *Decision, rule Rule) string {
	var out []string
	for _, r := range d.Reasons {
		if r.Question == "" && r.Rule == rule {
			out = append(out, r.Says)
		}
	}
	return strings.Join(out, "; ")
}

func wholeStanding(says string, rule Rule) Standing {
	if says == "" {
		return Standing{Severity: content.NotAsked, Level: Go}
	}
	return Standing{Severity: content.NotAsked, Level: rule.Level(), Rules: []Rule{rule}}
}

// accepted says which questions lean on a waiver or a condition at one point only, and what moved the limit.
func (t *teller) accepted(questions []Difference) []Cause {
	var out []Cause
	if a, b := t.from.State.Subject.EffectiveTier(), t.to.State.Subject.EffectiveTier(); a != b {
		out = append(out, Cause{CauseSubject, fmt.Sprintf("tier %d became tier %d, and with it the limit", a, b), t.subject("tier")})
	}
	for _, q := range t.s.Gate.Questions() {
		was, is := leansOn(t.from.Decision.Finding(q.ID)), leansOn(t.to.Decision.Finding(q.ID))
		if was == is {
			continue
		}
		c := Cause{Kind: CauseWaiver, Says: fmt.Sprintf("%s leans on a %s now", q.ID, is)}
		if is == "" {
			c.Says = fmt.Sprintf("%s no longer leans on a %s", q.ID, was)
		}
		if was == "condition" || is == "condition" {
			c.Kind = CauseCondition
		}
		if n := slices.IndexFunc(questions, func(d Difference) bool { return d.What == q.ID }); n >= 0 {
			for _, why := range questions[n].Causes {
				c.Entries = append(c.Entries, why.Entries...)
			}
		}
		c.Entries = sorted(c.Entries)
		out = append(out, c)
	}
	return out
}

// leansOn says what a finding leans on and the policy counts: "waiver", "condition" or "".
func leansOn(f *Finding) string {
	switch {
	case f == nil:
		return ""
	case f.Waiver != nil && f.Severity == content.Blocker:
		return "waiver"
	case f.Waiver == nil && f.Condition != nil:
		return "condition"
	default:
		return ""
	}
}

// subjectFields are the fields of the subject that are compared, with the names that people know them by.
var subjectFields = []struct {
	field, what string
	shows       func(Subject) string
}{
	{"name", "name", func(s Subject) string { return s.Name }},
	{"programme", "programme", func(s Subject) string { return s.Programme }},
	{"kind", "kind of launch", func(s Subject) string { return string(s.LaunchKind) }},
	{"release", "release", func(s Subject) string { return s.Release }},
	{"release_digest", "release digest", func(s Subject) string { return s.ReleaseDigest.Short() }},
	{"behaviour_digest", "behaviour digest", func(s Subject) string { return s.BehaviourDigest.Short() }},
	{"environment", "environment", func(s Subject) string { return s.Environment }},
	{"like", "production-like environments", func(s Subject) string { return strings.Join(s.Like, ", ") }},
	{"go_live", "go-live date", func(s Subject) string { return s.GoLive.String() }},
	{"tier", "tier", func(s Subject) string { return s.shows("tier") }},
	{"builders", "builders", func(s Subject) string { return strings.Join(s.Builders, ", ") }},
	{"depth", "depth of the walk", func(s Subject) string { return string(s.Depth) }},
}

// fields compares the subject. What a change of it did to a question stands at the question.
func (t *teller) fields() []Difference {
	a, b := t.from.State.Subject, t.to.State.Subject
	var out []Difference
	add := func(what, was, is string, fields ...string) {
		if was == is {
			return
		}
		d := Difference{What: what, Was: orNone(was), Is: orNone(is), From: wholeStanding("", ""), To: wholeStanding("", "")}
		d.Causes = []Cause{{CauseSubject, "what goes live was changed", t.subject(fields...)}}
		out = append(out, d)
	}
	for _, f := range subjectFields {
		add(f.what, f.shows(a), f.shows(b), f.field)
	}
	var was, is, fields []string
	for _, trait := range t.s.Gate.Traits {
		if x, y := a.Traits[trait.ID], b.Traits[trait.ID]; x != y {
			was, is, fields = append(was, trait.ID+" "+x.String()), append(is, trait.ID+" "+y.String()), append(fields, "trait "+trait.ID)
		}
	}
	add("traits", strings.Join(was, ", "), strings.Join(is, ", "), fields...)
	return out
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// signOffs compares who has signed and whether that still stands.
func (t *teller) signOffs() []Difference {
	was, is := signedSays(&t.from.Decision.SignOffs), signedSays(&t.to.Decision.SignOffs)
	causes := t.signing()
	if len(causes) == 0 {
		return nil
	}
	return []Difference{{What: "sign-offs", Was: was, Is: is, From: wholeStanding("", ""), To: wholeStanding("", ""), Causes: causes}}
}

// signedSays is where the sign-offs stand: "partly signed, 1 of 3 roles".
func signedSays(o *SignOffs) string {
	settled := 0
	for i := range o.Needed {
		if o.Needed[i].Settled() {
			settled++
		}
	}
	return fmt.Sprintf("%s, %d of %d roles", o.State, settled, len(o.Needed))
}

// signing says which sign-offs came, which no longer count and why; where none did and they still stand otherwise, the
// tier or the traits ask for others.
func (t *teller) signing() []Cause {
	before := map[string]*GivenSignOff{}
	for _, g := range t.from.Decision.SignOffs.Given {
		before[t.from.State.Log[g.Entry-1].ID] = g
	}
	var out []Cause
	for _, g := range t.to.Decision.SignOffs.Given {
		id := t.to.State.Log[g.Entry-1].ID
		was := before[id]
		delete(before, id)
		entries := append(t.numbers(t.to, g.Changed), t.number[id])
		who := fmt.Sprintf("the sign-off of %s as %s", g.By, g.Role)
		switch {
		case was == nil && g.Counts:
			out = append(out, Cause{CauseSignOff, fmt.Sprintf("%s signed as %s", g.By, g.Role), []int{t.number[id]}})
		case was == nil:
			out = append(out, Cause{CauseSignOff, who + " does not count: " + g.Why, sorted(entries)})
		case was.Counts && !g.Counts:
			out = append(out, Cause{CauseSignOff, who + " no longer counts: " + g.Why, sorted(append(entries, t.reopened()...))})
		case !was.Counts && g.Counts:
			out = append(out, Cause{CauseSignOff, who + " counts; before: " + was.Why, sorted(append(entries, t.numbers(t.from, was.Changed)...))})
		}
	}
	for _, g := range t.from.Decision.SignOffs.Given {
		if id := t.from.State.Log[g.Entry-1].ID; before[id] != nil {
			out = append(out, Cause{CauseSignOff, fmt.Sprintf("%s had not signed as %s yet", g.By, g.Role), []int{t.number[id]}})
		}
	}
	if len(out) == 0 && t.from.Decision.SignOffs.State != t.to.Decision.SignOffs.State {
		out = append(out, Cause{CauseSubject, "other roles must sign now", t.subject(append(traitFields(t.s.Gate), "tier")...)})
	}
	return out
}

func (t *teller) reopened() []int {
	return t.blame(func(b Body) bool { _, ok := b.(Reopened); return ok })
}
