package assessment

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/content"
)

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
			out.Missing = append(out.Missing, notPassed(&signed[i]))
		}
		out.SignOffs = append(out.SignOffs, v)
	}
	return out
}

// notPassed names a sign-off that failed, as far as its bytes may be believed.
func notPassed(s *SignOff) string {
	switch {
	case s.Broken == "":
		return fmt.Sprintf("%s: the sign-off of %s did not pass every check", s.Role, s.Name())
	case s.Role == "":
		return "the sign-off did not pass: " + s.Broken
	default:
		return fmt.Sprintf("%s: the sign-off did not pass: %s", s.Role, s.Broken)
	}
}

// checkHeld compares a sign-off that came in a file with the record, where there is one; else it looks at the day alone.
func (d *Desk) checkHeld(r *Record, v *VerifiedSignOff, now *SignOffs) {
	if r == nil {
		v.checkDays(d.Today())
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

// checkDays looks at the days that a sign-off names, as the judgement of the record does: what went live inside its
// window keeps its approval until that ends; nothing else goes live on it after the window.
func (v *VerifiedSignOff) checkDays(today Date) {
	p := &v.Says.Predicate
	claim := p.SignOff
	switch {
	case claim.Expires < today:
		v.add(CheckStands, false, "the approval ended on %s", claim.Expires)
	case p.Verdict > ConditionalGo:
	case p.Flips != nil && p.Flips.On <= today:
		v.add(CheckWindow, false, "it was to go live until %s; %s", claim.LaunchBy, p.Flips)
	case claim.LaunchBy >= today:
		v.add(CheckWindow, true, "may go live until %s", claim.LaunchBy)
	case p.Subject.GoLive.IsZero() || p.Subject.GoLive > claim.LaunchBy:
		v.add(CheckWindow, false, "it was to go live until %s, and that day has gone by", claim.LaunchBy)
	default:
		v.add(CheckWindow, true, "for what went live on %s; it was to go live until %s, and nothing goes live on it any more", p.Subject.GoLive, claim.LaunchBy)
	}
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
	for _, w := range first.WaiverOwners {
		by := ""
		if held[w.Role] != nil {
			by = held[w.Role].Name()
		}
		if says := w.lacks(by); says != "" {
			missing = append(missing, says)
		}
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
