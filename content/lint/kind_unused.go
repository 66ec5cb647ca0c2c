package lint

import (
	"slices"

	"gonogo/content"
)

// A kind that counts for nothing only lengthens the list to choose from.
var kindUnused = Rule{
	Name: "kind-unused",
	Says: "Every kind of evidence counts for a question, but for the weakest, which are there to write down what people have.",
	Note: true,
	run: func(p *pass) {
		for _, k := range p.gate.Kinds {
			used := slices.ContainsFunc(p.gate.Questions(), func(q *content.Question) bool { return slices.Contains(q.Needs.Kinds, k.ID) })
			if !used && k.Ceiling > 1 { // the weakest are there so that people can write down what they have
				p.add("kind:"+k.ID, "id", "name it in a question's needs or take it out", "no question takes evidence of kind %s", k.ID)
			}
		}
	},
}
