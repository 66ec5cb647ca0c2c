package lint

import (
	"strings"

	"gonogo/content"
)

// A question that nobody can be asked looks like cover and is none.
var unreachable = Rule{
	Name: "unreachable",
	Says: "Every question is asked of some subject: at some tier, with traits that exist.",
	run: func(p *pass) {
		for _, q := range p.gate.Questions() {
			for _, id := range q.Applies.Names() {
				if p.gate.Trait(id) == nil {
					p.add(q.ID, "applies", "name a trait of this gate", "it needs trait %s, which does not exist", id)
				}
			}
			if known(p.gate, q.Applies) && !q.Applies.Holds(settable(p.gate)) {
				p.add(q.ID, "applies", "let intake ask for it, or name another", "it needs %s, which intake never asks for", strings.Join(q.Applies.Names(), ", "))
			}
			asked := !q.RaisedBy.Empty()
			for _, s := range q.Severity {
				asked = asked || s > content.NotAsked
			}
			if !asked {
				p.add(q.ID, "severity", "give it a severity at a tier or take it out", "it is not asked at any tier")
			}
		}
	},
}
