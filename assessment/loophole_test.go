package assessment

import (
	"strings"
	"testing"

	"gonogo/content"
)

// Each test here is a way to a better verdict, or to a quieter record, that a reviewer found open once.

func TestTakingBackTheAnswersDoesNotFreeIntake(t *testing.T) {
	b := newBook(t, plainSubject())
	answer := b.add("w1", Answered{Question: "B-1", Answer: Met})
	four := 4
	b.add("w1", SubjectChanged{Tier: &four})
	b.add("w1", Undone{Entries: []string{answer.ID}})
	if s := b.fold(); s.Subject.Tier != 3 || len(s.Pending) != 1 {
		t.Errorf("tier %d, pending %v: undoing the answers made the milder tier count", s.Subject.Tier, s.Pending)
	}
}

func TestFromYesToUnsureIsTakingATraitAway(t *testing.T) {
	b := newBook(t, plainSubject())
	b.answer("B-1", Met)
	b.add("w1", SubjectChanged{Traits: map[string]content.Trilean{"agent": content.Unsure}})
	if s := b.fold(); !s.Sure["agent"] || len(s.Pending) != 1 {
		t.Errorf("intake said yes, and one person made it unsure: sure %v, pending %v", s.Sure, s.Pending)
	}
}

func TestAnImpliedTraitIsNotLostThroughTheOneThatImpliesIt(t *testing.T) {
	s := plainSubject()
	s.Traits = map[string]content.Trilean{"agent": content.No, "writes": content.No, "autonomous": content.Yes}
	b := newBook(t, s)
	b.answer("B-1", Met)
	b.add("w1", SubjectChanged{Traits: map[string]content.Trilean{"autonomous": content.Unsure}})
	if st := b.fold(); !st.On["agent"] || !st.On["writes"] || !st.On["autonomous"] {
		t.Errorf("what held is gone: %v", st.On)
	}
}

func TestABuilderIsNotLeftOutToLetHimApprove(t *testing.T) {
	b := newBook(t, plainSubject())
	b.answer("B-1", Unmet)
	none := []string{"Zed <zed@example.com>"}
	b.add("w1", SubjectChanged{Builders: &none})
	s := b.fold()
	if !s.Subject.IsBuilder("bo@example.com") || len(s.Pending) != 1 {
		t.Errorf("builders are %v, pending %v", s.Subject.Builders, s.Pending)
	}
	both := []string{"Bo <bo@example.com>", "Zed <zed@example.com>"}
	b.add("w1", SubjectChanged{Builders: &both})
	if s = b.fold(); !s.Subject.IsBuilder("Zed") || len(s.Pending) != 0 {
		t.Errorf("adding one needs nobody: %v, pending %v", s.Subject.Builders, s.Pending)
	}
}

func TestUndoingAWaiverDoesNotMakeItsNextEndFree(t *testing.T) {
	s := plainSubject()
	s.Tier = 2 // one renewal
	b := newBook(t, s).allMet()
	b.answer("B-1", Unmet)
	w := goodWaiver("B-1")
	w.Expires, w.FixedBy = day("2026-12-31"), day("2026-12-20")
	var last Sealed
	for range 4 {
		w.Expires = w.Expires.Add(5)
		last = b.add("w1", w)
		b.answer("M-1", Met) // so that the undo is no slip
		b.add("w1", Undone{Entries: []string{last.ID}})
	}
	w.Expires = day("2027-01-19")
	b.add("w1", w)
	if d := b.decide(); d.Verdict != NoGo || !strings.Contains(d.Finding("B-1").WaiverVoid, "extended more often") {
		t.Errorf("verdict %s, void %q", d.Verdict, d.Finding("B-1").WaiverVoid)
	}
}

func TestASlipWithAWaiverCostsNoRenewal(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	b.answer("B-1", Unmet)
	w := goodWaiver("B-1")
	slip := w
	slip.Expires = day("2026-12-16")
	slip.FixedBy = day("2026-12-16")
	e := b.add("w1", slip)
	b.add("w1", Undone{Entries: []string{e.ID}})
	b.add("w1", w)
	if got := b.fold().Renewals["B-1"]; got != 0 {
		t.Errorf("%d renewals for a waiver taken back at once", got)
	}
}

func TestNobodyIsNoPerson(t *testing.T) {
	for _, who := range []string{"", " ", "-", "tbd", "TBD", "none", "n/a", "<>", "..."} {
		if IsPerson(who) {
			t.Errorf("%q is a person", who)
		}
	}
	for _, who := range []string{"Ana", "ana@example.com", "Ana Lima <ana@example.com>", "日本 花子", "Nonie Tbdson"} {
		if !IsPerson(who) {
			t.Errorf("%q is nobody", who)
		}
	}
	b := newBook(t, plainSubject()).allMet()
	b.answer("B-1", Unmet)
	w := goodWaiver("B-1")
	w.Requester = ""
	b.add("w1", w)
	b.wants(NoGo, RuleOpenBlocker)
}

func TestOnePersonWrittenInOtherWaysStaysOne(t *testing.T) {
	for _, other := range []string{
		"mailto:ana@example.com", "ana@example.com,", "Anna (ana@example.com)", "Ana <ana@example.com> <x@example.com>", "A\u200bna Lima", "ANA, LIMA",
	} {
		if !SamePerson("Ana Lima <ana@example.com>", other) {
			t.Errorf("%q passes for somebody else", other)
		}
	}
}

func TestAKeyInAnotherCaseIsNoEntry(t *testing.T) {
	whole := string(newBook(t, plainSubject()).add("w1", Answered{Question: "B-1", Answer: Unmet}).Bytes)
	for _, twist := range []string{`"answer":"unmet","anſwer":"met"`, `"Answer":"unmet"`, `"absent":"","answer":"unmet"`} {
		bad := strings.Replace(whole, `"answer":"unmet"`, twist, 1)
		if s, err := Unseal([]byte(bad)); err == nil {
			t.Errorf("%s reads as %+v", twist, s.What)
		}
	}
}

func TestAWaiverTakenBackAndGivenAtOnceIsDisputed(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	b.answer("B-1", Unmet)
	b.add("w1", goodWaiver("B-1"))
	seen := map[string]int{"w1": b.heads["w1"].Count}
	b.add("w1", WaiverWithdrawn{Question: "B-1"})
	b.addSeeing("w2", seen, goodWaiver("B-1"))
	d := b.decide()
	if f := d.Finding("B-1"); d.Verdict != NoGo || !f.Disputed || f.Waiver != nil {
		t.Errorf("verdict %s, disputed %v, waiver %v", d.Verdict, f.Disputed, f.Waiver)
	}
}

func TestAMilderTierThatAnAnswerDidNotKnowOfWaits(t *testing.T) {
	for _, writer := range []string{"w0", "w9"} { // sorting before and after the one who answers
		b := newBook(t, plainSubject())
		b.answer("B-1", Met)
		four := 4
		b.addSeeing(writer, map[string]int{"w1": 1}, SubjectChanged{Tier: &four})
		if s := b.fold(); s.Subject.Tier != 3 {
			t.Errorf("by %s the milder tier %d counts at once", writer, s.Subject.Tier)
		}
	}
}

func TestAnIDThatStandsTwiceIsAnError(t *testing.T) {
	b := newBook(t, plainSubject())
	b.answer("B-1", Met)
	b.n-- // the next entry takes the same id
	b.answer("B-1", Unmet)
	if _, err := Fold(b.gate, b.entries); err == nil || !strings.Contains(err.Error(), "twice") {
		t.Errorf("it folds: %v", err)
	}
}

func TestATierMilderThanIntakeCallsForContradictsItsConfirmation(t *testing.T) {
	s := plainSubject()
	b := newBook(t, s).allMet()
	b.gate.Tiers = [4]content.TierRule{{}, {Floor: []content.Condition{{All: []string{"agent"}}}}, {}, {}}
	b.gate.Question("B-1").Intake = true
	b.wants(NoGo, RuleOpenBlocker)
	if got := b.decide().Finding("B-1"); got.Outcome != OutcomeContradicted {
		t.Errorf("tier 3 is claimed where tier 2 is called for, and the outcome is %s", got.Outcome)
	}
	two := 2
	b.add("w1", SubjectChanged{Tier: &two})
	b.wants(Go, RuleClear)
}

func TestATierMilderThanIntakeCallsForIsNoGoodWhereNoQuestionConfirmsIt(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	b.gate.Tiers = [4]content.TierRule{{}, {Floor: []content.Condition{{All: []string{"agent"}}}}, {}, {}}
	d := b.wants(Incomplete, RuleUnconfirmed)
	if says := d.Reasons[0].Says; !strings.Contains(says, "tier 3 is claimed, what intake says yes to calls for tier 2") {
		t.Errorf("it says %q", says)
	}
	two := 2
	b.add("w1", SubjectChanged{Tier: &two})
	b.wants(Go, RuleClear)
}

func TestAWaiverThatCannotReachGoLiveSaysFromWhenOnItCan(t *testing.T) {
	s := newBook(t, plainSubject()).fold()
	s.Subject.GoLive = day("2027-06-01")
	w := GoodWaiver("B-1")
	says := WaiverRefused(s, s.Gate.Question("B-1"), w)
	if first := s.Subject.GoLive.Add(-90); !strings.Contains(says, "have it approved on "+first.String()+" or later") {
		t.Errorf("it says %q", says)
	}
	w.Approved, w.FixedBy, w.Expires = s.Subject.GoLive.Add(-90), s.Subject.GoLive, s.Subject.GoLive
	if says := WaiverRefused(s, s.Gate.Question("B-1"), w); says != "" {
		t.Errorf("approved then it is refused: %s", says)
	}
}
