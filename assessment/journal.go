package assessment

import (
	"context"
	"errors"
	"time"

	"gonogo/content"
)

// Journal keeps entries. It is the port that every store implements; storetest says what each must do.
//
// A write is acknowledged only when it is durable. A failed commit is resolved inside the journal: it looks
// the IDs up again and returns nil (saved), an error wrapping ErrNotSaved (certainly not saved), or one
// wrapping ErrOutcomeUnknown when it cannot tell. A write ignores the cancellation of its context.
type Journal interface {
	// Begin keeps a new assessment: its gate's source, its first entries and its summary, in one transaction.
	// It returns the slug given, which is n.Slug or, where that is taken, n.Slug with "-2", "-3" and so on.
	Begin(ctx context.Context, n New) (slug string, err error)

	// Append keeps entries, all or none, and in the same transaction what they name: the sources of gates that they move
	// to, and copies of files. It returns ErrConflict, and keeps nothing, when the frontier of the assessment is no longer
	// expect. An entry that is held already, byte for byte, is no error; nor is a source or a copy.
	Append(ctx context.Context, assessment string, expect Frontier, entries []Sealed, s Summary, beside ...Beside) error

	// Entries are all entries of an assessment, by writer and number, as stored. ErrNotFound when there is none.
	Entries(ctx context.Context, assessment string) ([]Sealed, error)

	// Frontier is what is held of each writer's chain, read off without reading the entries: where it equals the
	// frontier of entries read before, they are all there is.
	Frontier(ctx context.Context, assessment string) (Frontier, error)

	// Find lists the assessments whose slug or ID begins with prefix; an exact match stands alone.
	Find(ctx context.Context, prefix string) ([]Meta, error)

	// List is the portfolio: one row an assessment, by slug, archived ones included.
	List(ctx context.Context) ([]Row, error)

	// SaveSummaries replaces the projections of some assessments, all or none; they are not part of the record. One made
	// from fewer entries than the one held is late, and is dropped.
	SaveSummaries(ctx context.Context, rows ...Row) error

	// Pack is the source of the gate with this digest, as content.ParsePack reads it. ErrNotFound when not held.
	Pack(ctx context.Context, digest content.Digest) ([]byte, error)

	// File is the kept copy of the file with this digest. ErrNotFound when none is kept.
	File(ctx context.Context, digest content.Digest) ([]byte, error)

	// Change is a number that differs after anyone, in any process, has written.
	Change(ctx context.Context) (int64, error)

	Close() error
}

// What a journal says. Match with errors.Is.
var (
	ErrConflict       = errors.New("somebody else wrote to this assessment first")
	ErrNotFound       = errors.New("not found")
	ErrNotSaved       = errors.New("not saved")
	ErrOutcomeUnknown = errors.New("cannot tell whether it was saved")
	ErrReadOnly       = errors.New("the database is open for reading only")
	ErrSameID         = errors.New("an entry with this id and other content is held already")
)

// New is what Begin keeps.
type New struct {
	ID      string
	Slug    string // as wished
	Gate    content.Digest
	Pack    []byte
	Entries []Sealed
	Summary Summary
}

// Beside is what a journal keeps together with the entries that name it: a GateSource or a KeptFile.
type Beside interface{ beside() }

// GateSource is the source of a gate, as content.ParsePack reads it, under its digest.
type GateSource struct {
	Gate content.Digest
	Pack []byte
}

// KeptFile is a copy of a file under the SHA-256 of its bytes.
type KeptFile struct {
	Digest content.Digest
	Bytes  []byte
}

func (GateSource) beside() {}
func (KeptFile) beside()   {}

// Meta names an assessment.
type Meta struct {
	ID   string         // random, for ever
	Slug string         // the local label
	Gate content.Digest // digest of the source of the gate that it was started under
}

// Summary is what the portfolio shows of an assessment: a projection that can be dropped and made again.
// The verdict holds for a judging date in [JudgedOn, HoldsUntil) and for the engine that made it.
type Summary struct {
	Name         string
	Programme    string
	GateID       string
	GateVersion  string
	Verdict      Verdict
	Answered     int
	Applicable   int
	OpenBlockers int
	ToSettle     int // blockers that are in the way for any other cause: unanswered, parked or in doubt
	GoLive       Date
	Updated      time.Time // At of the last entry
	JudgedOn     Date
	HoldsUntil   Date // first date on which verdict, signatures or blockers are others; no date means never
	Engine       int  // EngineVersion that judged it
	Entries      int  // how many entries it was made from
	Archived     bool
	SignOff      SignState
	NextOn       Date    // first date on which something that the decision rests on has ended; no date: nothing ends by itself
	NextSays     string  // what ends then
	FlipOn       Date    // first date on which the verdict is another by itself; no date: never
	FlipTo       Verdict // which one
	FlipOf       string  // the question that turns it, "" where it is about the whole
	// Launched is what was signed before it went live, with today's judgement beside it, where today it would not pass. It
	// is of the day judged on alone.
	Launched string
	Err      string // why there is no verdict; not kept, since it is worked out anew each time
}

// Row is one line of the portfolio.
type Row struct {
	Meta
	Summary
	Lacks Lacking
}

// Lacking is what of a row is still to be worked out.
type Lacking uint8

// What a row can lack. What it lacks is not in it: a verdict that may no longer hold is never shown.
const (
	LacksNothing Lacking = iota
	LacksAhead           // what comes next, and what the launch comes to today
	LacksVerdict         // all but its name, its programme, its dates and whether it is archived
)

// EngineVersion changes whenever Fold or Decide may judge the same entries differently.
const EngineVersion = 5
