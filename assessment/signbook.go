package assessment

import (
	"fmt"
	"strings"

	"gonogo/content"
)

// signBook is what of the sign-offs does not change with the date.
type signBook struct {
	state    *State
	digest   content.Digest // of the state
	err      error
	reopened int // number of the last entry that reopened it, 0 for none
}

func newSignBook(s *State) *signBook {
	b := &signBook{state: s}
	if len(s.SignOffs) > 0 {
		b.digest, b.err = s.StateDigest()
	}
	if n := len(s.Reopened); n > 0 {
		b.reopened = s.Reopened[n-1]
	}
	return b
}

// on judges every sign-off for a date and the verdict of that date.
func (b *signBook) on(on Date, verdict Verdict, findings []Finding) SignOffs {
	s := b.state
	out := SignOffs{Needed: s.NeededRoles(), PeopleNeeded: s.Gate.Policy.Signers[s.Subject.EffectiveTier()-1], Reopened: s.reopenedSays(b.reopened)}
	for i := range s.SignOffs {
		out.Given = append(out.Given, b.judge(&s.SignOffs[i], on, verdict))
	}
	out.choose(s)
	out.fill(verdict, s.waiverOwners(findings))
	return out
}

// judge says whether a sign-off still is over what stands, apart from the others.
func (b *signBook) judge(g *SignOff, on Date, verdict Verdict) *GivenSignOff {
	s, out := b.state, &GivenSignOff{SignOff: g}
	void := func(state SignState, format string, args ...any) *GivenSignOff {
		out.State, out.Why = state, fmt.Sprintf(format, args...)
		return out
	}
	if g.Broken != "" {
		return void(SignVoid, "%s", g.Broken)
	}
	p := &g.Says.Predicate
	claim := p.SignOff
	role := s.Gate.Role(g.Role)
	switch {
	case p.Assessment != s.Assessment:
		return void(SignVoid, "it was made for another assessment")
	case b.err != nil:
		return void(SignVoid, "what stands now cannot be compared: %s", b.err)
	case b.reopened > 0 && !b.sawReopening(g.Entry):
		return void(SignVoid, "it was reopened since (entry %d)", b.reopened)
	case p.Gate.Digest != s.Gate.Digest:
		return void(SignVoid, "it was made under gate %s %s", p.Gate.ID, p.Gate.Version)
	case p.State != b.digest:
		out.Changed = s.entriesBehind(p.Frontier)
		return void(SignVoid, "what was signed has changed since: %s", s.changes(out.Changed))
	case role == nil:
		return void(SignVoid, "the gate has no role %s", g.Role)
	case p.Verdict != verdict:
		return void(SignVoid, "%s was signed, and on %s it is %s", p.Verdict, on, verdict)
	case !SamePerson(claim.Name, g.By):
		return void(SignVoid, "%s recorded it for %s", g.By, claim.Name)
	case on.Add(1) < g.On(): // a day of grace, since the signer's day is not everybody's
		return void(SignNone, "it was signed on %s, after the date judged on", g.On())
	case on > claim.Expires:
		return void(SignLapsed, "the approval ended on %s", claim.Expires)
	case s.Subject.GoLive > claim.LaunchBy:
		return void(SignLapsed, "go-live on %s is later than the approval allows (%s)", s.Subject.GoLive, claim.LaunchBy)
	}
	out.Holds, out.State = true, SignPartly
	return out
}

// sawReopening reports whether the signer knew of every reopening.
func (b *signBook) sawReopening(entry int) bool {
	for _, n := range b.state.Reopened {
		if !saw(&b.state.Log[entry-1].Sealed, &b.state.Log[n-1].Sealed) {
			return false
		}
	}
	return true
}

func (s *State) reopenedSays(entry int) string {
	if entry == 0 {
		return ""
	}
	e := &s.Log[entry-1]
	return fmt.Sprintf("reopened by %s on %s: %s", e.By, DateOf(e.At), e.What.(Reopened).Reason)
}

// changes describes the entries that changed what was signed, the first three and how many more.
func (s *State) changes(numbers []int) string {
	if len(numbers) == 0 {
		return "the record no longer comes to the same"
	}
	var what []string
	for _, n := range numbers {
		what = append(what, fmt.Sprintf("entry %d %s", n, s.Describe(n)))
	}
	if len(what) > 3 {
		return fmt.Sprintf("%s and %d more", strings.Join(what[:3], "; "), len(what)-3)
	}
	return strings.Join(what, "; ")
}

// ends are the dates after which a sign-off no longer holds.
func (b *signBook) ends() []Date {
	var out []Date
	for i := range b.state.SignOffs {
		if g := &b.state.SignOffs[i]; g.Broken == "" {
			out = append(out, g.Says.Predicate.SignOff.Expires.Add(1))
		}
	}
	return out
}
