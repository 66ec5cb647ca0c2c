package assessment

import (
	"testing"

	"gonogo/content"
)

func TestAWaiverOnABlocker(t *testing.T) {
	cases := map[string]struct {
		spoil func(*Waived, *Subject)
		want  Verdict
	}{
		"holds":                              {func(*Waived, *Subject) {}, ConditionalGo},
		"ends before go-live":                {func(w *Waived, _ *Subject) { w.Expires, w.FixedBy = day("2026-12-14"), day("2026-12-10") }, NoGo},
		"ends on the go-live date":           {func(w *Waived, _ *Subject) { w.Expires, w.FixedBy = day("2026-12-15"), day("2026-12-15") }, ConditionalGo},
		"ends before the fix":                {func(w *Waived, _ *Subject) { w.FixedBy = day("2027-01-21") }, NoGo},
		"longer than the tier allows":        {func(w *Waived, _ *Subject) { w.Expires = day("2027-02-19") }, NoGo},
		"as long as the tier allows":         {func(w *Waived, _ *Subject) { w.Expires = day("2027-02-18") }, ConditionalGo},
		"too long for a more critical tier":  {func(_ *Waived, s *Subject) { s.Tier = 1 }, NoGo},
		"counted from approval, not go-live": {func(w *Waived, _ *Subject) { w.Approved = day("2026-10-20") }, NoGo},
		"approved by who asked":              {func(w *Waived, _ *Subject) { w.Owner = "Somebody Else <ANA@example.com>" }, NoGo},
		"approved by a builder":              {func(w *Waived, _ *Subject) { w.Owner = "bo" }, NoGo},
		"no owner":                           {func(w *Waived, _ *Subject) { w.Owner = "" }, NoGo},
		"no reason":                          {func(w *Waived, _ *Subject) { w.Reason = "" }, NoGo},
		"no control":                         {func(w *Waived, _ *Subject) { w.Control = " " }, NoGo},
		"the control was never tested":       {func(w *Waived, _ *Subject) { w.Tested = "" }, NoGo},
		"no date for the fix":                {func(w *Waived, _ *Subject) { w.FixedBy = 0 }, NoGo},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			s, w := plainSubject(), goodWaiver("B-1")
			c.spoil(&w, &s)
			b := newBook(t, s).allMet()
			b.answer("B-1", Unmet)
			b.add("w1", w)
			d := b.decide()
			if d.Verdict != c.want {
				t.Errorf("verdict is %s, want %s (void: %q)", d.Verdict, c.want, d.Finding("B-1").WaiverVoid)
			}
			if d.WithoutWaivers != NoGo {
				t.Errorf("without waivers it is %s, want no-go", d.WithoutWaivers)
			}
		})
	}
}

func TestAWaiverCoversOpenOutcomesOnly(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	b.add("w1", goodWaiver("B-1"))
	if d := b.wants(Go, RuleClear); d.Finding("B-1").Outcome != OutcomeMet {
		t.Error("a waiver turned met into something else")
	}
	u := newBook(t, plainSubject())
	u.add("w1", goodWaiver("B-1"))
	if got := u.decide().Finding("B-1"); got.Outcome != OutcomeUnanswered || got.Level() != Incomplete {
		t.Errorf("an unanswered question under a waiver is %s at %s", got.Outcome, got.Level())
	}
	b.answer("B-1", Partly)
	d := b.wants(ConditionalGo, RuleAcceptedRisk)
	if d.Finding("B-1").Outcome != OutcomeWaived || d.OpenBlockers() != 0 {
		t.Errorf("outcome is %s with %d open blockers", d.Finding("B-1").Outcome, d.OpenBlockers())
	}
}

func TestNobodyWaivesTheUnwaivable(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	b.answer("B-3", Unmet)
	b.add("w1", goodWaiver("B-3"))
	b.wants(NoGo, RuleUnwaivable)
}

func TestAnOpenMajorNeedsAnOwnerAndADate(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	b.answer("M-1", Unmet)
	b.wants(NoGo, RuleUnownedMajor)
	late := goodCondition("M-1")
	late.Due = day("2027-03-16")
	b.add("w1", late)
	b.wants(NoGo, RuleUnownedMajor)
	b.add("w1", goodCondition("M-1"))
	d := b.wants(ConditionalGo, RuleAcceptedRisk)
	if d.WithoutWaivers != ConditionalGo {
		t.Errorf("a condition is no waiver, yet without waivers it is %s", d.WithoutWaivers)
	}
	if got := Decide(b.fold(), day("2027-01-16"), OnGiven); got.Verdict != NoGo {
		t.Errorf("the day after it was due the verdict is %s", got.Verdict)
	}
}

func TestAConditionDoesNotCoverABlocker(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	b.answer("B-1", Unmet)
	b.add("w1", goodCondition("B-1"))
	b.wants(NoGo, RuleOpenBlocker)
}

func TestMoreAcceptedThanTheTierAllowsIsANoGoByARuleOfItsOwn(t *testing.T) {
	s := plainSubject()
	s.Tier = 2 // two waivers on blockers at once, two conditions
	s.Traits = map[string]content.Trilean{"agent": content.No, "writes": content.Yes}
	b := newBook(t, s)
	for _, q := range []string{"B-1", "B-2", "B-4", "M-2", "M-1"} {
		b.answer(q, Met)
		b.add("w1", goodPiece(q))
	}
	b.wants(Go, RuleClear)
	waiver := func(q string) {
		w := goodWaiver(q)
		w.Expires = day("2027-01-19")
		b.answer(q, Unmet)
		b.add("w1", w)
	}
	waiver("B-1")
	waiver("B-2")
	b.wants(ConditionalGo, RuleAcceptedRisk)
	waiver("B-4")
	d := b.wants(NoGo, RuleTooMuchAccepted)
	if len(d.ToChange) != 1 || d.ToChange[0].Question != "" {
		t.Errorf("what would change it: %+v", d.ToChange)
	}
	b.answer("B-2", Met) // its waiver is leaned on no more
	b.wants(ConditionalGo, RuleAcceptedRisk)
}

func TestAWaiverIsExtendedNoMoreOftenThanTheTierAllows(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	b.answer("B-1", Unmet)
	w := goodWaiver("B-1")
	b.add("w1", w)
	w.Reason = "said better" // the same end is a correction, not a renewal
	b.add("w1", w)
	w.Expires = w.Expires.Add(7)
	b.add("w1", w)
	b.wants(ConditionalGo, RuleAcceptedRisk)
	w.Expires = w.Expires.Add(7)
	b.add("w1", w)
	b.wants(NoGo, RuleOpenBlocker)
}

func TestTheFirstFlipIsFoundAndExplained(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	d := b.decide() // B-2 lives 60 days from 1 December, the rest 90
	if d.Flips == nil || d.Flips.On != day("2027-01-30") || d.Flips.To != NoGo || d.Flips.Question != "B-2" {
		t.Fatalf("flips %+v, want no-go on 2027-01-30 by B-2", d.Flips)
	}
	b.answer("B-1", Unmet)
	b.add("w1", goodWaiver("B-1"))
	if d = b.decide(); d.Flips == nil || d.Flips.On != day("2027-01-21") || d.Flips.Question != "B-1" {
		t.Fatalf("flips %+v, want the day after the waiver ends", d.Flips)
	}
}

// The truth table, written out on its own and compared with the engine for every combination of facts.
func TestTheTruthTableOfOneQuestion(t *testing.T) {
	open := []Outcome{OutcomePartly, OutcomeUnmet, OutcomeUnknown, OutcomeStale, OutcomeWeak, OutcomeContradicted}
	bases := append([]Outcome{OutcomeMet, OutcomeNotApplicable, OutcomeUnanswered, OutcomeAwaitingSignOff}, open...)
	rows := 0
	for _, sev := range []content.Severity{content.Minor, content.Major, content.Blocker} {
		for _, base := range bases {
			for i := range 64 {
				waived, owned, parked := i&1 > 0, i&2 > 0, i&4 > 0
				disputed, unconfirmed, unwaivable := i&8 > 0, i&16 > 0, i&32 > 0
				isOpen := base.Open()
				if unwaivable && waived || unconfirmed && base != OutcomeNotApplicable || (waived || owned) && !isOpen ||
					owned && sev != content.Major {
					continue // accept never makes these
				}
				f := Finding{
					Question: &content.Question{ID: "Q", SignOff: base == OutcomeAwaitingSignOff}, Severity: sev, Base: base, Outcome: base,
					Parked: parked, Disputed: disputed, Unconfirmed: unconfirmed, Unwaivable: unwaivable,
				}
				if waived {
					f.Waiver = &Waived{}
				}
				if owned {
					f.Condition = &ConditionSet{}
				}
				f.Reasons = reasonsFor(&f)
				rows++
				if got, want := f.Level(), tableSays(sev, base, isOpen, waived, owned, parked, disputed, unconfirmed, unwaivable); got != want {
					t.Errorf("%s %s waived=%v owned=%v parked=%v disputed=%v unconfirmed=%v unwaivable=%v: %s, want %s",
						sev, base, waived, owned, parked, disputed, unconfirmed, unwaivable, got, want)
				}
			}
		}
	}
	if rows != 408 {
		t.Errorf("%d rows were looked at, want all 408", rows)
	}
}

func tableSays(sev content.Severity, base Outcome, open, waived, owned, parked, disputed, unconfirmed, unwaivable bool) Verdict {
	if sev == content.Minor || base == OutcomeAwaitingSignOff {
		return Go
	}
	level := Go
	if parked || disputed || unconfirmed || base == OutcomeUnanswered {
		level = Incomplete
	}
	if open {
		switch {
		case waived:
			level = max(level, ConditionalGo)
		case sev == content.Blocker, unwaivable, !owned:
			level = NoGo
		default:
			level = max(level, ConditionalGo)
		}
	}
	return level
}

func TestEveryRuleHasItsLevelAndAnUnknownOneIsANoGo(t *testing.T) {
	for rule, want := range map[Rule]Verdict{
		RuleOpenBlocker: NoGo, RuleUnwaivable: NoGo, RuleUnownedMajor: NoGo, RuleTooMuchAccepted: NoGo,
		RuleUnanswered: Incomplete, RuleParked: Incomplete, RuleDisputed: Incomplete, RuleUnconfirmed: Incomplete, RuleNothingAsked: Incomplete,
		RuleAcceptedRisk: ConditionalGo, RuleClear: Go, "": NoGo, "made-up": NoGo,
	} {
		if got := rule.Level(); got != want {
			t.Errorf("%q contributes %s, want %s", rule, got, want)
		}
	}
}
