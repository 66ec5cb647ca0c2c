package lint

import (
	"slices"

	"gonogo/content"
)

// shortList is the most controls of a list that a reader takes to be asked in full.
const shortList = 20

// A list of ten risks of which nine are asked reads as ten. A large catalogue, or one with levels, is meant to be asked in
// part, and coverage names the rest.
var catalogueGap = Rule{
	Name: "catalogue-gap",
	Says: "A short, flat catalogue that the gate maps to at all is covered in full.",
	Note: true,
	run: func(p *pass) {
		mapped, covered := map[string]bool{}, map[*content.Control]bool{}
		for _, q := range p.gate.Questions() {
			for _, m := range q.Maps {
				c, _ := p.control(m)
				mapped[m.Framework], covered[c] = true, true
			}
		}
		for _, fw := range p.frameworks {
			hasLevels := slices.ContainsFunc(fw.Controls, func(c content.Control) bool { return c.Parent != "" })
			if hasLevels || len(fw.Controls) > shortList || !mapped[fw.ID] {
				continue
			}
			for i := range fw.Controls {
				if c := &fw.Controls[i]; !covered[c] {
					p.add("", "frameworks", "ask for it, or map a question that does", "no question bears on %s of %s", c.ID, fw.Title)
				}
			}
		}
	},
}
