package assessment_test

import (
	"context"
	"strings"
	"testing"
	"time"

	. "gonogo/assessment"
)

func TestWhatWentLiveSignedStaysSignedBesideTodaysVerdict(t *testing.T) {
	o := soonOld(t).allSign()
	for _, c := range []struct {
		on      string
		verdict Verdict
		state   SignState
		says    []string
	}{
		{"2026-12-15", Go, SignComplete, nil}, // it goes live on this day
		{"2026-12-16", Go, SignComplete, []string{"signed go on 2026-12-01, live on 2026-12-15; would it pass on 2026-12-16: go; next re-review on 2027-12-15"}},
		{"2026-12-20", NoGo, SignBefore, []string{"signed go on 2026-12-01, live on 2026-12-15; would it pass on 2026-12-20: no-go, because B-1 ", "; next re-review on 2027-12-15"}},
		{"2027-12-16", NoGo, SignLapsed, []string{"would it pass on 2027-12-16: no-go", "the approval ended on 2027-12-15"}},
	} {
		d := o.Decide(o.rec, Day(c.on))
		if d.Verdict != c.verdict || d.SignOffs.State != c.state || d.Signed != (c.state == SignComplete) {
			t.Errorf("on %s it is %s, %q, signed %v", c.on, d.Verdict, d.SignOffs.State, d.Signed)
		}
		says := d.LaunchedSays()
		if (says == "") != (c.says == nil) {
			t.Errorf("on %s it says %q", c.on, says)
		}
		for _, part := range c.says {
			if !strings.Contains(says, part) {
				t.Errorf("on %s it says %q, and not %q", c.on, says, part)
			}
		}
	}
}

func TestWhatWasSignedIsForgottenOnceItsContentChanges(t *testing.T) {
	for name, change := range map[string]Body{
		"an answer":    Answered{Question: "N-1", Answer: Unmet},
		"a reopening":  Reopened{Reason: "the stop control was used in earnest"},
		"more waivers": GoodWaiver("M-1"),
	} {
		t.Run(name, func(t *testing.T) {
			o := soonOld(t).allSign()
			o.now = time.Date(2026, 12, 21, 9, 0, 0, 0, time.UTC)
			o.does(change)
			if d := o.decision(); d.SignOffs.State != SignVoid || d.LaunchedSays() != "" {
				t.Errorf("it is %q and says %q", d.SignOffs.State, d.LaunchedSays())
			}
		})
	}
}

func TestWhatWasNotSignedByAllBeforeGoLiveWentLiveUnsigned(t *testing.T) {
	o := soonOld(t)
	o.signs(eng, "builder")
	o.signs(sec, "security")
	if d := o.Decide(o.rec, Day("2026-12-21")); d.LaunchedSays() != "" || d.SignOffs.State == SignBefore {
		t.Errorf("it is %q and says %q", d.SignOffs.State, d.LaunchedSays())
	}
}

func TestAnApprovalEndsEarlyWithTheWaiverThatItRestsOn(t *testing.T) {
	o := ready(t)
	waiver := GoodWaiver("M-1") // until 20 January
	waiver.Owner = own
	o.does(Answered{Question: "M-1", Answer: Unmet}, waiver)
	o.allSign()
	d := o.Decide(o.rec, Day("2027-01-21"))
	if d.Verdict != NoGo || d.SignOffs.State != SignLapsed || !strings.Contains(d.LaunchedSays(), "the approval ended early: the waiver on M-1 ended on 2027-01-20") {
		t.Errorf("it is %s, %q: %q", d.Verdict, d.SignOffs.State, d.LaunchedSays())
	}
}

func TestThePortfolioKeepsWhatWasSigned(t *testing.T) {
	o := soonOld(t).allSign()
	row := func() Row {
		rows, err := o.Portfolio(context.Background())
		if err != nil || len(rows) != 1 {
			t.Fatalf("%d rows: %v", len(rows), err)
		}
		return rows[0]
	}
	if r := row(); r.Verdict != Go || r.SignOff != SignComplete || r.Launched != "" {
		t.Errorf("before go-live it is %s, %q: %q", r.Verdict, r.SignOff, r.Launched)
	}
	o.now = time.Date(2026, 12, 21, 9, 0, 0, 0, time.UTC)
	for _, read := range []string{"judged anew", "held"} {
		r := row()
		if r.Verdict != NoGo || r.SignOff != SignBefore || !strings.HasPrefix(r.Launched, "signed go on 2026-12-01, live on 2026-12-15; would it pass today: no-go, because B-1") {
			t.Errorf("%s it is %s, %q: %q", read, r.Verdict, r.SignOff, r.Launched)
		}
	}
}
