package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"gonogo/assessment"
	"gonogo/content"
)

// frontierQuery takes one step through the index for each writer, however long the chains are.
const frontierQuery = `
	WITH RECURSIVE writers (w) AS (
		SELECT min(writer) FROM entries WHERE assessment = ?1
		UNION ALL
		SELECT (SELECT min(writer) FROM entries WHERE assessment = ?1 AND writer > w) FROM writers WHERE w IS NOT NULL
	)
	SELECT e.writer, e.seq, e.digest FROM writers
	JOIN entries e ON e.assessment = ?1 AND e.writer = w
		AND e.seq = (SELECT max(seq) FROM entries WHERE assessment = ?1 AND writer = w)`

// Frontier is what is held of each writer's chain, read off the index.
func (j *Journal) Frontier(ctx context.Context, id string) (assessment.Frontier, error) {
	var num int64
	err := j.readers.QueryRowContext(ctx, "SELECT num FROM assessments WHERE id = ?", id).Scan(&num)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("assessment %s: %w", id, assessment.ErrNotFound)
	}
	if err != nil {
		return nil, j.explain(err)
	}
	rows, err := j.readers.QueryContext(ctx, frontierQuery, num)
	if err != nil {
		return nil, j.explain(err)
	}
	f, err := scanFrontier(rows)
	return f, j.explain(err)
}

func scanFrontier(rows *sql.Rows) (assessment.Frontier, error) {
	defer rows.Close()
	var f assessment.Frontier
	for rows.Next() {
		var h assessment.Head
		var digest string
		if err := rows.Scan(&h.Writer, &h.Count, &digest); err != nil {
			return nil, err
		}
		h.Head = content.Digest(digest)
		f = append(f, h)
	}
	return f, rows.Err()
}
