package sqlite

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"

	"gonogo/assessment"
	"gonogo/assessment/seal"
	"gonogo/content"
	"gonogo/store/chain"
)

// Begin keeps a new assessment.
func (j *Journal) Begin(_ context.Context, n assessment.New) (string, error) {
	if err := checkNew(n); err != nil {
		return "", err
	}
	slug := ""
	again := func(w *writer) (bool, error) { // it was kept before, perhaps by a commit that seemed to fail
		err := w.row("SELECT slug FROM assessments WHERE id = ?", []any{n.ID}, &slug)
		if errors.Is(err, sql.ErrNoRows) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		missing, err := w.missing(n.Entries)
		if err == nil && len(missing) > 0 {
			err = fmt.Errorf("assessment %s: %w", n.ID, assessment.ErrSameID)
		}
		return err == nil, err
	}
	err := j.write(&job{
		do: func(w *writer) error {
			found, err := again(w)
			if err != nil {
				return err
			}
			if found {
				return errNothing
			}
			slug, err = w.begins(n)
			return err
		},
		held: again,
	})
	return slug, err
}

func checkNew(n assessment.New) error {
	if _, err := chain.Extend(n.ID, nil, n.Entries); err != nil {
		return err
	}
	return chain.CheckPack(n.Gate, n.Pack)
}

// begins writes a new assessment and returns its slug.
func (w *writer) begins(n assessment.New) (string, error) {
	if err := w.keepPack(n.Gate, n.Pack); err != nil {
		return "", err
	}
	slug, err := chain.Slug(n.Slug, func(slug string) (taken bool, err error) {
		err = w.row("SELECT EXISTS (SELECT 1 FROM assessments WHERE slug = ?)", []any{slug}, &taken)
		return taken, err
	})
	if err != nil {
		return "", err
	}
	err = w.exec("INSERT INTO assessments (id, slug, gate, sum) VALUES (?, ?, ?, ?)",
		n.ID, slug, string(n.Gate), sumOf(assessment.Meta{ID: n.ID, Slug: slug, Gate: n.Gate}))
	if err != nil {
		return "", err
	}
	num, err := w.number(n.ID)
	if err != nil {
		return "", err
	}
	return slug, w.keepNew(num, n.Entries, n.Summary)
}

func (w *writer) keepBeside(b assessment.Beside) error {
	switch b := b.(type) {
	case assessment.GateSource:
		return w.keepPack(b.Gate, b.Pack)
	case assessment.KeptFile:
		return w.keepFile(b)
	default:
		return fmt.Errorf("a journal keeps no %T", b)
	}
}

// keepPack keeps the source of a gate that is not held yet.
func (w *writer) keepPack(digest content.Digest, pack []byte) error {
	sum := sha256.Sum256(pack)
	return w.exec("INSERT INTO packs (digest, sum, source) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", string(digest), sum[:], pack)
}

// sumOf is what the row of an assessment carries, so that a flipped bit in it is seen.
func sumOf(m assessment.Meta) string {
	return seal.Digest("gonogo/assessment/1", []byte(m.ID), []byte(m.Slug), []byte(m.Gate))
}

// Append keeps entries, all or none, with what they name.
func (j *Journal) Append(_ context.Context, id string, expect assessment.Frontier, entries []assessment.Sealed, s assessment.Summary, beside ...assessment.Beside) error {
	if err := chain.CheckBeside(beside); err != nil {
		return err
	}
	next, invalid := chain.Extend(id, expect, entries)
	if len(entries) == 0 {
		return invalid
	}
	return j.write(&job{
		do: func(w *writer) error {
			num, err := w.number(id)
			if err != nil {
				return err
			}
			held, err := w.frontier(num)
			if err != nil {
				return err
			}
			for _, b := range beside { // taken back with all else where the entries are not kept
				if err := w.keepBeside(b); err != nil {
					return err
				}
			}
			if invalid == nil && held.Equal(expect) {
				w.frontiers[num] = next
				return w.keepNew(num, entries, s)
			}
			return w.appendAgain(num, id, held, expect, entries, s)
		},
		held: func(w *writer) (bool, error) {
			missing, err := w.missing(entries)
			return err == nil && len(missing) == 0, err
		},
	})
}

// appendAgain is the slow path: some entries may be held already.
func (w *writer) appendAgain(num int64, id string, held, expect assessment.Frontier, entries []assessment.Sealed, s assessment.Summary) error {
	missing, err := w.missing(entries)
	switch {
	case err != nil:
		return err
	case len(missing) == 0:
		return errNothing
	case !held.Equal(expect):
		return assessment.ErrConflict
	}
	next, err := chain.Extend(id, held, missing)
	if err != nil {
		return err
	}
	w.frontiers[num] = next
	return w.keepNew(num, missing, s)
}

// keepNew keeps entries that follow the frontier. An ID that is taken all the same is one used twice.
func (w *writer) keepNew(num int64, entries []assessment.Sealed, s assessment.Summary) error {
	err := w.keep(num, entries, s)
	if !isConstraint(err) {
		return err
	}
	if _, idErr := w.missing(entries); idErr != nil {
		return idErr
	}
	return err
}

// keep writes entries and the summary, then reads the entries back and hashes them again.
func (w *writer) keep(num int64, entries []assessment.Sealed, s assessment.Summary) error {
	for i := range entries {
		e := &entries[i]
		err := w.exec("INSERT INTO entries (assessment, writer, seq, id, digest, bytes) VALUES (?, ?, ?, ?, ?, ?)",
			num, e.Writer, e.Seq, e.ID, string(e.Digest), e.Bytes)
		if err != nil {
			return err
		}
	}
	if err := w.readBack(num, entries); err != nil {
		return err
	}
	_, err := w.putSummary(num, s)
	return err
}

// readBack checks that the database holds what was given, in runs of one writer.
func (w *writer) readBack(num int64, entries []assessment.Sealed) error {
	const read = "SELECT id, digest, bytes FROM entries WHERE assessment = ? AND writer = ? AND seq BETWEEN ? AND ? ORDER BY seq"
	for from := 0; from < len(entries); {
		to := from + 1
		for to < len(entries) && entries[to].Writer == entries[from].Writer {
			to++
		}
		run := entries[from:to]
		rows, err := w.rows(read, num, run[0].Writer, run[0].Seq, run[len(run)-1].Seq)
		if err != nil {
			return err
		}
		if err := sameAs(rows, run); err != nil {
			return err
		}
		from = to
	}
	return nil
}

func sameAs(rows *sql.Rows, run []assessment.Sealed) error {
	defer rows.Close()
	var id, digest string
	var raw sql.RawBytes
	n := 0
	for ; rows.Next(); n++ {
		if err := rows.Scan(&id, &digest, &raw); err != nil {
			return err
		}
		e := &run[min(n, len(run)-1)]
		if id != e.ID || digest != string(e.Digest) || assessment.EntryDigest(raw) != e.Digest {
			return fmt.Errorf("entry %s reads back differently from how it was written", e.ID)
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if n != len(run) {
		return fmt.Errorf("%d entries were written and %d read back", len(run), n)
	}
	return nil
}

// missing are those entries whose ID is not held; ErrSameID when one is held with other bytes.
func (w *writer) missing(entries []assessment.Sealed) ([]assessment.Sealed, error) {
	var out []assessment.Sealed
	for _, e := range entries {
		var held []byte
		err := w.row("SELECT bytes FROM entries WHERE id = ?", []any{e.ID}, &held)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			out = append(out, e)
		case err != nil:
			return nil, err
		case !bytes.Equal(held, e.Bytes):
			return nil, fmt.Errorf("entry %s: %w", e.ID, assessment.ErrSameID)
		}
	}
	return out, nil
}

// number is the row of an assessment.
func (w *writer) number(id string) (int64, error) {
	if num, ok := w.numbers[id]; ok {
		return num, nil
	}
	var num int64
	err := w.row("SELECT num FROM assessments WHERE id = ?", []any{id}, &num)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, fmt.Errorf("assessment %s: %w", id, assessment.ErrNotFound)
	}
	if err == nil {
		w.numbers[id] = num
	}
	return num, err
}

// frontier is what is held of each writer's chain: one step through the index a writer.
func (w *writer) frontier(num int64) (assessment.Frontier, error) {
	if f, ok := w.frontiers[num]; ok {
		return f, nil
	}
	rows, err := w.rows(frontierQuery, num)
	if err != nil {
		return nil, err
	}
	f, err := scanFrontier(rows)
	if err != nil {
		return nil, err
	}
	w.frontiers[num] = f
	return f, nil
}
