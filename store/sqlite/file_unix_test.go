//go:build unix

package sqlite_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"gonogo/assessment"
	"gonogo/store/sqlite"
	"gonogo/store/storetest"
)

func TestFilesAreTheirOwnersAloneUnderAnyUmask(t *testing.T) {
	dir := t.TempDir()
	old := syscall.Umask(0)
	defer syscall.Umask(old)
	path := filepath.Join(dir, "new", "folder", "gonogo.db")
	j := open(t, sqlite.Options{Path: path})
	_, err := j.Begin(ctx, storetest.New("a1", "one"))
	must(t, err)
	_, err = j.Backup(ctx, path+".backup")
	must(t, err)
	for name, want := range map[string]os.FileMode{
		path: 0o600, path + "-wal": 0o600, path + "-shm": 0o600, path + ".backup": 0o600,
		filepath.Dir(path): 0o700, filepath.Dir(filepath.Dir(path)): 0o700,
	} {
		info, err := os.Stat(name)
		must(t, err)
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %04o, want %04o", name, got, want)
		}
	}
	if notes := j.Surroundings(); len(notes) != 0 {
		t.Errorf("a new database is noted: %q", notes)
	}
}

func TestSurroundingsNameWhatIsTooOpen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Dropbox", "gonogo")
	path := filepath.Join(dir, "gonogo.db")
	j := open(t, sqlite.Options{Path: path})
	must(t, os.Chmod(path, 0o644))
	must(t, os.Chmod(dir, 0o775))
	must(t, os.WriteFile(path+"-journal", []byte("stray"), 0o600))
	notes := strings.Join(j.Surroundings(), "\n")
	must(t, os.Remove(path+"-journal"))
	for _, want := range []string{"0644", "0775", "-journal", "Dropbox"} {
		if !strings.Contains(notes, want) {
			t.Errorf("%q is not noted in:\n%s", want, notes)
		}
	}
}

func TestASecondNameForADatabaseIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gonogo.db")
	must(t, open(t, sqlite.Options{Path: path}).Close())
	must(t, os.Link(path, path+".second"))
	_, err := sqlite.Open(ctx, sqlite.Options{Path: path})
	wantTrouble(t, err, sqlite.ErrPlace, "2 names", "backup")
	must(t, os.Remove(path+".second"))
	open(t, sqlite.Options{Path: path})
}

func TestASymbolicLinkLeadsToOneDatabase(t *testing.T) {
	dir := t.TempDir()
	must(t, os.Mkdir(filepath.Join(dir, "real"), 0o700))
	must(t, os.Symlink(filepath.Join(dir, "real"), filepath.Join(dir, "link")))
	a := open(t, sqlite.Options{Path: filepath.Join(dir, "link", "gonogo.db")})
	must(t, os.Symlink(a.Path(), filepath.Join(dir, "gonogo.db")))
	b := open(t, sqlite.Options{Path: filepath.Join(dir, "gonogo.db")})
	if a.Path() != b.Path() || a.ID() != b.ID() {
		t.Fatalf("%s and %s", a.Path(), b.Path())
	}
}

func TestAFolderIsNoDatabase(t *testing.T) {
	_, err := sqlite.Open(ctx, sqlite.Options{Path: t.TempDir()})
	wantTrouble(t, err, sqlite.ErrForeign, "not a file", "--db")
}

func TestADatabaseThatWasMovedWhileOpenIsNotWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gonogo.db")
	j := open(t, sqlite.Options{Path: path})
	_, err := j.Begin(ctx, storetest.New("a1", "one"))
	must(t, err)
	must(t, os.Rename(path, path+".moved"))
	err = storetest.Record(j, "a1", "w1", "e2", "lost?")
	wantTrouble(t, err, assessment.ErrNotSaved, "moved or replaced", "open it again")
	must(t, os.Rename(path+".moved", path))
	must(t, storetest.Record(j, "a1", "w1", "e2", "kept"))
}

const asNobody = "GONOGO_SQLITE_AS_NOBODY"

// TestAFolderThatCannotBeWrittenCanStillBeRead runs as somebody who may read and not write: root may do both.
func TestAFolderThatCannotBeWrittenCanStillBeRead(t *testing.T) {
	if path := os.Getenv(asNobody); path != "" {
		readAsNobody(t, path)
		return
	}
	dir, err := os.MkdirTemp("", "gonogo-readable")
	must(t, err)
	t.Cleanup(func() {
		must(t, os.Chmod(dir, 0o700))
		must(t, os.RemoveAll(dir))
	})
	path := filepath.Join(dir, "gonogo.db")
	j := open(t, sqlite.Options{Path: path})
	_, err = j.Begin(ctx, storetest.New("a1", "one"))
	must(t, err)
	must(t, j.Close())
	self, err := os.Executable()
	must(t, err)
	b, err := os.ReadFile(self)
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, "test"), b, 0o755)) // the folder of the real one is closed to nobody
	must(t, os.Chmod(path, 0o444))
	must(t, os.Chmod(dir, 0o555))
	cmd := exec.Command(filepath.Join(dir, "test"), "-test.run", "^TestAFolderThatCannotBeWrittenCanStillBeRead$", "-test.v")
	cmd.Env = append(os.Environ(), asNobody+"="+path)
	cmd.Dir = dir
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS") {
		t.Fatalf("%v\n%s", err, out)
	}
}

func readAsNobody(t *testing.T, path string) {
	j := open(t, sqlite.Options{Path: path})
	if f := storetest.Held(t, j, "a1"); f.Total() != 1 {
		t.Fatalf("frontier %v", f)
	}
	if err := j.ReadOnly(); err == nil || !strings.Contains(err.Error(), "reading only") {
		t.Fatalf("it says %v", err)
	}
	wantTrouble(t, storetest.Record(j, "a1", "w1", "e2", ""), assessment.ErrReadOnly, path, "--db")
	_, err := sqlite.Open(ctx, sqlite.Options{Path: filepath.Join(filepath.Dir(path), "new.db")})
	wantTrouble(t, err, sqlite.ErrPlace, "cannot be made", "--db")
	_, err = j.Backup(ctx, filepath.Join(filepath.Dir(path), "backup.db"))
	wantTrouble(t, err, os.ErrPermission, "cannot be written", "may write")
	if _, err := j.Backup(ctx, filepath.Join(t.TempDir(), "backup.db")); err != nil {
		t.Fatalf("no backup elsewhere: %v", err)
	}
}
