package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"gonogo/assessment"
	"gonogo/content"
)

// ctx is for calls that nobody cancels.
var ctx = context.Background()

// at is when everything in these tests happens.
var at = time.Date(2026, 11, 23, 9, 15, 0, 0, time.UTC)

// Gate is a gate's source and its digest, told apart by name.
func Gate(name string) (content.Digest, []byte) {
	p := content.Pack{{Path: "gate.yaml", Text: "id: " + name + "\n"}}
	b, err := p.Bytes()
	if err != nil {
		panic(err) // two strings always encode
	}
	return p.Digest(), b
}

// Entry is the next entry of a writer's chain after held.
func Entry(held assessment.Frontier, id, writer, entryID, note string) assessment.Sealed {
	return Sealed(held, id, writer, entryID, assessment.Commented{Text: note})
}

// Sealed is the next entry of a writer's chain after held, of any kind.
func Sealed(held assessment.Frontier, id, writer, entryID string, what assessment.Body) assessment.Sealed {
	h := held.Of(writer)
	seen := map[string]int{}
	for _, o := range held {
		if o.Writer != writer {
			seen[o.Writer] = o.Count
		}
	}
	e, err := assessment.Seal(assessment.Entry{
		Assessment: id, ID: entryID, Writer: writer, Seq: h.Count + 1, Prev: h.Head, Seen: seen,
		At: at, By: "Ana <ana@example.com>",
	}, what)
	if err != nil {
		panic(err) // plain text always encodes
	}
	return e
}

// Entries are n entries of one writer after held.
func Entries(held assessment.Frontier, id, writer string, n int) []assessment.Sealed {
	out := make([]assessment.Sealed, 0, n)
	head := held.Of(writer)
	for range n {
		e := Entry(assessment.Frontier{head}, id, writer, fmt.Sprintf("%s-%s-%d", id, writer, head.Count+1), "a note")
		out = append(out, e)
		head.Count, head.Head = e.Seq, e.Digest
	}
	return out
}

// New is an assessment with one first entry by writer "w1".
func New(id, slug string) assessment.New {
	gate, pack := Gate("g")
	return assessment.New{
		ID: id, Slug: slug, Gate: gate, Pack: pack,
		Entries: Entries(nil, id, "w1", 1), Summary: Summary(slug, 1),
	}
}

// Judged is a row of the portfolio as it is saved.
func Judged(id string, s assessment.Summary) assessment.Row {
	return assessment.Row{Meta: assessment.Meta{ID: id}, Summary: s}
}

// Summary is one with every field set.
func Summary(name string, entries int) assessment.Summary {
	day, err := assessment.ParseDate("2026-12-15")
	if err != nil {
		panic(err) // a constant
	}
	return assessment.Summary{
		Name: name, Programme: "Payments", GateID: "g", GateVersion: "1.0.0", Verdict: assessment.NoGo,
		Answered: 3, Applicable: 7, OpenBlockers: 2, GoLive: day, Updated: at, JudgedOn: day.Add(1),
		HoldsUntil: day.Add(30), Engine: assessment.EngineVersion, Entries: entries, Archived: true, SignOff: assessment.SignPartly,
		ToSettle: 1, NextOn: day.Add(20), NextSays: "the waiver on Q-1 ends", FlipOn: day.Add(40), FlipTo: assessment.NoGo, FlipOf: "Q-2", Launched: "signed go",
	}
}

// Held reads an assessment, checks its chains and returns its frontier.
func Held(t testing.TB, j assessment.Journal, id string) assessment.Frontier {
	t.Helper()
	entries, err := j.Entries(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	f, err := assessment.FrontierOf(entries)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Record appends one entry as the desk does: where somebody else came first, it reads again and goes on.
func Record(j assessment.Journal, id, writer, entryID, note string) error {
	for {
		entries, err := j.Entries(ctx, id)
		if err != nil {
			return err
		}
		held, err := assessment.FrontierOf(entries)
		if err != nil {
			return err
		}
		e := Entry(held, id, writer, entryID, note)
		err = j.Append(ctx, id, held, []assessment.Sealed{e}, Summary(id, held.Total()+1))
		if !errors.Is(err, assessment.ErrConflict) {
			return err
		}
	}
}

func begin(t testing.TB, j assessment.Journal, id, slug string) string {
	t.Helper()
	got, err := j.Begin(ctx, New(id, slug))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func wantErr(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got %v, want an error that is %q", err, want)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
