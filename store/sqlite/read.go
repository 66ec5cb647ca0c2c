package sqlite

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"sync"

	lib "modernc.org/sqlite/lib"

	"gonogo/assessment"
	"gonogo/content"
)

// Entries are all entries of an assessment, by writer and number.
func (j *Journal) Entries(ctx context.Context, id string) ([]assessment.Sealed, error) {
	rows, err := j.readers.QueryContext(ctx, `
		SELECT writer, seq, id, digest, bytes FROM entries
		WHERE assessment = (SELECT num FROM assessments WHERE id = ?) ORDER BY writer, seq`, id)
	if err != nil {
		return nil, j.explain(err)
	}
	defer rows.Close()
	var stored []storedEntry
	for rows.Next() {
		var s storedEntry
		if err := rows.Scan(&s.writer, &s.seq, &s.id, &s.digest, &s.bytes); err != nil {
			return nil, j.explain(err)
		}
		stored = append(stored, s)
	}
	if err := rows.Err(); err != nil {
		return nil, j.explain(err)
	}
	if len(stored) == 0 {
		return nil, fmt.Errorf("assessment %s: %w", id, assessment.ErrNotFound)
	}
	out, err := unsealAll(id, stored, j.read.of(id))
	if err != nil {
		return nil, j.damaged("the journal of assessment "+id+" is damaged", err)
	}
	j.read.keep(id, out)
	return out, nil
}

// lastRead keeps the entries of the assessment last read, so that reading it again after somebody else's entry costs
// that entry and not the whole record.
type lastRead struct {
	mu      sync.Mutex
	id      string
	entries map[string]assessment.Sealed // by entry id
}

func (r *lastRead) of(id string) map[string]assessment.Sealed {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.id != id {
		return nil
	}
	return r.entries
}

func (r *lastRead) keep(id string, entries []assessment.Sealed) {
	by := make(map[string]assessment.Sealed, len(entries))
	for i := range entries {
		by[entries[i].ID] = entries[i]
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.id, r.entries = id, by
}

// storedEntry is an entry as its row has it.
type storedEntry struct {
	writer, id, digest string
	seq                int
	bytes              []byte
}

// unsealAll reads entries, a part on each processor: that is most of the time that loading takes.
func unsealAll(id string, stored []storedEntry, known map[string]assessment.Sealed) ([]assessment.Sealed, error) {
	out := make([]assessment.Sealed, len(stored))
	part := max(64, (len(stored)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	errs := make([]error, (len(stored)+part-1)/part)
	for p := range errs {
		wg.Go(func() {
			for i := p * part; i < min((p+1)*part, len(stored)) && errs[p] == nil; i++ {
				out[i], errs[p] = stored[i].unseal(id, known)
			}
		})
	}
	wg.Wait()
	return out, errors.Join(errs...)
}

// unseal compares the columns with what the bytes say. The digest stays as stored: assessment.FrontierOf
// compares it with the bytes.
func (s storedEntry) unseal(id string, known map[string]assessment.Sealed) (assessment.Sealed, error) {
	e, held := known[s.id]
	if !held || !bytes.Equal(e.Bytes, s.bytes) {
		var err error
		if e, err = assessment.Unseal(s.bytes); err != nil {
			return assessment.Sealed{}, fmt.Errorf("number %d of writer %s: %w", s.seq, s.writer, err)
		}
	}
	if e.Assessment != id || e.Writer != s.writer || e.Seq != s.seq || e.ID != s.id {
		return assessment.Sealed{}, fmt.Errorf("number %d of writer %s is kept under another name than its own", s.seq, s.writer)
	}
	e.Digest = content.Digest(s.digest)
	return e, nil
}

// Find lists the assessments whose slug or ID begins with prefix; an exact match stands alone.
func (j *Journal) Find(ctx context.Context, prefix string) ([]assessment.Meta, error) {
	rows, err := j.readers.QueryContext(ctx, `
		SELECT id, slug, gate, sum FROM assessments
		WHERE (slug >= ?1 AND slug < ?2) OR (id >= ?1 AND id < ?2) ORDER BY slug`, prefix, prefix+"\U0010ffff")
	if err != nil {
		return nil, j.explain(err)
	}
	defer rows.Close()
	var out []assessment.Meta
	for rows.Next() {
		var m assessment.Meta
		var gate, sum string
		if err := rows.Scan(&m.ID, &m.Slug, &gate, &sum); err != nil {
			return nil, j.explain(err)
		}
		if m.Gate = content.Digest(gate); sum != sumOf(m) {
			return nil, j.damaged(fmt.Sprintf("the row of assessment %q is damaged", m.Slug), nil)
		}
		if m.Slug == prefix || m.ID == prefix {
			return []assessment.Meta{m}, nil
		}
		out = append(out, m)
	}
	return out, j.explain(rows.Err())
}

// Pack is the source of the gate with this digest.
func (j *Journal) Pack(ctx context.Context, digest content.Digest) ([]byte, error) {
	var source, sum []byte
	err := j.readers.QueryRowContext(ctx, "SELECT source, sum FROM packs WHERE digest = ?", string(digest)).Scan(&source, &sum)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("gate %s: %w", digest.Short(), assessment.ErrNotFound)
	}
	if err != nil {
		return nil, j.explain(err)
	}
	if sha256.Sum256(source) != [32]byte(sum) {
		return nil, j.damaged("the source of gate "+digest.Short()+" is damaged", nil)
	}
	return source, nil
}

// Change is a number that differs after anyone, in any process, has written. It comes from one connection
// that never writes, since SQLite counts only what the others wrote.
func (j *Journal) Change(ctx context.Context) (int64, error) {
	j.pin.Lock()
	defer j.pin.Unlock()
	if j.pinned == nil {
		conn, err := j.readers.Conn(context.WithoutCancel(ctx))
		if err != nil {
			return 0, j.explain(err)
		}
		j.pinned = conn
	}
	var v int64
	err := j.pinned.QueryRowContext(context.WithoutCancel(ctx), "PRAGMA data_version").Scan(&v)
	return v, j.explain(err)
}

func isNoDatabase(err error) bool { return primary(codeOf(err)) == lib.SQLITE_NOTADB }

func isConstraint(err error) bool { return primary(codeOf(err)) == lib.SQLITE_CONSTRAINT }

// olderThan compares a version of SQLite.
func olderThan(version string, want ...int) bool {
	var got [3]int
	if n, _ := fmt.Sscanf(version, "%d.%d.%d", &got[0], &got[1], &got[2]); n != len(got) {
		return true
	}
	for i, w := range want {
		if got[i] != w {
			return got[i] < w
		}
	}
	return false
}
