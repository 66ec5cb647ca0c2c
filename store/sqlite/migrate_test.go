package sqlite_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"gonogo/assessment"
	"gonogo/store/sqlite"
	"gonogo/store/storetest"
)

func TestADatabaseOfTheFirstLayoutKeepsItsEntriesAndMakesItsPortfolioAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gonogo.db")
	j := open(t, sqlite.Options{Path: path})
	_, err := j.Begin(ctx, storetest.New("a1", "one"))
	must(t, err)
	must(t, storetest.Record(j, "a1", "w1", "e2", ""))
	must(t, j.Close())
	raw(t, path, "DROP TABLE files", "DROP TABLE summaries", "CREATE TABLE summaries (assessment INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT", "PRAGMA user_version = 1")

	j = open(t, sqlite.Options{Path: path})
	if n := storetest.Held(t, j, "a1").Total(); n != 2 {
		t.Errorf("%d entries", n)
	}
	rows, err := j.List(ctx)
	must(t, err)
	if len(rows) != 1 || rows[0].Slug != "one" {
		t.Fatalf("the portfolio is %v", rows)
	}
	must(t, storetest.Record(j, "a1", "w1", "e3", ""))

	// What a newer program records in it, and the doctor's look at it: a gate that was moved to.
	gate, source := storetest.Gate("next")
	held := storetest.Held(t, j, "a1")
	moved := storetest.Sealed(held, "a1", "w1", "e4", assessment.GateUpgraded{Gate: gate, GateRef: "g 1.1.0"})
	must(t, j.Append(ctx, "a1", held, []assessment.Sealed{moved}, storetest.Summary("one", 4), assessment.GateSource{Gate: gate, Pack: source}))
	wrong, sound, err := j.Verify(ctx)
	must(t, err)
	if len(wrong) > 0 || sound["a1"].Total() != 4 {
		t.Errorf("the database is not sound: %v, %v", wrong, sound)
	}
	must(t, j.Close())
	raw(t, path, "DROP TRIGGER packs_are_never_deleted", "PRAGMA foreign_keys = 0", "DELETE FROM packs WHERE digest = '"+string(gate)+"'")
	j = open(t, sqlite.Options{Path: path})
	if wrong, _, err := j.Verify(ctx); err != nil || len(wrong) != 1 {
		t.Errorf("nobody missed the gate that was moved to: %v, %v", wrong, err)
	}
}

// A database of the second layout, with a record in it, learns to keep files; a backup of it is restored and read as it is.
func TestADatabaseOfTheSecondLayoutLearnsToKeepFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gonogo.db")
	j := open(t, sqlite.Options{Path: path})
	_, err := j.Begin(ctx, storetest.New("a1", "one"))
	must(t, err)
	must(t, storetest.Record(j, "a1", "w1", "e2", ""))
	must(t, j.Close())
	raw(t, path, "DROP TABLE files", "PRAGMA user_version = 2")

	old := open(t, sqlite.Options{Path: path, ReadOnly: true})
	if rows, err := old.List(ctx); err != nil || len(rows) != 1 || rows[0].Verdict != assessment.NoGo {
		t.Fatalf("read as it is, the portfolio is %v, %v", rows, err)
	}
	if wrong, sound, err := old.Verify(ctx); err != nil || len(wrong) > 0 || sound["a1"].Total() != 2 {
		t.Fatalf("read as it is: %v, %v, %v", wrong, sound, err)
	}
	_, err = old.File(ctx, assessment.PlainDigest([]byte("x")))
	if !errors.Is(err, assessment.ErrNotFound) {
		t.Fatalf("a file in a layout that keeps none: %v", err)
	}
	backup := filepath.Join(t.TempDir(), "backup.db")
	_, err = old.Backup(ctx, backup)
	must(t, err)
	must(t, old.Close())
	restored := filepath.Join(t.TempDir(), "gonogo.db")
	_, err = sqlite.Restore(ctx, backup, restored, time.Now())
	must(t, err)

	for _, path := range []string{path, restored} {
		j := open(t, sqlite.Options{Path: path})
		if n := storetest.Held(t, j, "a1").Total(); n != 2 {
			t.Errorf("%d entries", n)
		}
		storetest.KeepFile(t, j, "a1", "e3", []byte("a file"))
		if got, err := j.File(ctx, assessment.PlainDigest([]byte("a file"))); err != nil || string(got) != "a file" {
			t.Errorf("the file came back as %q, %v", got, err)
		}
		if wrong, sound, err := j.Verify(ctx); err != nil || len(wrong) > 0 || sound["a1"].Total() != 3 {
			t.Errorf("the database is not sound: %v, %v, %v", wrong, sound, err)
		}
	}
}

// Each migration is a transaction of its own, so that another process may stand between any two of them.
func TestWhoeverOpensANewDatabaseAtOnceGoesOnFromWhereTheOthersAre(t *testing.T) {
	for range 40 {
		path := filepath.Join(t.TempDir(), "gonogo.db")
		failed := make(chan error)
		for range 8 {
			go func() {
				j, err := sqlite.Open(ctx, sqlite.Options{Path: path})
				if err == nil {
					err = j.Close()
				}
				failed <- err
			}()
		}
		for range 8 {
			if err := <-failed; err != nil {
				t.Error(err)
			}
		}
	}
}
