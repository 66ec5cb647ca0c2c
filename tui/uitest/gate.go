// Package uitest drives the terminal program without a terminal: a small gate, a journal in memory with a
// fixed clock, and a driver that presses keys until nothing more happens. Only tests import it.
package uitest

import "gonogo/content"

// Gate is a small gate with one question of every sort: a plain blocker, one that cannot be waived, one bound
// to the release, a major, a minor, one without traits, and one that the sign-offs settle.
// Four roles sign, one of them by another; the builder may type.
func Gate() (*content.Gate, content.Pack) {
	pack := content.Pack{{Path: "gate.yaml", Text: "the small gate of the tests"}}
	same := func(n int) [content.TierCount]int { return [content.TierCount]int{n, n, n, n} }
	all := func(s content.Severity) [content.TierCount]content.Severity {
		return [content.TierCount]content.Severity{s, s, s, s}
	}
	needed := func(n content.RoleNeed) [content.TierCount]content.RoleNeed {
		return [content.TierCount]content.RoleNeed{n, n, n, n}
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
	signs.SignOff, signs.SignedBy = true, "owner"
	gate := &content.Gate{
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
		Roles: []content.Role{
			{ID: "builder", Title: "Builder", Says: "The facts are as recorded.", Tiers: needed(content.RoleSigns), Builds: true, Typed: []int{2, 3, 4}},
			{ID: "security", Title: "Security", Says: "What is left is acceptable.", Tiers: needed(content.RoleSigns)},
			{ID: "owner", Title: "Owner", Says: "I carry the remaining risk.", Tiers: needed(content.RoleSigns)},
			{ID: "release", Title: "Release authority", Says: "It may go live in this window.", Tiers: needed(content.RoleWith), With: "owner"},
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
		Frameworks: []content.Use{{Framework: "csf", NotAsked: []string{"GV"}, Because: "It judges the organisation."}, {Framework: "law"}, {Framework: "list"}},
	}
	for question, maps := range map[string][]content.Mapping{
		"ID-01": {{Framework: "csf", Control: "PR.AA-01", Relation: content.Evidences, Because: "The export shows which there are."}, {Framework: "law", Control: "Art. 9", Relation: content.Supports}},
		"ID-02": {{Framework: "csf", Control: "PR.AA-01", Relation: content.Supports}, {Framework: "csf", Control: "PR.DS-01", Relation: content.Related}},
		"ID-03": {{Framework: "csf", Control: "PR.AA-05", Relation: content.Supports}},
		"DR-01": {{Framework: "law", Control: "Art. 14", Relation: content.Supports}},
		"DR-03": {{Framework: "csf", Control: "RS.MA-01", Relation: content.Supports}},
	} {
		gate.Question(question).Maps = maps
	}
	return gate, pack
}

// Frameworks are the catalogues that the small gate maps to: one with levels, one that binds only some, one of which
// nothing is asked.
func Frameworks() []*content.Framework {
	return []*content.Framework{
		{
			ID: "csf", Title: "Small Cybersecurity Framework", Version: "2.0", Source: "https://csf.example", Licence: "Free.", Checked: "2026-11-01",
			Controls: []content.Control{
				{ID: "GV", Title: "GOVERN", Summary: "Leaders lead."},
				{ID: "GV.OV-01", Parent: "GV", Summary: "Leaders look at what came of it."},
				{ID: "PR", Title: "PROTECT", Summary: "What is of worth is protected."},
				{ID: "PR.AA", Title: "Access Control", Parent: "PR", Summary: "Only those who may get in."},
				{ID: "PR.AA-01", Parent: "PR.AA", Summary: "Accounts and credentials of people, services and devices are managed through their whole life."},
				{ID: "PR.AA-05", Parent: "PR.AA", Summary: "Who may do what follows a policy."},
				{ID: "PR.DS-01", Parent: "PR", Summary: "Stored data is protected."},
				{ID: "RS.MA-01", Summary: "The plan is followed."},
			},
		},
		{
			ID: "law", Title: "Small Law", Version: "2024/1", Source: "https://law.example", Licence: "Free.", Checked: "2026-11-01", Caveat: "Second-hand.",
			Controls: []content.Control{
				{ID: "Art. 9", Title: "Risk management", Binds: "makers", AppliesFrom: "2027-12-02"},
				{ID: "Art. 14", Title: "Human oversight", Binds: "makers and users", AppliesFrom: "2025-02-02", OnlyWith: "ranks-people"},
			},
		},
		{
			ID: "list", Title: "Small List", Version: "2026", Source: "https://list.example", Licence: "Free.", Checked: "2026-11-01",
			Controls: []content.Control{{ID: "L1", Title: "Something bad"}},
		},
	}
}
