package storetest

import (
	"bytes"
	"slices"
	"testing"

	"gonogo/assessment"
)

func same(t testing.TB, got, want []assessment.Sealed) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d entries came back, want %d", len(got), len(want))
	}
	for i := range want {
		if !bytes.Equal(got[i].Bytes, want[i].Bytes) || got[i].Digest != want[i].Digest || got[i].ID != want[i].ID {
			t.Fatalf("entry %d came back as %s, want %s", i, got[i].Bytes, want[i].Bytes)
		}
	}
}

func read(t testing.TB, j assessment.Journal, id string) []assessment.Sealed {
	t.Helper()
	got, err := j.Entries(ctx, id)
	must(t, err)
	return got
}

func entriesComeBack(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	want := New("a1", "one").Entries
	for _, n := range []int{1, 3, 2} {
		held := Held(t, j, "a1")
		more := Entries(held, "a1", "w1", n)
		must(t, j.Append(ctx, "a1", held, more, Summary("one", len(want)+n)))
		want = append(want, more...)
	}
	same(t, read(t, j, "a1"), want)
}

func severalWriters(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	for _, w := range []string{"w9", "w1", "w0", "w9"} {
		must(t, Record(j, "a1", w, w+"-"+Held(t, j, "a1").Of(w).Writer+string(rune('a'+Held(t, j, "a1").Total())), "x"))
	}
	got := read(t, j, "a1")
	byChain := slices.IsSortedFunc(got, func(a, b assessment.Sealed) int {
		if a.Writer != b.Writer {
			return bytes.Compare([]byte(a.Writer), []byte(b.Writer))
		}
		return a.Seq - b.Seq
	})
	if len(got) != 5 || !byChain {
		t.Fatalf("%d entries, by writer and number: %v", len(got), byChain)
	}
	f := Held(t, j, "a1")
	if f.Of("w9").Count != 2 || f.Of("w1").Count != 2 || f.Of("w0").Count != 1 {
		t.Fatalf("frontier %v", f)
	}
	// Several chains in one act, one of them new.
	merge := append(Entries(f, "a1", "w5", 2), Entries(f, "a1", "w0", 2)...)
	must(t, j.Append(ctx, "a1", f, merge, Summary("one", 9)))
	if got := Held(t, j, "a1"); got.Total() != 9 || len(got) != 4 {
		t.Fatalf("frontier %v", got)
	}
}

func readOffFrontier(t *testing.T, p Place) {
	j, other := p.Open(t), p.Open(t)
	_, err := j.Frontier(ctx, "a1")
	wantErr(t, err, assessment.ErrNotFound)
	begin(t, j, "a1", "one")
	for i, w := range []string{"w2", "w1", "w10", "w2", "w"} {
		must(t, Record([]assessment.Journal{j, other}[i%2], "a1", w, string(rune('a'+i)), ""))
		for _, handle := range []assessment.Journal{j, other} {
			got, err := handle.Frontier(ctx, "a1")
			if must(t, err); !got.Equal(Held(t, j, "a1")) {
				t.Fatalf("after %d entries the frontier is %v, want %v", i+2, got, Held(t, j, "a1"))
			}
		}
	}
}

func reopening(t *testing.T, p Place) {
	j := p.Open(t)
	slug := begin(t, j, "a1", "one")
	must(t, Record(j, "a1", "w1", "e2", "hello"))
	want := read(t, j, "a1")
	must(t, j.Close())
	j = p.Open(t)
	same(t, read(t, j, "a1"), want)
	rows, err := j.List(ctx)
	must(t, err)
	if len(rows) != 1 || rows[0].Slug != slug || rows[0].Summary.Entries != 2 {
		t.Fatalf("the portfolio came back as %+v", rows)
	}
	must(t, Record(j, "a1", "w1", "e3", "and on"))
}

func unknownAssessment(t *testing.T, p Place) {
	j := p.Open(t)
	_, err := j.Entries(ctx, "nobody")
	wantErr(t, err, assessment.ErrNotFound)
	wantErr(t, j.Append(ctx, "nobody", nil, Entries(nil, "nobody", "w1", 1), assessment.Summary{}), assessment.ErrNotFound)
	wantErr(t, j.SaveSummaries(ctx, Judged("nobody", assessment.Summary{})), assessment.ErrNotFound)
	found, err := j.Find(ctx, "nobody")
	if must(t, err); len(found) != 0 {
		t.Fatalf("found %v", found)
	}
}

func staleFrontier(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	stale := Held(t, j, "a1")
	must(t, Record(j, "a1", "w2", "theirs", "first"))
	want := read(t, j, "a1")
	ours := Entry(stale, "a1", "w1", "ours", "second")
	wantErr(t, j.Append(ctx, "a1", stale, []assessment.Sealed{ours}, Summary("one", 2)), assessment.ErrConflict)
	wantErr(t, j.Append(ctx, "a1", nil, []assessment.Sealed{ours}, Summary("one", 2)), assessment.ErrConflict)
	same(t, read(t, j, "a1"), want)
	must(t, Record(j, "a1", "w1", "ours", "second"))
}

func allOrNothing(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	held, want := Held(t, j, "a1"), read(t, j, "a1")
	bad := Entries(held, "a1", "w1", 3)
	bad[2] = Entry(held, "a1", "w1", "astray", "follows the first, not the second")
	if err := j.Append(ctx, "a1", held, bad, Summary("one", 4)); err == nil {
		t.Fatal("an act with a bad third entry was kept")
	}
	// The last of them has the ID of one that is held: the two before it must not stay either.
	twice := Entries(held, "a1", "w1", 3)
	last := assessment.Frontier{{Writer: "w1", Count: twice[1].Seq, Head: twice[1].Digest}}
	twice[2] = Entry(last, "a1", "w1", want[0].ID, "an id that is taken")
	wantErr(t, j.Append(ctx, "a1", held, twice, Summary("one", 4)), assessment.ErrSameID)
	same(t, read(t, j, "a1"), want)
}

func mustFollow(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	begin(t, j, "a2", "two")
	held := Held(t, j, "a1")
	gap := Entry(assessment.Frontier{{Writer: "w1", Count: 5, Head: held[0].Head}}, "a1", "w1", "gap", "")
	other := Entry(assessment.Frontier{{Writer: "w1", Count: 1, Head: gap.Digest}}, "a1", "w1", "other", "")
	foreign := Entry(held, "a2", "w1", "foreign", "")
	for name, e := range map[string]assessment.Sealed{"gap": gap, "other past": other, "other assessment": foreign} {
		if err := j.Append(ctx, "a1", held, []assessment.Sealed{e}, Summary("one", 2)); err == nil {
			t.Errorf("%s: kept", name)
		}
	}
	if err := j.Append(ctx, "a1", held, nil, Summary("one", 1)); err == nil {
		t.Error("an act without entries was kept")
	}
	same(t, read(t, j, "a1"), New("a1", "one").Entries)
}

func mustHaveItsDigest(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	held := Held(t, j, "a1")
	e := Entry(held, "a1", "w1", "e2", "honest")
	e.Bytes = bytes.Replace(e.Bytes, []byte("honest"), []byte("forged"), 1)
	if err := j.Append(ctx, "a1", held, []assessment.Sealed{e}, Summary("one", 2)); err == nil {
		t.Fatal("kept bytes under the digest of others")
	}
}

func sameEntryTwice(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	held := Held(t, j, "a1")
	two := Entries(held, "a1", "w1", 2)
	must(t, j.Append(ctx, "a1", held, two, Summary("one", 3)))
	must(t, j.Append(ctx, "a1", held, two, Summary("one", 3)))
	must(t, j.Append(ctx, "a1", Held(t, j, "a1"), two[:1], Summary("one", 3)))
	// One that is held and one that is new.
	held = Held(t, j, "a1")
	three := Entries(held, "a1", "w1", 1)
	must(t, j.Append(ctx, "a1", held, append(two[1:2:2], three...), Summary("one", 4)))
	same(t, read(t, j, "a1"), slices.Concat(New("a1", "one").Entries, two, three))
}

func sameIDOtherBytes(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	held := Held(t, j, "a1")
	must(t, j.Append(ctx, "a1", held, []assessment.Sealed{Entry(held, "a1", "w1", "e2", "yes")}, Summary("one", 2)))
	want := read(t, j, "a1")
	now := Held(t, j, "a1")
	wantErr(t, j.Append(ctx, "a1", held, []assessment.Sealed{Entry(held, "a1", "w1", "e2", "no")}, Summary("one", 2)), assessment.ErrSameID)
	wantErr(t, j.Append(ctx, "a1", now, []assessment.Sealed{Entry(now, "a1", "w1", "e2", "no")}, Summary("one", 3)), assessment.ErrSameID)
	same(t, read(t, j, "a1"), want)
}

func large(t *testing.T, p Place) {
	j := p.Open(t)
	begin(t, j, "a1", "one")
	held := Held(t, j, "a1")
	all := Entries(held, "a1", "w1", 100_000/Scale)
	for batch := range slices.Chunk(all, 10_000/Scale) {
		must(t, j.Append(ctx, "a1", held, batch, Summary("one", batch[len(batch)-1].Seq)))
		last := batch[len(batch)-1]
		held = assessment.Frontier{{Writer: "w1", Count: last.Seq, Head: last.Digest}}
	}
	got := read(t, j, "a1")
	same(t, got[1:], all)
	if f, err := assessment.FrontierOf(got); err != nil || !f.Equal(held) {
		t.Fatalf("frontier %v, %v", f, err)
	}
}
