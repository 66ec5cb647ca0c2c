package lint

import (
	"slices"

	"gonogo/content"
)

// A condition that never or always holds reads as a choice and is none: somebody counts on it.
var conditionIdle = Rule{
	Name: "condition-idle",
	Says: "Every condition holds for some subjects and not for others.",
	run: func(p *pass) {
		for _, q := range p.gate.Questions() {
			if q.Applies.Holds(settable(p.gate)) { // else it is unreachable, which has a rule of its own
				p.idle(q.ID, "applies", q.Applies, content.Condition{}, "take it out: every subject is asked")
			}
			p.idle(q.ID, "raised_by", q.RaisedBy, q.Applies, "write the graver severity instead")
			if !q.RaisedBy.Empty() && !canRise(q) {
				p.add(q.ID, "raised_by", "take it out", "nothing is graver than a blocker, which it is at every tier")
			}
			if q.Unwaivable != nil {
				p.idle(q.ID, "unwaivable", q.Unwaivable.When, content.Condition{}, "name the tiers alone")
			}
		}
		for _, r := range p.gate.Roles {
			p.idle("role:"+r.ID, "when", r.When, content.Condition{}, "take it out: the role is needed for every subject")
		}
		p.idleFloors()
	},
}

// idle reports a condition of a part that never holds, or that holds whenever the part is there at all.
func (p *pass) idle(part, field string, c, there content.Condition, hint string) {
	switch {
	case c.Empty() || !known(p.gate, c):
	case !c.Holds(settable(p.gate)):
		p.add(part, field, "name traits that intake asks for", "%s never holds: intake asks for none of its traits", field)
	case always(p.gate, c, there):
		p.add(part, field, hint, "%s always holds", field)
	}
}

// idleFloors looks at the floors of tiers; a floor that a graver one stands in for says nothing.
func (p *pass) idleFloors() {
	var above []content.Condition
	for i, tier := range p.gate.Tiers {
		for _, c := range tier.Floor {
			p.idle("", "tiers", c, content.Condition{}, "take it out, or make every subject critical by its severities")
			if slices.ContainsFunc(above, func(a content.Condition) bool { return always(p.gate, a, c) }) {
				p.add("", "tiers", "take it out", "a floor of tier %d (%v) changes nothing: whenever it holds, one that stands before it does", i+1, c.Names())
			}
			above = append(above, c)
		}
	}
}

// always reports whether c holds for every subject for which there does. Conditions only ask for traits and never
// for the want of one, so the least sets of traits for which there holds are enough to look at.
func always(g *content.Gate, c, there content.Condition) bool {
	return !slices.ContainsFunc(choices(there), func(least []string) bool { return !c.Holds(withImplied(g, least)) })
}

// withImplied is these traits, with what they imply and what always holds.
func withImplied(g *content.Gate, traits []string) content.TraitSet {
	said := map[string]content.Trilean{}
	for _, t := range traits {
		said[t] = content.Yes
	}
	return g.TraitsSure(said)
}

// settable is every trait that can hold for some subject.
func settable(g *content.Gate) content.TraitSet {
	var asked []string
	for _, t := range g.Traits {
		if t.Asks != "" {
			asked = append(asked, t.ID)
		}
	}
	return withImplied(g, asked)
}

// known reports whether every trait that c names exists; what does not is told by other rules.
func known(g *content.Gate, c content.Condition) bool {
	return !slices.ContainsFunc(c.Names(), func(t string) bool { return g.Trait(t) == nil })
}

// canRise reports whether q is milder than a blocker at some tier.
func canRise(q *content.Question) bool {
	return slices.ContainsFunc(q.Severity[:], func(s content.Severity) bool { return s < content.Blocker })
}
