package lint

import "slices"

// proofKind is the kind of evidence that a check marked as proof yields, and typedRows the strength of rows.
const (
	proofKind = "register-export"
	typedRows = 2
)

// Rows that can never be enough only look like proof.
var proofCounts = Rule{
	Name: "proof-counts",
	Says: "A check marked as proof belongs to a question that takes register-export, at a strength that typed rows reach at some tier.",
	run: func(p *pass) {
		for _, q := range p.gate.Questions() {
			for _, c := range q.Checks {
				switch {
				case !c.Proof:
				case !slices.Contains(q.Needs.Kinds, proofKind):
					p.add(q.ID, "needs.kinds", "add it, or take proof out of the check", "its check over %s is proof of the kind %s, which the question does not take", c.Register, proofKind)
				case !slices.ContainsFunc(q.Needs.Strength[:], func(n int) bool { return n <= typedRows }):
					p.add(q.ID, "needs.strength", "take proof out of the check", "its check over %s is proof of strength %d, which is not enough at any tier", c.Register, typedRows)
				}
			}
		}
	},
}
