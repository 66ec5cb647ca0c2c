package assessment

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gonogo/content"
)

const digestC = content.Digest("sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc")

// nextGate is a newer version of the small gate: B-1 asks something else, M-1 is gone, B-5 is new, M-3 is a blocker, B-2
// wants younger proof.
func nextGate(version string) *content.Gate {
	g := smallGate()
	g.Version, g.Digest = version, digestB
	if id, v, ok := strings.Cut(version, " "); ok {
		g.ID, g.Version = id, v
	}
	g.Traits = append(g.Traits, content.Trait{ID: "public", Asks: "Is it?"})
	g.Question("B-1").Text = "Another B-1?"
	g.Question("M-3").Severity = all4(content.Blocker)
	g.Question("B-2").Needs.MaxAge = all4(20)
	two := g.Sections[1].Questions
	g.Sections[1].Questions = append([]content.Question{{
		ID: "B-5", Title: "B-5", Text: "B-5?", Remedy: "Fix it.", Severity: all4(content.Blocker), Needs: g.Question("B-1").Needs,
	}}, two[1:]...)
	return g
}

var moveGate = GateUpgraded{Gate: digestB, GateRef: "small 1.1.0"}

func (b *book) foldUnder(gates ...*content.Gate) *State {
	b.t.Helper()
	known := Gates{}
	for _, g := range gates {
		known[g.Digest] = g
	}
	s, err := FoldUnder(b.gate, known, b.entries)
	if err != nil {
		b.t.Fatal(err)
	}
	return s
}

func TestAnswersCarryOverToTheSameTextAlone(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	b.add("w1", moveGate)
	s := b.foldUnder(nextGate("1.1.0"))
	d := Decide(s, goLive, OnGiven)
	for q, want := range map[string]Outcome{
		"B-1": OutcomeUnanswered, "B-2": OutcomeMet, "B-3": OutcomeMet, "B-5": OutcomeUnanswered, "M-2": OutcomeMet, "M-3": OutcomeMet,
	} {
		if got := d.Finding(q).Outcome; got != want {
			t.Errorf("%s is %s, want %s", q, got, want)
		}
	}
	if d.Finding("M-1") != nil || d.Verdict != Incomplete || s.Gate.Version != "1.1.0" || d.Gate.Digest != digestB {
		t.Errorf("%s under %s; M-1: %v", d.Verdict, s.Gate.Ref(), d.Finding("M-1"))
	}
	if says := d.Finding("B-1").Says; says != "to be answered again: its text has changed since Ana <ana@example.com> answered met under small 1.0.0" {
		t.Errorf("it says %q", says)
	}
	if s.Answers["M-1"].Value.Answer != Met {
		t.Error("what was answered to a question that is gone is not in the record any more")
	}
	b.answer("B-1", Met) // the evidence is the same as before
	b.answer("B-5", Met)
	b.add("w1", goodPiece("B-5"))
	if d := Decide(b.foldUnder(nextGate("1.1.0")), goLive, OnGiven); d.Verdict != Go {
		t.Errorf("answered again it is %s: %+v", d.Verdict, d.Reasons)
	}
}

func TestWhoeverHadNotSeenTheMoveAnsweredTheOldText(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	seen := map[string]int{"w1": b.heads["w1"].Count}
	b.add("w1", moveGate)
	b.addSeeing("a0", seen, Answered{Question: "B-1", Answer: Unmet})
	b.addSeeing("w2", seen, Answered{Question: "B-1", Answer: Partly})
	b.addSeeing("w3", seen, Answered{Question: "M-1", Answer: Unmet}) // gone for w1, asked for w3
	b.addSeeing("w4", seen, Answered{Question: "M-2", Answer: Unmet})
	s := b.foldUnder(nextGate("1.1.0"))
	d := Decide(s, goLive, OnGiven)
	if f := d.Finding("B-1"); f.Outcome != OutcomeUnanswered || len(s.Again["B-1"].Others) == 0 {
		t.Errorf("B-1 is %s, before it was %+v", f.Outcome, s.Again["B-1"])
	}
	if f := d.Finding("M-2"); f.Answer != Unmet {
		t.Errorf("M-2 asks as before, and is %s", f.Answer)
	}
	for range 20 {
		rand.Shuffle(len(b.entries), func(i, j int) { b.entries[i], b.entries[j] = b.entries[j], b.entries[i] })
		if got := essence(Decide(b.foldUnder(nextGate("1.1.0")), goLive, OnGiven)); got != essence(d) {
			t.Fatalf("in another order:\n%s\n%s", got, essence(d))
		}
	}
	b.entries = append(b.entries[:0:0], b.entries...)
	b.addSeeing("w5", map[string]int{"w1": b.heads["w1"].Count}, Answered{Question: "M-1", Answer: Met})
	if _, err := FoldUnder(b.gate, Gates{digestB: nextGate("1.1.0")}, b.entries); err == nil || !strings.Contains(err.Error(), `gate small 1.1.0 has no question "M-1"`) {
		t.Errorf("who knew of the moveGate cannot answer what is gone: %v", err)
	}
}

func TestTwoMovesThatDoNotKnowOfEachOtherAreInDispute(t *testing.T) {
	third := nextGate("1.2.0")
	third.Digest = digestC
	b := newBook(t, plainSubject()).allMet()
	seen := map[string]int{"w1": b.heads["w1"].Count}
	b.add("w1", moveGate)
	b.addSeeing("w2", seen, GateUpgraded{Gate: digestC, GateRef: "small 1.2.0"})
	s := b.foldUnder(nextGate("1.1.0"), third)
	if !slices.Equal(s.Disputed, []string{"gate"}) {
		t.Errorf("disputed is %v", s.Disputed)
	}
	if d := Decide(s, goLive, OnGiven); d.Verdict < Incomplete {
		t.Errorf("it is %s", d.Verdict)
	}
	b.add("w1", GateUpgraded{Gate: digestC, GateRef: "small 1.2.0"})
	if s := b.foldUnder(nextGate("1.1.0"), third); len(s.Disputed) > 0 || s.Gate != third {
		t.Errorf("settled it is disputed in %v, under %s", s.Disputed, s.Gate.Ref())
	}
}

func TestARecordThatMovedDoesNotFoldWithoutTheContentOfTheGate(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	b.add("w1", moveGate)
	for _, gates := range []Gates{nil, {digestC: nextGate("1.2.0")}} {
		if _, err := FoldUnder(b.gate, gates, b.entries); err == nil || !strings.Contains(err.Error(), "the content of the gate small 1.1.0") {
			t.Errorf("with %v: %v", gates, err)
		}
	}
}

func TestAWaiverAndAConditionDoNotOutliveTheTextTheyWereGivenFor(t *testing.T) {
	next := nextGate("1.1.0")
	next.Question("M-2").Text = "Another M-2?"
	b := newBook(t, plainSubject()).allMet()
	b.answer("M-2", Unmet)
	b.add("w1", goodWaiver("B-1"))
	b.add("w1", goodCondition("M-2"))
	b.add("w1", goodCondition("M-3"))
	b.add("w1", moveGate)
	for _, q := range []string{"B-1", "M-2", "B-5"} {
		b.answer(q, Unmet)
	}
	s := b.foldUnder(next)
	d := Decide(s, goLive, OnGiven)
	if f := d.Finding("B-1"); f.Waiver != nil || !strings.Contains(f.WaiverVoid, "another text of the question, under small 1.0.0") {
		t.Errorf("the waiver counts, or is void for another cause: %q", f.WaiverVoid)
	}
	if f := d.Finding("M-2"); f.Condition != nil || !strings.Contains(f.CondVoid, "another text") {
		t.Errorf("the condition counts, or is void for another cause: %q", f.CondVoid)
	}
	before, err := s.StateDigest()
	if err != nil {
		t.Fatal(err)
	}
	b.add("w1", goodWaiver("B-1")) // the same terms, given anew
	b.add("w1", goodCondition("M-2"))
	s = b.foldUnder(next)
	d = Decide(s, goLive, OnGiven)
	if d.Finding("B-1").Waiver == nil || d.Finding("M-2").Condition == nil {
		t.Errorf("given anew they do not count: %q, %q", d.Finding("B-1").WaiverVoid, d.Finding("M-2").CondVoid)
	}
	if after, err := s.StateDigest(); err != nil || after == before {
		t.Error("what is decided on changed, and has the same digest")
	}
}

func TestAnAnswerCountsAgainOnceItsOwnTextIsAskedAgain(t *testing.T) {
	third := smallGate()
	third.Version, third.Digest = "1.2.0", digestC
	b := newBook(t, plainSubject()).allMet()
	b.add("w1", moveGate)
	b.add("w1", GateUpgraded{Gate: digestC, GateRef: "small 1.2.0"})
	if d := Decide(b.foldUnder(nextGate("1.1.0"), third), goLive, OnGiven); d.Verdict != Go {
		t.Errorf("it is %s: %+v", d.Verdict, d.Reasons)
	}
}

func TestEarlierEntriesRefoldUnderTheGateOfTheirTime(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	before := b.entries
	b.add("w1", moveGate)
	s := b.foldUnder(nextGate("1.1.0"))
	then, err := s.Refold(before)
	if err != nil {
		t.Fatal(err)
	}
	if d := Decide(then, goLive, OnGiven); d.Verdict != Go || then.Gate.Version != "1.0.0" {
		t.Errorf("it was %s under %s", d.Verdict, then.Gate.Ref())
	}
	now, err := s.Refold(b.entries)
	if err != nil || now.Gate.Version != "1.1.0" {
		t.Errorf("all of it refolds under %v, %v", now, err)
	}
}

// A record that moved is judged like one that was started under the newer gate with the answers that carry over.
func TestAMovedRecordIsJudgedLikeOneStartedUnderTheNewerGate(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		next := smallGate()
		next.Version, next.Digest = "1.1.0", digestB
		w := drawWorld(rt)
		started := w.copy()
		for _, q := range questionIDs() {
			if !rapid.Bool().Draw(rt, "changed "+q) {
				continue
			}
			next.Question(q).Text = "Another " + q + "?"
			started.Answers[q] = Unanswered
			started.Waivers = slices.DeleteFunc(started.Waivers, func(x Waived) bool { return x.Question == q })
			started.Conditions = slices.DeleteFunc(started.Conditions, func(c ConditionSet) bool { return c.Question == q })
		}
		b := w.book(t)
		b.add("w1", moveGate)
		moved := Decide(b.foldUnder(next), w.On, OnGiven)
		s, err := Fold(next, started.book(t).entries)
		if err != nil {
			rt.Fatal(err)
		}
		if a, b := essence(moved), essence(Decide(s, w.On, OnGiven)); a != b {
			rt.Fatalf("moved\n%s\nstarted there\n%s", a, b)
		}
	})
}
