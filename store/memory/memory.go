// Package memory keeps journals in memory, for tests and for acts that are only tried out. It keeps every
// rule that a store must keep except the one of outliving the process. Begin with New.
package memory

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/store/chain"
)

// Journal is a handle on a journal in memory. It is safe for concurrent use; the zero value is not ready, New is.
type Journal struct {
	*held
	readOnly bool
	closed   bool
}

// held is what all handles on one journal share.
type held struct {
	mu     sync.Mutex
	all    map[string]*record        // by assessment id
	slugs  map[string]string         // slug to assessment id
	ids    map[string][]byte         // entry id to its bytes
	packs  map[content.Digest][]byte // by digest
	files  map[content.Digest][]byte // by digest
	change int64

	// FailWrite, when a test sets it, is asked before each write whether it fails, and with what.
	FailWrite func() error
}

type record struct {
	assessment.Row
	entries []assessment.Sealed // by writer and number
}

var _ assessment.Journal = (*Journal)(nil)

// New is an empty journal.
func New() *Journal {
	return &Journal{held: &held{
		all:   map[string]*record{},
		slugs: map[string]string{},
		ids:   map[string][]byte{},
		packs: map[content.Digest][]byte{},
		files: map[content.Digest][]byte{},
	}}
}

// Again is one more handle on the same journal, as if another program had opened it.
func (j *Journal) Again() *Journal { return &Journal{held: j.held} }

// ReadOnly is one more handle on the same journal, which cannot write.
func (j *Journal) ReadOnly() *Journal { return &Journal{held: j.held, readOnly: true} }

// Begin keeps a new assessment.
func (j *Journal) Begin(_ context.Context, n assessment.New) (string, error) {
	if _, err := chain.Extend(n.ID, nil, n.Entries); err != nil {
		return "", err
	}
	if err := chain.CheckPack(n.Gate, n.Pack); err != nil {
		return "", err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if r := j.all[n.ID]; r != nil {
		missing, err := j.missing(n.Entries)
		if err == nil && len(missing) > 0 {
			err = fmt.Errorf("assessment %s: %w", n.ID, assessment.ErrSameID)
		}
		return r.Slug, err
	}
	if missing, err := j.missing(n.Entries); err != nil || len(missing) < len(n.Entries) {
		return "", errors.Join(err, fmt.Errorf("assessment %s: %w", n.ID, assessment.ErrSameID))
	}
	slug, err := chain.Slug(n.Slug, func(slug string) (bool, error) { return j.slugs[slug] != "", nil })
	if err == nil {
		err = j.mayWrite()
	}
	if err != nil {
		return "", err
	}
	r := &record{Row: assessment.Row{Meta: assessment.Meta{ID: n.ID, Slug: slug, Gate: n.Gate}}}
	j.all[n.ID], j.slugs[slug] = r, n.ID
	j.keepPack(n.Gate, n.Pack)
	j.keep(r, n.Entries, n.Summary)
	return slug, nil
}

// Append keeps entries, all or none, with what they name.
func (j *Journal) Append(_ context.Context, id string, expect assessment.Frontier, entries []assessment.Sealed, s assessment.Summary, beside ...assessment.Beside) error {
	if err := chain.CheckBeside(beside); err != nil {
		return err
	}
	_, invalid := chain.Extend(id, expect, entries)
	j.mu.Lock()
	defer j.mu.Unlock()
	r := j.all[id]
	if r == nil {
		return fmt.Errorf("assessment %s: %w", id, assessment.ErrNotFound)
	}
	missing, err := j.missing(entries)
	if err != nil {
		return err
	}
	held := chain.HeldBy(r.entries)
	switch {
	case len(missing) == 0 && len(entries) > 0:
		return nil
	case !held.Equal(expect):
		return assessment.ErrConflict
	case len(missing) == len(entries) && invalid != nil:
		return invalid
	}
	if _, err := chain.Extend(id, held, missing); err != nil {
		return err
	}
	if err := j.mayWrite(); err != nil {
		return err
	}
	for _, b := range beside {
		switch b := b.(type) {
		case assessment.GateSource:
			j.keepPack(b.Gate, b.Pack)
		case assessment.KeptFile:
			if j.files[b.Digest] == nil {
				j.files[b.Digest] = append([]byte{}, b.Bytes...)
			}
		}
	}
	j.keep(r, missing, s)
	return nil
}

func (j *Journal) keepPack(digest content.Digest, pack []byte) {
	if j.packs[digest] == nil {
		j.packs[digest] = slices.Clone(pack)
	}
}

func (j *Journal) mayWrite() error {
	if j.readOnly {
		return assessment.ErrReadOnly
	}
	if j.closed {
		return fmt.Errorf("the journal is closed: %w", assessment.ErrNotSaved)
	}
	if j.FailWrite != nil {
		return j.FailWrite()
	}
	return nil
}

// missing are those entries whose ID is not held; ErrSameID when one is held with other bytes, or given twice.
func (j *Journal) missing(entries []assessment.Sealed) ([]assessment.Sealed, error) {
	var out []assessment.Sealed
	given := map[string]bool{}
	for _, e := range entries {
		held, ok := j.ids[e.ID]
		if given[e.ID] || ok && !bytes.Equal(held, e.Bytes) {
			return nil, fmt.Errorf("entry %s: %w", e.ID, assessment.ErrSameID)
		}
		given[e.ID] = true
		if !ok {
			out = append(out, e)
		}
	}
	return out, nil
}

func (j *Journal) keep(r *record, entries []assessment.Sealed, s assessment.Summary) {
	sorted := true
	for _, e := range entries {
		e.Bytes = slices.Clone(e.Bytes)
		j.ids[e.ID] = e.Bytes
		if n := len(r.entries); n > 0 && r.entries[n-1].Writer > e.Writer {
			sorted = false
		}
		r.entries = append(r.entries, e)
	}
	if !sorted {
		slices.SortStableFunc(r.entries, func(a, b assessment.Sealed) int {
			return strings.Compare(a.Writer, b.Writer) // numbers are in order within each writer already
		})
	}
	r.Summary = s
	j.change++
}

// Entries are all entries of an assessment, by writer and number.
func (j *Journal) Entries(ctx context.Context, id string) ([]assessment.Sealed, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	r := j.all[id]
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if r == nil {
		return nil, fmt.Errorf("assessment %s: %w", id, assessment.ErrNotFound)
	}
	return slices.Clone(r.entries), nil
}

// Frontier is what is held of each writer's chain.
func (j *Journal) Frontier(ctx context.Context, id string) (assessment.Frontier, error) {
	entries, err := j.Entries(ctx, id)
	return chain.HeldBy(entries), err
}

// Find lists the assessments whose slug or ID begins with prefix; an exact match stands alone.
func (j *Journal) Find(ctx context.Context, prefix string) ([]assessment.Meta, error) {
	rows, err := j.List(ctx)
	if err != nil {
		return nil, err
	}
	var out []assessment.Meta
	for _, r := range rows {
		if r.Slug == prefix || r.ID == prefix {
			return []assessment.Meta{r.Meta}, nil
		}
		if strings.HasPrefix(r.Slug, prefix) || strings.HasPrefix(r.ID, prefix) {
			out = append(out, r.Meta)
		}
	}
	return out, nil
}

// List is the portfolio, by slug.
func (j *Journal) List(ctx context.Context) ([]assessment.Row, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	out := make([]assessment.Row, 0, len(j.all))
	for _, r := range j.all {
		out = append(out, r.Row)
	}
	slices.SortFunc(out, func(a, b assessment.Row) int { return strings.Compare(a.Slug, b.Slug) })
	return out, nil
}

// SaveSummaries replaces projections, but for those that were made from fewer entries.
func (j *Journal) SaveSummaries(_ context.Context, rows ...assessment.Row) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	var changed []assessment.Row
	for _, row := range rows {
		r := j.all[row.ID]
		switch {
		case r == nil:
			return fmt.Errorf("assessment %s: %w", row.ID, assessment.ErrNotFound)
		case row.Entries >= r.Entries && row.Summary != r.Summary:
			changed = append(changed, row)
		}
	}
	if len(changed) == 0 {
		return nil
	}
	if err := j.mayWrite(); err != nil {
		return err
	}
	for _, row := range changed {
		j.all[row.ID].Summary = row.Summary
	}
	j.change++
	return nil
}
