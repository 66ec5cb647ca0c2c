package lint

import (
	"slices"

	"gonogo/content"
	"gonogo/content/clean"
)

// A blocker stops a launch, so whoever it stops must learn from it alone why, what counts and what to do.
var blockerComplete = Rule{
	Name: "blocker-complete",
	Says: "A question that can block says why, what good and weak evidence look like, how to collect it, what to do, and which proof counts.",
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
			if says := proofLacks(q); says != "" {
				p.add(q.ID, "needs", "name the kinds that count, with an age and a strength of 1 or more", "it can block, but %s", says)
			}
		}
	},
}

// proofLacks says what is missing from what counts as proof; "" where nothing is, or where the sign-offs settle q.
func proofLacks(q *content.Question) string {
	switch {
	case q.SignOff:
		return ""
	case len(q.Needs.Kinds) == 0:
		return "no kind of evidence counts for it"
	case slices.Min(q.Needs.MaxAge[:]) < 1:
		return "its evidence has no age limit"
	case slices.Min(q.Needs.Strength[:]) < 1:
		return "a mere assertion (strength 0) is enough for it"
	}
	return ""
}
