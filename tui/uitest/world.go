package uitest

import (
	"context"
	"strconv"
	"strings"
	"testing"
	"time"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/store/memory"
)

// Today is the day on the clock of the tests.
const Today = "2026-11-23"

// Ana and Ben are the people of the tests; Ana sits at the terminal.
const (
	Ana = "Ana Ruiz <ana@example.com>"
	Ben = "Ben Ode <ben@example.com>"
	Cai = "Cai Lin <cai@example.com>"
)

// World is a journal in memory with two desks at it: Ana's, and Ben's in another window.
type World struct {
	T       testing.TB
	Journal *memory.Journal
	Ana     *assessment.Desk
	Ben     *assessment.Desk
	Gate    *content.Gate
	Pack    content.Pack
	Days    int // days after Now that the desks made from now on work on
}

// NewWorld makes an empty journal.
func NewWorld(t testing.TB) *World {
	t.Helper()
	gate, pack := Gate()
	w := &World{T: t, Journal: memory.New(), Gate: gate, Pack: pack}
	w.Ana, w.Ben = w.Desk(Ana, "ana-laptop", w.Journal), w.Desk(Ben, "ben-laptop", w.Journal.Again())
	return w
}

// Desk is a desk at a journal for somebody else, who writes as an installation of their own.
func (w *World) Desk(by, writer string, j assessment.Journal) *assessment.Desk {
	ids := 0
	return assessment.NewDesk(j, assessment.World{
		Now: func() time.Time { return Now().AddDate(0, 0, w.Days) }, By: by, Writer: func() string { return writer },
		NewID: func() string { ids++; return writer + "-" + strconv.Itoa(ids) },
		Parse: func([]byte) (*content.Gate, error) { return w.Gate, nil },
		Render: func(b assessment.Basis) ([]byte, assessment.ReportRef, error) {
			return []byte("The report on " + b.Record.State.Subject.Name + ": " + b.Decision.Verdict.String()), assessment.ReportRef{Renderer: "test"}, nil
		},
	})
}

// Now is the clock of the tests.
func Now() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC) }

// Date reads a day.
func Date(s string) assessment.Date {
	d, err := assessment.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Release is the digest of the release in the tests.
var Release = content.Digest("sha256:" + strings.Repeat("07", 32))

// Subject is what goes live in the tests.
func Subject() assessment.Subject {
	return assessment.Subject{
		Name: "Payments agent", Programme: "Checkout", Environment: "production", Like: []string{"staging"}, Tier: 2,
		GoLive: Date("2026-12-15"), Release: "1.4.1", ReleaseDigest: Release,
		Traits:   map[string]content.Trilean{"agent": content.Yes, "writes": content.Yes},
		Builders: []string{"Bo <bo@example.com>"},
	}
}

// Start opens an assessment.
func (w *World) Start(s assessment.Subject) assessment.Record {
	w.T.Helper()
	r, err := w.Ana.Start(context.Background(), w.Pack, s)
	if err != nil {
		w.T.Fatalf("start: %v", err)
	}
	return r
}

// Act records something at a desk.
func (w *World) Act(d *assessment.Desk, r assessment.Record, bodies ...assessment.Body) assessment.Record {
	w.T.Helper()
	r, err := d.Act(context.Background(), r.Meta, nil, bodies...)
	if err != nil {
		w.T.Fatalf("act: %v", err)
	}
	return r
}

// Read is an assessment as the journal has it now.
func (w *World) Read(slug string) (assessment.Record, assessment.Decision) {
	w.T.Helper()
	ctx := context.Background()
	m, err := w.Ben.Find(ctx, slug)
	if err != nil {
		w.T.Fatalf("find: %v", err)
	}
	r, err := w.Ben.Open(ctx, m)
	if err != nil {
		w.T.Fatalf("open: %v", err)
	}
	return r, w.Ben.Decide(r, 0)
}

// Proof is a piece of evidence that counts for a question of the small gate.
func (w *World) Proof(question string) assessment.Evidenced {
	q := w.Gate.Question(question)
	return assessment.Evidenced{
		Questions: []string{question}, EvidenceKind: q.Needs.Kinds[0], Ref: "https://wiki.example.com/" + question,
		Observed: Date("2026-11-20"), Environment: "production", ReleaseDigest: Release, Collector: Ana, Checker: Ben,
	}
}

// Later is the clock a moment on.
func Later() time.Time { return Now().Add(time.Second) }
