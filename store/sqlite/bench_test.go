package sqlite_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"gonogo/assessment"
	"gonogo/store/sqlite"
	"gonogo/store/storetest"
)

// BenchmarkAppendDurable is one answer, acknowledged: what a person waits for.
func BenchmarkAppendDurable(b *testing.B) {
	j := open(b, sqlite.Options{Path: filepath.Join(b.TempDir(), "gonogo.db")})
	if _, err := j.Begin(ctx, storetest.New("a1", "one")); err != nil {
		b.Fatal(err)
	}
	held := storetest.Held(b, j, "a1")
	entries := storetest.Entries(held, "a1", "w1", b.N)
	b.ReportAllocs()
	b.ResetTimer()
	for i := range entries {
		e := entries[i : i+1]
		if err := j.Append(ctx, "a1", held, e, storetest.Summary("one", e[0].Seq)); err != nil {
			b.Fatal(err)
		}
		held = assessment.Frontier{{Writer: "w1", Count: e[0].Seq, Head: e[0].Digest}}
	}
}

// BenchmarkBareAppendFsync is the least that durability can cost: the same bytes at the end of a file, synced.
func BenchmarkBareAppendFsync(b *testing.B) {
	f, err := os.OpenFile(filepath.Join(b.TempDir(), "bare"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	entries := storetest.Entries(nil, "a1", "w1", b.N)
	b.ResetTimer()
	for i := range entries {
		if _, err := f.Write(entries[i].Bytes); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkList10000 is the portfolio of a large organisation.
func BenchmarkList10000(b *testing.B) {
	j := open(b, sqlite.Options{Path: tenThousand(b)})
	b.ReportAllocs()
	for b.Loop() {
		rows, err := j.List(ctx)
		if err != nil || len(rows) != 10_000 {
			b.Fatal(len(rows), err)
		}
	}
}

func tenThousand(b *testing.B) string {
	path := filepath.Join(b.TempDir(), "gonogo.db")
	j := open(b, sqlite.Options{Path: path})
	sqlite.TogetherWithoutSync(j, func() {
		for i := range 10_000 {
			slug := fmt.Sprintf("programme-%05d", (i*7919)%10_000)
			if _, err := j.Begin(ctx, storetest.New(fmt.Sprintf("id%d", i), slug)); err != nil {
				b.Fatal(err)
			}
		}
	})
	return path
}

// BenchmarkEntries400 is loading an assessment of an ordinary size.
func BenchmarkEntries400(b *testing.B) {
	j := open(b, sqlite.Options{Path: filepath.Join(b.TempDir(), "gonogo.db")})
	if _, err := j.Begin(ctx, storetest.New("a1", "one")); err != nil {
		b.Fatal(err)
	}
	held := storetest.Held(b, j, "a1")
	if err := j.Append(ctx, "a1", held, storetest.Entries(held, "a1", "w1", 399), storetest.Summary("one", 400)); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if got, err := j.Entries(ctx, "a1"); err != nil || len(got) != 400 {
			b.Fatal(len(got), err)
		}
	}
}

// BenchmarkOpenExisting is what a start of the program pays for its database.
func BenchmarkOpenExisting(b *testing.B) {
	path := tenThousand(b)
	for b.Loop() {
		j, err := sqlite.Open(ctx, sqlite.Options{Path: path})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := j.Find(ctx, "programme-00042"); err != nil {
			b.Fatal(err)
		}
		if err := j.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
