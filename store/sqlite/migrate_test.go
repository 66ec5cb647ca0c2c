package sqlite_test

import (
	"path/filepath"
	"testing"

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
	raw(t, path, "DROP TABLE summaries", "CREATE TABLE summaries (assessment INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT", "PRAGMA user_version = 1")

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
}
