//go:build harness

package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"gonogo/assessment"
	"gonogo/store/sqlite"
)

// held reads a database past the program and returns the notes of all answers and comments in it. Whatever is
// not sound is an error.
func held(path string, readOnly bool) (map[string]bool, error) {
	ctx := context.Background()
	j, err := sqlite.Open(ctx, sqlite.Options{Path: path, ReadOnly: readOnly})
	if err != nil {
		return nil, err
	}
	notes, err := notesIn(ctx, j)
	return notes, errors.Join(err, j.Close())
}

func notesIn(ctx context.Context, j *sqlite.Journal) (map[string]bool, error) {
	wrong, err := j.IntegrityCheck(ctx)
	if err != nil {
		return nil, err
	}
	if len(wrong) > 0 {
		return nil, fmt.Errorf("the file is damaged: %s", strings.Join(wrong, "; "))
	}
	all, err := j.Find(ctx, "")
	if err != nil {
		return nil, err
	}
	notes := map[string]bool{}
	for _, m := range all {
		entries, err := j.Entries(ctx, m.ID)
		if err != nil {
			return nil, err
		}
		if _, err := assessment.FrontierOf(entries); err != nil {
			return nil, err
		}
		for _, e := range entries {
			switch what := e.What.(type) {
			case assessment.Answered:
				notes[what.Note] = true
				notes[what.Question] = true
			case assessment.Commented:
				notes[what.Text] = true
			}
		}
	}
	return notes, nil
}

// missing are the promises that a record does not keep.
func missing(promised map[string]bool, kept map[string]bool) []string {
	var gone []string
	for p := range promised {
		if !kept[p] {
			gone = append(gone, p)
		}
	}
	return gone
}
