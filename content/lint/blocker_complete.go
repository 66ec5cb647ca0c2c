package lint

import "gonogo/content/clean"

// A blocker stops a launch, so whoever it stops must learn from it alone why, what counts and what to do.
var blockerComplete = Rule{
	Name: "blocker-complete",
	Says: "A question that can block says why, what good and weak evidence look like, how to collect it and what to do.",
	run: func(p *pass) {
		for _, q := range p.gate.Questions() {
			if !canBlock(q) {
				continue
			}
			for _, field := range []prose{{"why", q.Why}, {"good", q.Good}, {"weak", q.Weak}, {"how", q.How}, {"remedy", q.Remedy}} {
				if clean.IsEmptyMeaning(field.text) {
					p.add(q.ID, field.key, "write it for somebody who sees the question for the first time", "it can block, but has no %s", field.key)
				}
			}
		}
	},
}
