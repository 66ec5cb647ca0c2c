package gatecheck

import (
	"os"
	"slices"
	"strings"
	"testing"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/load"
)

// startGate is the small gate that gonogo gate init writes.
func startGate(t testing.TB) (*content.Gate, []load.Case) {
	t.Helper()
	b, err := os.ReadFile(library + "/frameworks/nist-csf-2.0.yaml")
	if err != nil {
		t.Fatal(err)
	}
	framework, err := load.Framework("nist-csf-2.0.yaml", b)
	if err != nil {
		t.Fatal(err)
	}
	pack, err := load.ReadPack(os.DirFS(library), "start")
	if err != nil {
		t.Fatal(err)
	}
	gate, _, err := load.GateWithSource(pack, []*content.Framework{framework})
	if err != nil {
		t.Fatal(err)
	}
	cases, err := load.Cases(pack)
	if err != nil {
		t.Fatal(err)
	}
	return gate, cases
}

func TestTheStartGateHasACaseForEveryRuleAndNoFindings(t *testing.T) {
	gate, cases := startGate(t)
	found, err := Lint(gate, nil, cases)
	if err != nil || len(found) > 0 {
		t.Errorf("found %v, %v", found, err)
	}
	results, err := Run(gate, cases)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if !r.Held() {
			t.Errorf("%s: %v", r.Case.Name, r.Wrong)
		}
	}
	for _, rule := range rules() {
		if !slices.ContainsFunc(cases, func(c load.Case) bool { return c.Expect.Rule == rule }) {
			t.Errorf("no case comes to %s", rule)
		}
	}
}

func TestARuleThatNoCaseExpectsIsFound(t *testing.T) {
	gate, cases := startGate(t)
	for _, rule := range rules() {
		without := slices.DeleteFunc(slices.Clone(cases), func(c load.Case) bool { return c.Expect.Rule == rule })
		if got := uncovered(gate, without); !slices.Equal(got, []assessment.Rule{assessment.Rule(rule)}) {
			t.Errorf("without a case of %s: %v", rule, got)
		}
	}
	if got := uncovered(gate, nil); len(got) != len(rules()) {
		t.Errorf("without cases: %v", got)
	}
}

// What a gate cannot come to needs no case.
func TestARuleThatTheGateCannotComeToNeedsNoCase(t *testing.T) {
	every := func(s content.Severity) [content.TierCount]content.Severity {
		return [content.TierCount]content.Severity{s, s, s, s}
	}
	for _, c := range []struct {
		name, spared string
		change       func(*content.Gate)
	}{
		{"nothing is unwaivable", "unwaivable", func(g *content.Gate) { g.Question("AC-02").Unwaivable = nil }},
		{"a blocker is asked of everybody", "nothing-asked", func(g *content.Gate) { g.Question("AC-01").Severity = every(content.Blocker) }},
		{"everything may be accepted at once", "too-much-accepted", func(g *content.Gate) {
			g.Policy.BlockerWaivers = [4]int{9, 9, 9, content.Unlimited}
			g.Policy.Conditions = g.Policy.BlockerWaivers
		}},
		{"no question is only major", "unowned-major", func(g *content.Gate) {
			for _, q := range g.Questions() {
				q.Severity, q.RaisedBy = every(content.Blocker), content.Condition{}
			}
		}},
		{"not applicable needs nobody else", "unconfirmed", func(g *content.Gate) {
			for _, q := range g.Questions() {
				q.Severity, q.RaisedBy, q.Applies = every(content.Blocker), content.Condition{}, content.Condition{}
			}
		}},
		{"nothing may be waived", "accepted-risk", func(g *content.Gate) {
			g.Policy.BlockerWaiverDays = [4]int{}
			for _, q := range g.Questions() {
				q.Severity, q.RaisedBy = every(content.Blocker), content.Condition{}
			}
		}},
	} {
		gate, _ := startGate(t)
		c.change(gate)
		if got := uncovered(gate, nil); slices.Contains(got, assessment.Rule(c.spared)) {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestACaseSaysWhatItNeeds(t *testing.T) {
	gate, cases := startGate(t)
	subject := cases[0].Subject
	two := 2
	for _, c := range []struct {
		name   string
		change func(*load.Case)
		expect load.CaseExpect
	}{
		{"evidence of its own takes the place of sufficient evidence", func(c *load.Case) {
			c.Evidence = []load.CaseEvidence{{For: []string{"AC-01"}, Kind: "statement"}}
		}, load.CaseExpect{Verdict: "no-go", Rule: "open-blocker", Reasons: []string{"AC-01"}}},
		{"evidence that says no more than its kind is sufficient", func(c *load.Case) {
			c.Evidence = []load.CaseEvidence{{For: []string{"AC-01"}, Kind: "export"}}
		}, load.CaseExpect{Verdict: "go", Reasons: []string{}}},
		{"bad evidence beside good does no harm", func(c *load.Case) {
			c.Evidence = []load.CaseEvidence{{For: []string{"AC-01"}, Kind: "export"}, {For: []string{"AC-01"}, Kind: "export", Observed: "2020-01-01"}}
		}, load.CaseExpect{Verdict: "go"}},
		{"nobody checked it", func(c *load.Case) {
			c.Evidence = []load.CaseEvidence{{For: []string{"AC-01"}, Kind: "export", Checker: "none"}}
		}, load.CaseExpect{Verdict: "no-go", Reasons: []string{"AC-01"}}},
		{"its collector checked it", func(c *load.Case) {
			c.Evidence = []load.CaseEvidence{{For: []string{"AC-01"}, Kind: "export", Collector: "Ana", Checker: "Ana"}}
		}, load.CaseExpect{Verdict: "no-go", Reasons: []string{"AC-01"}}},
		{"it is weaker than its kind can be", func(c *load.Case) {
			c.Evidence = []load.CaseEvidence{{For: []string{"AC-01"}, Kind: "export", Strength: &two}}
		}, load.CaseExpect{Verdict: "no-go", Reasons: []string{"AC-01"}}},
		{"it is of another release", func(c *load.Case) {
			c.Evidence = []load.CaseEvidence{{For: []string{"AC-02"}, Kind: "export", ReleaseDigest: content.Digest("sha256:" + strings.Repeat("b", 64))}}
		}, load.CaseExpect{Verdict: "no-go", Reasons: []string{"AC-02"}}},
		{"it is from elsewhere", func(c *load.Case) {
			c.Evidence = []load.CaseEvidence{{For: []string{"AC-03"}, Kind: "drill-record", Environment: "laptop"}}
		}, load.CaseExpect{Verdict: "no-go", Reasons: []string{"AC-03"}}},
		{"two writers disagree", func(c *load.Case) {
			c.Disputed = []load.CaseAnswer{{Question: "AC-01", Answer: "met"}, {Question: "PE-01", Answer: "unknown"}}
		}, load.CaseExpect{Verdict: "no-go", Rule: "unowned-major", Reasons: []string{"PE-01"}}},
		{"two waivers of one question are one extended", func(c *load.Case) {
			c.Subject.Tier, c.Answers = 1, []load.CaseAnswer{{Question: "AC-01", Answer: "unmet"}}
			w := load.CaseWaiver{For: "AC-01", Reason: "So.", Control: "It is watched.", Tested: "It was seen.", Owner: "Cai", Requester: "Ana", Expires: "2026-12-20"}
			c.Waivers = append(c.Waivers, w, w)
			c.Waivers[1].Expires = "2026-12-25"
		}, load.CaseExpect{Verdict: "no-go", Rule: "open-blocker"}},
		{"reasons that are too few are seen", func(c *load.Case) {
			c.WithoutEvidence = []string{"AC-01", "AC-02"}
		}, load.CaseExpect{Verdict: "no-go", Reasons: []string{"AC-02", "AC-01"}}},
	} {
		run := load.Case{Name: c.name, On: "2026-12-15", Subject: subject, Met: true, All: cases[0].All, Expect: c.expect}
		c.change(&run)
		results, err := Run(gate, []load.Case{run})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if !results[0].Held() {
			t.Errorf("%s: %v", c.name, results[0].Wrong)
		}
		run.Expect.Reasons = append([]string{"PE-02"}, run.Expect.Reasons...)
		if results, err := Run(gate, []load.Case{run}); err != nil || results[0].Held() {
			t.Errorf("%s: it is said to rest on PE-02 too: %v", c.name, err)
		}
	}
}

func TestACaseThatNamesAKindOrAReasonThatDoesNotExistIsTold(t *testing.T) {
	gate, cases := startGate(t)
	c := cases[0]
	c.Evidence = []load.CaseEvidence{{For: []string{"AC-99"}, Kind: "exprot"}}
	c.Disputed = []load.CaseAnswer{{Question: "AC-98", Answer: "met"}}
	c.Expect.Reasons = []string{"AC-97"}
	_, err := Run(gate, []load.Case{c})
	if err == nil {
		t.Fatal("nothing was said")
	}
	for _, says := range []string{`no question "AC-99"`, `no kind of evidence "exprot"`, `no question "AC-98"`, `no question "AC-97"`} {
		if !strings.Contains(err.Error(), says) {
			t.Errorf("%v does not say %s", err, says)
		}
	}
}
