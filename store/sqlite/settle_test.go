package sqlite_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"gonogo/assessment"
	"gonogo/store/sqlite"
	"gonogo/store/storetest"
)

var errUnwell = errors.New("the disk is unwell")

// begun is a journal with assessment a1 and its frontier.
func begun(t testing.TB) (*sqlite.Journal, assessment.Frontier) {
	t.Helper()
	j := open(t, sqlite.Options{Path: filepath.Join(t.TempDir(), "gonogo.db")})
	if _, err := j.Begin(ctx, storetest.New("a1", "one")); err != nil {
		t.Fatal(err)
	}
	return j, storetest.Held(t, j, "a1")
}

// commits plays one outcome for each commit, then goes back to real ones: "fails" changes nothing, "lies"
// commits and says that it failed.
func commits(j *sqlite.Journal, outcomes ...string) {
	sqlite.BreakCommit(j, func(commit func() error) error {
		if len(outcomes) == 0 {
			return commit()
		}
		next := outcomes[0]
		outcomes = outcomes[1:]
		switch next {
		case "fails":
			return errUnwell
		case "lies":
			if err := commit(); err != nil {
				return err
			}
			return errUnwell
		default:
			return commit()
		}
	})
}

func TestAFailedCommitIsLookedUpAndNamed(t *testing.T) {
	for _, tt := range []struct {
		name     string
		commits  []string
		want     error
		says     string
		kept     bool
		keptThen bool // after the same act is recorded again
	}{
		{"it failed and nothing is there", []string{"fails"}, assessment.ErrNotSaved, "not saved", false, true},
		{"it seemed to fail and all is there", []string{"lies"}, nil, "", true, true},
		{"it failed and so does the looking up", []string{"fails", "fails"}, assessment.ErrOutcomeUnknown, "cannot tell", false, true},
		{"it seemed to fail and so does the looking up", []string{"lies", "fails"}, assessment.ErrOutcomeUnknown, "cannot tell", true, true},
		{"it failed and the looking up only seems to", []string{"fails", "lies"}, assessment.ErrOutcomeUnknown, "cannot tell", false, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			j, held := begun(t)
			act := storetest.Entries(held, "a1", "w1", 3)
			commits(j, tt.commits...)
			err := j.Append(ctx, "a1", held, act, storetest.Summary("one", 4))
			if !errors.Is(err, tt.want) || tt.want != nil && (!errors.Is(err, errUnwell) || !strings.Contains(err.Error(), tt.says)) {
				t.Fatalf("got %v, want %v", err, tt.want)
			}
			if n := storetest.Held(t, j, "a1").Total(); (n == 4) != tt.kept || n != 1 && n != 4 {
				t.Fatalf("%d entries are there", n)
			}
			must(t, j.Append(ctx, "a1", held, act, storetest.Summary("one", 4)))
			if n := storetest.Held(t, j, "a1").Total(); n != 4 {
				t.Fatalf("after the second time %d entries are there", n)
			}
		})
	}
}

func TestABeginningThatSeemedToFailKeepsItsSlug(t *testing.T) {
	j, _ := begun(t)
	commits(j, "lies")
	slug, err := j.Begin(ctx, storetest.New("a2", "one"))
	if err != nil || slug != "one-2" {
		t.Fatalf("slug %q, %v", slug, err)
	}
	found, err := j.Find(ctx, "one-2")
	if must(t, err); len(found) != 1 || found[0].ID != "a2" {
		t.Fatalf("found %v", found)
	}
}

func TestAFullDiskIsSaidAndHarmless(t *testing.T) {
	j, held := begun(t)
	sqlite.LimitPages(j, 2)
	act := storetest.Entries(held, "a1", "w1", 100)
	err := j.Append(ctx, "a1", held, act, storetest.Summary("one", 101))
	wantTrouble(t, err, assessment.ErrNotSaved, "the disk is full: nothing was changed", "free some space")
	if !errors.Is(err, sqlite.ErrFull) {
		t.Errorf("got %v", err)
	}
	if n := storetest.Held(t, j, "a1").Total(); n != 1 {
		t.Fatalf("%d entries are there", n)
	}
	if _, err := j.Backup(ctx, filepath.Join(t.TempDir(), "elsewhere.db")); err != nil {
		t.Errorf("no backup to another disk: %v", err)
	}
	sqlite.LimitPages(j, 0)
	must(t, j.Append(ctx, "a1", held, act, storetest.Summary("one", 101)))
}

func TestABusyDatabaseIsSaid(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gonogo.db")
	j := open(t, sqlite.Options{Path: path, BusyTimeout: 1})
	_, err := j.Begin(ctx, storetest.New("a1", "one"))
	must(t, err)
	err = sqlite.WhileWriting(path, func() error { return storetest.Record(j, "a1", "w1", "e2", "") })
	wantTrouble(t, err, assessment.ErrNotSaved, "another program is writing", "try again")
	if !errors.Is(err, sqlite.ErrBusy) {
		t.Errorf("got %v", err)
	}
	must(t, storetest.Record(j, "a1", "w1", "e2", ""))
}
