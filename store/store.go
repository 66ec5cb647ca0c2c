// Package store opens the journal that the program works on: a database file, the name of this installation
// as a writer, and the memory of what it has seen of every record.
//
// It never judges an entry and never folds. What it adds to the database is one thing: a database that holds
// less of a record than this computer has seen is noticed, and never continued under the old writer's name,
// so that a restored backup cannot fork a chain. Begin with Open.
package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"gonogo/assessment"
	"gonogo/store/chain"
	"gonogo/store/sqlite"
)

// Options say what to open.
type Options struct {
	Path        string        // the database file
	StateDir    string        // what this installation keeps for itself: its name as a writer, and heads
	ReadOnly    bool          // never write the database
	BusyTimeout time.Duration // how long a write waits for another program; 0 is ten seconds
}

// Store is an open journal. It is safe for concurrent use.
type Store struct {
	*sqlite.Journal // everything that doctor and backup need

	identity identity
	heads    *heads

	mu       sync.Mutex
	writer   string
	nameless error            // why this installation has no name; it can read all the same
	older    map[string]Older // by assessment
	order    []string         // assessments in older, as they were found
	listed   bool             // missing assessments have been looked for
}

var _ assessment.Journal = (*Store)(nil)

// Open opens the database and makes what is missing: the file, the state folder, the writer's name.
func Open(ctx context.Context, o Options) (*Store, error) {
	if o.StateDir == "" {
		return nil, errors.New("open store: no state folder was named")
	}
	j, err := sqlite.Open(ctx, sqlite.Options{Path: o.Path, ReadOnly: o.ReadOnly, BusyTimeout: o.BusyTimeout})
	if err != nil {
		return nil, err
	}
	s := &Store{
		Journal:  j,
		identity: identity{filepath.Join(o.StateDir, "writer")},
		older:    map[string]Older{},
	}
	if j.ReadOnly() != nil {
		s.writer, _ = s.identity.peek() // nobody writes
	} else {
		s.writer, s.nameless = s.identity.read()
	}
	s.heads = openHeads(filepath.Join(o.StateDir, "heads"), j.ID())
	return s, nil
}

// Writer is the name under which this installation writes. It changes when a record turns out to be older
// than what was seen of it: ask after Entries, before each Append.
func (s *Store) Writer() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.writer
}

// Begin keeps a new assessment.
func (s *Store) Begin(ctx context.Context, n assessment.New) (string, error) {
	if err := s.mayWrite(); err != nil {
		return "", err
	}
	slug, err := s.Journal.Begin(ctx, n)
	if err == nil {
		s.noteAfter(n.ID, nil, n.Entries)
	}
	return slug, err
}

// Append keeps entries, all or none, with what they name.
func (s *Store) Append(ctx context.Context, id string, expect assessment.Frontier, entries []assessment.Sealed, sum assessment.Summary, beside ...assessment.Beside) error {
	if err := s.mayWrite(); err != nil {
		return err
	}
	err := s.Journal.Append(ctx, id, expect, entries, sum, beside...)
	if err == nil {
		s.noteAfter(id, expect, entries)
	}
	return err
}

// mayWrite refuses to write for an installation without a name.
func (s *Store) mayWrite() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.nameless == nil {
		return nil
	}
	return &sqlite.Trouble{
		Says: "nothing was saved: gonogo cannot keep its own name as a writer in its state folder",
		Next: "make the folder writable, or name another with XDG_STATE_HOME",
		Is:   assessment.ErrNotSaved, By: s.nameless,
	}
}

// noteAfter remembers what the journal holds now. Where entries did not follow expect, they were held before.
func (s *Store) noteAfter(id string, expect assessment.Frontier, entries []assessment.Sealed) {
	if now, err := chain.Extend(id, expect, entries); err == nil {
		s.heads.note(id, now)
	}
}

// Entries are all entries of an assessment, by writer and number. What was seen before is read first: heads
// are written after the commit, so what another process adds meanwhile never looks like a loss.
func (s *Store) Entries(ctx context.Context, id string) ([]assessment.Sealed, error) {
	seen := s.heads.seen(id)
	entries, err := s.Journal.Entries(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := s.compare(id, seen, entries); err != nil {
		return nil, err
	}
	s.heads.met(id, seen, chain.HeldBy(entries))
	return entries, nil
}

// Frontier is what is held of each writer's chain. Who reads it in place of the entries must learn all the same that
// the record is older than what was seen of it, or another: a copied database would go on under the same name.
func (s *Store) Frontier(ctx context.Context, id string) (assessment.Frontier, error) {
	seen := s.heads.seen(id)
	held, err := s.Journal.Frontier(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, h := range seen {
		if now := held.Of(h.Writer); now.Count < h.Count || now.Count == h.Count && now.Head != h.Head {
			_, err := s.Entries(ctx, id)
			return held, err
		}
	}
	return held, nil
}

// List is the portfolio, by slug. The first time it also looks for assessments that were seen and are gone.
func (s *Store) List(ctx context.Context) ([]assessment.Row, error) {
	s.mu.Lock()
	first := !s.listed
	s.listed = true
	s.mu.Unlock()
	var gone map[string]bool
	if first {
		gone = s.heads.names()
	}
	rows, err := s.Journal.List(ctx)
	if err != nil || !first {
		return rows, err
	}
	for _, r := range rows {
		delete(gone, fileName(r.ID))
	}
	for _, name := range slices.Sorted(maps.Keys(gone)) {
		f, err := readHead(filepath.Join(s.heads.dir, name))
		if s.heads.fail(err); f.Assessment != "" {
			s.warn(Older{Assessment: f.Assessment, Seen: f.Frontier})
		}
	}
	return rows, nil
}

// Sync writes what was seen to the disk: before a signature, a report and the end.
func (s *Store) Sync() error { return s.heads.sync() }

// Close waits for the write that is under way, closes the database and keeps what was seen. That this cannot
// be kept is no failure of what was done: Sync and Warnings say it.
func (s *Store) Close() error {
	err := s.Journal.Close()
	s.heads.close()
	return err
}

// compare looks for what was seen of a record and is not there any more.
func (s *Store) compare(id string, seen assessment.Frontier, entries []assessment.Sealed) error {
	lost := lostFrom(seen, entries)
	if len(lost) == 0 {
		return nil
	}
	s.warn(Older{Assessment: id, Seen: seen, Held: chain.HeldBy(entries)})
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ReadOnly() != nil || lost.Of(s.writer).Count == 0 {
		return nil
	}
	name, err := s.identity.replace(s.writer)
	if err != nil {
		return fmt.Errorf("the record is older than what this computer has seen of it, and gonogo cannot take a new name to go on from there: %w", err)
	}
	s.writer = name
	return nil
}

// lostFrom are the heads in seen that entries do not reach, or reach with other content.
func lostFrom(seen assessment.Frontier, entries []assessment.Sealed) assessment.Frontier {
	held := make(map[assessment.Head]bool, len(seen))
	counts := map[string]int{}
	for _, h := range seen {
		counts[h.Writer] = h.Count
	}
	for i := range entries {
		if e := &entries[i]; counts[e.Writer] == e.Seq {
			held[assessment.Head{Writer: e.Writer, Count: e.Seq, Head: e.Digest}] = true
		}
	}
	var lost assessment.Frontier
	for _, h := range seen {
		if !held[h] {
			lost = append(lost, h)
		}
	}
	return lost
}
