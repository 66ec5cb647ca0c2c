package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"time"

	lib "modernc.org/sqlite/lib"

	"gonogo/assessment"
)

// oldMark stands in the name under which a restore keeps the database that was there, before the time.
const oldMark = ".before-"

// Restored says what a restore did.
type Restored struct {
	Kept
	Old string // where the database that stood there before is now; "" when there was none
}

// Restore puts a copy of a backup in the place of the database at path, which nobody may have open. The
// backup is verified first and the copy of it again. The old database is never lost: it is kept whole beside
// the new one, under a name with the time.
func Restore(ctx context.Context, backup, path string, now time.Time) (Restored, error) {
	path, err := resolve(path)
	if err != nil {
		return Restored{}, err
	}
	if sameFile(backup, path) {
		return Restored{}, &Trouble{Says: backup + " is the database itself", Next: "name a backup", Is: ErrExists}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return Restored{}, cannotCreate(path, err)
	}
	if err := refuseNetwork(filepath.Dir(path)); err != nil {
		return Restored{}, err
	}
	temp, kept, err := copyOf(ctx, backup, path)
	if err != nil {
		return Restored{}, fmt.Errorf("restore: %w", err)
	}
	old, err := replace(path, temp, path+oldMark+now.UTC().Format("20060102T150405Z"))
	if err != nil {
		return Restored{}, fmt.Errorf("restore: %w", errors.Join(err, removeIfThere(temp)))
	}
	kept.Path = path
	return Restored{Kept: kept, Old: old}, nil
}

func sameFile(a, b string) bool {
	ia, errA := os.Stat(a)
	ib, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(ia, ib)
}

func removeIfThere(path string) error {
	if err := os.Remove(path); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// copyOf verifies a backup and copies it beside path.
func copyOf(ctx context.Context, backup, path string) (temp string, kept Kept, err error) {
	_, sound, err := verifyCopy(ctx, backup)
	if err != nil {
		return "", Kept{}, err
	}
	j, err := Open(ctx, Options{Path: backup, frozen: true})
	if err != nil {
		return "", Kept{}, err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	temp, kept, err = j.copyBeside(ctx, path)
	if err != nil {
		return "", Kept{}, err
	}
	_, again, err := verifyCopy(ctx, temp)
	if err == nil && !maps.EqualFunc(sound, again, assessment.Frontier.Equal) {
		err = errors.New("the copy differs from the backup")
	}
	if err != nil {
		return "", Kept{}, errors.Join(err, os.Remove(temp))
	}
	return temp, kept, nil
}

// replace keeps the database at path as old and puts temp in its place.
func replace(path, temp, old string) (kept string, err error) {
	if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
		return "", moveNew(temp, path)
	}
	if _, err := os.Lstat(old); err == nil {
		return "", exists(old)
	}
	if hopeless(path) {
		return old, replaceDamaged(path, temp, old)
	}
	db, err := takeOver(path)
	switch {
	case primary(codeOf(err)) == lib.SQLITE_BUSY:
		return "", &Trouble{
			Says: "the database " + path + " is in use: nothing was changed",
			Next: "close every gonogo that has it open, and try again",
			Is:   ErrBusy, By: err,
		}
	case err != nil:
		return "", (&Journal{path: path}).explain(err)
	}
	if runtime.GOOS == "windows" { // an open file cannot be renamed there
		if err := db.Close(); err != nil {
			return "", err
		}
		return old, renameBoth(path, temp, old)
	}
	err = swap(path, temp, old)
	return old, errors.Join(err, db.Close())
}

// swap gives the database a second name, then puts the new one in the place of the first: at no moment is
// there no database, and at no moment is the old one gone.
func swap(path, temp, old string) error {
	if err := os.Link(path, old); err != nil {
		return renameBoth(path, temp, old) // a file system without links
	}
	return errors.Join(os.Rename(temp, path), syncFolder(filepath.Dir(path)))
}

// renameBoth does so where a file has one name only. What it cannot finish it takes back.
func renameBoth(path, temp, old string) error {
	if err := os.Rename(path, old); err != nil {
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		return errors.Join(err, os.Rename(old, path))
	}
	return syncFolder(filepath.Dir(path))
}

// hopeless reports whether SQLite cannot read a database at all. It looks without writing one byte: opening
// it for writing would throw away a log that does not fit.
func hopeless(path string) bool {
	db, err := pool(path, readsOnly, time.Second)
	if err != nil {
		return false
	}
	defer func() { _ = db.Close() }() // it was only looked at
	var tables int
	code := primary(codeOf(db.QueryRowContext(noCancel, "SELECT count(*) FROM sqlite_schema").Scan(&tables)))
	return code == lib.SQLITE_CORRUPT || code == lib.SQLITE_NOTADB
}

// takeOver makes sure that nobody has the database open and keeps it so: its log is folded in and gone, and
// whoever comes must wait.
func takeOver(path string) (*sql.DB, error) {
	db, err := pool(path, writes, time.Second)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	var mode string
	err = db.QueryRowContext(noCancel, "PRAGMA journal_mode = DELETE").Scan(&mode)
	if err == nil {
		_, err = db.ExecContext(noCancel, "BEGIN EXCLUSIVE")
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// replaceDamaged keeps a database that SQLite cannot open, together with its log, as they are.
func replaceDamaged(path, temp, old string) error {
	for _, suffix := range []string{"", "-wal", "-journal"} {
		if err := os.Link(path+suffix, old+suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	if err := syncFolder(filepath.Dir(path)); err != nil {
		return err
	}
	for _, suffix := range []string{"-wal", "-shm", "-journal"} {
		if err := removeIfThere(path + suffix); err != nil {
			return err
		}
	}
	return errors.Join(os.Rename(temp, path), syncFolder(filepath.Dir(path)))
}
