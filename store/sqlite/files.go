package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"

	"gonogo/assessment"
	"gonogo/content"
)

// filesSince is the layout that can keep copies of files.
const filesSince = 3

// keepFile keeps a copy that is not held yet, and reads back whichever is held: an entry must never name bytes that are
// others.
func (w *writer) keepFile(f assessment.KeptFile) error {
	bytes := f.Bytes
	if bytes == nil {
		bytes = []byte{} // nil would be NULL
	}
	err := w.exec("INSERT INTO files (digest, size, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", string(f.Digest), len(bytes), bytes)
	if err != nil {
		return err
	}
	var held []byte
	if err := w.row("SELECT bytes FROM files WHERE digest = ?", []any{string(f.Digest)}, &held); err != nil {
		return err
	}
	if assessment.PlainDigest(held) != f.Digest {
		return w.journal.damagedFile(f.Digest)
	}
	return nil
}

func (j *Journal) damagedFile(digest content.Digest) error {
	return j.damaged("the kept copy of file "+digest.Short()+" is damaged", nil)
}

// File is the kept copy of the file with this digest.
func (j *Journal) File(ctx context.Context, digest content.Digest) ([]byte, error) {
	var bytes []byte
	err := sql.ErrNoRows
	if j.layout >= filesSince {
		err = j.readers.QueryRowContext(ctx, "SELECT bytes FROM files WHERE digest = ?", string(digest)).Scan(&bytes)
	}
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, fmt.Errorf("file %s: %w", digest.Short(), assessment.ErrNotFound)
	case err != nil:
		return nil, j.explain(err)
	case assessment.PlainDigest(bytes) != digest:
		return nil, j.damagedFile(digest)
	}
	return bytes, nil
}

// keptIn adds the digests of the copies that entries name, whether an undo took them back or not.
func keptIn(entries []assessment.Sealed, into map[content.Digest]bool) {
	for i := range entries {
		if e, ok := entries[i].What.(assessment.Evidenced); ok && e.FileKept {
			into[e.FileDigest] = true
		}
	}
}

// verifyFiles looks up every copy that entries name, and every other one that is there, as a reader would: one at a
// time, since each may be large.
func (j *Journal) verifyFiles(ctx context.Context, named map[content.Digest]bool) (wrong []string, err error) {
	all := maps.Clone(named)
	if j.layout >= filesSince {
		rows, err := j.readers.QueryContext(ctx, "SELECT digest FROM files NOT INDEXED")
		if err != nil {
			return nil, j.explain(err)
		}
		defer rows.Close()
		for rows.Next() {
			var digest content.Digest
			if err := rows.Scan((*string)(&digest)); err != nil {
				return nil, j.explain(err)
			}
			all[digest] = true
		}
		if err := rows.Err(); err != nil {
			return nil, j.explain(err)
		}
	}
	for _, digest := range slices.Sorted(maps.Keys(all)) {
		switch _, err := j.File(ctx, digest); {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case errors.Is(err, assessment.ErrNotFound):
			wrong = append(wrong, "the copy of file "+digest.Short()+" that evidence names is not there")
		case err != nil:
			wrong = append(wrong, err.Error())
		}
	}
	return wrong, nil
}
