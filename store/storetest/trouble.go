package storetest

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"gonogo/assessment"
)

func readOnly(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	want := read(t, j, "a1")
	ro := p.OpenReadOnly(t)
	same(t, read(t, ro, "a1"), want)
	_, err := ro.Begin(ctx, New("a2", "two"))
	wantErr(t, err, assessment.ErrReadOnly)
	wantErr(t, Record(ro, "a1", "w1", "e2", ""), assessment.ErrReadOnly)
	wantErr(t, ro.SaveSummaries(ctx, Judged("a1", Summary("changed", 9))), assessment.ErrReadOnly)
	same(t, read(t, j, "a1"), want)
	// It still sees what others write.
	must(t, Record(j, "a1", "w1", "e2", ""))
	if got := read(t, ro, "a1"); len(got) != 2 {
		t.Fatalf("the reader sees %d entries", len(got))
	}
}

func cancelledWrite(t *testing.T, p Place) {
	j := p.Open(t)
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := j.Begin(gone, New("a1", "one")); err != nil {
		t.Fatal(err)
	}
	held := Held(t, j, "a1")
	must(t, j.Append(gone, "a1", held, Entries(held, "a1", "w1", 1), Summary("one", 2)))
	must(t, j.SaveSummaries(gone, Judged("a1", Summary("new", 3))))
	if got := read(t, j, "a1"); len(got) != 2 {
		t.Fatalf("%d entries", len(got))
	}
}

func cancelledRead(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	gone, cancel := context.WithCancel(ctx)
	cancel()
	_, err := j.Entries(gone, "a1")
	wantErr(t, err, context.Canceled)
	_, err = j.List(gone)
	wantErr(t, err, context.Canceled)
	read(t, j, "a1") // and no harm is done
}

func failedWrite(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	want, held := read(t, j, "a1"), Held(t, j, "a1")
	before, err := j.List(ctx)
	must(t, err)
	more := Entries(held, "a1", "w1", 2)
	mend := p.FailNextWrite(t, j)
	wantErr(t, j.Append(ctx, "a1", held, more, Summary("never", 3)), assessment.ErrNotSaved)
	mend()
	same(t, read(t, j, "a1"), want)
	after, err := j.List(ctx)
	must(t, err)
	if len(after) != 1 || after[0] != before[0] {
		t.Fatalf("the summary was saved: %+v", after)
	}
	must(t, j.Append(ctx, "a1", held, more, Summary("now", 3)))
	same(t, read(t, j, "a1"), append(want, more...))
	mend = p.FailNextWrite(t, j)
	_, err = j.Begin(ctx, New("a2", "two"))
	wantErr(t, err, assessment.ErrNotSaved)
	mend()
	wantErr(t, Record(j, "a2", "w1", "x", ""), assessment.ErrNotFound)
	begin(t, j, "a3", "three")
	wantErr(t, j.Append(ctx, "a2", Held(t, j, "a3"), Entries(nil, "a2", "w9", 1), Summary("two", 1)), assessment.ErrNotFound)
	if slug := begin(t, j, "a2", "two"); slug != "two" {
		t.Fatalf("the slug of a failed beginning stayed taken: %q", slug)
	}
}

func afterClose(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	held := Held(t, j, "a1")
	must(t, j.Close())
	wantErr(t, j.Append(ctx, "a1", held, Entries(held, "a1", "w1", 1), Summary("one", 2)), assessment.ErrNotSaved)
}

func closingTwice(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	must(t, j.Close())
	must(t, j.Close())
}

func twoHandles(t *testing.T, p Place) {
	a, b := p.Open(t), p.Open(t)
	begin(t, a, "a1", "one")
	if slug := begin(t, b, "a2", "one"); slug != "one-2" {
		t.Fatalf("the second handle gave %q", slug)
	}
	for i := range 20 {
		must(t, Record(a, "a1", "w1", fmt.Sprintf("a%d", i), ""))
		must(t, Record(b, "a1", "w2", fmt.Sprintf("b%d", i), ""))
	}
	same(t, read(t, a, "a1"), read(t, b, "a1"))
	if f := Held(t, b, "a1"); f.Total() != 41 {
		t.Fatalf("frontier %v", f)
	}
}

func manyGoroutines(t *testing.T, p Place) {
	handles := []assessment.Journal{p.Open(t), p.Open(t)}
	begin(t, handles[0], "a1", "one")
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			for i := range 20 {
				if err := Record(handles[g%2], "a1", fmt.Sprintf("w%d", g%3), fmt.Sprintf("g%d-%d", g, i), ""); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if f := Held(t, handles[0], "a1"); f.Total() != 81 {
		t.Fatalf("frontier %v", f)
	}
}
