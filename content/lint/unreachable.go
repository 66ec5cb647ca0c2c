package lint

import "gonogo/content"

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
