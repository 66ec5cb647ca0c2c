// Package uitest drives the terminal program without a terminal: a small gate, a journal in memory with a
// fixed clock, and a driver that presses keys until nothing more happens. Only tests import it.
package uitest

import "gonogo/content"

// Gate is a small gate with one question of every sort: a plain blocker, one that cannot be waived, one bound
// to the release, a major, a minor, one without traits, and one that the sign-offs settle.
func Gate() (*content.Gate, content.Pack) {
	pack := content.Pack{{Path: "gate.yaml", Text: "the small gate of the tests"}}
	same := func(n int) [content.TierCount]int { return [content.TierCount]int{n, n, n, n} }
	all := func(s content.Severity) [content.TierCount]content.Severity {
		return [content.TierCount]content.Severity{s, s, s, s}
	}
	needs := func(strength int, kinds ...string) content.Needs {
		return content.Needs{Kinds: kinds, MaxAge: same(90), Strength: same(strength), Where: content.LikeWillDo}
	}
	question := func(id, title string, sev content.Severity, applies content.Condition, n content.Needs) content.Question {
		return content.Question{
			ID: id, Title: title, Text: "Is it so that " + title + "?", Severity: all(sev), Applies: applies, Needs: n,
			Why: "Because it failed somebody before.", Good: "An export that shows it.", Weak: "A sentence that says so.",
			How: "Take the export on the day.", Remedy: "Make it so. Then show it.", Knows: "the platform team",
		}
	}
	agent, writes := content.Condition{All: []string{"agent"}}, content.Condition{Any: []string{"writes"}}
	bound := needs(3, "log-query")
	bound.Bound = content.BoundRelease
	unwaivable := question("ID-02", "every identity has an owner", content.Blocker, agent, needs(2, "register-export"))
	unwaivable.Unwaivable = &content.Unwaivable{Tiers: []int{1, 2, 3, 4}}
	signs := question("AP-01", "the owner accepts the launch", content.Blocker, content.Condition{}, needs(4, "signed-approval"))
	signs.SignOff = true
	return &content.Gate{
		ID: "small", Version: "1.0.0", Title: "The small gate", Digest: pack.Digest(),
		Traits: []content.Trait{
			{ID: "nhi", Title: "a machine identity", Always: true},
			{ID: "agent", Title: "acts by itself", Asks: "Does it act by itself?", Example: "It books a refund."},
			{ID: "writes", Title: "changes things", Asks: "Does it change anything?", Implies: []string{"stores"}},
			{ID: "stores", Title: "keeps data", Asks: "Does it keep data?"},
		},
		Tiers: [content.TierCount]content.TierRule{
			{Title: "critical", Summary: "Harm cannot be taken back."},
			{Title: "high", Floor: []content.Condition{{All: []string{"writes"}}}},
			{Title: "medium"},
			{Title: "low"},
		},
		Kinds: []content.EvidenceKind{
			{ID: "statement", Title: "Statement", Ceiling: 1, Help: "Somebody says so."},
			{ID: "register-export", Title: "Register export", Ceiling: 3},
			{ID: "log-query", Title: "Log query", Ceiling: 3},
			{ID: "drill-record", Title: "Drill record", Ceiling: 4},
			{ID: "signed-approval", Title: "Signed approval", Ceiling: 5},
		},
		Sections: []content.Section{
			{ID: "identities", Title: "Identities", Questions: []content.Question{
				question("ID-01", "the inventory is complete", content.Blocker, content.Condition{}, needs(3, "register-export", "log-query")),
				unwaivable,
				question("ID-03", "old keys are gone", content.Major, writes, needs(2, "log-query")),
			}},
			{ID: "approvals", Title: "Approvals and governance", Questions: []content.Question{signs}},
			{ID: "drills", Title: "Drills", Questions: []content.Question{
				question("DR-01", "the kill switch works", content.Blocker, agent, needs(4, "drill-record")),
				question("DR-02", "the rollback was tried on this release", content.Major, content.Condition{}, bound),
				question("DR-03", "the runbook is tidy", content.Minor, content.Condition{}, needs(1, "statement")),
			}},
		},
		Policy: content.Policy{
			BlockerWaiverDays: same(60), BlockerWaivers: same(2), WaiverRenewals: same(1), MajorWaiverDays: same(90),
			ConditionDays: same(30), Conditions: same(3), ApprovalWindowDays: same(30), FirstReviewDays: same(90), NextReviewDays: same(180), Signers: same(2),
		},
	}, pack
}
