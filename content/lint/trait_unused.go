package lint

import (
	"slices"

	"gonogo/content"
)

// A trait that nothing uses is a question at intake that nobody should have to answer.
var traitUnused = Rule{
	Name: "trait-unused",
	Says: "Every trait is used by a question, a tier, a role or another trait that is.",
	run: func(p *pass) {
		used := map[string]bool{}
		use := func(c content.Condition) {
			for _, t := range c.Names() {
				used[t] = true
			}
		}
		for _, q := range p.gate.Questions() {
			use(q.Applies)
			use(q.RaisedBy)
			if q.Unwaivable != nil {
				use(q.Unwaivable.When)
			}
		}
		for _, t := range p.gate.Tiers {
			for _, c := range t.Floor {
				use(c)
			}
		}
		for _, r := range p.gate.Roles {
			use(r.When)
		}
		for range p.gate.Traits { // what implies a used trait is used; the longest way is as long as the list
			for _, t := range p.gate.Traits {
				if slices.ContainsFunc(t.Implies, func(i string) bool { return used[i] }) {
					used[t.ID] = true
				}
			}
		}
		for _, t := range p.gate.Traits {
			if !used[t.ID] && !t.Always {
				p.add("trait:"+t.ID, "id", "use it or take it out", "nothing depends on trait %s", t.ID)
			}
		}
	},
}
