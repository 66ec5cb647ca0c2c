package lint

import (
	"slices"

	"gonogo/content"
)

// Only a blocker is decided by a waiver alone. "Unwaivable" on anything milder promises what the decision does not keep.
var unwaivableBlocker = Rule{
	Name: "unwaivable-blocker",
	Says: "Where nobody may accept the risk, the question is a blocker.",
	run: func(p *pass) {
		for _, q := range p.gate.Questions() {
			if q.Unwaivable == nil {
				continue
			}
			for _, tier := range q.Unwaivable.Tiers {
				if severity, bad := mildestUnwaivable(p.gate, q, tier); bad {
					p.add(q.ID, "unwaivable", "make it a blocker there, or narrow unwaivable", "nobody may accept its risk at tier %d, where it can be no more than %s", tier, severity)
				}
			}
		}
	},
}

// mildestUnwaivable looks for a subject at this tier for which q is unwaivable and no blocker.
func mildestUnwaivable(g *content.Gate, q *content.Question, tier int) (content.Severity, bool) {
	for _, a := range choices(q.Applies) {
		for _, w := range choices(q.Unwaivable.When) {
			said := map[string]content.Trilean{}
			for _, t := range slices.Concat(a, w) {
				said[t] = content.Yes
			}
			on := g.TraitsSure(said)
			if tier > g.TierFloor(on) || !q.Applies.Holds(on) {
				continue // such a subject is never so uncritical, or names a trait that does not exist
			}
			if s := q.SeverityAt(tier, on); s < content.Blocker {
				return s, true
			}
		}
	}
	return 0, false
}

// choices lists the least sets of traits for which c holds.
func choices(c content.Condition) [][]string {
	if len(c.Any) == 0 {
		return [][]string{c.All}
	}
	out := make([][]string, len(c.Any))
	for i, t := range c.Any {
		out[i] = append(slices.Clone(c.All), t)
	}
	return out
}
