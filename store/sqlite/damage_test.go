package sqlite_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonogo/assessment"
	"gonogo/store/sqlite"
	"gonogo/store/storetest"
)

// keptFile is a file that the sample keeps, over several pages.
var keptFile = strings.Repeat("{\"account\": \"svc-payments\", \"owner\": \"Ana\"}\n", 200)

// sample is a closed database with two assessments and a kept file of each, whole in one file.
func sample(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "gonogo.db")
	j := open(t, sqlite.Options{Path: path})
	for i, id := range []string{"a1", "a2"} {
		n := storetest.New(id, "programme")
		n.Gate, n.Pack = storetest.Gate(strings.Repeat(id, 500))
		_, err := j.Begin(ctx, n)
		must(t, err)
		held := storetest.Held(t, j, id)
		must(t, j.Append(ctx, id, held, storetest.Entries(held, id, "w1", 20+i), storetest.Summary("one", 21+i)))
	}
	storetest.KeepFile(t, j, "a1", "k1", []byte(keptFile))
	storetest.KeepFile(t, j, "a2", "k2", []byte("another "+keptFile))
	must(t, j.Close())
	return path
}

func TestChangedBytesOfAnEntryAreFound(t *testing.T) {
	dropTriggers := []string{"DROP TRIGGER entries_are_never_changed", "DROP TRIGGER entries_are_never_deleted"}
	for name, sql := range map[string]string{
		"a word":                 `UPDATE entries SET bytes = CAST(replace(CAST(bytes AS TEXT), 'a note', 'a nOte') AS BLOB) WHERE seq = 5`,
		"bytes that are no JSON": `UPDATE entries SET bytes = x'00' WHERE seq = 5`,
		"the digest":             `UPDATE entries SET digest = (SELECT digest FROM entries WHERE seq = 6) WHERE seq = 5`,
		"the writer":             `UPDATE entries SET writer = 'w2' WHERE seq = 5`,
		"the id":                 `UPDATE entries SET id = 'other' || assessment WHERE seq = 5`,
		"a number left out":      `DELETE FROM entries WHERE seq = 5`,
		"the gate's source":      `UPDATE packs SET source = CAST(replace(CAST(source AS TEXT), 'a1', 'a2') AS BLOB)`,
		"a kept file":            `UPDATE files SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Ana', 'Bob') AS BLOB) WHERE size < 9010`,
		"two kept files swapped": `UPDATE files SET size = length(b), bytes = b FROM (SELECT digest AS d, bytes AS b FROM files) WHERE digest <> d`,
		"a kept file cut":        `UPDATE files SET bytes = x'', size = 0`,
		"a kept file taken away": `DELETE FROM files WHERE digest = (SELECT max(digest) FROM files)`,
		"the short name":         `UPDATE assessments SET slug = 'other' WHERE id = 'a1'`,
		"the gate":               `UPDATE assessments SET gate = (SELECT gate FROM assessments WHERE id = 'a2') WHERE id = 'a1'`,
		"entries without home":   `DELETE FROM assessments WHERE id = 'a1'`,
	} {
		t.Run(name, func(t *testing.T) {
			path := sample(t)
			raw(t, path, append(dropTriggers, "DROP TRIGGER packs_are_never_changed", "DROP TRIGGER files_are_never_changed", "DROP TRIGGER files_are_never_deleted", sql)...)
			j := open(t, sqlite.Options{Path: path})
			wrong, _, err := j.Verify(ctx)
			if err != nil || len(wrong) == 0 {
				t.Fatalf("found nothing (%v)", err)
			}
			if _, err := j.Backup(ctx, path+".backup"); !errors.Is(err, sqlite.ErrDamaged) {
				t.Errorf("a backup was made of it: %v", err)
			}
		})
	}
}

func TestASoundDatabaseVerifies(t *testing.T) {
	j := open(t, sqlite.Options{Path: sample(t)})
	wrong, sound, err := j.Verify(ctx)
	if err != nil || len(wrong) != 0 || sound["a1"].Total() != 22 || sound["a2"].Total() != 23 {
		t.Fatalf("%v, %v, %v", wrong, sound, err)
	}
	if wrong, err := j.IntegrityCheck(ctx); err != nil || len(wrong) != 0 {
		t.Fatalf("%v, %v", wrong, err)
	}
}

// logical is all that a database says, for comparing: what Verify vouches for.
func logical(ctx context.Context, j *sqlite.Journal) (string, error) {
	var b strings.Builder
	all, err := j.Find(ctx, "")
	if err != nil {
		return "", err
	}
	for _, m := range all {
		entries, err := j.Entries(ctx, m.ID)
		if err != nil {
			return "", err
		}
		source, err := j.Pack(ctx, m.Gate)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%+v %x\n", m, source)
		for _, e := range entries {
			fmt.Fprintf(&b, "%s %s\n", e.Digest, e.Bytes)
			if what, ok := e.What.(assessment.Evidenced); ok {
				file, err := j.File(ctx, what.FileDigest)
				if err != nil {
					return "", err
				}
				fmt.Fprintf(&b, "%s\n", file)
			}
		}
	}
	return b.String(), nil
}

// TestAFlippedBitIsFoundOrDoesNotMatter flips bits anywhere in the file: what opens and verifies says the same
// as before. PRAGMA integrity_check misses most of them.
func TestAFlippedBitIsFoundOrDoesNotMatter(t *testing.T) {
	path := sample(t)
	sound, err := os.ReadFile(path)
	must(t, err)
	j := open(t, sqlite.Options{Path: path, ReadOnly: true})
	want, err := logical(ctx, j)
	must(t, err)
	must(t, j.Close())
	hurt := filepath.Join(t.TempDir(), "hurt.db")
	random := rand.New(rand.NewPCG(1, 2))
	found, missed := 0, 0
	const flips = 600 / storetest.Scale
	for range flips {
		at := random.IntN(len(sound) * 8)
		b := bytes.Clone(sound)
		b[at/8] ^= 1 << (at % 8)
		must(t, os.WriteFile(hurt, b, 0o600))
		verified, checked, says := examine(t, hurt)
		if !verified {
			found++
		} else if says != want {
			t.Fatalf("bit %d: verified, and says something else", at)
		}
		if !verified && checked {
			missed++
		}
	}
	t.Logf("%d of %d flips matter and were found; integrity_check alone misses %d of them", found, flips, missed)
	if found < flips/6 || missed < flips/12 {
		t.Error("the control failed: these flips prove nothing")
	}
}

// examine opens a database as doctor does.
func examine(t *testing.T, path string) (verified, checked bool, says string) {
	t.Helper()
	j, err := sqlite.Open(ctx, sqlite.Options{Path: path, ReadOnly: true})
	if err != nil {
		return false, false, ""
	}
	defer j.Close()
	complaints, err := j.IntegrityCheck(ctx)
	checked = err == nil && len(complaints) == 0
	wrong, _, err := j.Verify(ctx)
	verified = err == nil && len(wrong) == 0
	if verified {
		if says, err = logical(ctx, j); err != nil {
			t.Fatalf("verified, and cannot be read: %v", err)
		}
	}
	return verified, checked, says
}

func TestADamagedDatabaseIsNamedAndKeptReadable(t *testing.T) {
	path := sample(t)
	raw(t, path, "DROP TRIGGER entries_are_never_changed",
		"UPDATE entries SET bytes = x'00' WHERE seq = 5 AND assessment = 1")
	j := open(t, sqlite.Options{Path: path})
	_, err := j.Entries(ctx, "a1")
	wantTrouble(t, err, sqlite.ErrDamaged, "damaged", "doctor")
	storetest.Held(t, j, "a2")

	b, err := os.ReadFile(path)
	must(t, err)
	must(t, j.Close())
	for i := 4096; i < len(b); i++ {
		b[i] = 0xff
	}
	must(t, os.WriteFile(path, b, 0o600))
	_, err = sqlite.Open(ctx, sqlite.Options{Path: path})
	wantTrouble(t, err, sqlite.ErrDamaged, "damaged", "restore a backup")
}

func TestATruncatedDatabaseIsNamed(t *testing.T) {
	path := sample(t)
	info, err := os.Stat(path)
	must(t, err)
	for size := int64(512); size < info.Size(); size += 3000 {
		short := filepath.Join(t.TempDir(), "short.db")
		b, err := os.ReadFile(path)
		must(t, err)
		must(t, os.WriteFile(short, b[:size], 0o600))
		if verified, _, _ := examine(t, short); verified {
			t.Errorf("cut to %d of %d bytes and verified", size, info.Size())
		}
	}
}

var _ assessment.Journal = (*sqlite.Journal)(nil)

func TestAnEntryAndAKeptFileCannotBeChangedOrDeleted(t *testing.T) {
	path := sample(t)
	db, err := sql.Open("sqlite", "file:"+path)
	must(t, err)
	defer db.Close()
	for _, statement := range []string{
		"UPDATE entries SET seq = 99 WHERE seq = 5", "DELETE FROM entries WHERE seq = 5",
		"UPDATE files SET bytes = x'', size = 0", "DELETE FROM files",
	} {
		if _, err := db.ExecContext(ctx, statement); err == nil || !strings.Contains(err.Error(), "is never") {
			t.Errorf("%s: %v", statement, err)
		}
	}
}
