package assessment

import (
	"cmp"
	"fmt"
	"slices"

	"gonogo/content"
)

// Why a sign-off that says nothing wrong does not stand for its role.
const (
	standsLater = "a later sign-off of the role stands in its place"
	standsKeyed = "a sign-off of the role with a key stands in its place"
)

// choose says which sign-off stands for each role: the last that may, of those with a key where there is one. Only
// what may stand for a role takes the place of another, so nobody can knock out a signature with what does not count
// itself. Time changes nothing of the choice: one that has lapsed keeps its place, and the role has lapsed.
func (o *SignOffs) choose(s *State) {
	tier := s.Subject.EffectiveTier()
	var standing []*GivenSignOff
	for _, g := range o.Given {
		if g.takesPlace() {
			g.bar = s.barredAlone(g, s.Gate.Role(g.Role))
		}
	}
	for _, typed := range []bool{false, true} {
		for _, role := range inOrderOfBarring(s.Gate.Roles, tier) {
			if slices.ContainsFunc(standing, func(g *GivenSignOff) bool { return g.Role == role.ID }) {
				continue
			}
			for _, g := range slices.Backward(o.Given) {
				if g.Role != role.ID || g.Typed() != typed || !g.takesPlace() || g.bar != "" {
					continue
				}
				if g.bar = s.barredBeside(g, role, standing); g.bar == "" {
					g.stands, g.Counts = true, g.Holds
					standing = append(standing, g)
					break
				}
			}
		}
	}
	o.replace(standing)
}

// inOrderOfBarring sorts roles so that each stands behind those that bar one person from holding it: who states facts
// approves nothing, and who must hold a role alone holds no other.
func inOrderOfBarring(roles []content.Role, tier int) []*content.Role {
	var facts, plain, alone []*content.Role
	for i := range roles {
		switch r := &roles[i]; {
		case r.Builds:
			facts = append(facts, r)
		case slices.Contains(r.Alone, tier):
			alone = append(alone, r)
		default:
			plain = append(plain, r)
		}
	}
	return slices.Concat(facts, plain, alone)
}

// takesPlace reports whether a sign-off was good when it was made and is over what stands: it holds, or all that has
// happened to it is that its time ran out.
func (g *GivenSignOff) takesPlace() bool {
	return g.Holds || g.State == SignLapsed && g.Says.Predicate.SignOff.Expires >= g.On()
}

// replace says of those that do not stand why, and what stands in their place.
func (o *SignOffs) replace(standing []*GivenSignOff) {
	for _, g := range o.Given {
		at := slices.IndexFunc(standing, func(n *GivenSignOff) bool { return n.Role == g.Role })
		switch {
		case g.stands:
		case at < 0:
			if g.Holds {
				g.Why = g.bar
			}
		default:
			g.Instead = standsLater
			if standing[at].Entry < g.Entry {
				g.Instead = "another sign-off of the role stands"
			}
			if g.Typed() && !standing[at].Typed() {
				g.Instead = standsKeyed
			}
			g.Why, g.Holds = cmp.Or(g.Why, g.bar, g.Instead), false
		}
	}
}

// barredAlone says why a sign-off can never stand for its role, whoever else signed; "" when it may.
func (s *State) barredAlone(g *GivenSignOff, role *content.Role) string {
	tier, claim := s.Subject.EffectiveTier(), g.Says.Predicate.SignOff
	switch {
	case role.Tiers[tier-1] == content.RoleNotNeeded || !role.When.Holds(s.On):
		return fmt.Sprintf("tier %d does not ask for this role", tier)
	case g.Typed() && !slices.Contains(role.Typed, tier):
		return fmt.Sprintf("it is typed, not signed with a key, and at tier %d this role signs with a key", tier)
	case claim.DeputyFor != "" && !role.Builds && s.Subject.IsBuilder(claim.DeputyFor):
		return fmt.Sprintf("%s built it and cannot send a deputy for this role", claim.DeputyFor)
	case !role.Builds && s.Subject.IsBuilder(g.Name()):
		return "who built it signs for the facts only"
	}
	return ""
}

// barredBeside says why a sign-off cannot stand beside those of the same person that stand already, "" when it can.
func (s *State) barredBeside(g *GivenSignOff, role *content.Role, standing []*GivenSignOff) string {
	tier := s.Subject.EffectiveTier()
	for _, other := range standing {
		if len(samePeople([]*GivenSignOff{g, other})) != 1 {
			continue
		}
		held := s.Gate.Role(other.Role)
		who := "the same person signed as " + held.ID
		if !SamePerson(g.Name(), other.Name()) {
			who = fmt.Sprintf("the same key signed as %s for %s", held.ID, other.Name())
		}
		if says := apart(role, held, tier, who); says != "" {
			return says
		}
		// A claim without a key never bars a signature: of the two it is the claim that does not count.
		if g.Typed() && !other.Typed() && apart(held, role, tier, "") != "" {
			return fmt.Sprintf("%s with a key, and this is typed: the two roles are kept apart", who)
		}
	}
	return ""
}

// apart says why one person cannot hold role beside other, "" when they can. Where the two bar each other it is the
// one that approves that does not count, never the one that states facts. Who says how the person is known to be one.
func apart(role, other *content.Role, tier int, who string) string {
	switch {
	case other.Builds && !role.Builds:
		return who + ", which signs for the facts only"
	case slices.Contains(role.Alone, tier) && !other.Builds:
		return fmt.Sprintf("at tier %d whoever signs as %s holds no other role, and %s", tier, role.ID, who)
	}
	return ""
}

// spare marks the sign-offs that nobody waits for, since their role is signed for or is not asked for: they are no
// failure of anything, and no part of what is handed over.
func (o *SignOffs) spare() {
	for _, g := range o.Given {
		switch role := o.Of(g.Role); {
		case g.Counts || g.Instead != "":
		case role == nil:
			g.Holds, g.Instead = false, "the role is not asked for"
		case role.Settled():
			g.Holds, g.Instead = false, "the role is "+role.Says
		}
	}
}
