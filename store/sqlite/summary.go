package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"gonogo/assessment"
)

// List is the portfolio, by slug. An assessment without a summary has the zero one: it must be folded again.
// The two tables are read each in its own order and joined here, in one transaction: with ten thousand rows
// that takes half the time of a join.
func (j *Journal) List(ctx context.Context) ([]assessment.Row, error) {
	tx, err := j.readers.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, j.explain(err)
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	metas, err := listAssessments(ctx, tx)
	if err != nil {
		return nil, j.explain(err)
	}
	rows, at := make([]assessment.Row, len(metas)), make(map[int64]int, len(metas))
	for i, m := range metas {
		rows[i].Meta, at[m.num] = m.Meta, i
	}
	if err := listSummaries(ctx, tx, rows, at); err != nil {
		return nil, j.explain(err)
	}
	return rows, nil
}

type numbered struct {
	assessment.Meta
	num int64
}

// listAssessments lists all by slug.
func listAssessments(ctx context.Context, tx *sql.Tx) ([]numbered, error) {
	found, err := tx.QueryContext(ctx, "SELECT num, id, slug, gate FROM assessments")
	if err != nil {
		return nil, err
	}
	defer found.Close()
	var all []numbered
	var m numbered
	for found.Next() {
		if err := found.Scan(&m.num, &m.ID, &m.Slug, (*string)(&m.Gate)); err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	slices.SortFunc(all, func(a, b numbered) int { return strings.Compare(a.Slug, b.Slug) })
	return all, found.Err()
}

func listSummaries(ctx context.Context, tx *sql.Tx, rows []assessment.Row, at map[int64]int) error {
	found, err := tx.QueryContext(ctx, "SELECT assessment, line FROM summaries")
	if err != nil {
		return err
	}
	defer found.Close()
	var num int64
	var line string
	for found.Next() {
		if err := found.Scan(&num, &line); err != nil {
			return err
		}
		if i, known := at[num]; known {
			if s, ok := readLine(line); ok { // one that cannot be read is to be made again
				rows[i].Summary = s
			}
		}
	}
	return found.Err()
}

// SaveSummaries replaces the projections of some assessments, all or none. One made from fewer entries than the one held
// is late and is dropped; an equal one is not written again, so that nobody is woken for nothing.
func (j *Journal) SaveSummaries(_ context.Context, rows ...assessment.Row) error {
	if len(rows) == 0 {
		return nil
	}
	return j.write(&job{do: func(w *writer) error {
		any := false
		for i := range rows {
			num, err := w.number(rows[i].ID)
			if err != nil {
				return err
			}
			changed, err := w.putSummary(num, rows[i].Summary)
			if err != nil {
				return err
			}
			any = any || changed
		}
		if !any {
			return errNothing
		}
		return nil
	}})
}

// DropSummaries empties the projection; the caller folds every assessment again and saves what comes out.
func (j *Journal) DropSummaries() error {
	return j.write(&job{do: func(w *writer) error { return w.exec("DELETE FROM summaries") }})
}

// putSummary reports whether it changed anything.
func (w *writer) putSummary(num int64, s assessment.Summary) (changed bool, err error) {
	result, err := w.result(`
		INSERT INTO summaries (assessment, entries, line) VALUES (?, ?, ?)
		ON CONFLICT (assessment) DO UPDATE SET entries = excluded.entries, line = excluded.line
		WHERE excluded.entries >= entries AND line <> excluded.line`,
		num, s.Entries, lineOf(s))
	if err != nil {
		return false, fmt.Errorf("save summary: %w", err)
	}
	n, err := result.RowsAffected()
	return n > 0, err
}
