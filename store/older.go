package store

import (
	"context"
	"errors"
	"fmt"

	"gonogo/assessment"
)

// Older is a record of which this computer has seen more than the database holds.
type Older struct {
	Assessment string
	Seen       assessment.Frontier
	Held       assessment.Frontier // empty: the whole assessment is missing
}

func (o Older) String() string {
	if len(o.Held) == 0 {
		return fmt.Sprintf("assessment %s is missing from the database: this computer has seen %s of it; it may be a restored backup or an old copy",
			o.Assessment, entries(o.Seen.Total()))
	}
	for _, h := range o.Seen {
		if has := o.Held.Of(h.Writer); has.Count < h.Count {
			return fmt.Sprintf("assessment %s is older than what this computer has seen of it: %d of %s by writer %.8s are there; it may be a restored backup or an old copy",
				o.Assessment, has.Count, entries(h.Count), h.Writer)
		}
	}
	return fmt.Sprintf("assessment %s holds other entries than this computer has seen of it: its record was rewritten", o.Assessment)
}

func entries(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

func (s *Store) warn(o Older) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, known := s.older[o.Assessment]; !known {
		s.order = append(s.order, o.Assessment)
	}
	s.older[o.Assessment] = o
}

// Older lists the records found so far that are older than what this computer has seen of them. Each is
// compared when it is loaded, and a missing one when the portfolio is listed.
func (s *Store) Older() []Older {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]Older, 0, len(s.order))
	for _, id := range s.order {
		out = append(out, s.older[id])
	}
	return out
}

// Warnings says in a sentence each what Older found, and what went wrong with remembering.
func (s *Store) Warnings() []string {
	var out []string
	for _, o := range s.Older() {
		out = append(out, o.String())
	}
	if err := s.heads.trouble(); err != nil {
		out = append(out, fmt.Sprintf("cannot remember what was seen, so a restored backup would not be noticed: %v", err))
	}
	return out
}

// CheckHeads compares every record of the database with what this computer has seen: for doctor. A record
// that cannot be read does not keep it from the others.
func (s *Store) CheckHeads(ctx context.Context) error {
	rows, err := s.List(ctx)
	if err != nil {
		return err
	}
	var errs []error
	for _, r := range rows {
		_, err := s.Entries(ctx, r.ID)
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// AcceptOlder takes what the database holds as the truth from now on: a person has looked at Warnings and
// knows why it is older. What was seen is kept beside the head file under a name of its own.
func (s *Store) AcceptOlder(ctx context.Context) error {
	var errs []error
	for _, o := range s.Older() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.heads.accept(o.Assessment, o.Held); err != nil {
			errs = append(errs, err)
			continue
		}
		s.mu.Lock()
		delete(s.older, o.Assessment)
		s.mu.Unlock()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	order := s.order[:0]
	for _, id := range s.order {
		if _, open := s.older[id]; open {
			order = append(order, id)
		}
	}
	s.order = order
	return errors.Join(errs...)
}
