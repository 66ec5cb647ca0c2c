package storetest

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"gonogo/assessment"
)

func beginTwice(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a0", "one")
	first := begin(t, j, "a1", "one")
	if again := begin(t, j, "a1", "one"); first != "one-2" || again != first {
		t.Fatalf("the second time gave %q, the first %q", again, first)
	}
	if rows, err := j.List(ctx); err != nil || len(rows) != 2 {
		t.Fatalf("%d assessments, %v", len(rows), err)
	}
}

func beginOtherwise(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	n := New("a1", "one")
	n.Entries = []assessment.Sealed{Entry(nil, "a1", "w1", "another", "another beginning")}
	_, err := j.Begin(ctx, n)
	wantErr(t, err, assessment.ErrSameID)
	// Another assessment whose first entry has an ID that is taken.
	n = New("a2", "two")
	n.Entries = []assessment.Sealed{Entry(nil, "a2", "w1", New("a1", "one").Entries[0].ID, "taken")}
	_, err = j.Begin(ctx, n)
	wantErr(t, err, assessment.ErrSameID)
	if rows, err := j.List(ctx); err != nil || len(rows) != 1 {
		t.Fatalf("%d assessments, %v", len(rows), err)
	}
}

func slugsAreNumbered(t *testing.T, p Place) {
	j := p.Open(t)
	for i, tt := range []struct{ wish, want string }{
		{"pay", "pay"}, {"pay", "pay-2"}, {"pay-3", "pay-3"}, {"pay", "pay-4"}, {"pay-2", "pay-2-2"}, {"other", "other"},
	} {
		if got := begin(t, j, string(rune('a'+i)), tt.wish); got != tt.want {
			t.Errorf("wish %d for %q gave %q, want %q", i, tt.wish, got, tt.want)
		}
	}
	rows, err := j.List(ctx)
	must(t, err)
	var slugs []string
	for _, r := range rows {
		slugs = append(slugs, r.Slug)
	}
	if want := []string{"other", "pay", "pay-2", "pay-2-2", "pay-3", "pay-4"}; !slices.Equal(slugs, want) {
		t.Errorf("listed %v, want %v", slugs, want)
	}
	if _, err := j.Begin(ctx, New("z", "")); err == nil {
		t.Error("an empty slug was given")
	}
}

func findByPrefix(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "id-aaa", "pay")
	begin(t, j, "id-aab", "pay-agent")
	begin(t, j, "xyz", "search")
	for prefix, want := range map[string][]string{
		"pay": {"pay"}, "pa": {"pay", "pay-agent"}, "pay-": {"pay-agent"}, "id-aaa": {"pay"}, "id-": {"pay", "pay-agent"},
		"x": {"search"}, "nothing": nil, "": {"pay", "pay-agent", "search"},
	} {
		found, err := j.Find(ctx, prefix)
		must(t, err)
		var slugs []string
		for _, m := range found {
			slugs = append(slugs, m.Slug)
		}
		if !slices.Equal(slugs, want) {
			t.Errorf("%q found %v, want %v", prefix, slugs, want)
		}
	}
	found, err := j.Find(ctx, "xyz")
	must(t, err)
	if gate, _ := Gate("g"); found[0] != (assessment.Meta{ID: "xyz", Slug: "search", Gate: gate}) {
		t.Errorf("found %+v", found[0])
	}
}

func prefixIsNoPattern(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "id", "pay")
	for _, prefix := range []string{"%", "_", "p%", "*", "p?", "[p]", "'", "pay\x00", "PAY"} {
		if found, err := j.Find(ctx, prefix); err != nil || len(found) != 0 {
			t.Errorf("%q found %v, %v", prefix, found, err)
		}
	}
}

func packs(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	begin(t, j, "a2", "two") // the same gate again
	n := New("a3", "three")
	n.Gate, n.Pack = Gate("another")
	_, err := j.Begin(ctx, n)
	must(t, err)
	for _, name := range []string{"g", "another"} {
		digest, want := Gate(name)
		if got, err := j.Pack(ctx, digest); err != nil || !bytes.Equal(got, want) {
			t.Errorf("gate %s came back as %q, %v", name, got, err)
		}
	}
	unused, _ := Gate("unused")
	_, err = j.Pack(ctx, unused)
	wantErr(t, err, assessment.ErrNotFound)
}

func foreignPack(t *testing.T, p Place) {
	j := p.Open(t)
	n := New("a1", "one")
	_, n.Pack = Gate("another")
	if _, err := j.Begin(ctx, n); err == nil {
		t.Fatal("a gate was kept under the digest of another")
	}
}

func movedTo(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	held := Held(t, j, "a1")
	digest, source := Gate("next")
	_, other := Gate("another")
	move := func(after assessment.Frontier, entryID string) []assessment.Sealed {
		return []assessment.Sealed{Sealed(after, "a1", "w1", entryID, assessment.GateUpgraded{Gate: digest, GateRef: "g 1.1.0"})}
	}
	lacks := func(after string) {
		t.Helper()
		if _, err := j.Pack(ctx, digest); !errors.Is(err, assessment.ErrNotFound) {
			t.Fatalf("%s: the gate is held: %v", after, err)
		}
	}
	if err := j.Append(ctx, "a1", held, move(held, "m1"), Summary("one", 2), assessment.GateSource{Gate: digest, Pack: other}); err == nil {
		t.Fatal("a gate was kept under the digest of another")
	}
	lacks("a foreign digest")
	must(t, Record(j, "a1", "w2", "theirs", "first"))
	wantErr(t, j.Append(ctx, "a1", held, move(held, "m1"), Summary("one", 2), assessment.GateSource{Gate: digest, Pack: source}), assessment.ErrConflict)
	lacks("a conflict")
	held = Held(t, j, "a1")
	mend := p.FailNextWrite(t, j)
	wantErr(t, j.Append(ctx, "a1", held, move(held, "m1"), Summary("one", 3), assessment.GateSource{Gate: digest, Pack: source}), assessment.ErrNotSaved)
	mend()
	lacks("a failed write")

	for range 2 { // the second time is no error
		must(t, j.Append(ctx, "a1", held, move(held, "m1"), Summary("one", 3), assessment.GateSource{Gate: digest, Pack: source}))
	}
	begin(t, j, "a2", "two")
	other2 := Held(t, j, "a2")
	again := []assessment.Sealed{Sealed(other2, "a2", "w1", "m2", assessment.GateUpgraded{Gate: digest, GateRef: "g 1.1.0"})}
	must(t, j.Append(ctx, "a2", other2, again, Summary("two", 2), assessment.GateSource{Gate: digest, Pack: source}))
	must(t, j.Close())
	j = p.Open(t)
	if got, err := j.Pack(ctx, digest); err != nil || !bytes.Equal(got, source) {
		t.Errorf("the gate came back as %q, %v", got, err)
	}
	first, _ := Gate("g")
	found, err := j.Find(ctx, "one")
	if must(t, err); len(found) != 1 || found[0].Gate != first {
		t.Errorf("the assessment was started under another gate now: %+v", found)
	}
}

func summaries(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	n := New("a2", "two")
	n.Summary = assessment.Summary{} // nothing is known of it yet
	_, err := j.Begin(ctx, n)
	must(t, err)
	gate, _ := Gate("g")
	want := []assessment.Row{
		{Meta: assessment.Meta{ID: "a1", Slug: "one", Gate: gate}, Summary: Summary("one", 1)},
		{Meta: assessment.Meta{ID: "a2", Slug: "two", Gate: gate}},
	}
	check := func() {
		t.Helper()
		if got, err := j.List(ctx); err != nil || !slices.Equal(got, want) {
			t.Fatalf("listed %+v, %v, want %+v", got, err, want)
		}
	}
	check()
	want[1].Summary = Summary("renamed", 1)
	want[1].Summary.Verdict, want[1].Summary.Archived, want[1].HoldsUntil = assessment.Go, false, 0
	must(t, j.SaveSummaries(ctx, Judged("a2", want[1].Summary)))
	check()
	held := Held(t, j, "a1")
	want[0].Summary = Summary("with the act", 2)
	must(t, j.Append(ctx, "a1", held, Entries(held, "a1", "w1", 1), want[0].Summary))
	check()
}

func lateSummary(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	must(t, j.SaveSummaries(ctx, Judged("a1", Summary("of five", 5))))
	must(t, j.SaveSummaries(ctx, Judged("a1", Summary("of four", 4))))
	rows, err := j.List(ctx)
	if must(t, err); rows[0].Name != "of five" {
		t.Fatalf("a summary made from fewer entries replaced the newer one: %+v", rows[0])
	}
}

func severalSummaries(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	begin(t, j, "a2", "two")
	names := func() []string {
		t.Helper()
		rows, err := j.List(ctx)
		must(t, err)
		return []string{rows[0].Name, rows[1].Name}
	}
	wantErr(t, j.SaveSummaries(ctx, Judged("a1", Summary("first", 2)), Judged("nobody", Summary("none", 2))), assessment.ErrNotFound)
	if got := names(); !slices.Equal(got, []string{"one", "two"}) {
		t.Errorf("one of two was saved: %v", got)
	}
	must(t, j.SaveSummaries(ctx, Judged("a1", Summary("first", 2)), Judged("a2", Summary("second", 2))))
	if got := names(); !slices.Equal(got, []string{"first", "second"}) {
		t.Errorf("listed %v", got)
	}
	must(t, j.SaveSummaries(ctx, Judged("a1", Summary("late", 1)), Judged("a2", Summary("newer", 3))))
	if got := names(); !slices.Equal(got, []string{"first", "newer"}) {
		t.Errorf("beside a late one: %v", got)
	}
	before := change(t, j)
	must(t, j.SaveSummaries(ctx))
	if change(t, j) != before {
		t.Error("nothing was saved, and the counter moved")
	}
}

func change(t testing.TB, j assessment.Journal) int64 {
	t.Helper()
	n, err := j.Change(ctx)
	must(t, err)
	return n
}

func equalSummary(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	must(t, j.SaveSummaries(ctx, Judged("a1", Summary("same", 5))))
	before := change(t, j)
	must(t, j.SaveSummaries(ctx, Judged("a1", Summary("same", 5))))
	if after := change(t, j); after != before {
		t.Fatalf("the counter moved from %d to %d", before, after)
	}
}

func changeCounter(t *testing.T, p Place) {
	j, other := p.Open(t), p.Open(t)
	last := map[assessment.Journal]int64{j: change(t, j), other: change(t, other)}
	moved := func(what string) {
		t.Helper()
		for h := range last {
			now := change(t, h)
			if now == last[h] {
				t.Errorf("%s: the counter stayed at %d", what, now)
			}
			last[h] = now
			if again := change(t, h); again != now {
				t.Errorf("%s: the counter moved by itself", what)
			}
		}
	}
	begin(t, j, "a1", "one")
	moved("begin")
	must(t, Record(j, "a1", "w1", "e2", ""))
	moved("append")
	must(t, Record(other, "a1", "w2", "e3", ""))
	moved("append by the other")
	must(t, other.SaveSummaries(ctx, Judged("a1", Summary("new", 9))))
	moved("summary by the other")
}
