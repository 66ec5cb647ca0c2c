package lint

// The same for evidence: a more critical subject never gets away with older or weaker proof.
var needsOrder = Rule{
	Name: "needs-order",
	Says: "Evidence may not be older or weaker at a more critical tier.",
	run: func(p *pass) {
		for _, q := range p.gate.Questions() {
			for i := 1; i < len(q.Needs.MaxAge); i++ {
				if q.Needs.MaxAge[i-1] > q.Needs.MaxAge[i] {
					p.add(q.ID, "needs.max_age", "tier 1 is the most critical", "evidence may be %d days old at tier %d and only %d at tier %d", q.Needs.MaxAge[i-1], i, q.Needs.MaxAge[i], i+1)
				}
				if q.Needs.Strength[i-1] < q.Needs.Strength[i] {
					p.add(q.ID, "needs.strength", "tier 1 is the most critical", "strength %d is enough at tier %d, but tier %d wants %d", q.Needs.Strength[i-1], i, i+1, q.Needs.Strength[i])
				}
			}
		}
	},
}
