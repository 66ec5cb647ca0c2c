package sqlite_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"gonogo/assessment"
	"gonogo/store/sqlite"
	"gonogo/store/storetest"
)

// BenchmarkAppendDurable is one answer, acknowledged: what a person waits for. Beside it, in turns on the same
// disk, runs the least that durability can cost, the same bytes at the end of a file and a sync; the figure
// "x-bare" is the one over the other, each as the median of its rounds.
func BenchmarkAppendDurable(b *testing.B) {
	dir := b.TempDir()
	j := open(b, sqlite.Options{Path: filepath.Join(dir, "gonogo.db")})
	if _, err := j.Begin(ctx, storetest.New("a1", "one")); err != nil {
		b.Fatal(err)
	}
	bare, err := os.OpenFile(filepath.Join(dir, "bare"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	defer bare.Close()
	held := storetest.Held(b, j, "a1")
	entries := storetest.Entries(held, "a1", "w1", b.N)
	var ours, least []time.Duration
	const round = 50
	b.ReportAllocs()
	b.ResetTimer()
	for block := range slices.Chunk(entries, round) {
		began := time.Now()
		for i := range block {
			if err := j.Append(ctx, "a1", held, block[i:i+1], storetest.Summary("one", block[i].Seq)); err != nil {
				b.Fatal(err)
			}
			held = assessment.Frontier{{Writer: "w1", Count: block[i].Seq, Head: block[i].Digest}}
		}
		ours = append(ours, time.Since(began)/time.Duration(len(block)))
		b.StopTimer()
		began = time.Now()
		for i := range block {
			_, err := bare.Write(block[i].Bytes)
			if err := errors.Join(err, bare.Sync()); err != nil {
				b.Fatal(err)
			}
		}
		least = append(least, time.Since(began)/time.Duration(len(block)))
		b.StartTimer()
	}
	slices.Sort(ours)
	slices.Sort(least)
	b.ReportMetric(float64(least[len(least)/2]), "bare-ns/op")
	b.ReportMetric(float64(ours[len(ours)/2])/float64(least[len(least)/2]), "x-bare")
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
