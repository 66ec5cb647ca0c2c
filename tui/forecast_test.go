package tui

import (
	"testing"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/uitest"
)

func TestTheForecastIsReachedFromTheDecisionAndFollowsTheRecord(t *testing.T) {
	p := newProgram(t)
	s := uitest.Subject()
	s.Traits = map[string]content.Trilean{"agent": content.No, "writes": content.No}
	s.Tier = 3
	r := p.Start(s)
	bodies := []assessment.Body{}
	for _, q := range []string{"ID-01", "DR-02", "DR-03"} {
		bodies = append(bodies, p.Proof(q), assessment.Answered{Question: q, Answer: assessment.Met})
	}
	r = p.Act(p.Ana, r, bodies...)
	p.opt.Open = r.Slug
	p.begin(t, 80, 24)
	p.Press("d")
	p.Shows("F shows all that ends, day by day.")
	p.Press("F")
	p.Shows("forecast", "GO on 2026-12-15", "then ✗ NO-GO from 2027-02-18 on", "2027-02-18 +65 days", "△ evidence ID-01: e2 has gone stale", "NO-GO ID-01")
	p.Later() // the shell looks whether another window has written
	p.Act(p.Ben, r, assessment.EvidenceWithdrawn{Evidence: r.State.Evidence[0].ID})
	p.Later()
	p.Hides("e2 has gone stale")
	p.Shows("NO-GO on 2026-12-15", "no date by itself changes that")
}
