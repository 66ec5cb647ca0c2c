package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

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

// listSummaries reads what is no free text as one text: crossing from SQLite costs by the column.
func listSummaries(ctx context.Context, tx *sql.Tx, rows []assessment.Row, at map[int64]int) error {
	found, err := tx.QueryContext(ctx, `
		SELECT assessment, name, programme, gate_id, gate_version, concat_ws('|', verdict, go_live, updated, judged_on,
			holds_until, answered, applicable, open_blockers, engine, entries, archived, signed) FROM summaries`)
	if err != nil {
		return err
	}
	defer found.Close()
	var num int64
	var s assessment.Summary
	var facts string
	for found.Next() {
		if err := found.Scan(&num, &s.Name, &s.Programme, &s.GateID, &s.GateVersion, &facts); err != nil {
			return err
		}
		if i, known := at[num]; known && readFacts(facts, &s) { // one that cannot be read is to be made again
			rows[i].Summary = s
		}
	}
	return found.Err()
}

// readFacts reads the joined columns into s and reports whether they can be read.
func readFacts(facts string, s *assessment.Summary) bool {
	var part [12]string
	for i := range part {
		part[i], facts, _ = strings.Cut(facts, "|")
	}
	s.Verdict, s.Updated = 0, time.Time{}
	ok := part[0] == "" || s.Verdict.UnmarshalText([]byte(part[0])) == nil
	if ok && part[2] != "" {
		at, err := time.Parse(time.RFC3339, part[2])
		s.Updated, ok = at, err == nil
	}
	for _, d := range []struct {
		text string
		into *assessment.Date
	}{{part[1], &s.GoLive}, {part[3], &s.JudgedOn}, {part[4], &s.HoldsUntil}} {
		ok = ok && d.into.UnmarshalText([]byte(d.text)) == nil
	}
	for i, into := range []*int{&s.Answered, &s.Applicable, &s.OpenBlockers, &s.Engine, &s.Entries} {
		n, err := strconv.Atoi(part[5+i])
		*into, ok = n, ok && err == nil
	}
	s.Archived, s.Signed = part[10] == "1", part[11] == "1"
	return ok
}

// texts are the columns of a summary that are kept as text.
type texts struct{ verdict, goLive, updated, judgedOn, holdsUntil string }

func textsOf(s assessment.Summary) texts {
	t := texts{goLive: s.GoLive.String(), judgedOn: s.JudgedOn.String(), holdsUntil: s.HoldsUntil.String()}
	if v, err := s.Verdict.MarshalText(); err == nil {
		t.verdict = string(v)
	}
	if !s.Updated.IsZero() {
		t.updated = s.Updated.UTC().Format(time.RFC3339)
	}
	return t
}

// SaveSummary replaces the projection of one assessment. One made from fewer entries than the one held is
// late and is dropped; an equal one is not written again, so that nobody is woken for nothing.
func (j *Journal) SaveSummary(_ context.Context, id string, s assessment.Summary) error {
	return j.write(&job{do: func(w *writer) error {
		num, err := w.number(id)
		if err != nil {
			return err
		}
		changed, err := w.putSummary(num, s)
		if err == nil && !changed {
			return errNothing
		}
		return err
	}})
}

// DropSummaries empties the projection; the caller folds every assessment again and saves what comes out.
func (j *Journal) DropSummaries() error {
	return j.write(&job{do: func(w *writer) error { return w.exec("DELETE FROM summaries") }})
}

// putSummary reports whether it changed anything.
func (w *writer) putSummary(num int64, s assessment.Summary) (changed bool, err error) {
	t := textsOf(s)
	result, err := w.result(`
		INSERT INTO summaries (assessment, name, programme, gate_id, gate_version, verdict, answered, applicable,
			open_blockers, go_live, updated, judged_on, holds_until, engine, entries, archived, signed)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (assessment) DO UPDATE SET name = excluded.name, programme = excluded.programme,
			gate_id = excluded.gate_id, gate_version = excluded.gate_version, verdict = excluded.verdict,
			answered = excluded.answered, applicable = excluded.applicable, open_blockers = excluded.open_blockers,
			go_live = excluded.go_live, updated = excluded.updated, judged_on = excluded.judged_on,
			holds_until = excluded.holds_until, engine = excluded.engine, entries = excluded.entries,
			archived = excluded.archived, signed = excluded.signed
		WHERE excluded.entries >= entries AND (name, programme, gate_id, gate_version, verdict, answered, applicable,
			open_blockers, go_live, updated, judged_on, holds_until, engine, entries, archived, signed)
			IS NOT (excluded.name, excluded.programme, excluded.gate_id, excluded.gate_version, excluded.verdict,
			excluded.answered, excluded.applicable, excluded.open_blockers, excluded.go_live, excluded.updated,
			excluded.judged_on, excluded.holds_until, excluded.engine, excluded.entries, excluded.archived, excluded.signed)`,
		num, s.Name, s.Programme, s.GateID, s.GateVersion, t.verdict, s.Answered, s.Applicable,
		s.OpenBlockers, t.goLive, t.updated, t.judgedOn, t.holdsUntil, s.Engine, s.Entries, s.Archived, s.Signed)
	if err != nil {
		return false, fmt.Errorf("save summary: %w", err)
	}
	n, err := result.RowsAffected()
	return n > 0, err
}
