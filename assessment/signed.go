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

// supersede keeps the last sign-off of each role that holds.
func (o *SignOffs) supersede() {
	for i, g := range o.Given {
		later := slices.ContainsFunc(o.Given[i+1:], func(n *GivenSignOff) bool { return n.Holds && n.Role == g.Role })
		g.Replaced = later
		if g.Holds && later {
			g.Holds, g.Why = false, "a later sign-off of the role stands in its place"
		}
	}
}

// separate says which of those that hold count for their role: rules S1 and S7, typed attestations, and roles that
// the tier does not ask for.
func (o *SignOffs) separate(s *State) {
	for _, g := range o.Given {
		if !g.Holds {
			continue
		}
		g.Why = s.barred(g, o.Given)
		g.Counts = g.Why == ""
	}
}

// barred says why a sign-off that holds does not stand for its role, "" when it does.
func (s *State) barred(g *GivenSignOff, all []*GivenSignOff) string {
	role, tier, claim := s.Gate.Role(g.Role), s.Subject.EffectiveTier(), g.Says.Predicate.SignOff
	switch {
	case role.Tiers[tier-1] == content.RoleNotNeeded || !role.When.Holds(s.On):
		return fmt.Sprintf("tier %d does not ask for this role", tier)
	case g.Typed() && !slices.Contains(role.Typed, tier):
		return fmt.Sprintf("it is typed, not signed with a key, and at tier %d this role signs with a key", tier)
	case claim.DeputyFor != "" && !role.Builds && s.Subject.IsBuilder(claim.DeputyFor):
		return fmt.Sprintf("%s built it and cannot send a deputy for this role", claim.DeputyFor)
	}
	for _, other := range all {
		if !other.Holds || other.Role == g.Role {
			continue
		}
		if len(samePeople([]*GivenSignOff{g, other})) == 1 {
			if says := apart(role, s.Gate.Role(other.Role), tier); says != "" {
				return says
			}
		}
	}
	if !role.Builds && s.Subject.IsBuilder(g.Name()) {
		return "who built it signs for the facts only"
	}
	return ""
}

// apart says why one person cannot hold role beside other, "" when they can. Where the two bar each other it is the
// one that approves that does not count, never the one that states facts.
func apart(role, other *content.Role, tier int) string {
	switch {
	case other.Builds && !role.Builds:
		return fmt.Sprintf("the same person signed as %s, who signs for the facts only", other.ID)
	case slices.Contains(role.Alone, tier) && !other.Builds:
		return fmt.Sprintf("at tier %d whoever signs as %s holds no other role, and the same person signed as %s", tier, role.ID, other.ID)
	}
	return ""
}

// fill works out which roles are settled, and what is missing.
func (o *SignOffs) fill(verdict Verdict) {
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
	if g := o.lastOf(r.Role.ID); g != nil {
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

// lastOf is the last sign-off of a role, nil where there is none.
func (o *SignOffs) lastOf(role string) *GivenSignOff {
	for _, g := range slices.Backward(o.Given) {
		if g.Role == role {
			return g
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
			if last := o.lastOf(r.Role.ID); !r.Settled() && last != nil && last.State == state {
				return state
			}
		}
	}
	if some {
		return SignPartly
	}
	return SignNone
}
