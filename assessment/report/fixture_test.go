package report

import (
	"fmt"
	"testing"
	"time"

	"gonogo/assessment"
	"gonogo/content"
)

const (
	gateDigest    = content.Digest("sha256:9a1f5c3e7b2d4f6081a3c5e7092b4d6f8091a2b3c4d5e6f70819203142536475")
	releaseDigest = content.Digest("sha256:1111111111111111111111111111111111111111111111111111111111111111")
	olderDigest   = content.Digest("sha256:2222222222222222222222222222222222222222222222222222222222222222")

	ana = "Ana Marsh <ana@example.com>"
	ben = "Ben Okoro <ben@example.com>"
	cai = "Cai Lund <cai@example.com>"
	dee = "Dee Roy <dee@example.com>"
)

func day(s string) assessment.Date {
	d, err := assessment.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func all4[T any](v T) [4]T { return [4]T{v, v, v, v} }

// smallGate has two sections and one question for each thing that a report shows.
func smallGate() *content.Gate {
	needs := content.Needs{Kinds: []string{"config-export", "drill-record"}, MaxAge: all4(90), Strength: all4(3), Where: content.TargetOnly}
	q := func(id, title string, sev content.Severity, change func(*content.Question)) content.Question {
		q := content.Question{
			ID: id, Title: title, Text: title + ": is it so?", Why: "It matters.", Good: "An export.", Weak: "A promise.", How: "Export it.",
			Remedy: "Put " + id + " right. Then export it again.", Severity: all4(sev), Needs: needs,
			Maps: []content.Mapping{{Framework: "small-csf", Control: "PR.AA-01", Relation: content.Supports}},
		}
		if change != nil {
			change(&q)
		}
		return q
	}
	return &content.Gate{
		ID: "small", Version: "1.0.0", Title: "A small gate", Summary: "Enough to show a report.", Licence: "None.", Digest: gateDigest,
		Traits: []content.Trait{
			{ID: "nhi", Title: "signs in as itself", Always: true},
			{ID: "agent", Title: "acts by itself", Asks: "Does it act by itself?"},
			{ID: "writes", Title: "changes things", Asks: "Does it change anything?"},
			{ID: "public", Title: "reachable from outside", Asks: "Can outsiders reach it?"},
		},
		Tiers: [4]content.TierRule{
			{Title: "critical"}, {Title: "high", Floor: []content.Condition{{All: []string{"writes", "public"}}}}, {Title: "standard"}, {Title: "low"},
		},
		Kinds: []content.EvidenceKind{
			{ID: "screenshot", Title: "Screenshot", Ceiling: 1},
			{ID: "config-export", Title: "Configuration export", Ceiling: 3},
			{ID: "drill-record", Title: "Drill record", Ceiling: 4},
		},
		Roles: []content.Role{{ID: "service-owner", Title: "Service owner", Says: "I carry the rest.", Tiers: all4(content.RoleSigns)}},
		Sections: []content.Section{
			{ID: "identities", Title: "Identities", Questions: []content.Question{
				q("ID-01", "Inventory is complete", content.Blocker, func(q *content.Question) { q.Recheck = true }),
				q("ID-02", "Every identity has a living owner", content.Blocker, func(q *content.Question) {
					q.Unwaivable = &content.Unwaivable{Tiers: []int{1, 2, 3, 4}, When: content.Condition{All: []string{"writes"}}}
				}),
				q("ID-03", "Secrets live in a store", content.Blocker, nil),
				q("ID-04", "Tools are pinned", content.Major, func(q *content.Question) { q.Applies = content.Condition{All: []string{"agent"}} }),
				q("ID-05", "Outsiders are told", content.Major, func(q *content.Question) {
					q.Applies = content.Condition{Any: []string{"public"}}
					q.Maps = []content.Mapping{{Framework: "small-csf", Control: "PR.AA-03", Relation: content.Supports}}
				}),
			}},
			{ID: "drills", Title: "Drills", Questions: []content.Question{
				q("DR-01", "The stop control was used", content.Blocker, func(q *content.Question) {
					q.Needs = content.Needs{Kinds: []string{"drill-record"}, MaxAge: all4(30), Strength: all4(4), Bound: content.BoundRelease, Where: content.LikeWillDo}
					q.Recheck = true
					q.Maps = []content.Mapping{
						{Framework: "small-csf", Control: "RS.MA-01", Relation: content.Evidences},
						{Framework: "small-csf", Control: "PR.AA-04", Relation: content.Related},
						{Framework: "small-law", Control: "Art. 1", Relation: content.Supports},
						{Framework: "small-law", Control: "Art. 2", Relation: content.Supports},
					}
				}),
				q("DR-02", "A restore was timed", content.Major, nil),
				q("DR-03", "The page reaches somebody", content.Major, nil),
				q("DR-04", "The runbook was walked through", content.Minor, func(q *content.Question) {
					q.Maps = []content.Mapping{{Framework: "small-csf", Control: "RS.MA-02", Relation: content.Supports}, {Framework: "small-csf", Control: "RS.OLD", Relation: content.Supports}}
				}),
				q("AP-01", "The service owner signs", content.Blocker, func(q *content.Question) {
					q.SignOff, q.SignedBy, q.Needs = true, "service-owner", content.Needs{}
					q.Maps = nil
				}),
			}},
		},
		Policy: content.Policy{
			BlockerWaiverDays: all4(60), BlockerWaivers: all4(2), WaiverRenewals: all4(1), MajorWaiverDays: all4(90), ConditionDays: all4(60), Conditions: all4(3),
			ApprovalWindowDays: all4(14), FirstReviewDays: all4(90), NextReviewDays: all4(180), Signers: all4(2),
		},
		Frameworks: []content.Use{
			{Framework: "small-csf", NotAsked: []string{"PR.AT", "RS.MA-03"}, Because: "they judge the organisation"}, {Framework: "small-law"}, {Framework: "small-list"}, {Framework: "gone-1999"},
		},
	}
}

func smallFrameworks() []*content.Framework {
	csf := content.Framework{
		ID: "small-csf", Title: "A small framework", Version: "2.0", Source: "https://framework.example/csf", Licence: "In the public domain.", Checked: "2026-11-01",
		Controls: []content.Control{
			{ID: "PR", Title: "PROTECT"},
			{ID: "PR.AA", Title: "Access", Parent: "PR"},
			{ID: "PR.AA-01", Parent: "PR.AA", Summary: "Identities are managed."},
			{ID: "PR.AA-02", Parent: "PR.AA", Summary: "Identities are proofed."},
			{ID: "PR.AA-03", Parent: "PR.AA", Summary: "Outsiders are told."},
			{ID: "PR.AA-04", Parent: "PR.AA", Summary: "Assertions are protected."},
			{ID: "PR.AT", Title: "Training", Parent: "PR"},
			{ID: "PR.AT-01", Parent: "PR.AT", Summary: "People are trained."},
			{ID: "PR.AT-02", Parent: "PR.AT", Summary: "Specialists are trained."},
			{ID: "RS", Title: "RESPOND"},
			{ID: "RS.MA-01", Title: "Incidents are handled", Parent: "RS"},
			{ID: "RS.MA-02", Title: "Incidents are told", Parent: "RS"},
			{ID: "RS.MA-03", Title: "Incidents are counted", Parent: "RS"},
		},
	}
	law := content.Framework{
		ID: "small-law", Title: "A small law", Version: "2024/1", Source: "https://law.example/1", Licence: "Free.", Checked: "2026-11-01", Caveat: "Second-hand.",
		Controls: []content.Control{
			{ID: "Art. 1", Title: "People can stop it", Binds: "makers and users", AppliesFrom: "2027-12-02"},
			{ID: "Art. 2", Title: "It is registered", Binds: "makers", AppliesFrom: "2025-02-02", OnlyWith: "public"},
		},
	}
	list := content.Framework{
		ID: "small-list", Title: "A small list", Version: "2026", Source: "https://list.example", Licence: "Free.", Checked: "2026-11-01",
		Controls: []content.Control{{ID: "L1", Title: "Something bad"}},
	}
	return []*content.Framework{&csf, &law, &list}
}

// book writes a journal as several writers would.
type book struct {
	t       testing.TB
	gate    *content.Gate
	entries []assessment.Sealed
	heads   map[string]assessment.Head
}

func newBook(t testing.TB, change func(*assessment.Subject)) *book {
	s := assessment.Subject{
		Name: "Payments agent", Programme: "Retail payments", LaunchKind: assessment.LaunchFirst, Release: "1.4.0", ReleaseDigest: releaseDigest,
		Environment: "production", Like: []string{"staging"}, GoLive: day("2026-12-15"), Tier: 2, Builders: []string{"Bo <bo@example.com>"},
		Depth: assessment.DepthFull, Traits: map[string]content.Trilean{"agent": content.Yes, "writes": content.Yes, "public": content.No},
	}
	if change != nil {
		change(&s)
	}
	b := &book{t: t, gate: smallGate(), heads: map[string]assessment.Head{}}
	b.by("laptop-ana", ana, assessment.Started{Gate: gateDigest, GateRef: "small 1.0.0", Subject: s})
	return b
}

// by records an entry of a writer who has seen everything there is.
func (b *book) by(writer, who string, body assessment.Body) {
	seen := map[string]int{}
	for w, h := range b.heads {
		if w != writer {
			seen[w] = h.Count
		}
	}
	b.seeing(writer, who, seen, body)
}

func (b *book) seeing(writer, who string, seen map[string]int, body assessment.Body) {
	b.t.Helper()
	n, h := len(b.entries)+1, b.heads[writer]
	s, err := assessment.Seal(assessment.Entry{
		Assessment: "6f2d9c", ID: fmt.Sprintf("id%04d", n), Writer: writer, Seq: h.Count + 1, Prev: h.Head, Seen: seen,
		At: time.Date(2026, 11, 20, 9, n%60, 0, 0, time.UTC), By: who,
	}, body)
	if err != nil {
		b.t.Fatal(err)
	}
	b.heads[writer] = assessment.Head{Writer: writer, Count: s.Seq, Head: s.Digest}
	b.entries = append(b.entries, s)
}

func (b *book) add(bodies ...assessment.Body) {
	for _, body := range bodies {
		b.by("laptop-ana", ana, body)
	}
}

func (b *book) input(on assessment.Date) Input {
	b.t.Helper()
	s, err := assessment.Fold(b.gate, b.entries)
	if err != nil {
		b.t.Fatal(err)
	}
	from := assessment.OnGiven
	if on.IsZero() {
		on, from = assessment.DateJudged(s, day("2026-11-25"))
	}
	return Input{
		Record:   assessment.Record{Meta: assessment.Meta{ID: "6f2d9c", Slug: "payments-agent", Gate: gateDigest}, State: s},
		Decision: assessment.Decide(s, on, from), Frameworks: smallFrameworks(),
	}
}

func export(questions ...string) assessment.Evidenced {
	return assessment.Evidenced{
		Questions: questions, EvidenceKind: "config-export", Ref: "https://evidence.example/" + questions[0], Observed: day("2026-11-20"),
		Environment: "production", Collector: ana, Checker: ben,
	}
}

func drill(digest content.Digest) assessment.Evidenced {
	return assessment.Evidenced{
		Questions: []string{"DR-01"}, EvidenceKind: "drill-record", Ref: "evidence/drill 3.md", Observed: day("2026-12-01"),
		Environment: "staging", ReleaseDigest: digest, Collector: ana, Checker: ben,
	}
}

func waiver(q string) assessment.Waived {
	return assessment.Waived{
		Question: q, Reason: "The vault moves in January.", Control: "Two people export the list every day.\nThe export is compared by hand.",
		Tested: "Ran it on 20 November; a planted account was found.", Requester: ana, Owner: cai,
		Approved: day("2026-11-20"), FixedBy: day("2027-01-05"), Expires: day("2027-01-10"),
	}
}

func condition(q string) assessment.ConditionSet {
	return assessment.ConditionSet{Question: q, Owner: dee, Due: day("2027-01-15"), Control: "Watched by hand.", Note: "Ticket 4711.", Set: day("2026-11-20")}
}

// allMet is a record in which everything asked is met: a go.
func allMet(t testing.TB) *book {
	b := newBook(t, nil)
	for _, q := range []string{"ID-01", "ID-02", "ID-03", "ID-04", "DR-02", "DR-03", "DR-04"} {
		b.add(assessment.Answered{Question: q, Answer: assessment.Met}, export(q))
	}
	b.add(assessment.Answered{Question: "DR-01", Answer: assessment.Met}, drill(releaseDigest))
	return b
}

// accepting is a conditional go: one blocker waived, one major under a condition.
func accepting(t testing.TB) *book {
	b := allMet(t)
	b.add(assessment.Answered{Question: "ID-03", Answer: assessment.Partly, Note: "Two keys are still in a file."}, waiver("ID-03"),
		assessment.Answered{Question: "DR-02", Answer: assessment.Unmet}, condition("DR-02"))
	return b
}

// everything is a no-go that shows each thing a report can show.
func everything(t testing.TB) *book {
	b := newBook(t, nil)
	strong := 4
	shot := assessment.Evidenced{
		Questions: []string{"ID-02"}, EvidenceKind: "screenshot", Ref: "C:\\shots\\owners.png", Observed: day("2026-08-01"), Strength: &strong,
		Environment: "production", Collector: ana, Note: "Taken in a hurry.", Limits: "One screen of three: the batch jobs are left out.",
	}
	b.add(
		assessment.Answered{Question: "ID-01", Answer: assessment.Met, Note: "Compared on Friday.\n\n  Nothing was left over."}, export("ID-01", "ID-05"),
		assessment.Answered{Question: "ID-02", Answer: assessment.Met}, shot,
		assessment.Answered{Question: "ID-03", Answer: assessment.Partly, Note: "Two keys are still in a file."}, waiver("ID-03"),
		assessment.Answered{Question: "ID-04", Answer: assessment.NotApplicable, Absent: "agent", Checked: "Read the architecture.", ConfirmedBy: ben},
		assessment.Answered{Question: "ID-05", Answer: assessment.DontKnow},
		assessment.Answered{Question: "DR-01", Answer: assessment.Met}, drill(olderDigest),
		assessment.Answered{Question: "DR-02", Answer: assessment.Unmet}, condition("DR-02"),
		assessment.Parked{Question: "DR-03", Note: "Waiting for the rota."},
		assessment.Commented{Question: "DR-01", Text: "The second drill is on Tuesday."},
		assessment.Commented{Text: "The steering group meets on Thursday."},
	)
	late := waiver("DR-02")
	late.Expires = day("2027-09-01")
	tier, writes := 4, map[string]content.Trilean{"writes": content.No}
	b.add(late, assessment.SubjectChanged{Tier: &tier, Traits: writes})
	seen := map[string]int{"laptop-ana": b.heads["laptop-ana"].Count}
	b.add(assessment.Answered{Question: "DR-04", Answer: assessment.Met, Note: "Done twice."})
	b.seeing("laptop-ben", ben, seen, assessment.Answered{Question: "DR-04", Answer: assessment.Unmet, Note: "Nobody was there."})
	return b
}
