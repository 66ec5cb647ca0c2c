package sqlite_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"gonogo/assessment"
	"gonogo/store/sqlite"
	"gonogo/store/storetest"
)

// raw runs statements on a database past all of our rules.
func raw(t testing.TB, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	must(t, err)
	defer db.Close()
	for _, s := range statements {
		if _, err := db.ExecContext(context.Background(), s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

func TestAForeignFileIsLeftUntouched(t *testing.T) {
	for name, make := range map[string]func(path string){
		"text":       func(path string) { must(t, os.WriteFile(path, bytes.Repeat([]byte("not a database\n"), 100), 0o600)) },
		"short text": func(path string) { must(t, os.WriteFile(path, []byte("x"), 0o600)) },
		"zeros":      func(path string) { must(t, os.WriteFile(path, bytes.Repeat([]byte{0}, 8192), 0o600)) },
		"another program's": func(path string) {
			raw(t, path, "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)")
		},
		"another program's with an id": func(path string) {
			raw(t, path, "PRAGMA application_id = 77", "PRAGMA user_version = 1", "CREATE TABLE t (x)")
		},
		"another program's with nothing but an id": func(path string) { raw(t, path, "PRAGMA application_id = 77") },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "other.db")
			make(path)
			before, err := os.ReadFile(path)
			must(t, err)
			for _, o := range []sqlite.Options{{Path: path}, {Path: path, ReadOnly: true}} {
				_, err = sqlite.Open(ctx, o)
				wantTrouble(t, err, sqlite.ErrForeign, "not a gonogo database", "--db")
			}
			after, err := os.ReadFile(path)
			must(t, err)
			if !bytes.Equal(before, after) {
				t.Error("the file was changed")
			}
		})
	}
}

func TestAnEmptyFileBecomesADatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gonogo.db")
	must(t, os.WriteFile(path, nil, 0o600))
	j := open(t, sqlite.Options{Path: path})
	if _, err := j.Begin(ctx, storetest.New("a1", "one")); err != nil {
		t.Fatal(err)
	}
}

func TestADatabaseOfANewerProgramIsReadAndNotWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gonogo.db")
	j := open(t, sqlite.Options{Path: path})
	_, err := j.Begin(ctx, storetest.New("a1", "one"))
	must(t, err)
	must(t, j.Close())
	raw(t, path, "PRAGMA user_version = 7", "CREATE TABLE of_the_future (x)")

	j = open(t, sqlite.Options{Path: path})
	storetest.Held(t, j, "a1")
	if rows, err := j.List(ctx); err != nil || len(rows) != 1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	wantTrouble(t, storetest.Record(j, "a1", "w1", "e2", ""), assessment.ErrReadOnly, "made by a newer gonogo (layout 7, this one knows 3)", "newer gonogo")
	if !errors.Is(j.ReadOnly(), sqlite.ErrNewer) {
		t.Errorf("it says %v", j.ReadOnly())
	}
}

func TestADatabaseThatANewerProgramChangesMeanwhileIsNotWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gonogo.db")
	j := open(t, sqlite.Options{Path: path})
	_, err := j.Begin(ctx, storetest.New("a1", "one"))
	must(t, err)
	raw(t, path, "PRAGMA user_version = 7")
	err = storetest.Record(j, "a1", "w1", "e2", "")
	wantTrouble(t, err, assessment.ErrNotSaved, "newer gonogo", "close")
	raw(t, path, "PRAGMA user_version = 3")
	must(t, storetest.Record(j, "a1", "w1", "e2", ""))
}

func TestManyProcessesMayMakeOneDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gonogo.db")
	errs := make(chan error)
	for i := range 8 {
		go func() {
			cmd, err := storetest.Child(path, "w", fmt.Sprint(i), -1) // opens, records nothing, closes
			if err == nil {
				var out []byte
				if out, err = cmd.CombinedOutput(); err != nil {
					err = fmt.Errorf("%w: %s", err, out)
				}
			}
			errs <- err
		}()
	}
	for range 8 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	if j := open(t, sqlite.Options{Path: path}); j.ID() == "" {
		t.Error("the database has no id")
	}
}

func TestEntriesAreNeitherChangedNorDeletedByStraySQL(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gonogo.db")
	j := open(t, sqlite.Options{Path: path})
	_, err := j.Begin(ctx, storetest.New("a1", "one"))
	must(t, err)
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=recursive_triggers(1)")
	must(t, err)
	defer db.Close()
	for _, s := range []string{
		"UPDATE entries SET bytes = x'00'", "DELETE FROM entries", "DELETE FROM packs", "UPDATE packs SET source = x'00'",
		"INSERT OR REPLACE INTO entries SELECT * FROM entries", "INSERT INTO entries (assessment, writer, seq, id, digest, bytes) VALUES (1, 'w', 'first', 'x', 'd', x'')",
		"INSERT INTO entries (assessment, writer, seq, id, digest, bytes) VALUES (1, 'w', 0, 'x', 'd', x'')",
	} {
		if _, err := db.ExecContext(ctx, s); err == nil {
			t.Errorf("done: %s", s)
		}
	}
	storetest.Held(t, j, "a1")
}
