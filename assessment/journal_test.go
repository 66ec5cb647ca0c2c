package assessment

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"gonogo/content"
)

func TestAnEntryReadsBackAsTheBytesItWasWrittenAs(t *testing.T) {
	for _, body := range []Body{
		Started{Gate: digestA, Subject: plainSubject()},
		SubjectChanged{Tier: new(int)},
		Answered{Question: "B-1", Answer: Met},
		Parked{Question: "B-1"},
		Commented{Text: "línea\n\"<&>\u202e"},
		goodPiece("B-1"),
		EvidenceWithdrawn{Evidence: "x"},
		goodWaiver("B-1"),
		WaiverWithdrawn{Question: "B-1"},
		goodCondition("M-1"),
		GateUpgraded{Gate: digestB, GateRef: "small 1.1.0"},
		Undone{Entries: []string{"x"}},
		Archived{Archived: true},
	} {
		b := newBook(t, plainSubject())
		s := b.add("w1", body)
		got, err := Unseal(s.Bytes)
		if err != nil {
			t.Fatalf("%s: %v", body.Kind(), err)
		}
		again, err := Seal(got.Entry, got.What)
		if err != nil || string(again.Bytes) != string(s.Bytes) || got.Digest != s.Digest {
			t.Errorf("%s does not read back as it was written: %s / %s (%v)", body.Kind(), s.Bytes, again.Bytes, err)
		}
	}
}

func TestWhatCannotBeFullyReadIsAnError(t *testing.T) {
	whole := string(newBook(t, plainSubject()).add("w1", Answered{Question: "B-1", Answer: Met}).Bytes)
	for name, change := range map[string][2]string{
		"a kind of a newer program": {`"kind":"answered"`, `"kind":"signed"`},
		"a field it does not know":  {`"answer":"met"`, `"answer":"met","colour":"red"`},
		"another format":            {"gonogo/entry/1", "gonogo/entry/2"},
		"another spelling":          {`"answer":"met"`, `"answer": "met"`},
		"a key that stands twice":   {`"answer":"met"`, `"answer":"met","answer":"met"`},
		"no writer":                 {`"writer":"w1"`, `"writer":""`},
		"nothing for an empty list": {`"seen":{}`, `"seen":null`},
		"an empty field":            {`{"assessment"`, `{"act":"","assessment"`},
		"a body in another order":   {`{"answer":"met","question":"B-1"}`, `{"question":"B-1","answer":"met"}`},
	} {
		bad := strings.Replace(whole, change[0], change[1], 1)
		if bad == whole {
			t.Fatalf("%s: nothing was changed in %s", name, whole)
		}
		if _, err := Unseal([]byte(bad)); err == nil {
			t.Errorf("%s was read without an error", name)
		}
	}
}

func TestAChainThatWasTouchedDoesNotFold(t *testing.T) {
	fresh := func() []Sealed { return slices.Clone(newBook(t, plainSubject()).allMet().entries) }
	cut := fresh()
	for name, entries := range map[string][]Sealed{
		"an entry left out":     slices.Delete(fresh(), 3, 4),
		"an entry changed":      func() []Sealed { e := fresh(); e[3].Bytes = slices.Clone(e[3].Bytes); e[3].Bytes[40] ^= 1; return e }(),
		"two entries exchanged": func() []Sealed { e := fresh(); e[3].Seq, e[4].Seq = e[4].Seq, e[3].Seq; return e }(),
		"an entry twice":        append(fresh(), cut[3]),
		"one of another record": func() []Sealed { e := fresh(); e[3].Assessment = "a2"; return e }(),
		"without its beginning": fresh()[1:],
		"rests on what is gone": append(fresh(), func() Sealed {
			b := newBook(t, plainSubject())
			b.heads = map[string]Head{}
			return b.addSeeing("w9", map[string]int{"w7": 3}, Commented{Text: "x"})
		}()),
	} {
		if _, err := Fold(smallGate(), entries); err == nil {
			t.Errorf("%s: it folds all the same", name)
		}
	}
	if _, err := Fold(smallGate(), cut[:5]); err != nil {
		t.Errorf("a shorter record is a record: %v; only a head held elsewhere can tell", err)
	}
	var chain *ChainError
	if _, err := Fold(smallGate(), slices.Delete(fresh(), 3, 4)); !errors.As(err, &chain) {
		t.Errorf("the error does not name the entry: %v", err)
	}
}

func TestTwoWritersWhoDidNotSeeEachOtherDispute(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	seen := map[string]int{"w1": b.heads["w1"].Count}
	b.answer("B-1", Met)
	b.addSeeing("w2", seen, Answered{Question: "B-1", Answer: Unmet})
	d := b.wants(NoGo, RuleOpenBlocker)
	f := d.Finding("B-1")
	if f.Outcome != OutcomeDisputed || f.Answer != Unmet || len(f.Held.Others) != 1 {
		t.Errorf("outcome %s, the stricter answer is %s, others %v", f.Outcome, f.Answer, f.Held.Others)
	}
	b.answer("B-1", Met) // w1 has seen both now
	b.wants(Go, RuleClear)
}

func TestADisputeIsJudgedByTheAnswerThatWeighsMost(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	seen := map[string]int{"w1": b.heads["w1"].Count}
	b.add("w1", Answered{Question: "M-2", Answer: NotApplicable, Absent: "agent", Checked: "looked", ConfirmedBy: "Ben"})
	b.addSeeing("w2", seen, Answered{Question: "M-2", Answer: Met})
	f := b.wants(Incomplete, RuleDisputed).Finding("M-2")
	if f.Answer != NotApplicable {
		t.Fatalf("proven met against n/a: %s counts", f.Answer)
	}
	for _, p := range b.fold().EvidenceFor("M-2") {
		b.add("w3", EvidenceWithdrawn{Evidence: p.ID, Reason: "it was another system's"})
	}
	f = b.wants(NoGo, RuleUnownedMajor).Finding("M-2")
	if f.Answer != Met || f.Base != OutcomeWeak || f.Held.Others[0].Answer != NotApplicable {
		t.Errorf("met that nothing proves is open: %s (%s) counts, beside %v", f.Answer, f.Base, f.Held.Others)
	}
}

func TestADisputedWaiverThatFailsStandsBeforeOneThatHolds(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	b.answer("B-2", Unmet)
	seen := map[string]int{"w1": b.heads["w1"].Count}
	long := goodWaiver("B-2")
	long.Expires = long.Approved.Add(900)
	b.add("w1", goodWaiver("B-2"))
	b.wants(ConditionalGo, RuleAcceptedRisk)
	b.addSeeing("w2", seen, long)
	if f := b.wants(NoGo, RuleOpenBlocker).Finding("B-2"); f.Waiver != nil || f.WaiverVoid == "" {
		t.Errorf("a waiver of 900 days was not seen: %+v", f)
	}
}

func TestTwoWritersWhoAgreeDoNotDispute(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	seen := map[string]int{"w1": b.heads["w1"].Count}
	b.answer("B-1", Met)
	b.addSeeing("w2", seen, Answered{Question: "B-1", Answer: Met, Note: "said in other words"})
	b.wants(Go, RuleClear)
}

func TestADisputedMetIsIncompleteAtBest(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	seen := map[string]int{"w1": b.heads["w1"].Count}
	b.add("w1", Answered{Question: "M-1", Answer: Met})
	b.addSeeing("w2", seen, Answered{Question: "M-1", Answer: Met, ConfirmedBy: "Ben <ben@example.com>"})
	if d := b.wants(Incomplete, RuleDisputed); d.Finding("M-1").Base != OutcomeMet {
		t.Errorf("underneath it is %s", d.Finding("M-1").Base)
	}
}

func TestWaiversThatDifferAreDisputed(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	seen := map[string]int{"w1": b.heads["w1"].Count}
	b.add("w1", goodWaiver("B-1"))
	other := goodWaiver("B-1")
	other.Owner = "Eve <eve@example.com>"
	b.addSeeing("w2", seen, other)
	b.wants(Incomplete, RuleDisputed)
}

func TestASubjectThatWritersSetDifferentlyCountsStricter(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	seen := map[string]int{"w1": b.heads["w1"].Count}
	two, other := 2, digestB
	b.add("w1", SubjectChanged{Tier: &two})
	one := 1
	b.addSeeing("w2", seen, SubjectChanged{Tier: &one, ReleaseDigest: &other})
	s := b.fold()
	if s.Subject.Tier != 1 || len(s.Disputed) != 1 || s.Disputed[0] != "tier" {
		t.Errorf("tier %d, disputed %v", s.Subject.Tier, s.Disputed)
	}
	if b.decide().Verdict < Incomplete {
		t.Error("a disputed subject goes")
	}
}

func TestIntakeIsMadeMilderOnlyWithAReasonAndASecondPerson(t *testing.T) {
	no, four := map[string]content.Trilean{"agent": content.No}, 4
	change := SubjectChanged{Traits: no, Tier: &four}
	before := newBook(t, plainSubject())
	before.add("w1", change)
	if s := before.fold(); s.On["agent"] || s.Subject.Tier != 4 {
		t.Error("before the first answer intake is free to change")
	}
	b := newBook(t, plainSubject())
	b.answer("B-1", Met)
	for name, c := range map[string]SubjectChanged{
		"no reason":        {ConfirmedBy: "Ben <ben@example.com>"},
		"nobody confirmed": {Reason: "no model after all"},
		"confirms himself": {Reason: "no model after all", ConfirmedBy: "ana@example.com"},
		"a builder":        {Reason: "no model after all", ConfirmedBy: "Bo <bo@example.com>"},
	} {
		c.Traits, c.Tier = no, &four
		b.add("w1", c)
		if s := b.fold(); !s.On["agent"] || s.Subject.Tier != 3 || len(s.Pending) != 2 {
			t.Errorf("%s: the milder value counts (tier %d, agent %v, pending %v)", name, s.Subject.Tier, s.On["agent"], s.Pending)
		}
	}
	b.add("w1", SubjectChanged{Traits: no, Tier: &four, Reason: "no model after all", ConfirmedBy: "Ben <ben@example.com>"})
	if s := b.fold(); s.On["agent"] || s.Subject.Tier != 4 || len(s.Pending) != 0 {
		t.Errorf("confirmed, and it does not count: %+v", s.Pending)
	}
	one := 1
	b.add("w1", SubjectChanged{Tier: &one, Traits: map[string]content.Trilean{"agent": content.Yes}})
	if s := b.fold(); !s.On["agent"] || s.Subject.Tier != 1 {
		t.Error("making it stricter needs nobody")
	}
}

func TestUndoAndRedo(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	answer := b.add("w1", Answered{Question: "B-1", Answer: Unmet})
	b.wants(NoGo, RuleOpenBlocker)
	undo := b.add("w1", Undone{Entries: []string{answer.ID}})
	b.wants(Go, RuleClear)
	b.add("w1", Undone{Entries: []string{undo.ID}})
	b.wants(NoGo, RuleOpenBlocker)
	start := b.entries[0]
	b.add("w1", Undone{Entries: []string{start.ID}})
	if b.fold().Log[0].Undone {
		t.Error("the beginning was taken back")
	}
}

func TestPeopleAreTheSameByMailOrByName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Ana <ana@example.com>", "A. Smith <ANA@example.com>", true},
		{"Ana Lima", "ana  lima", true},
		{"Ana Lima <a@x.org>", "Ana Lima <b@x.org>", true},
		{"ana@example.com", "Ana <ana@example.com>", true},
		{"Ana <a@x.org>", "Ben <b@x.org>", false},
		{"", "", false},
		{"<>", "", false},
	} {
		if got := SamePerson(c.a, c.b); got != c.same {
			t.Errorf("SamePerson(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

func TestDatesThatAreNoneAreRefused(t *testing.T) {
	for _, s := range []string{"", "2026-02-29", "2026-13-01", "15/12/2026", "2026-1-1", "0000-01-01", "tomorrow"} {
		if d, err := ParseDate(s); err == nil {
			t.Errorf("%q was read as %s", s, d)
		}
	}
	for _, s := range []string{"0001-01-01", "1970-01-01", "2024-02-29", "2026-12-31", "9999-12-31"} {
		if d, err := ParseDate(s); err != nil || d.String() != s || d.IsZero() {
			t.Errorf("%q reads as %q (%v)", s, d, err)
		}
	}
	if day("2026-12-31").Add(1) != day("2027-01-01") {
		t.Error("a day after the last of the year is no new year")
	}
}
