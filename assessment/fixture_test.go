package assessment

import (
	"fmt"
	"time"

	"gonogo/content"
)

const (
	digestA = content.Digest("sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
	digestB = content.Digest("sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")
)

// tb is what a test and a property share.
type tb interface {
	Helper()
	Fatal(...any)
	Errorf(string, ...any)
	Fatalf(string, ...any)
}

func day(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func all4[T any](v T) [4]T { return [4]T{v, v, v, v} }

// smallGate has one question for each thing a decision turns on.
func smallGate() *content.Gate {
	needs := content.Needs{Kinds: []string{"document", "export"}, MaxAge: all4(90), Strength: all4(2)}
	q := func(id string, sev content.Severity, change func(*content.Question)) content.Question {
		q := content.Question{ID: id, Title: id, Text: id + "?", Remedy: "Fix " + id + ". Then show it.", Severity: all4(sev), Needs: needs}
		if change != nil {
			change(&q)
		}
		return q
	}
	trait := func(t string) func(*content.Question) {
		return func(q *content.Question) { q.Applies = content.Condition{All: []string{t}} }
	}
	return &content.Gate{
		ID: "small", Version: "1.0.0", Digest: digestA,
		Traits: []content.Trait{{ID: "nhi", Always: true}, {ID: "agent"}, {ID: "writes"}, {ID: "autonomous", Implies: []string{"agent", "writes"}}},
		Kinds: []content.EvidenceKind{
			{ID: "statement", Ceiling: 1}, {ID: "document", Ceiling: 2}, {ID: "export", Ceiling: 3}, {ID: "drill", Ceiling: 4},
		},
		Sections: []content.Section{
			{ID: "one", Title: "One", Questions: []content.Question{
				q("B-1", content.Blocker, nil),
				q("B-2", content.Blocker, func(q *content.Question) {
					q.Needs = content.Needs{Kinds: []string{"drill"}, MaxAge: [4]int{30, 30, 60, 60}, Strength: all4(4), Bound: content.BoundRelease, Where: content.LikeWillDo}
				}),
				q("B-3", content.Blocker, func(q *content.Question) {
					trait("agent")(q)
					q.Unwaivable = &content.Unwaivable{Tiers: []int{1, 2, 3, 4}}
				}),
				q("B-4", content.Blocker, trait("writes")),
			}},
			{ID: "two", Title: "Two", Questions: []content.Question{
				q("M-1", content.Major, nil),
				q("M-2", content.Major, func(q *content.Question) {
					q.RaisedBy = content.Condition{Any: []string{"writes"}}
					q.Severity = [4]content.Severity{content.Blocker, content.Major, content.Major, content.NotAsked}
				}),
				q("M-3", content.Major, trait("agent")),
				q("N-1", content.Minor, nil),
				q("S-1", content.Blocker, func(q *content.Question) { q.SignOff, q.SignedBy, q.Needs = true, "owner", content.Needs{} }),
				q("S-2", content.Blocker, func(q *content.Question) { q.SignOff, q.Needs = true, content.Needs{} }),
			}},
		},
		Roles: []content.Role{
			{ID: "builder", Title: "Builder", Says: "The facts are right.", Tiers: all4(content.RoleSigns), Builds: true, Typed: []int{3, 4}},
			{ID: "identity", Title: "Identity", Says: "Identities are right.", Tiers: [4]content.RoleNeed{content.RoleSigns, content.RoleWith, content.RoleReviews, content.RoleNotNeeded}, With: "security"},
			{ID: "security", Title: "Security", Says: "Tests are right.", Tiers: [4]content.RoleNeed{content.RoleSigns, content.RoleSigns, content.RoleReviews, content.RoleNotNeeded}},
			{ID: "owner", Title: "Owner", Says: "I carry the rest.", Tiers: all4(content.RoleSigns)},
			{ID: "release", Title: "Release", Says: "It may go live.", Tiers: [4]content.RoleNeed{content.RoleSigns, content.RoleSigns, content.RoleWith, content.RoleWith}, With: "owner", Alone: []int{1, 2}},
			{ID: "legal", Title: "Legal", Says: "The law is kept.", Tiers: all4(content.RoleSigns), When: content.Condition{All: []string{"writes"}}},
		},
		Policy: content.Policy{
			BlockerWaiverDays: [4]int{30, 60, 90, 180}, BlockerWaivers: [4]int{1, 2, 3, 3}, WaiverRenewals: [4]int{0, 1, 1, 2},
			MajorWaiverDays: [4]int{60, 90, 180, 365}, ConditionDays: [4]int{30, 60, 90, 180}, Conditions: [4]int{1, 2, 3, content.Unlimited},
			ApprovalWindowDays: [4]int{14, 30, 45, 90}, FirstReviewDays: [4]int{90, 180, 365, 365}, NextReviewDays: all4(365), Signers: [4]int{5, 4, 3, 2}, WaiverOwner: all4("owner"),
		},
	}
}

// book writes entries as several writers would.
type book struct {
	t       tb
	gate    *content.Gate
	entries []Sealed
	heads   map[string]Head
	n       int
}

var goLive = day("2026-12-15")

func plainSubject() Subject {
	return Subject{
		Name: "Payments agent", LaunchKind: LaunchFirst, ReleaseDigest: digestA, Environment: "production", Like: []string{"staging"},
		GoLive: goLive, Tier: 3, Builders: []string{"Bo <bo@example.com>"},
		Traits: map[string]content.Trilean{"agent": content.Yes, "writes": content.No, "autonomous": content.No},
	}
}

func newBook(t tb, s Subject) *book {
	b := &book{t: t, gate: smallGate(), heads: map[string]Head{}}
	b.add("w1", Started{Gate: digestA, GateRef: "small 1.0.0", Subject: s})
	return b
}

// add writes as a writer who has seen everything there is.
func (b *book) add(writer string, body Body) Sealed {
	seen := map[string]int{}
	for w, h := range b.heads {
		if w != writer {
			seen[w] = h.Count
		}
	}
	return b.addSeeing(writer, seen, body)
}

func (b *book) addSeeing(writer string, seen map[string]int, body Body) Sealed {
	b.t.Helper()
	h := b.heads[writer]
	b.n++
	s, err := Seal(Entry{
		Assessment: "a1", ID: fmt.Sprintf("id%06d", b.n), Writer: writer, Seq: h.Count + 1, Prev: h.Head, Seen: seen,
		At: time.Date(2026, 11, 20, 9, 0, b.n%60, 0, time.UTC), By: "Ana <ana@example.com>",
	}, body)
	if err != nil {
		b.t.Fatal(err)
	}
	b.heads[writer] = Head{writer, s.Seq, s.Digest}
	b.entries = append(b.entries, s)
	return s
}

func (b *book) answer(q string, a Answer) { b.add("w1", Answered{Question: q, Answer: a}) }

// goodPiece is evidence that counts for every question of the small gate but the sign-off.
func goodPiece(q string) Evidenced {
	kind := "export"
	if q == "B-2" {
		kind = "drill"
	}
	return Evidenced{
		Questions: []string{q}, EvidenceKind: kind, Ref: "https://example.com/" + q, Observed: day("2026-12-01"), Environment: "staging",
		ReleaseDigest: digestA, Collector: "Ana <ana@example.com>", Checker: "Ben <ben@example.com>",
	}
}

func goodWaiver(q string) Waived {
	return Waived{
		Question: q, Reason: "the vault moves in January", Control: "daily export", Tested: "ran it on 20 November",
		Requester: "Ana <ana@example.com>", Owner: "Cai <cai@example.com>", Approved: day("2026-11-20"), FixedBy: day("2027-01-10"), Expires: day("2027-01-20"),
	}
}

func goodCondition(q string) ConditionSet {
	return ConditionSet{Question: q, Owner: "Dee <dee@example.com>", Due: day("2027-01-15"), Set: day("2026-11-20")}
}

var askedOfAgent = []string{"B-1", "B-2", "B-3", "M-1", "M-2", "M-3", "N-1"}

// allMet answers everything met with evidence that counts.
func (b *book) allMet() *book {
	for _, q := range askedOfAgent {
		b.answer(q, Met)
		b.add("w1", goodPiece(q))
	}
	return b
}

func (b *book) fold() *State {
	b.t.Helper()
	s, err := Fold(b.gate, b.entries)
	if err != nil {
		b.t.Fatal(err)
	}
	return s
}

func (b *book) decide() *Decision {
	b.t.Helper()
	d := Decide(b.fold(), goLive, OnGoLive)
	return &d
}

func (b *book) wants(v Verdict, r Rule) *Decision {
	b.t.Helper()
	d := b.decide()
	if d.Verdict != v || d.Rule != r {
		b.t.Errorf("verdict is %s by %s, want %s by %s; reasons: %+v", d.Verdict, d.Rule, v, r, d.Reasons)
	}
	return d
}
