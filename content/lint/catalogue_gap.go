package lint

import (
	"slices"

	"gonogo/content"
)

// A list of ten risks of which nine are asked reads as ten. Large catalogues with levels are meant to be asked in part.
var catalogueGap = Rule{
	Name: "catalogue-gap",
	Says: "A flat catalogue that the gate maps to at all is covered in full.",
	Note: true,
	run: func(p *pass) {
		covered := map[string]bool{}
		for _, q := range p.gate.Questions() {
			for _, m := range q.Maps {
				covered[m.Ref()], covered[m.Framework] = true, true
			}
		}
		for _, fw := range p.frameworks {
			hasLevels := slices.ContainsFunc(fw.Controls, func(c content.Control) bool { return c.Parent != "" })
			if hasLevels || !covered[fw.ID] {
				continue
			}
			for _, c := range fw.Controls {
				if !covered[content.Mapping{Framework: fw.ID, Control: c.ID}.Ref()] {
					p.add("", "frameworks", "ask for it, or map a question that does", "no question bears on %s of %s", c.ID, fw.Title)
				}
			}
		}
	},
}
