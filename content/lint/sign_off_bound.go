package lint

import "gonogo/content"

// A signature on no release in particular would hold for whatever is deployed next.
var signOffBound = Rule{
	Name: "sign-off-bound",
	Says: "A question that the sign-offs settle takes evidence for this release only.",
	run: func(p *pass) {
		for _, q := range p.gate.Questions() {
			if q.SignOff && q.Needs.Bound != content.BoundRelease {
				p.add(q.ID, "needs.bound", "write bound: release", "sign-offs settle it, but its evidence is not bound to the release")
			}
		}
	},
}
