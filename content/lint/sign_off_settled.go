package lint

import (
	"slices"

	"gonogo/content"
)

// A sign-off that no tier can ever complete keeps every go unsigned for ever.
var signOffSettled = Rule{
	Name: "sign-off-settled",
	Says: "The roles of every tier can settle the questions that are left to the sign-offs.",
	run: func(p *pass) {
		for _, q := range p.gate.Questions() {
			if role := p.gate.Role(q.SignedBy); role != nil && (slices.Contains(role.Tiers[:], content.RoleNotNeeded) || !role.When.Empty()) {
				p.add(q.ID, "sign_off", "name a role that always signs", "%s does not sign for every subject", role.ID)
			}
		}
		for tier, need := range p.gate.Policy.Signers {
			if n := signing(p.gate, tier); n < need {
				p.add("policy", "signers", "ask for fewer people, or for more roles", "tier %d wants %d different people and has %d roles that always sign", tier+1, need, n)
			}
		}
		for tier, id := range p.gate.Policy.WaiverOwner {
			role := p.gate.Role(id)
			switch {
			case role == nil:
			case !signsAt(role, tier):
				p.add("policy", "waiver_owner", "name a role that always signs there", "%s accepts waivers at tier %d, where it does not always sign", id, tier+1)
			case tier > 0 && !signsAt(p.gate.Role(p.gate.Policy.WaiverOwner[tier-1]), tier):
				p.add("policy", "waiver_owner", "let it sign at the tier below too", "%s accepts what is extended at tier %d, where it does not sign", p.gate.Policy.WaiverOwner[tier-1], tier+1)
			case role.Builds:
				p.add("policy", "waiver_owner", "name a role that approves", "%s signs for the facts only, and accepts waivers at tier %d", id, tier+1)
			}
		}
		for i := range p.gate.Roles {
			p.checkWith(&p.gate.Roles[i])
		}
	},
}

// signsAt reports whether a role signs for every subject at a tier; one that is not there stands in nobody's way.
func signsAt(role *content.Role, tier int) bool {
	return role == nil || role.Tiers[tier] == content.RoleSigns && role.When.Empty()
}

// signing counts the roles that sign by themselves at a tier, whatever the subject; of the reviewers one signs.
func signing(g *content.Gate, tier int) int {
	n, reviewers := 0, 0
	for i := range g.Roles {
		switch {
		case !g.Roles[i].When.Empty():
		case g.Roles[i].Tiers[tier] == content.RoleSigns:
			n++
		case g.Roles[i].Tiers[tier] == content.RoleReviews:
			reviewers = 1
		}
	}
	return n + reviewers
}

func (p *pass) checkWith(role *content.Role) {
	for tier, need := range role.Tiers {
		if need != content.RoleWith {
			continue
		}
		switch with := p.gate.Role(role.With); {
		case with == nil:
			p.add("role:"+role.ID, "tiers", "add the key with", "%s goes with another role at tier %d and does not name it", role.ID, tier+1)
		case with.Tiers[tier] != content.RoleSigns || !with.When.Empty():
			p.add("role:"+role.ID, "with", "let it sign by itself there", "%s goes with %s at tier %d, which does not always sign there", role.ID, with.ID, tier+1)
		}
	}
}
