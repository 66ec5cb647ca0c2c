package assessment

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gonogo/content"
)

func rowBook(t tb, w world, rows []RowSet) *book {
	b := w.book(t).withRows()
	for _, r := range rows {
		b.add("w1", r)
	}
	return b
}

func TestAWorseCellNeverGivesABetterVerdict(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, rows := drawWorld(rt), drawRows(rt)
		b := rowBook(t, w, rows)
		before := Decide(b.fold(), w.On, OnGiven)
		r := rapid.SampledFrom(rows).Draw(rt, "row")
		column := rapid.SampledFrom(sortedKeys(r.Cells)).Draw(rt, "column")
		cell := ""
		if column == "turned" && r.Cells[column] != "" && rapid.Bool().Draw(rt, "older") {
			day, err := ParseDate(r.Cells[column])
			if err != nil {
				rt.Fatal(err)
			}
			cell = day.Add(-60).String()
		}
		b.add("w1", RowSet{Register: r.Register, Key: r.Key, Cells: map[string]string{column: cell}})
		after := Decide(b.fold(), w.On, OnGiven)
		if after.Verdict < before.Verdict || after.WithoutWaivers < before.WithoutWaivers {
			rt.Fatalf("%s of %s became %q, and %s became %s", column, r.Key, cell, before.Verdict, after.Verdict)
		}
	})
}

// A better answer is never worse with rows either, but for one thing: a question that nobody answered clashes with no row.
func TestABetterAnswerIsNeverWorseWithRows(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, rows := drawWorld(rt), drawRows(rt)
		q := rapid.SampledFrom([]string{"B-1", "B-4", "M-1", "M-3"}).Draw(rt, "question")
		ladder := []Answer{Unmet, Partly, Met}
		var below Verdict
		for i, a := range ladder {
			w.Answers[q] = a
			d := Decide(rowBook(t, w, rows).fold(), w.On, OnGiven)
			if i > 0 && d.Verdict > below {
				rt.Fatalf("answering %s %s instead of %s turns %s into %s", q, a, ladder[i-1], below, d.Verdict)
			}
			below = d.Verdict
		}
	})
}

func TestRowsOfDifferentKeysCommute(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, rows := drawWorld(rt), drawRows(rt)
		order := rapid.Permutation(rows).Draw(rt, "order")
		a, b := rowBook(t, w, rows).fold(), rowBook(t, w, order).fold()
		if x, y := essence(Decide(a, w.On, OnGiven)), essence(Decide(b, w.On, OnGiven)); x != y {
			rt.Fatalf("order matters:\n%s\n%s", x, y)
		}
		if !sameRows(a, b) {
			rt.Fatal("the registers say something else")
		}
	})
}

func TestUndoRestoresRows(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt)
		b := rowBook(t, w, drawRows(rt))
		s := b.fold()
		before := essence(Decide(s, w.On, OnGiven))
		e := b.add("w1", drawRow(rt))
		undo := b.add("w1", Undone{Entries: []string{e.ID}})
		after := b.fold()
		if got := essence(Decide(after, w.On, OnGiven)); got != before || !sameRows(s, after) {
			rt.Fatalf("undo left\n%s\nwas\n%s", got, before)
		}
		b.add("w1", Undone{Entries: []string{undo.ID}})
		b.fold()
	})
}

// Two laptops set one cell, neither knowing of the other: both are shown and the check fails until somebody settles it.
func TestACellThatTwoWritersSetDifferentlyFailsUntilItIsSettled(t *testing.T) {
	b := newBook(t, plainSubject()).allMet().withRows()
	for _, r := range goodRows() {
		b.add("w1", r)
	}
	b.wants(Go, RuleClear)
	seen := map[string]int{"w1": b.heads["w1"].Count}
	b.add("w1", RowSet{Register: "keys", Key: "k1", Cells: map[string]string{"owner": somePeople[1]}})
	b.addSeeing("w2", seen, RowSet{Register: "keys", Key: "k1", Cells: map[string]string{"owner": "Cai"}})
	d := b.wants(NoGo, RuleOpenBlocker)
	if says := d.Finding("B-1").Says; !strings.Contains(says, "k1 is disputed") {
		t.Errorf("it says %q", says)
	}
	s := b.fold()
	row := s.Row("keys", "k1")
	if both := append([]string{row.Cell(0).Text}, row.Cell(0).Others...); len(both) != 2 || !slices.Contains(both, "Cai") || !slices.Contains(both, somePeople[1]) {
		t.Errorf("the cell holds %q", both)
	}
	if faults := s.RowFaults("keys", row); len(faults) != 1 || !strings.Contains(faults[0], "owner is disputed") {
		t.Errorf("faults: %q", faults)
	}
	b.add("w2", RowSet{Register: "keys", Key: "k1", Cells: map[string]string{"owner": somePeople[1]}})
	b.wants(Go, RuleClear)
}

// The same value twice is no dispute, and neither are two cells of one row.
func TestWritersWhoAgreeDisputeNothing(t *testing.T) {
	b := newBook(t, plainSubject()).allMet().withRows()
	for _, r := range goodRows() {
		b.add("w1", r)
	}
	seen := map[string]int{"w1": b.heads["w1"].Count}
	b.add("w1", RowSet{Register: "keys", Key: "k1", Cells: map[string]string{"owner": somePeople[1]}})
	b.addSeeing("w2", seen, RowSet{Register: "keys", Key: "k1", Cells: map[string]string{"owner": somePeople[1], "turned": goLive.String()}})
	b.wants(Go, RuleClear)
}

// A row that one writer removed while another changed it stays, and passes nothing until somebody settles it.
func TestARowThatIsRemovedAndChangedStaysAndFails(t *testing.T) {
	for _, settled := range []Body{
		RowRemoved{Register: "keys", Key: "k1"},
		RowSet{Register: "keys", Key: "k1", Cells: map[string]string{"turned": goLive.String()}},
	} {
		b := newBook(t, plainSubject()).allMet().withRows()
		for _, r := range goodRows() {
			b.add("w1", r)
		}
		seen := map[string]int{"w1": b.heads["w1"].Count}
		b.add("w1", RowRemoved{Register: "keys", Key: "k1"})
		b.addSeeing("w2", seen, RowSet{Register: "keys", Key: "k1", Cells: map[string]string{"owner": somePeople[1]}})
		b.wants(NoGo, RuleOpenBlocker)
		if row := b.fold().Row("keys", "k1"); row == nil || !row.Disputed {
			t.Fatalf("the row is %+v", row)
		}
		b.add("w1", settled)
		if row := b.fold().Row("keys", "k1"); row != nil && row.Disputed {
			t.Errorf("%T settled nothing", settled)
		}
	}
}

// On every day before the one that is named the verdict is as it is now, and a row of the portfolio is looked at anew
// early enough.
func TestTheFlipIsTheFirstDateThatDiffersWithRows(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, rows := drawWorld(rt), drawRows(rt)
		w.On = goLive.Add(rapid.SampledFrom([]int{-20, 0, 0, 10}).Draw(rt, "judged on"))
		s := rowBook(t, w, rows).fold()
		d := Decide(s, w.On, OnGiven)
		sum := summaryOn(s, w.On)
		holds, next := sum.HoldsUntil, sum.NextOn
		for n := 1; n <= 120; n++ {
			on := w.On.Add(n)
			then := Decide(s, on, OnGiven)
			differs := then.Verdict != d.Verdict
			held := holds.IsZero() || on < holds
			if held && (differs || then.OpenBlockers() != d.OpenBlockers() || then.BlockersToSettle() != d.BlockersToSettle()) {
				rt.Fatalf("on %s it is %s with %d and %d blockers, was %s with %d and %d, and was said to hold until %s", on,
					then.Verdict, then.OpenBlockers(), then.BlockersToSettle(), d.Verdict, d.OpenBlockers(), d.BlockersToSettle(), holds)
			}
			if held && (next.IsZero() || on < next) {
				if later := summaryOn(s, on); later.NextOn != next || later.NextSays != sum.NextSays || later.FlipOn != sum.FlipOn || later.FlipTo != sum.FlipTo {
					rt.Fatalf("on %s the next is %q on %s and the flip on %s; was %q on %s and %s", on, later.NextSays, later.NextOn, later.FlipOn, sum.NextSays, next, sum.FlipOn)
				}
			}
			if !differs {
				continue
			}
			if d.Verdict != NoGo && (d.Flips == nil || d.Flips.On != on || d.Flips.To != then.Verdict) {
				rt.Fatalf("%s turns %s on %s; said %+v", d.Verdict, then.Verdict, on, d.Flips)
			}
			return
		}
		if d.Flips != nil && d.Flips.On <= w.On.Add(120) {
			rt.Fatalf("said to flip on %s, and it does not", d.Flips.On)
		}
	})
}

// A check that cannot be worked out leaves no verdict at all, whatever the answers are, and nothing is made out of it.
func TestACheckThatCannotBeWorkedOutLeavesNoVerdict(t *testing.T) {
	b := newBook(t, plainSubject()).allMet().withRows()
	b.gate.Checker = fakeRules{errors.New("it goes round in circles")}
	s := b.fold()
	d := Decide(s, goLive, OnGoLive)
	var check *CheckError
	if !errors.As(d.Err, &check) || check.Question != "B-1" || d.Verdict != 0 || d.WithoutWaivers != 0 || d.Reasons != nil || d.Signed {
		t.Fatalf("%v: %s by %q", d.Err, d.Verdict, d.Rule)
	}
	if sum := summaryOn(s, goLive); sum.Verdict != 0 || sum.Err == "" || sum.Fresh(goLive) {
		t.Errorf("the portfolio has %+v", sum)
	}
	desk := NewDesk(nil, World{Now: goLive.Time})
	r := Record{Meta{Slug: "a1"}, s}
	if _, err := desk.Compare(r, "1", ""); !errors.As(err, &check) {
		t.Errorf("compare: %v", err)
	}
	if _, err := desk.Basis(r); !errors.As(err, &check) {
		t.Errorf("what is signed: %v", err)
	}
	if v := desk.VerifyRecord(r, Trust{}); !errors.As(v.Err, &check) || v.OK() {
		t.Errorf("verify: %v", v.Err)
	}
	if v := desk.VerifyStatement(SignOff{}, &r, Trust{}); !errors.As(v.Err, &check) || v.OK() {
		t.Errorf("verify a statement: %v", v.Err)
	}
	if _, err := desk.StartFrom(t.Context(), nil, r, SubjectChanged{}); !errors.As(err, &check) {
		t.Errorf("start from: %v", err)
	}
}

func TestNoCheckOfNothingIsGood(t *testing.T) {
	b := newBook(t, plainSubject()).allMet().withRows()
	b.gate.Checker = nil
	if d := Decide(b.fold(), goLive, OnGoLive); d.Err == nil || d.Verdict != 0 {
		t.Errorf("a gate whose checks nobody runs comes to %s", d.Verdict)
	}
}

// What the rows say caps an answer, and never betters one.
func TestRowsCapWhatIsAnswered(t *testing.T) {
	for _, c := range []struct {
		standing content.Standing
		answer   Answer
		want     Outcome
	}{
		{content.Fails, Met, OutcomeContradicted},
		{content.Fails, Partly, OutcomeUnmet},
		{content.Fails, Unmet, OutcomeUnmet},
		{content.Fails, DontKnow, OutcomeUnknown},
		{content.Fails, Unanswered, OutcomeUnanswered},
		{content.Unknown, Met, OutcomeUnknown},
		{content.Unknown, Partly, OutcomePartly},
		{content.Unknown, Unmet, OutcomeUnmet},
		{content.Passes, Met, OutcomeMet},
		{content.Passes, Partly, OutcomePartly},
		{content.Passes, DontKnow, OutcomeUnknown},
	} {
		b := newBook(t, plainSubject()).allMet().withRows()
		for _, r := range goodRows() {
			if r.Register == "keys" && c.standing == content.Unknown {
				continue
			}
			if r.Key == "k1" && c.standing == content.Fails {
				r.Cells["owner"] = ""
			}
			b.add("w1", r)
		}
		if c.answer == Unanswered {
			i := slices.IndexFunc(b.entries, func(e Sealed) bool { a, ok := e.What.(Answered); return ok && a.Question == "B-1" })
			b.add("w1", Undone{Entries: []string{b.entries[i].ID}})
		} else {
			b.answer("B-1", c.answer)
		}
		if got := b.decide().Finding("B-1").Base; got != c.want {
			t.Errorf("rows %s, answered %q: %s, want %s", c.standing, c.answer, got, c.want)
		}
	}
}

// A change of rows is told with the cells and the entries that made it.
func TestCompareNamesTheCellThatChanged(t *testing.T) {
	b := newBook(t, plainSubject()).allMet().withRows()
	for _, r := range goodRows() {
		b.add("w1", r)
	}
	before := len(b.entries)
	b.add("w1", RowSet{Register: "keys", Key: "k2", Cells: map[string]string{"owner": "", "turned": goLive.String()}})
	s := b.fold()
	c, err := NewDesk(nil, World{Now: goLive.Time}).Compare(Record{Meta{}, s}, fmt.Sprint(before), "now")
	if err != nil {
		t.Fatal(err)
	}
	deciding := c.Deciding()
	if len(deciding) != 1 || deciding[0].What != "B-1" {
		t.Fatalf("%+v", c.Changes)
	}
	cause := deciding[0].Causes[0]
	if cause.Kind != CauseRows || cause.Says != "row k2 of keys: owner was emptied, turned was changed" || !slices.Equal(cause.Entries, []int{before + 1}) {
		t.Errorf("%+v", cause)
	}
}
