package assessment

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Between two flips nothing may happen to the verdict, and on each of them what was forecast must.
func TestOnEveryDateBetweenTwoForecastFlipsTheVerdictIsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		comesTrue(t, w.book(t).fold(), w.On)
	})
	if flips := comesTrue(t, flipping(t), goLive); flips == 0 {
		t.Error("the world that flips does not")
	}
}

// comesTrue compares a forecast with what Decide says day by day, and gives how often the verdict flips.
func comesTrue(t tb, s *State, on Date) int {
	t.Helper()
	f := ForecastFrom(s, on, OnGiven)
	want, next := f.Verdict, 0
	for d := on; d < on.Add(150); d++ {
		if next < len(f.Flips) && f.Flips[next].On == d {
			if f.Flips[next].To == want {
				t.Fatalf("a flip on %s to the verdict that stood", d)
			}
			want, next = f.Flips[next].To, next+1
		}
		if got := Decide(s, d, OnGiven); got.Verdict != want {
			t.Fatalf("on %s it is %s, forecast was %s: %+v", d, got.Verdict, want, f.Flips)
		}
	}
	if next < len(f.Flips) {
		t.Fatalf("a flip after everything has ended: %+v", f.Flips)
	}
	return next
}

func TestTheFirstFlipIsThatOfTheDecision(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		s := w.book(t).fold()
		d, f := Decide(s, w.On, OnGiven), ForecastFrom(s, w.On, OnGiven)
		switch {
		case f.Verdict != d.Verdict:
			t.Fatalf("forecast begins with %s, decided is %s", f.Verdict, d.Verdict)
		case (d.Flips == nil) != (len(f.Flips) == 0), d.Flips != nil && *d.Flips != f.Flips[0]:
			t.Fatalf("forecast %+v, decided %+v", f.Flips, d.Flips)
		}
	})
}

func TestTheTimelineSaysWhatEndsWhenAndWhatTheVerdictThenIs(t *testing.T) {
	f := ForecastFrom(flipping(t), goLive, OnGoLive)
	if f.Verdict != ConditionalGo || len(f.Flips) != 1 || f.Flips[0].On != day("2027-01-16") || f.Flips[0].To != NoGo || f.Flips[0].Question != "M-1" {
		t.Fatalf("%s, then %+v", f.Verdict, f.Flips)
	}
	var got []string
	for _, d := range f.Days {
		for _, e := range d.Events {
			got = append(got, d.On.String()+" "+string(e.Kind))
		}
	}
	want := []string{
		"2026-12-15 go-live", "2027-01-16 condition", "2027-01-21 waiver", "2027-01-30 evidence",
		"2027-03-01 evidence", "2027-03-01 evidence", "2027-03-01 evidence", "2027-03-01 evidence", "2027-03-05 evidence",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the timeline is\n%q, want\n%q", got, want)
	}
	for _, d := range f.Days {
		for _, e := range d.Events {
			if first := d.On == day("2027-03-01") && slices.Equal(e.Questions, []string{"M-3"}); e.Kind == EventEvidence && e.Last == first {
				t.Errorf("on %s %v: last is %v", d.On, e.Questions, e.Last)
			}
		}
		if (d.Flip != nil) != (d.On == day("2027-01-16")) {
			t.Errorf("on %s the flip is %+v", d.On, d.Flip)
		}
	}
}

func TestOnePieceForManyQuestionsGoesStaleOnceADay(t *testing.T) {
	b := newBook(t, plainSubject())
	p := goodPiece("B-1")
	p.Questions = []string{"B-1", "M-1", "M-2"}
	b.add("w1", p)
	f := ForecastFrom(b.fold(), goLive, OnGoLive)
	last := f.Days[len(f.Days)-1]
	if len(f.Days) != 2 || len(last.Events) != 1 || !slices.Equal(last.Events[0].Questions, p.Questions) {
		t.Fatalf("%+v", f.Days)
	}
	if f.Flips != nil {
		t.Errorf("a verdict that cannot get worse flips: %+v", f.Flips)
	}
}

// flipping is a conditional go that ends with its condition, its waiver and its evidence.
func flipping(t tb) *State {
	t.Helper()
	b := newBook(t, plainSubject())
	for _, q := range askedOfAgent {
		if q != "M-1" && q != "B-1" {
			b.answer(q, Met)
			b.add("w1", goodPiece(q))
		}
	}
	later := goodPiece("M-3")
	later.Observed = day("2026-12-05")
	b.add("w1", later)
	b.answer("M-1", Unmet)
	b.add("w1", goodCondition("M-1")) // due 2027-01-15
	b.answer("B-1", Unmet)
	b.add("w1", goodWaiver("B-1")) // ends 2027-01-20
	return b.fold()
}
