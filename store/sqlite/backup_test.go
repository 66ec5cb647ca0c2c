package sqlite_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gonogo/store/sqlite"
	"gonogo/store/storetest"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// filled is an open journal in a folder of its own.
func filled(t testing.TB) (*sqlite.Journal, string) {
	t.Helper()
	dir := t.TempDir()
	j := open(t, sqlite.Options{Path: filepath.Join(dir, "gonogo.db")})
	if _, err := j.Begin(ctx, storetest.New("a1", "one")); err != nil {
		t.Fatal(err)
	}
	must(t, storetest.Record(j, "a1", "w1", "e2", "kept"))
	return j, dir
}

func files(t testing.TB, dir string) []string {
	t.Helper()
	found, err := os.ReadDir(dir)
	must(t, err)
	var names []string
	for _, f := range found {
		names = append(names, f.Name())
	}
	return names
}

func TestABackupIsWholeAndOpensByItself(t *testing.T) {
	j, dir := filled(t)
	kept, err := j.Backup(ctx, filepath.Join(dir, "backup.db"))
	must(t, err)
	if kept.Assessments != 1 || kept.Entries != 2 || kept.Path != filepath.Join(dir, "backup.db") {
		t.Errorf("it says %+v", kept)
	}
	must(t, storetest.Record(j, "a1", "w1", "e3", "later"))
	b := open(t, sqlite.Options{Path: kept.Path})
	if f := storetest.Held(t, b, "a1"); f.Total() != 2 || b.ID() != j.ID() {
		t.Errorf("frontier %v, id %s", f, b.ID())
	}
	if before, err := j.List(ctx); err != nil || before[0].Summary.Entries != 3 {
		t.Errorf("%+v, %v", before, err)
	}
	if after, err := b.List(ctx); err != nil || after[0].Summary.Entries != 2 {
		t.Errorf("%+v, %v", after, err)
	}
}

func TestABackupNeverReplacesAFile(t *testing.T) {
	j, dir := filled(t)
	target := filepath.Join(dir, "precious")
	must(t, os.WriteFile(target, []byte("precious"), 0o600))
	_, err := j.Backup(ctx, target)
	wantTrouble(t, err, sqlite.ErrExists, "exists already", "does not exist")
	if b, err := os.ReadFile(target); string(b) != "precious" {
		t.Errorf("it holds %q, %v", b, err)
	}
	_, err = j.Backup(ctx, filepath.Join(dir, "no", "such", "folder", "b.db"))
	wantTrouble(t, err, os.ErrNotExist, "cannot be written", "folder")
	for _, name := range files(t, dir) {
		if strings.Contains(name, "tmp") {
			t.Errorf("%s was left behind", name)
		}
	}
}

func TestBackupsUnderWritesHoldOneMomentEach(t *testing.T) {
	j, dir := filled(t)
	stop, done := make(chan struct{}), make(chan error)
	go func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				done <- nil
				return
			default:
			}
			if err := storetest.Record(j, "a1", "w2", "x"+strings.Repeat("i", i), "on and on"); err != nil {
				done <- err
				return
			}
		}
	}()
	last := 0
	for i := range 10 {
		kept, err := j.Backup(ctx, filepath.Join(dir, strings.Repeat("b", i+1)))
		must(t, err)
		if kept.Entries < last {
			t.Errorf("backup %d holds %d entries, the one before %d", i, kept.Entries, last)
		}
		last = kept.Entries
	}
	close(stop)
	must(t, <-done)
}

func TestARestoreKeepsTheOldDatabase(t *testing.T) {
	j, dir := filled(t)
	_, err := j.Backup(ctx, filepath.Join(dir, "backup.db"))
	must(t, err)
	must(t, storetest.Record(j, "a1", "w1", "e3", "after the backup"))
	_, err = sqlite.Restore(ctx, filepath.Join(dir, "backup.db"), j.Path(), noon)
	wantTrouble(t, err, sqlite.ErrBusy, "in use", "close every gonogo")
	if n := storetest.Held(t, j, "a1").Total(); n != 3 {
		t.Fatalf("%d entries after a restore that was refused", n)
	}
	must(t, j.Close())
	done, err := sqlite.Restore(ctx, filepath.Join(dir, "backup.db"), j.Path(), noon)
	must(t, err)
	if done.Entries != 2 || done.Old != j.Path()+".before-20261123T120000Z" {
		t.Errorf("it says %+v", done)
	}
	now, old := open(t, sqlite.Options{Path: j.Path()}), open(t, sqlite.Options{Path: done.Old})
	if n, m := storetest.Held(t, now, "a1").Total(), storetest.Held(t, old, "a1").Total(); n != 2 || m != 3 {
		t.Errorf("the database holds %d entries, the old one %d", n, m)
	}
	must(t, storetest.Record(now, "a1", "w3", "e4", "and on"))
	info, err := os.Stat(j.Path())
	if must(t, err); info.Mode().Perm() != 0o600 {
		t.Errorf("mode %04o", info.Mode().Perm())
	}
	must(t, now.Close())
	_, err = sqlite.Restore(ctx, filepath.Join(dir, "backup.db"), j.Path(), noon)
	wantTrouble(t, err, sqlite.ErrExists, ".before-", "does not exist")
}

func TestARestoreThatWasCutOffLeavesTheOldDatabase(t *testing.T) {
	j, _ := filled(t)
	must(t, j.Close())
	must(t, os.Link(j.Path(), j.Path()+".before-20261123T120000Z"))
	if n := storetest.Held(t, open(t, sqlite.Options{Path: j.Path()}), "a1").Total(); n != 2 {
		t.Errorf("%d entries", n)
	}
}

func TestARestoreToANewPlaceMakesTheDatabase(t *testing.T) {
	j, dir := filled(t)
	_, err := j.Backup(ctx, filepath.Join(dir, "backup.db"))
	must(t, err)
	path := filepath.Join(dir, "new", "gonogo.db")
	done, err := sqlite.Restore(ctx, filepath.Join(dir, "backup.db"), path, noon)
	if must(t, err); done.Old != "" {
		t.Errorf("it says %+v", done)
	}
	storetest.Held(t, open(t, sqlite.Options{Path: path}), "a1")
}

func TestADamagedDatabaseIsKeptWithItsLogWhenOneIsRestored(t *testing.T) {
	j, dir := filled(t)
	_, err := j.Backup(ctx, filepath.Join(dir, "backup.db"))
	must(t, err)
	must(t, j.Close())
	hurt := bytes.Repeat([]byte("hurt"), 3000)
	must(t, os.WriteFile(j.Path(), hurt, 0o600))
	must(t, os.WriteFile(j.Path()+"-wal", []byte("its log"), 0o600))
	done, err := sqlite.Restore(ctx, filepath.Join(dir, "backup.db"), j.Path(), noon)
	must(t, err)
	storetest.Held(t, open(t, sqlite.Options{Path: j.Path()}), "a1")
	for name, want := range map[string]string{done.Old: string(hurt), done.Old + "-wal": "its log"} {
		if b, err := os.ReadFile(name); string(b) != want {
			t.Errorf("%s was not kept: %v", name, err)
		}
	}
}

func TestOnlyASoundBackupIsRestored(t *testing.T) {
	j, dir := filled(t)
	backup := filepath.Join(dir, "backup.db")
	_, err := j.Backup(ctx, backup)
	must(t, err)
	must(t, j.Close())
	_, err = sqlite.Restore(ctx, j.Path(), j.Path(), noon)
	wantTrouble(t, err, sqlite.ErrExists, "the database itself", "name a backup")
	_, err = sqlite.Restore(ctx, filepath.Join(dir, "none.db"), j.Path(), noon)
	if err == nil {
		t.Error("a backup that is not there was restored")
	}
	must(t, os.WriteFile(backup+"-wal", []byte("a log"), 0o600))
	_, err = sqlite.Restore(ctx, backup, j.Path(), noon)
	wantTrouble(t, err, sqlite.ErrDamaged, "log beside it", "gonogo backup")
	must(t, os.Remove(backup+"-wal"))
	raw(t, backup, "DROP TRIGGER entries_are_never_deleted", "DELETE FROM entries WHERE seq = 1")
	_, err = sqlite.Restore(ctx, backup, j.Path(), noon)
	wantTrouble(t, err, sqlite.ErrDamaged, "damaged", "doctor")
	if n := storetest.Held(t, open(t, sqlite.Options{Path: j.Path()}), "a1").Total(); n != 2 {
		t.Errorf("the database holds %d entries", n)
	}
	for _, name := range files(t, dir) {
		if strings.Contains(name, "before-") || strings.Contains(name, "tmp") {
			t.Errorf("%s was left behind", name)
		}
	}
}

func TestSummariesAreDroppedAndMadeAgain(t *testing.T) {
	j, _ := filled(t)
	before, err := j.List(ctx)
	must(t, err)
	must(t, j.DropSummaries())
	rows, err := j.List(ctx)
	if must(t, err); len(rows) != 1 || rows[0].Summary.Entries != 0 || rows[0].Slug != "one" {
		t.Fatalf("%+v", rows)
	}
	must(t, j.SaveSummaries(ctx, storetest.Judged("a1", before[0].Summary)))
	after, err := j.List(ctx)
	if must(t, err); after[0] != before[0] {
		t.Fatalf("%+v, want %+v", after[0], before[0])
	}
}
