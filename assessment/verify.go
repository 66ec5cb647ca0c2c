package assessment

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/content"
)

// Verification is what became of checking sign-offs. Nothing in it is good unless it was looked at: a check that could
// not be made says so.
type Verification struct {
	SignOffs []VerifiedSignOff
	Missing  []string // what keeps the whole from being verified, a sentence each
	Compared bool     // with a record that is held here
	Anchor   string   // of that record
	Err      error    // the record comes to no verdict, so that nothing can be said of its sign-offs
}

// OK reports whether every sign-off that is needed is there and every check of it was passed.
func (v Verification) OK() bool { return v.Err == nil && len(v.Missing) == 0 && len(v.SignOffs) > 0 }

// VerifiedSignOff is one sign-off with its checks, in the order in which they were made.
type VerifiedSignOff struct {
	*SignOff
	Checks  []Check
	Changed []int // entries of the record that changed what was signed
	Counts  bool  // it stands for its role
}

// Check is one thing that was looked at.
type Check struct {
	What CheckedThing
	Good bool
	Says string
}

// CheckedThing names a check.
type CheckedThing string

// What is checked.
const (
	CheckSignature CheckedThing = "signature" // the bytes of the statement
	CheckKey       CheckedThing = "key"       // whose key it is, and whether it may sign
	CheckReport    CheckedThing = "report"    // the text that was signed
	CheckStands    CheckedThing = "stands"    // whether it still is what stands
)

func (v *VerifiedSignOff) add(what CheckedThing, good bool, format string, args ...any) {
	v.Checks = append(v.Checks, Check{what, good, fmt.Sprintf(format, args...)})
}

// good reports whether every check was passed.
func (v *VerifiedSignOff) good() bool {
	return !slices.ContainsFunc(v.Checks, func(c Check) bool { return !c.Good })
}

// checkBytes is the first half of every verification: the signature, and only then the key.
func (t Trust) checkBytes(s *SignOff) VerifiedSignOff {
	v := VerifiedSignOff{SignOff: s}
	switch {
	case s.Broken != "":
		v.add(CheckSignature, false, "%s", s.Broken)
		return v
	case s.Typed():
		v.add(CheckSignature, true, "typed, without a key: a claim that no machine can check")
		return v
	}
	v.add(CheckSignature, true, "it fits the statement")
	says := t.Refuses(s)
	switch {
	case says != "":
		v.add(CheckKey, false, "%s", says)
	case t.Signers == nil:
		v.add(CheckKey, false, "no list of allowed signers was given: whose key %s is, nobody here knows", s.Key.Fingerprint())
	default:
		v.add(CheckKey, true, "allowed for %s at that time", s.Name())
	}
	return v
}

// VerifyRecord checks every sign-off of a record: its bytes, its key, the report made again from the record, and
// whether it still is what stands.
func (d *Desk) VerifyRecord(r Record, t Trust) Verification {
	out := Verification{Compared: true, Anchor: r.State.Anchor(d.Today())}
	trusted := Record{r.Meta, t.Apply(r.State)}
	dec := d.Decide(trusted, 0)
	if dec.Err != nil {
		return Verification{Err: dec.Err}
	}
	now := dec.SignOffs
	failed := map[int]bool{}
	for i := range r.State.SignOffs {
		v := t.checkBytes(&r.State.SignOffs[i])
		g := now.Given[i]
		if v.Broken == "" {
			d.checkAgainst(r, &v, g)
			v.Counts = g.Counts
		}
		failed[v.Entry] = !v.good()
		out.SignOffs = append(out.SignOffs, v)
	}
	if len(r.State.SignOffs) == 0 {
		out.Missing = append(out.Missing, "nobody has signed")
	}
	out.Missing = append(out.Missing, now.lacking()...)
	for _, need := range now.Needed {
		if need.By != nil && failed[need.By.Entry] {
			out.Missing = append(out.Missing, need.Role.Title+": the sign-off of "+need.By.Name()+" did not pass every check")
		}
	}
	if now.Reopened != "" && len(out.Missing) > 0 {
		out.Missing = append(out.Missing, now.Reopened)
	}
	return out
}

// lacking is what is missing of the signatures themselves, whatever the verdict that was signed.
func (o *SignOffs) lacking() []string {
	return slices.DeleteFunc(slices.Clone(o.Missing), func(says string) bool { return says == o.Forbids })
}

// checkAgainst makes again from the record what was signed, and asks whether it still stands.
func (d *Desk) checkAgainst(r Record, v *VerifiedSignOff, g *GivenSignOff) {
	p := v.Says.Predicate
	basis, err := d.BasisAt(r, p.Frontier, p.On, p.OnFrom)
	switch {
	case err != nil:
		v.add(CheckReport, false, "what was signed cannot be made again: %s", err)
	case basis.State != p.State || basis.Decision.Verdict != p.Verdict || basis.Decision.Rule != p.Rule:
		v.add(CheckReport, false, "the record comes to another decision than was signed: %s by %s, signed %s by %s", basis.Decision.Verdict, basis.Decision.Rule, p.Verdict, p.Rule)
	case basis.Report.Renderer != p.Report.Renderer || basis.Report.Template != p.Report.Template:
		v.add(CheckReport, true, "the decision is the one that was signed; the text was made by %s, this program makes %s, so it was not compared", p.Report.Renderer, basis.Report.Renderer)
	case basis.Report.Digest != p.Report.Digest:
		v.add(CheckReport, false, "the report made again from the record is another text than was signed")
	default:
		v.add(CheckReport, true, "the report made again from the record is the one that was signed")
	}
	v.Changed = g.Changed
	if g.Why != "" {
		v.add(CheckStands, false, "%s", g.Why)
		return
	}
	v.add(CheckStands, true, "it is what stands now")
}

// VerifyReport checks a signed report: its body and the sign-offs behind it, each verified already by its bytes. With
// a record it is compared with that too; r is nil where none is held here.
func (d *Desk) VerifyReport(body []byte, signed []SignOff, r *Record, t Trust) Verification {
	out := d.verifyAlone(signed, r, t, func(v *VerifiedSignOff) {
		switch p := v.Says.Predicate; {
		case p.Report.Digest != PlainDigest(body):
			v.add(CheckReport, false, "the text is not the one that was signed (signed %s, it has %s)", p.Report.Digest.Short(), PlainDigest(body).Short())
		default:
			v.add(CheckReport, true, "the text is the one that was signed")
		}
	})
	out.Missing = append(out.Missing, Complete(signed)...)
	return out
}

// VerifyStatement checks one statement with its signature.
func (d *Desk) VerifyStatement(signed SignOff, r *Record, t Trust) Verification {
	return d.verifyAlone([]SignOff{signed}, r, t, func(*VerifiedSignOff) {})
}

func (d *Desk) verifyAlone(signed []SignOff, r *Record, t Trust, text func(*VerifiedSignOff)) Verification {
	var out Verification
	var now SignOffs
	if r != nil {
		out.Compared, out.Anchor = true, r.State.Anchor(d.Today())
		dec := d.Decide(*r, 0)
		if dec.Err != nil {
			return Verification{Err: dec.Err}
		}
		now = dec.SignOffs
	}
	for i := range signed {
		v := t.checkBytes(&signed[i])
		if v.Broken == "" {
			text(&v)
			d.checkHeld(r, &v, &now)
			v.Counts = v.good()
		}
		if !v.good() {
			out.Missing = append(out.Missing, fmt.Sprintf("%s: the sign-off of %s did not pass every check", signed[i].Role, signed[i].Name()))
		}
		out.SignOffs = append(out.SignOffs, v)
	}
	return out
}

// checkHeld compares a sign-off that came in a file with the record, where there is one; else it looks at the day alone.
func (d *Desk) checkHeld(r *Record, v *VerifiedSignOff, now *SignOffs) {
	claim := v.Says.Predicate.SignOff
	if r == nil {
		if claim.Expires < d.Today() {
			v.add(CheckStands, false, "the approval ended on %s", claim.Expires)
		}
		return
	}
	i := slices.IndexFunc(now.Given, func(g *GivenSignOff) bool {
		return g.Digest == v.Digest && (g.Signature == v.Signature || v.Signature == "" && g.Bundle == v.Bundle)
	})
	if i < 0 {
		v.add(CheckStands, false, "the record that is held here does not hold this sign-off")
		return
	}
	v.Entry = now.Given[i].Entry
	d.checkAgainst(*r, v, now.Given[i])
}

// Complete says what the sign-offs of one file lack, as far as they tell themselves: they name who must sign.
func Complete(signed []SignOff) []string {
	if len(signed) == 0 {
		return []string{"nobody has signed"}
	}
	var missing []string
	first := signed[0].Says.Predicate
	var given []*GivenSignOff
	held := map[string]*SignOff{}
	for i := range signed {
		s := &signed[i]
		p := s.Says.Predicate
		switch {
		case p.State != first.State || p.Verdict != first.Verdict || p.Assessment != first.Assessment:
			missing = append(missing, s.Role+": it is over another decision than the first one")
			continue
		case s.Typed() && !typedCounts(first.Needed, s.Role):
			missing = append(missing, s.Role+": it is typed, and this role signs with a key")
			continue
		}
		held[s.Role] = s
		given = append(given, &GivenSignOff{SignOff: s})
	}
	for _, n := range first.Needed {
		if held[n.Role] == nil && !coveredBy(n, first.Needed, held) {
			missing = append(missing, n.Role+": not signed")
		}
	}
	if people := len(samePeople(given)); people < first.People {
		missing = append(missing, fmt.Sprintf("%d different people signed, and %d are needed", people, first.People))
	}
	return append(missing, mixed(given, first.Subject)...)
}

func typedCounts(needed []NeededRole, role string) bool {
	return slices.ContainsFunc(needed, func(n NeededRole) bool { return n.Role == role && n.Typed })
}

func coveredBy(n NeededRole, needed []NeededRole, held map[string]*SignOff) bool {
	switch n.Need {
	case content.RoleWith:
		with := held[n.With]
		return with != nil && slices.Contains(with.Says.Predicate.SignOff.Covers, n.Role)
	case content.RoleReviews:
		return slices.ContainsFunc(needed, func(o NeededRole) bool { return o.Need == content.RoleReviews && held[o.Role] != nil })
	case content.RoleSigns, content.RoleNotNeeded:
	}
	return false
}

// mixed finds builders who signed for more than the facts, and one person in roles that are kept apart.
func mixed(given []*GivenSignOff, s Subject) []string {
	var out []string
	for _, group := range samePeople(given) {
		var roles []string
		builds, alone := false, false
		for _, g := range group {
			n := g.Says.Predicate.need(g.Role)
			roles = append(roles, g.Role)
			builds, alone = builds || n.Builds, alone || n.Alone
			if !n.Builds && s.IsBuilder(g.Name()) {
				out = append(out, g.Role+": "+g.Name()+" built it, and who built it signs for the facts only")
			}
		}
		if len(group) > 1 && (builds || alone) {
			out = append(out, "one person signed as "+strings.Join(roles, " and ")+", which are kept apart")
		}
	}
	return out
}

func (p *SignedFacts) need(role string) NeededRole {
	for _, n := range p.Needed {
		if n.Role == role {
			return n
		}
	}
	return NeededRole{}
}
