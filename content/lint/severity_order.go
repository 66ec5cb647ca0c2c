package lint

import "gonogo/content"

// The decision counts on it: a subject that turns out more critical never gets a milder gate.
var severityOrder = Rule{
	Name: "severity-order",
	Says: "A severity is set for every tier and never milder at a more critical one.",
	run: func(p *pass) {
		for _, q := range p.gate.Questions() {
			for i, s := range q.Severity {
				if s < content.NotAsked || s > content.Blocker {
					p.add(q.ID, "severity", "write blocker, major, minor or not-asked", "it has no severity at tier %d", i+1)
				}
				if i > 0 && s > q.Severity[i-1] {
					p.add(q.ID, "severity", "tier 1 is the most critical", "it is %s at tier %d and %s at tier %d", s, i+1, q.Severity[i-1], i)
				}
			}
		}
	},
}
