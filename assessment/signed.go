package assessment

import (
	"fmt"
	"slices"

	"gonogo/content"
)

// neededRoles are the roles that sign for a subject, in the order of the gate. Where one of several reviewers is
// enough each of them is listed.
func neededRoles(g *content.Gate, s Subject, on content.TraitSet) []RoleSignOff {
	var out []RoleSignOff
	for i := range g.Roles {
		r := &g.Roles[i]
		need := r.Tiers[s.EffectiveTier()-1]
		if need == content.RoleNotNeeded || !r.When.Holds(on) {
			continue
		}
		if need == content.RoleWith && r.With == "" {
			need = content.RoleSigns // nobody else signs for it
		}
		out = append(out, RoleSignOff{Role: r, Need: need})
	}
	return out
}

// NeededRoles are the roles that sign for this subject, before anybody has.
func (s *State) NeededRoles() []RoleSignOff { return neededRoles(s.Gate, s.Subject, s.On) }

// fill works out which roles are settled, and what is missing.
func (o *SignOffs) fill(verdict Verdict, waivers []WaiverOwner) {
	var counting []*GivenSignOff
	for i := range o.Needed {
		r := &o.Needed[i]
		for _, g := range o.Given {
			if g.Counts && g.Role == r.Role.ID {
				r.By = g
				r.Says = "signed by " + g.Name() + " on " + g.On().String()
				counting = append(counting, g)
			}
		}
	}
	o.cover()
	o.spare()
	for i := range o.Needed {
		if r := &o.Needed[i]; !r.Settled() {
			r.Says = o.lack(r)
			o.Missing = append(o.Missing, r.Role.Title+": "+r.Says)
		}
	}
	o.People = len(samePeople(counting))
	if len(o.Missing) == 0 && o.People < o.PeopleNeeded {
		o.Missing = append(o.Missing, fmt.Sprintf("%d different people signed, and this tier asks for %d", o.People, o.PeopleNeeded))
	}
	o.accept(waivers)
	if len(o.Needed) == 0 {
		o.Missing = append(o.Missing, "the gate asks for no signature, so nothing can be signed off")
	}
	if verdict > ConditionalGo {
		o.Forbids = fmt.Sprintf("the verdict is %s: a sign-off of it lets nothing go live", verdict)
		o.Missing = append(o.Missing, o.Forbids)
	}
	o.State = o.state(len(counting) > 0)
}

// cover settles the roles that another signer signed for.
func (o *SignOffs) cover() {
	reviewed := slices.ContainsFunc(o.Needed, func(r RoleSignOff) bool { return r.Need == content.RoleReviews && r.By != nil })
	for i := range o.Needed {
		r := &o.Needed[i]
		if r.By != nil {
			continue
		}
		switch r.Need {
		case content.RoleWith:
			if with := o.Of(r.Role.With); with != nil && with.By != nil && slices.Contains(with.By.Says.Predicate.SignOff.Covers, r.Role.ID) {
				r.Covered, r.Says = true, "signed for by the "+with.Role.Title
			}
		case content.RoleReviews:
			if reviewed {
				r.Covered, r.Says = true, "another reviewer signed"
			}
		case content.RoleSigns, content.RoleNotNeeded:
		}
	}
}

// lack says what is missing for a role nobody signed as.
func (o *SignOffs) lack(r *RoleSignOff) string {
	if g := o.LastOf(r.Role.ID); g != nil {
		return fmt.Sprintf("the sign-off of %s does not count: %s", g.By, g.Why)
	}
	switch r.Need {
	case content.RoleReviews:
		return "not signed; one of the reviewers is enough"
	case content.RoleWith:
		return "not signed; " + r.Role.With + " may sign for it"
	default:
		return "not signed"
	}
}

// LastOf is the sign-off that says where a role stands: the one that stands for it, else the last that was not barred
// from it, else the last. Nil where there is none.
func (o *SignOffs) LastOf(role string) *GivenSignOff {
	for _, fits := range []func(*GivenSignOff) bool{
		func(g *GivenSignOff) bool { return g.stands },
		func(g *GivenSignOff) bool { return g.bar == "" },
		func(*GivenSignOff) bool { return true },
	} {
		for _, g := range slices.Backward(o.Given) {
			if g.Role == role && fits(g) {
				return g
			}
		}
	}
	return nil
}

// state is complete only where nothing is missing; what ran out or was voided shows before what is merely not there.
func (o *SignOffs) state(some bool) SignState {
	if len(o.Missing) == 0 {
		return SignComplete
	}
	for _, state := range []SignState{SignVoid, SignLapsed} {
		for i := range o.Needed {
			r := &o.Needed[i]
			if last := o.LastOf(r.Role.ID); !r.Settled() && last != nil && last.State == state {
				return state
			}
		}
	}
	if some {
		return SignPartly
	}
	return SignNone
}
