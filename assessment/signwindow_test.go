package assessment_test

import (
	"strings"
	"testing"
	"time"

	. "gonogo/assessment"
)

// soonOld is ready with evidence on B-1 that is too old after 19 December: the decision is judged on 15 December.
func soonOld(t *testing.T) *office {
	o := openOffice(t)
	for _, q := range AskedOfAgent {
		piece := GoodPiece(q)
		if q == "B-1" {
			piece.Observed = Day("2026-09-21") // it counts for 90 days
		}
		o.does(Answered{Question: q, Answer: Met}, piece)
	}
	return o
}

func checked(v Verification, what CheckedThing) (Check, bool) {
	for _, s := range v.SignOffs {
		for _, c := range s.Checks {
			if c.What == what {
				return c, true
			}
		}
	}
	return Check{}, false
}

func TestNothingGoesLiveOnADecisionThatHasBecomeAnotherByItself(t *testing.T) {
	o := soonOld(t)
	if f := o.decision().Flips; f == nil || f.On != Day("2026-12-20") || f.To != NoGo {
		t.Fatalf("it flips at %+v", f)
	}
	draft, _, err := o.draft(own, SignAsk{Role: "owner"})
	if err != nil {
		t.Fatal(err)
	}
	claim := draft.Statement.Predicate.SignOff
	if claim.LaunchBy != Day("2026-12-19") {
		t.Errorf("it may go live until %s although it is no-go from 2026-12-20", claim.LaunchBy)
	}
	if claim.Expires != Day("2027-12-15") {
		t.Errorf("what went live before keeps its approval until %s", claim.Expires)
	}
	var window string
	for _, term := range draft.Terms() {
		if term.Head == "Window" {
			window = strings.Join(term.Says, "; ")
		}
	}
	if want := "may go live until 2026-12-19: from 2026-12-20 it is no-go, because B-1 "; !strings.HasPrefix(window, want) {
		t.Errorf("the signer reads %q", window)
	}
}

func TestAWindowThatTheEvidenceOutlivesIsTheGates(t *testing.T) {
	draft, _, err := ready(t).draft(own, SignAsk{Role: "owner"})
	if err != nil {
		t.Fatal(err)
	}
	if got := draft.Statement.Predicate.SignOff.LaunchBy; got != Day("2027-01-15") { // 45 days at tier 3
		t.Errorf("it may go live until %s", got)
	}
}

func TestAFileAloneSaysWhenItsWindowHasGoneBy(t *testing.T) {
	undated := func(t *testing.T) *office {
		o, none := ready(t), Date(0)
		o.does(SubjectChanged{GoLive: &none})
		return o
	}
	for name, c := range map[string]struct {
		make  func(*testing.T) *office
		today string
		good  bool
		says  string
	}{
		"inside it":                          {soonOld, "2026-12-19", true, "may go live until 2026-12-19"},
		"the decision has become another":    {soonOld, "2026-12-20", false, "it was to go live until 2026-12-19; from 2026-12-20 it is no-go, because B-1"},
		"inside it, without a day to launch": {undated, "2027-01-15", true, "may go live until 2027-01-15"},
		"live since, and the window is over": {ready, "2027-01-20", true, "for what went live on 2026-12-15"},
	} {
		t.Run(name, func(t *testing.T) {
			o := c.make(t).allSign()
			body, signed, err := o.SignedReport(o.rec)
			if err != nil {
				t.Fatal(err)
			}
			day, err := time.Parse(time.DateOnly, c.today)
			if err != nil {
				t.Fatal(err)
			}
			o.now = day
			got, found := checked(o.VerifyReport(body, signed, nil, Trust{}), CheckWindow)
			if !found || got.Good != c.good || !strings.Contains(got.Says, c.says) {
				t.Errorf("on %s it is %+v, want %v and %q", c.today, got, c.good, c.says)
			}
		})
	}
}
