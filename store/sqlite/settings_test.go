package sqlite

import (
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
	"time"

	driver "modernc.org/sqlite"
)

func opened(t *testing.T) *Journal {
	t.Helper()
	j, err := Open(context.Background(), Options{Path: filepath.Join(t.TempDir(), "a b%20?c#d'.db"), BusyTimeout: 7 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := j.Close(); err != nil {
			t.Error(err)
		}
	})
	return j
}

func TestEveryConnectionHasTheSettings(t *testing.T) {
	j := opened(t)
	if err := j.write(&job{do: func(*writer) error { return errNothing }}); err != nil {
		t.Fatal(err)
	}
	wants := map[string]string{
		"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "7000", "trusted_schema": "0",
		"cell_size_check": "1", "mmap_size": "0", "application_id": "1735288687", "user_version": "3",
	}
	check := func(name string, row func(query string) *sql.Row) {
		t.Helper()
		for pragma, want := range wants {
			var got string
			if err := row("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
				t.Errorf("%s: %s is %s, want %s (%v)", name, pragma, got, want, err)
			}
		}
		var s string
		if err := row(`SELECT "double quotes are no text"`).Scan(&s); err == nil {
			t.Errorf("%s: takes %q for a text", name, s)
		}
	}
	check("writer", func(q string) *sql.Row { return j.writer.conn.QueryRowContext(noCancel, q) })
	var held []*sql.Conn
	for range 4 {
		c, err := j.readers.Conn(noCancel)
		if err != nil {
			t.Fatal(err)
		}
		check("reader", func(q string) *sql.Row { return c.QueryRowContext(noCancel, q) })
		for _, q := range []string{"DELETE FROM meta", "CREATE TABLE t (x)", "PRAGMA user_version = 4"} {
			if _, err := c.ExecContext(noCancel, q); err == nil {
				t.Errorf("a reader did %s", q)
			}
		}
		held = append(held, c)
	}
	for _, c := range held {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	}
	if !driver.StrictPragmasEnabled() {
		t.Error("a setting may be more than one statement")
	}
}

func TestReadingOnlyIsKnownToSQLiteToo(t *testing.T) {
	j := opened(t)
	for _, a := range []access{readsOnly, copies} {
		db, err := pool(j.path, a, time.Second)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.ExecContext(noCancel, "DELETE FROM meta"); err == nil || !strings.Contains(err.Error(), "readonly") {
			t.Errorf("a handle for reading wrote: %v", err)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestASettingThatDidNotTakeIsAnError(t *testing.T) {
	j := opened(t)
	c, err := driver.NewConnector(dsn(j.path, reads, time.Second))
	if err != nil {
		t.Fatal(err)
	}
	db := sql.OpenDB(&checkedConnector{Connector: c, settings: []pragma{{"synchronous", "EXTRA", "3"}}})
	defer db.Close()
	if err := db.Ping(); err == nil || !strings.Contains(err.Error(), "synchronous") {
		t.Errorf("got %v", err)
	}
}

func TestNothingIsCreatedByOpening(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none.db")
	for _, a := range []access{reads, readsOnly, copies, frozen, writes} {
		db, err := pool(path, a, time.Second)
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Ping(); err == nil {
			t.Errorf("access %d made a database", a)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestOldSQLiteIsRefused(t *testing.T) {
	for version, old := range map[string]bool{
		"3.40.1": true, "3.53.3": true, "3.53.4": false, "3.54.0": false, "4.0.0": false, "3.6.23": true, "": true, "new": true,
	} {
		if olderThan(version, 3, 53, 4) != old {
			t.Errorf("%q is older: want %v", version, old)
		}
	}
}
