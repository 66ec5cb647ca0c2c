package assessment_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	. "gonogo/assessment"
	"gonogo/content"
)

// settled answers everything met with evidence that counts on the go-live date.
func (o *office) settled() *office {
	o.Helper()
	for _, q := range []string{"B-1", "B-2", "B-3", "M-1", "M-2", "M-3", "N-1"} {
		o.does(Answered{Question: q, Answer: Met}, GoodPiece(q))
	}
	return o
}

func (o *office) compares(from, to string) Comparison {
	o.Helper()
	c, err := o.Compare(o.rec, from, to)
	if err != nil {
		o.Fatal(err)
	}
	return c
}

// names wants one difference with these words and this cause, and gives it back.
func names(t *testing.T, c Comparison, what, was, is string, deciding bool, cause string, entries ...int) {
	t.Helper()
	for _, d := range c.Changes {
		if d.What != what {
			continue
		}
		if d.Was != was || d.Is != is || d.Deciding != deciding {
			t.Errorf("%s went from %q to %q (deciding %v), want %q to %q (%v)", what, d.Was, d.Is, d.Deciding, was, is, deciding)
		}
		for _, why := range d.Causes {
			if strings.Contains(why.Says, cause) {
				if len(entries) > 0 && fmt.Sprint(why.Entries) != fmt.Sprint(entries) {
					t.Errorf("%s: %q rests on entries %v, want %v", what, why.Says, why.Entries, entries)
				}
				return
			}
		}
		t.Errorf("%s: no cause says %q: %+v", what, cause, d.Causes)
		return
	}
	t.Errorf("%s is not named: %+v", what, c.Changes)
}

func TestAChangedAnswerIsNamedWithItsEntry(t *testing.T) {
	o := openOffice(t).settled()
	before := fmt.Sprint(len(o.rec.State.Log))
	o.does(Answered{Question: "B-1", Answer: Partly})
	o.does(Answered{Question: "N-1", Answer: Unmet})
	c := o.compares(before, "")
	if c.From.Decision.Verdict != Go || c.To.Decision.Verdict != NoGo || !c.Changed() {
		t.Fatalf("%s to %s", c.From.Decision.Verdict, c.To.Decision.Verdict)
	}
	names(t, c, "B-1", "met", "partly", true, "answered partly, before that met", 16)
	names(t, c, "N-1", "met", "unmet", false, "answered unmet", 17)
	if c.Changes[0].What != "B-1" || len(c.Deciding()) != 1 || len(c.Also()) != 1 {
		t.Errorf("what decides does not stand first and alone: %+v", c.Changes)
	}
	if _, _, err := o.Undo(context.Background(), o.rec.Meta, nil, "16"); err != nil {
		t.Fatal(err)
	}
	o.rec, _ = o.Open(context.Background(), o.rec.Meta)
	c = o.compares("17", "now")
	names(t, c, "B-1", "partly", "met", true, "answered met, before that partly", 18)
	if c = o.compares(before, "now"); c.Changed() || len(c.Changes) != 1 || fmt.Sprint(c.Rest) != "[16 18]" {
		t.Errorf("done and undone: %+v, rest %v", c.Changes, c.Rest)
	}
}

func TestEvidenceThatAgedAndAWaiverThatEndedAreNamed(t *testing.T) {
	o := openOffice(t).settled()
	o.does(Answered{Question: "M-1", Answer: Unmet}, GoodWaiver("M-1"))
	c := o.compares("now", "2027-03-05")
	names(t, c, "B-2", "met", "stale", true, "evidence e5 (drill) is too old on 2027-03-05: observed on 2026-12-01, it counts until 2027-01-29", 5)
	names(t, c, "M-1", "waived", "unmet", true, "the waiver ended on 2027-01-20", 17)
	if c.From.Name != "now" || c.To.Name != "everything as judged on 2027-03-05" {
		t.Errorf("%q to %q", c.From.Name, c.To.Name)
	}
	c = o.compares("2027-03-05", "now")
	names(t, c, "B-2", "stale", "met", true, "evidence e5 (drill) is not too old yet on 2026-12-15: it counts until 2027-01-29", 5)
	names(t, c, "M-1", "unmet", "waived", true, "the waiver still holds on 2026-12-15: it ends on 2027-01-20", 17)
}

func TestTheSubjectThatMovedIsNamedWhereItTold(t *testing.T) {
	o := openOffice(t).settled()
	before := fmt.Sprint(len(o.rec.State.Log))
	digest, goLive, one := content.Digest("sha256:"+strings.Repeat("b", 64)), Day("2026-12-20"), 1
	o.does(SubjectChanged{ReleaseDigest: &digest})
	o.does(SubjectChanged{Traits: map[string]content.Trilean{"writes": content.Yes}})
	o.does(SubjectChanged{GoLive: &goLive})
	o.does(SubjectChanged{Tier: &one})
	c := o.compares(before, "")
	names(t, c, "B-2", "met", "stale", true, "it is from release aaaaaaaaaaaa, this is bbbbbbbbbbbb", 5, 16)
	names(t, c, "B-4", "not asked", "unanswered", true, "writes holds now: it is asked now, as a blocker", 17)
	names(t, c, "M-2", "major met", "blocker met", false, "tier 3 became tier 1, writes holds now: it is a blocker now, and was a major", 17, 19)
	names(t, c, "go-live date", "2026-12-15", "2026-12-20", false, "what goes live was changed", 18)
	names(t, c, "tier", "3", "1", false, "what goes live was changed", 19)
	names(t, c, "traits", "writes no", "writes yes", false, "what goes live was changed", 17)
}

func TestMoreAcceptedThanAllowedIsNamed(t *testing.T) {
	o := openOffice(t).settled()
	one := 1
	o.does(SubjectChanged{Tier: &one})
	o.does(Answered{Question: "M-1", Answer: Unmet}, withDue(GoodCondition("M-1"), "2027-01-10"))
	before := fmt.Sprint(len(o.rec.State.Log))
	o.does(Answered{Question: "M-3", Answer: Unmet}, withDue(GoodCondition("M-3"), "2027-01-10"))
	c := o.compares(before, "")
	names(t, c, "what is accepted", "inside the limits", "2 conditions are in use; tier 1 allows 1", true, "M-3 leans on a condition now", 19, 20)
	names(t, c, "M-3", "met", "unmet, owned", false, "Dee <dee@example.com> is to fix it by 2027-01-10", 20)
}

func withDue(c ConditionSet, due string) ConditionSet {
	c.Due = Day(due)
	return c
}

func TestASnapshotIsComparedAsItWasHeldAndJudged(t *testing.T) {
	o := openOffice(t).settled()
	ctx := context.Background()
	r, err := o.Snapshot(ctx, o.rec.Meta, "before the drill", false)
	if err != nil {
		t.Fatal(err)
	}
	if o.rec, err = o.Snapshot(ctx, r.Meta, "", false); err != nil {
		t.Fatal(err)
	}
	kept := o.rec.State.Snapshots
	if len(kept) != 2 || kept[1].Label != "snapshot-2" || kept[0].Verdict != Go || kept[0].Rule != RuleClear || kept[0].On != Day("2026-12-15") {
		t.Fatalf("kept %+v", kept)
	}
	if digest, _ := o.rec.State.StateDigest(); kept[0].State != digest {
		t.Errorf("it names the state %s, which is %s", kept[0].State, digest)
	}
	o.does(Answered{Question: "B-1", Answer: Unmet})
	for _, from := range []string{"before the drill", "16", "e16", o.rec.State.Log[15].ID} {
		c := o.compares(from, "")
		if c.From.Name != `snapshot "before the drill"` || len(c.From.State.Log) != 16 {
			t.Errorf("%s is %s with %d entries", from, c.From.Name, len(c.From.State.Log))
		}
		names(t, c, "B-1", "met", "unmet", true, "answered unmet", 18)
	}
	if c := o.compares("", ""); c.From.Name != `snapshot "snapshot-2"` || c.To.Name != "now" {
		t.Errorf("by itself it compares %s with %s", c.From.Name, c.To.Name)
	}
}

func TestWithoutASnapshotItIsComparedWithTheBeginning(t *testing.T) {
	o := openOffice(t)
	o.does(Answered{Question: "B-1", Answer: Unmet})
	c := o.compares("", "")
	if c.From.Name != "entry 1" || c.From.Decision.Verdict != Incomplete {
		t.Errorf("from %s, %s", c.From.Name, c.From.Decision.Verdict)
	}
	names(t, c, "B-1", "unanswered", "unmet", true, "answered unmet", 2)
}

func TestLabelsThatMeanSomethingElseAreRefused(t *testing.T) {
	o := openOffice(t)
	ctx := context.Background()
	for _, label := range []string{"now", "signed", "12", "e12", "2026-12-01"} {
		if _, err := o.Snapshot(ctx, o.rec.Meta, label, false); err == nil || !strings.Contains(err.Error(), "already means") {
			t.Errorf("a snapshot called %q: %v", label, err)
		}
	}
	if _, err := o.Snapshot(ctx, o.rec.Meta, "ready", false); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Snapshot(ctx, o.rec.Meta, "ready", false); err == nil {
		t.Error("two snapshots of one label")
	}
	var argument *ArgumentError
	for _, name := range []string{"nothing", "99", "e0", "signed", "2026-02-30"} {
		if _, err := o.Compare(o.rec, name, ""); !errors.As(err, &argument) {
			t.Errorf("comparing with %q: %v", name, err)
		}
	}
	if _, err := o.Compare(o.rec, "", "nothing"); !errors.As(err, &argument) {
		t.Errorf("comparing to nothing: %v", err)
	}
}

func TestASignOffThatBecameVoidIsNamed(t *testing.T) {
	o := openOffice(t)
	ctx := context.Background()
	gate := SmallGate()
	gate.Roles = []content.Role{{ID: "owner", Title: "Owner", Says: "I accept.", Tiers: [4]content.RoleNeed{"signs", "signs", "signs", "signs"}, Typed: []int{1, 2, 3, 4}}}
	gate.Policy.ApprovalWindowDays, gate.Policy.FirstReviewDays, gate.Policy.Signers = [4]int{30, 30, 30, 30}, [4]int{90, 90, 90, 90}, [4]int{1, 1, 1, 1}
	gate.Digest = pack.Digest()
	o.Desk = NewDesk(o.journal, World{
		Now: func() time.Time { return o.now }, By: "Ana <ana@example.com>", Writer: func() string { return "w1" },
		Parse:  func([]byte) (*content.Gate, error) { return gate, nil },
		Render: func(Basis) ([]byte, ReportRef, error) { return []byte("# report\n"), ReportRef{Renderer: "test"}, nil },
	})
	o.rec, _ = o.Open(ctx, o.rec.Meta)
	o.settled()
	draft, err := o.Draft(ctx, o.rec.Meta, SignAsk{Role: "owner", Typed: true, Agreement: "typed yes"})
	if err != nil {
		t.Fatal(err)
	}
	if o.rec, err = o.Sign(ctx, o.rec.Meta, draft, "", ""); err != nil {
		t.Fatal(err)
	}
	signed := len(o.rec.State.Log)
	c := o.compares(fmt.Sprint(signed-1), "")
	names(t, c, "sign-offs", "not signed, 0 of 1 roles", "signed, 1 of 1 roles", false, "Ana <ana@example.com> signed as owner", signed)
	o.does(Answered{Question: "B-1", Answer: Unmet})
	c = o.compares("", "")
	if c.From.Name != "sign-off of Ana <ana@example.com> as owner" || !c.From.Decision.Signed {
		t.Fatalf("from %s, signed %v", c.From.Name, c.From.Decision.Signed)
	}
	names(t, c, "sign-offs", "signed, 1 of 1 roles", "sign-off void, 0 of 1 roles", false, "no longer counts: what was signed has changed since", signed, signed+1)
	names(t, c, "S-1", "met", "awaiting-sign-off", false, "no longer counts")
	names(t, c, "B-1", "met", "unmet", true, "answered unmet", signed+1)
	c = o.compares("signed", "2027-06-01")
	names(t, c, "B-2", "met", "stale", true, "too old")
}
