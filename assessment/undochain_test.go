package assessment_test

import (
	"context"
	"testing"

	. "gonogo/assessment"

	"pgregory.net/rapid"
)

// What people expect of undo and redo is two piles: undo moves the top of one to the other, redo moves it back, and
// something new empties the second.
func TestTakingBackAndBringingBackAreTwoPiles(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(rt *rapid.T) {
		o := openOffice(t)
		ben := o.deskOf("w2", "Ben <ben@example.com>")
		type was struct{ question, before, after string }
		var done, taken []was
		now := map[string]string{}
		for i := range rapid.IntRange(1, 14).Draw(rt, "steps") {
			switch rapid.SampledFrom([]string{"answer", "back", "forward", "ben"}).Draw(rt, "step") {
			case "answer":
				q := rapid.SampledFrom([]string{"B-1", "M-1"}).Draw(rt, "question")
				a := rapid.SampledFrom([]Answer{Met, Partly, Unmet}).Draw(rt, "answer")
				o.does(Answered{Question: q, Answer: a, Note: string(rune('a' + i))})
				done, taken = append(done, was{q, now[q], string(a)}), nil
				now[q] = string(a)
			case "back":
				_, moved, err := o.TakeBack(ctx, o.rec.Meta)
				if (err == nil) != (len(done) > 0) {
					rt.Fatalf("taking back with %d acts: %v", len(done), err)
				}
				if err != nil {
					continue
				}
				last := done[len(done)-1]
				if len(moved) != 1 || moved[0].Question != last.question || string(moved[0].From) != last.after || string(moved[0].To) != last.before {
					rt.Fatalf("taken back: %+v, not %+v", moved, last)
				}
				done, taken = done[:len(done)-1], append(taken, last)
				now[last.question] = last.before
			case "forward":
				_, moved, err := o.BringBack(ctx, o.rec.Meta)
				if (err == nil) != (len(taken) > 0) {
					rt.Fatalf("bringing back with %d taken: %v", len(taken), err)
				}
				if err != nil {
					continue
				}
				last := taken[len(taken)-1]
				if len(moved) != 1 || string(moved[0].From) != last.before || string(moved[0].To) != last.after {
					rt.Fatalf("brought back: %+v, not %+v", moved, last)
				}
				done, taken = append(done, last), taken[:len(taken)-1]
				now[last.question] = last.after
			case "ben": // what somebody else does is not in the way
				if _, err := ben.Act(ctx, o.rec.Meta, nil, Commented{Text: "hm"}); err != nil {
					rt.Fatal(err)
				}
			}
			r, err := o.Open(ctx, o.rec.Meta)
			if err != nil {
				rt.Fatal(err)
			}
			for _, q := range []string{"B-1", "M-1"} {
				if got := string(r.State.Answers[q].Value.Answer); got != now[q] {
					rt.Fatalf("%s is %q, not %q", q, got, now[q])
				}
			}
		}
	})
}

func TestTheChainMeetsWhatTheCommandLineTookBack(t *testing.T) {
	o := openOffice(t)
	ctx := context.Background()
	o.does(Answered{Question: "B-1", Answer: Met})
	o.does(Answered{Question: "M-1", Answer: Met})
	undo := func(want int) {
		t.Helper()
		r, _, err := o.Undo(ctx, o.rec.Meta, nil, "")
		if err != nil || len(r.State.Answers) != want {
			t.Fatalf("%d answers (%v)", len(r.State.Answers), err)
		}
	}
	step := func(f func(context.Context, Meta) (Record, []Moved, error), want int) {
		t.Helper()
		r, _, err := f(ctx, o.rec.Meta)
		if err != nil || len(r.State.Answers) != want {
			t.Fatalf("%d answers (%v)", len(r.State.Answers), err)
		}
	}
	undo(1)              // M-1 taken back
	step(o.TakeBack, 0)  // B-1 too
	step(o.BringBack, 1) // B-1 again
	step(o.BringBack, 2) // and M-1
	undo(1)              // the last act was the redo: it is taken back
	step(o.BringBack, 2)
	undo(1)
	undo(2) // again: redo
	if _, _, err := o.BringBack(ctx, o.rec.Meta); err == nil {
		t.Error("something was brought back that nothing holds back")
	}
}

func TestTheChainTakesAnActWholeAndStopsAtTheBeginning(t *testing.T) {
	o := openOffice(t)
	ctx := context.Background()
	o.does(Answered{Question: "B-1", Answer: Met}, GoodPiece("B-1"), Parked{Question: "M-1"})
	r, moved, err := o.TakeBack(ctx, o.rec.Meta)
	if err != nil || len(moved) != 3 || len(r.State.Answers)+len(r.State.Evidence)+len(r.State.Parked) != 0 {
		t.Fatalf("%+v (%v)", moved, err)
	}
	if r, moved, err = o.BringBack(ctx, o.rec.Meta); err != nil || len(moved) != 3 || len(r.State.Evidence) != 1 {
		t.Fatalf("%+v (%v)", moved, err)
	}
	if _, _, err = o.TakeBack(ctx, o.rec.Meta); err != nil {
		t.Fatal(err)
	}
	if _, _, err = o.TakeBack(ctx, o.rec.Meta); err == nil {
		t.Error("the beginning was taken back")
	}
}
