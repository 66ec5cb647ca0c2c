package assessment_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	. "gonogo/assessment"
	"gonogo/content"
)

func source(version string) content.Pack {
	return content.Pack{{Path: "gate.yaml", Text: version}}
}

func (o *office) upgrades(version string) {
	o.Helper()
	r, err := o.Upgrade(context.Background(), o.rec.Meta, nil, source(version))
	if err != nil {
		o.Fatal(err)
	}
	o.rec = r
}

func TestAnUpgradeIsKeptWithTheContentOfItsGate(t *testing.T) {
	o := ready(t)
	o.upgrades("small 1.1.0")
	if o.rec.State.Gate.Version != "1.1.0" || o.rec.State.Describe(len(o.rec.State.Log)) != "moved it to the gate small 1.1.0" {
		t.Errorf("it is under %s: %s", o.rec.State.Gate.Ref(), o.rec.State.Describe(len(o.rec.State.Log)))
	}
	again := o.deskOf("w2", "Ben <ben@example.com>") // has nothing at hand but the journal
	r, err := again.Open(context.Background(), o.rec.Meta)
	if err != nil || r.State.Gate.Version != "1.1.0" || r.Gate != pack.Digest() {
		t.Fatalf("opened again it is %+v, %v", r.Meta, err)
	}
	rows, err := o.Portfolio(context.Background())
	if err != nil || rows[0].GateVersion != "1.1.0" || rows[0].Verdict != Incomplete {
		t.Errorf("the portfolio says %+v, %v", rows, err)
	}
	o.upgrades("small 1.2.0")
	o.does(Answered{Question: "B-1", Answer: Met}, Answered{Question: "B-5", Answer: Met}, GoodPiece("B-5"))
	if d := o.Decide(o.rec, 0); d.Verdict != Go {
		t.Errorf("it is %s: %+v", d.Verdict, d.Reasons)
	}
	o.refuses(`no question "M-1"`, Answered{Question: "M-1", Answer: Met})
}

func TestAPlanSaysWhatAnUpgradeWouldDoAndRecordsNothing(t *testing.T) {
	o := ready(t)
	o.signAll()
	u, err := o.PlanUpgrade(context.Background(), o.rec.Meta, source("small 1.1.0"))
	if err != nil {
		t.Fatal(err)
	}
	for what, is := range map[string][2][]string{
		"added": {u.Added, {"B-5"}}, "gone": {u.Gone, {"M-1"}}, "changed": {u.Changed, {"B-1"}}, "proof": {u.Proof, {"B-2"}},
		"again": {u.Again, {"B-1"}}, "new traits": {u.NewTraits, {"public"}}, "gone traits": {u.GoneTraits, nil},
	} {
		if !slices.Equal(is[0], is[1]) {
			t.Errorf("%s: %v, want %v", what, is[0], is[1])
		}
	}
	if len(u.Severities) != 1 || u.Severities[0].Question != "M-3" || u.Severities[0].To.Severity[3] != content.Blocker || u.Limits {
		t.Errorf("severities %+v, limits %v", u.Severities, u.Limits)
	}
	if u.Before.Verdict != Go || u.After.Verdict != Incomplete || u.SignOffs == 0 {
		t.Errorf("from %s to %s, %d sign-offs", u.Before.Verdict, u.After.Verdict, u.SignOffs)
	}
	r, err := o.Open(context.Background(), o.rec.Meta)
	if err != nil || len(r.State.Log) != len(o.rec.State.Log) || r.State.Gate.Version != "1.0.0" {
		t.Errorf("something was recorded: %v", err)
	}
	digest := source("small 1.1.0").Digest()
	if _, err := o.journal.Pack(context.Background(), digest); !errors.Is(err, ErrNotFound) {
		t.Errorf("the content of the gate was kept: %v", err)
	}
}

func (o *office) signAll() {
	o.Helper()
	o.signWith(bo, nil, SignAsk{Role: "builder", Typed: true})
	o.signs(sec, "security")
	o.signs(own, "owner")
	if d := o.Decide(o.rec, 0); d.SignOffs.State != SignComplete {
		o.Fatalf("still missing: %v", d.SignOffs.Missing)
	}
}

func TestAnUpgradeVoidsSignOffsThatStillVerifyAgainstTheGateTheyWereMadeUnder(t *testing.T) {
	o := ready(t)
	o.signAll()
	o.upgrades("small 1.1.0")
	d := o.Decide(o.rec, 0)
	for _, g := range d.SignOffs.Given {
		if g.Holds || g.Why != "it was made under gate small 1.0.0" {
			t.Errorf("%s: holds %v, %q", g.Role, g.Holds, g.Why)
		}
	}
	if d.SignOffs.State != SignVoid {
		t.Errorf("the sign-offs are %s", d.SignOffs.State)
	}
	for _, v := range o.VerifyRecord(o.rec, Trust{}).SignOffs {
		for _, c := range v.Checks {
			if c.What == CheckReport && !c.Good {
				t.Errorf("%s: what was signed can no longer be made again: %s", v.Role, c.Says)
			}
			if c.What == CheckStands && c.Good {
				t.Errorf("%s: it is said to stand", v.Role)
			}
		}
	}
}

func TestOnlyANewerVersionOfTheSameGateIsMovedTo(t *testing.T) {
	o := ready(t)
	o.upgrades("small 1.1.0")
	held := len(o.rec.State.Log)
	for version, want := range map[string]string{
		"small 1.1.0":      "it is under small 1.1.0 already",
		"small":            "small 1.0.0 is not newer than small 1.1.0",
		"small 1.1.0-rc.1": "small 1.1.0-rc.1 is not newer",
		"other 2.0.0":      "other is another gate than small",
	} {
		_, err := o.Upgrade(context.Background(), o.rec.Meta, nil, source(version))
		var refused *RefusedError
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: want %q, got %v", version, want, err)
		}
		if _, err := o.PlanUpgrade(context.Background(), o.rec.Meta, source(version)); !errors.As(err, &refused) {
			t.Errorf("%s: the plan is not refused: %v", version, err)
		}
	}
	o.refuses("a gate is moved to with its content", GateUpgraded{Gate: source("small 1.2.0").Digest(), GateRef: "small 1.2.0"})
	if r, _ := o.Open(context.Background(), o.rec.Meta); len(r.State.Log) != held {
		t.Error("something was recorded")
	}
}

func TestAnUpgradeCannotBeUndone(t *testing.T) {
	o := ready(t)
	o.upgrades("small 1.1.0")
	n := len(o.rec.State.Log)
	for target, want := range map[string]string{"": "moved it to another gate, which stays", o.rec.State.Log[n-1].ID: "cannot be taken back"} {
		if _, _, err := o.Undo(context.Background(), o.rec.Meta, nil, target); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("undo %q: %v", target, err)
		}
	}
	if _, _, err := o.Undo(context.Background(), o.rec.Meta, nil, "2"); err != nil {
		t.Errorf("an act before it cannot be taken back any more: %v", err)
	}
}

func TestWhoeverWasLookingAtTheOldGateIsTold(t *testing.T) {
	o := ready(t)
	looking := o.rec
	o.upgrades("small 1.1.0")
	var changed *ChangedError
	_, err := o.Act(context.Background(), o.rec.Meta, &looking, Answered{Question: "B-2", Answer: Unmet})
	if !errors.As(err, &changed) || changed.What != "the gate" {
		t.Errorf("got %v", err)
	}
	if _, err := o.Upgrade(context.Background(), o.rec.Meta, &looking, source("small 1.2.0")); !errors.As(err, &changed) {
		t.Errorf("a second move by somebody who saw no first: %v", err)
	}
}
