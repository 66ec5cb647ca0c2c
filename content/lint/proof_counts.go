package lint

import (
	"slices"

	"gonogo/content"
)

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

// A column that nobody explains is filled in wrongly.
var columnHelp = Rule{
	Name: "column-help",
	Says: "Every column of a register says what to write into it.",
	run: func(p *pass) {
		for _, r := range p.gate.Registers {
			for _, c := range r.Columns {
				if c.Help == "" && c.Type != content.TypeYesNo {
					p.add("register:"+r.ID, "columns", "give it a help", "column %s of %s says nothing of what to write", c.ID, r.ID)
				}
			}
		}
	},
}
