package lint

import (
	"slices"

	"gonogo/content"
)

// Saying that a control is left out on purpose, and asking for it, cannot both be meant.
var askedAfterAll = Rule{
	Name: "asked-after-all",
	Says: "No question supports a control that the gate leaves out on purpose.",
	run: func(p *pass) {
		for _, q := range p.gate.Questions() {
			for _, m := range q.Maps {
				at := slices.IndexFunc(p.gate.Frameworks, func(u content.Use) bool { return u.Framework == m.Framework })
				if at < 0 || m.Relation == content.Related || !slices.Contains(p.gate.Frameworks[at].NotAsked, m.Control) {
					continue
				}
				p.add(q.ID, "maps."+m.Framework, "take it off not_asked, or map it as related", "it bears on %s, which the gate says it does not ask about", m.Ref())
			}
		}
	},
}
