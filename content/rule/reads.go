package rule

import "gonogo/content"

// Reads is the ids of the registers whose rows the checks of a gate look at.
func Reads(g *content.Gate) map[string]bool {
	out := map[string]bool{}
	for _, q := range g.Questions() {
		for i := range q.Checks {
			c := newCompiler(g, &q.Checks[i])
			c.compile()
			for reg := range c.reads {
				out[reg] = true
			}
		}
	}
	return out
}
