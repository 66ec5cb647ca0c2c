package sqlite_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"gonogo/assessment"
	"gonogo/store/sqlite"
	"gonogo/store/storetest"
)

var ctx = context.Background()

func TestMain(m *testing.M) {
	storetest.Main(m, func(path string) (assessment.Journal, error) {
		return sqlite.Open(ctx, sqlite.Options{Path: path})
	})
}

func TestSQLiteIsAJournal(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Place {
		path := filepath.Join(t.TempDir(), "gonogo.db")
		return storetest.Place{
			Path:         path,
			Open:         func(t *testing.T) assessment.Journal { return open(t, sqlite.Options{Path: path}) },
			OpenReadOnly: func(t *testing.T) assessment.Journal { return open(t, sqlite.Options{Path: path, ReadOnly: true}) },
			FailNextWrite: func(_ *testing.T, j assessment.Journal) func() {
				first := true
				return sqlite.BreakCommit(j.(*sqlite.Journal), func(commit func() error) error {
					if first {
						first = false
						return errors.New("the disk is unwell")
					}
					return commit()
				})
			},
		}
	})
}

func open(t testing.TB, o sqlite.Options) *sqlite.Journal {
	t.Helper()
	j, err := sqlite.Open(ctx, o)
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

// wantTrouble wants an error of a kind that says something and has a hint.
func wantTrouble(t testing.TB, err, is error, says, hint string) {
	t.Helper()
	if !errors.Is(err, is) || !strings.Contains(err.Error(), says) {
		t.Fatalf("got %v, want an error that is %q and says %q", err, is, says)
	}
	var h interface{ Hint() string }
	if !errors.As(err, &h) || !strings.Contains(h.Hint(), hint) {
		t.Fatalf("the hint of %q lacks %q", err, hint)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
