package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonogo/assessment"
	"gonogo/store"
	"gonogo/store/sqlite"
	"gonogo/store/storetest"
)

var ctx = context.Background()

func TestMain(m *testing.M) {
	storetest.Main(m, func(path string) (assessment.Journal, error) {
		return store.Open(ctx, options(path))
	})
}

// options keep the state of an installation beside its database.
func options(path string) store.Options {
	return store.Options{Path: path, StateDir: filepath.Join(filepath.Dir(path), "state")}
}

func open(t testing.TB, o store.Options) *store.Store {
	t.Helper()
	s, err := store.Open(ctx, o)
	must(t, err)
	t.Cleanup(func() { must(t, s.Close()) })
	return s
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestAStoreIsAJournal(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Place {
		path := filepath.Join(t.TempDir(), "gonogo.db")
		return storetest.Place{
			Path: path,
			Open: func(t *testing.T) assessment.Journal { return open(t, options(path)) },
			OpenReadOnly: func(t *testing.T) assessment.Journal {
				o := options(path)
				o.ReadOnly = true
				return open(t, o)
			},
			FailNextWrite: func(t *testing.T, _ assessment.Journal) func() {
				must(t, os.Rename(path, path+".away")) // a database that was moved is not written
				return func() { must(t, os.Rename(path+".away", path)) }
			},
		}
	})
}

func TestAnInstallationKeepsItsNameAsAWriter(t *testing.T) {
	o := options(filepath.Join(t.TempDir(), "gonogo.db"))
	first := open(t, o).Writer()
	o.Path += "2"
	if again := open(t, o).Writer(); len(first) != 32 || again != first {
		t.Fatalf("the writer was %q and is %q", first, again)
	}
	o.StateDir += "2"
	if other := open(t, o).Writer(); other == first {
		t.Fatal("two installations have one name")
	}
}

func TestADamagedWriterFileIsNotWrittenOver(t *testing.T) {
	o := options(filepath.Join(t.TempDir(), "gonogo.db"))
	must(t, os.MkdirAll(o.StateDir, 0o700))
	file := filepath.Join(o.StateDir, "writer")
	must(t, os.WriteFile(file, []byte("nonsense"), 0o600))
	s := open(t, o)
	if _, err := s.Begin(ctx, storetest.New("a1", "one")); err == nil || !strings.Contains(err.Error(), file) {
		t.Fatalf("got %v", err)
	}
	if b, err := os.ReadFile(file); string(b) != "nonsense" {
		t.Fatalf("the file holds %q, %v", b, err)
	}
}

// record appends one entry under the store's own name, as the desk does.
func record(t testing.TB, s *store.Store, note string) {
	t.Helper()
	if _, err := s.Entries(ctx, "a1"); err != nil { // the desk asks who writes after it has read
		t.Fatal(err)
	}
	must(t, storetest.Record(s, "a1", s.Writer(), s.Writer()+note, note))
}

func beginOwn(t testing.TB, s *store.Store, id string) {
	t.Helper()
	n := storetest.New(id, "one")
	n.Entries = storetest.Entries(nil, id, s.Writer(), 1)
	_, err := s.Begin(ctx, n)
	must(t, err)
}

func TestARestoredBackupWarnsAndIsContinuedUnderANewName(t *testing.T) {
	dir := t.TempDir()
	o := options(filepath.Join(dir, "gonogo.db"))
	s := open(t, o)
	beginOwn(t, s, "a1")
	record(t, s, "kept")
	_, err := s.Backup(ctx, filepath.Join(dir, "backup.db"))
	must(t, err)
	record(t, s, "later")
	before := s.Writer()
	must(t, s.Close())
	must(t, os.Rename(o.Path, o.Path+".old"))
	must(t, os.Rename(filepath.Join(dir, "backup.db"), o.Path))

	s = open(t, o)
	if w := s.Warnings(); len(w) != 0 {
		t.Fatalf("warned before it was loaded: %v", w)
	}
	record(t, s, "after")
	if s.Writer() == before {
		t.Fatal("the old chain is continued from an earlier point: a fork")
	}
	w := s.Warnings()
	if len(w) != 1 || !strings.Contains(w[0], "2 of 3 entries") {
		t.Fatalf("warnings %q", w)
	}
	f := storetest.Held(t, s, "a1")
	if f.Of(before).Count != 2 || f.Of(s.Writer()).Count != 1 {
		t.Fatalf("frontier %v", f)
	}
	// The warning stays until a person accepts it, and stays away after that. The new name stays.
	name := s.Writer()
	must(t, s.Close())
	s = open(t, o)
	record(t, s, "again")
	if len(s.Warnings()) != 1 || s.Writer() != name {
		t.Fatalf("warnings %q, writer %q", s.Warnings(), s.Writer())
	}
	must(t, s.AcceptOlder(ctx))
	if w := s.Warnings(); len(w) != 0 {
		t.Fatalf("warnings %q", w)
	}
	must(t, s.Close())
	s = open(t, o)
	record(t, s, "at last")
	if w := s.Warnings(); len(w) != 0 || s.Writer() != name {
		t.Fatalf("warnings %q", w)
	}
	aside, err := filepath.Glob(filepath.Join(o.StateDir, "heads", "*", "a1.accepted.1"))
	if must(t, err); len(aside) != 1 {
		t.Fatal("what was seen before was not kept")
	}
}

// A window left open on a copy has read its entries already, and looks at the frontier alone from then on.
func TestACopyLeftOpenTakesAnotherNameBeforeItForks(t *testing.T) {
	dir := t.TempDir()
	o := options(filepath.Join(dir, "gonogo.db"))
	s := open(t, o)
	beginOwn(t, s, "a1")
	copied := o
	copied.Path = filepath.Join(dir, "copy.db")
	_, err := s.Backup(ctx, copied.Path)
	must(t, err)
	c := open(t, copied)
	_, err = c.Entries(ctx, "a1")
	must(t, err)

	record(t, s, "in the original")
	must(t, s.Sync())

	_, err = c.Frontier(ctx, "a1")
	must(t, err)
	if c.Writer() == s.Writer() || len(c.Warnings()) != 1 {
		t.Fatalf("the copy writes as %q, the original as %q, warnings %q: both would write number 2", c.Writer(), s.Writer(), c.Warnings())
	}
	must(t, c.Append(ctx, "a1", storetest.Held(t, c, "a1"), storetest.Entries(storetest.Held(t, c, "a1"), "a1", c.Writer(), 1), storetest.Summary("one", 2)))
}

func TestARewrittenRecordWarns(t *testing.T) {
	dir := t.TempDir()
	state := filepath.Join(dir, "state")
	var paths []string
	for _, note := range []string{"honest", "forged"} {
		path := filepath.Join(dir, note+".db")
		paths = append(paths, path)
		s := open(t, store.Options{Path: path, StateDir: filepath.Join(dir, note)})
		_, err := s.Begin(ctx, storetest.New("a1", "one"))
		must(t, err)
		must(t, storetest.Record(s, "a1", "w2", "e2", note))
		must(t, s.Close())
	}
	s := open(t, store.Options{Path: paths[0], StateDir: state})
	storetest.Held(t, s, "a1")
	must(t, s.Close())
	s = open(t, store.Options{Path: paths[1], StateDir: state})
	storetest.Held(t, s, "a1")
	if w := s.Warnings(); len(w) != 1 || !strings.Contains(w[0], "rewritten") {
		t.Fatalf("warnings %q", w)
	}
}

func TestAMissingAssessmentWarnsInItsOwnDatabaseOnly(t *testing.T) {
	dir := t.TempDir()
	o := options(filepath.Join(dir, "gonogo.db"))
	s := open(t, o)
	beginOwn(t, s, "a1")
	_, err := s.Backup(ctx, filepath.Join(dir, "backup.db"))
	must(t, err)
	beginOwn(t, s, "a2")
	must(t, s.Close())

	demo := o
	demo.Path = filepath.Join(dir, "demo.db")
	s = open(t, demo)
	_, err = s.List(ctx)
	must(t, err)
	if w := s.Warnings(); len(w) != 0 {
		t.Fatalf("another database warns: %q", w)
	}
	older := o
	older.Path = filepath.Join(dir, "backup.db")
	s = open(t, older)
	must(t, s.CheckHeads(ctx))
	if w := s.Warnings(); len(w) != 1 || !strings.Contains(w[0], "a2 is missing") {
		t.Fatalf("warnings %q", w)
	}
	must(t, s.AcceptOlder(ctx))
	must(t, s.Close())
	s = open(t, older)
	must(t, s.CheckHeads(ctx))
	if w := s.Warnings(); len(w) != 0 {
		t.Fatalf("warnings after accepting %q", w)
	}
}

func TestHeadsMoveWithoutWaitingForThem(t *testing.T) {
	o := options(filepath.Join(t.TempDir(), "gonogo.db"))
	s, other := open(t, o), open(t, o)
	beginOwn(t, s, "a1")
	for range 10 {
		record(t, other, string(rune('a'+storetest.Held(t, s, "a1").Total())))
	}
	must(t, s.Sync())
	must(t, other.Sync())
	s = open(t, o)
	storetest.Held(t, s, "a1")
	if w := s.Warnings(); len(w) != 0 {
		t.Fatalf("two handles at once look like an older database: %q", w)
	}
}

func TestAStateFolderThatCannotBeWrittenDoesNotStopAnswers(t *testing.T) {
	o := options(filepath.Join(t.TempDir(), "gonogo.db"))
	s, err := store.Open(ctx, o)
	must(t, err)
	beginOwn(t, s, "a1")
	must(t, s.Sync())
	heads := filepath.Join(o.StateDir, "heads")
	must(t, os.RemoveAll(heads))
	must(t, os.WriteFile(heads, nil, 0o600)) // a file where the folder should be
	record(t, s, "still saved")
	if err := s.Sync(); err == nil {
		t.Error("nobody was told that heads are not kept")
	}
	if w := s.Warnings(); len(w) != 1 || !strings.Contains(w[0], "cannot remember") {
		t.Errorf("warnings %q", w)
	}
	if f := storetest.Held(t, s, "a1"); f.Total() != 2 {
		t.Errorf("frontier %v", f)
	}
	must(t, s.Close())
}

func TestAnInstallationWithoutANameReadsAndSaysWhyItCannotWrite(t *testing.T) {
	dir := t.TempDir()
	o := options(filepath.Join(dir, "gonogo.db"))
	s := open(t, o)
	beginOwn(t, s, "a1")
	must(t, s.Close())
	o.StateDir = filepath.Join(dir, "a file")
	must(t, os.WriteFile(o.StateDir, nil, 0o600))
	s = open(t, o)
	f := storetest.Held(t, s, "a1")
	err := s.Append(ctx, "a1", f, storetest.Entries(f, "a1", "w", 1), storetest.Summary("one", 2))
	if !errors.Is(err, assessment.ErrNotSaved) || !strings.Contains(err.Error(), "state folder") {
		t.Fatalf("got %v", err)
	}
	if _, err := s.Begin(ctx, storetest.New("a2", "two")); !errors.Is(err, assessment.ErrNotSaved) {
		t.Fatalf("got %v", err)
	}
}

func TestAReaderMakesNothing(t *testing.T) {
	dir := t.TempDir()
	o := options(filepath.Join(dir, "gonogo.db"))
	must(t, open(t, o).Close())
	ro := store.Options{Path: o.Path, StateDir: filepath.Join(dir, "nowhere"), ReadOnly: true}
	s := open(t, ro)
	if _, err := s.List(ctx); err != nil {
		t.Fatal(err)
	}
	if s.ReadOnly() == nil {
		t.Fatal("it says that it can be written")
	}
	if _, err := os.Stat(ro.StateDir); !os.IsNotExist(err) {
		t.Fatal("a state folder was made")
	}
	missing := store.Options{Path: filepath.Join(dir, "no", "such.db"), StateDir: o.StateDir, ReadOnly: true}
	if _, err := store.Open(ctx, missing); err == nil || !strings.Contains(err.Error(), "no database") {
		t.Fatalf("got %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "no")); !os.IsNotExist(err) {
		t.Fatal("a folder was made")
	}
}

var _ interface{ Hint() string } = (*sqlite.Trouble)(nil)
