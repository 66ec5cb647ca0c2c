// Package sqlite keeps journals in one SQLite database file, for one person or several processes at once.
//
// It promises that what it acknowledged survives a crash of the program, of the computer and of the power, as
// far as the disk keeps what it confirmed. It never changes or deletes an entry, never judges one, never
// opens the file by any other way than through SQLite (a close would drop SQLite's locks), and never passes a
// cancellable context to a write. Begin with Open, then read writer.go, where a commit is settled.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	lib "modernc.org/sqlite/lib"

	"gonogo/assessment"
)

// Options say which database to open and how.
type Options struct {
	Path        string
	ReadOnly    bool          // never write one byte
	BusyTimeout time.Duration // how long a write waits for another program; 0 is ten seconds

	frozen bool // a backup: nobody changes it while it is read, wherever it lies
}

// Journal is an open database. It is safe for concurrent use.
type Journal struct {
	path     string
	busy     time.Duration
	file     os.FileInfo // the file that was opened
	readOnly *Trouble    // why it cannot be written; nil when it can
	frozen   bool        // nobody changes it
	layout   int         // the number of its last migration
	id       string
	read     lastRead
	readers  *sql.DB
	writer   *writer

	pin    sync.Mutex
	pinned *sql.Conn // the connection that data_version is read on
	closed bool
}

var _ assessment.Journal = (*Journal)(nil)

// Open opens the database, and makes it where there is none. A database from a newer program, and one in a
// folder that cannot be written, is opened for reading only: ReadOnly says why.
func Open(ctx context.Context, o Options) (*Journal, error) {
	path, err := resolve(o.Path)
	if err != nil {
		return nil, err
	}
	j := &Journal{path: path, busy: o.BusyTimeout}
	if j.busy == 0 {
		j.busy = 10 * time.Second
	}
	if o.ReadOnly || o.frozen {
		j.frozen = o.frozen
		j.readOnly = &Trouble{Says: assessment.ErrReadOnly.Error(), Is: assessment.ErrReadOnly}
	}
	if err := j.prepareFile(); err != nil {
		return nil, err
	}
	if err := j.openReaders(ctx); err != nil {
		_ = j.Close() // nothing was written, and err is what matters
		return nil, j.explain(err)
	}
	if j.readOnly == nil {
		j.writer = newWriter(j)
	}
	return j, nil
}

func (j *Journal) prepareFile() error {
	if j.readOnly == nil {
		if err := create(j.path); err != nil {
			return err
		}
	}
	info, err := inspect(j.path)
	if errors.Is(err, os.ErrNotExist) {
		return &Trouble{
			Says: "there is no database at " + j.path,
			Next: "gonogo new makes one, or name another with --db",
			Is:   assessment.ErrNotFound,
		}
	}
	if err == nil && !j.frozen {
		err = refuseNetwork(filepath.Dir(j.path))
	}
	j.file = info
	return err
}

// smallest is the size of the smallest file that can be a database.
const smallest = 512

// openReaders opens the read pool, checks whose database it is and brings an older one up to date.
func (j *Journal) openReaders(ctx context.Context) error {
	a := reads
	if j.readOnly == nil && !writable(j.path) {
		j.readOnly = &Trouble{
			Says: "the database " + j.path + " cannot be written: it is open for reading only",
			Next: "check that you may write to it and to its folder, or name another with --db",
			Is:   assessment.ErrReadOnly,
		}
	}
	if j.readOnly != nil {
		a = readsOnly
		if j.frozen || folderIsFrozen(j.path) {
			a = frozen
		}
	}
	var err error
	if j.readers, err = pool(j.path, a, j.busy); err != nil {
		return err
	}
	j.readers.SetMaxOpenConns(4)
	j.readers.SetMaxIdleConns(4)
	if n := j.file.Size(); n > 0 && n < smallest {
		return j.foreign(nil) // SQLite would take it for an empty file
	}
	found, err := j.identify(ctx)
	if err != nil {
		return err
	}
	j.layout = found
	if found < schemaVersion && (j.readOnly == nil || found < readableSince) {
		if err := j.bringUpToDate(ctx, found); err != nil {
			return err
		}
		j.layout = schemaVersion
	}
	err = j.readers.QueryRowContext(ctx, "SELECT value FROM meta WHERE key = 'id'").Scan(&j.id)
	if err != nil {
		return fmt.Errorf("read the id of the database: %w", err)
	}
	return nil
}

// identify reads whose database it is and the number of its last migration; 0 for an empty file.
func (j *Journal) identify(ctx context.Context) (int, error) {
	var version string
	var app, user, tables int
	// One transaction: between two looks another process may have made the tables.
	tx, err := j.readers.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err == nil {
		defer tx.Rollback() //nolint:errcheck // it has changed nothing
		for _, ask := range []struct {
			query string
			into  any
		}{
			{"SELECT sqlite_version()", &version},
			{"PRAGMA application_id", &app},
			{"PRAGMA user_version", &user},
			{"SELECT count(*) FROM sqlite_schema", &tables},
		} {
			if err = tx.QueryRowContext(ctx, ask.query).Scan(ask.into); err != nil {
				break
			}
		}
	}
	switch {
	case isNoDatabase(err):
		return 0, j.foreign(err)
	case err != nil:
		return 0, err
	case olderThan(version, 3, 53, 4):
		return 0, fmt.Errorf("this gonogo was built with SQLite %s, which can lose data: it needs 3.53.4 or later", version)
	case app == 0 && user == 0 && tables == 0:
		return 0, nil
	case app != applicationID:
		return 0, j.foreign(nil)
	case user > schemaVersion:
		j.readOnly = &Trouble{
			Says: fmt.Sprintf("the database %s was made by a newer gonogo (layout %d, this one knows %d): it can be read, not written", j.path, user, schemaVersion),
			Next: "use the newer gonogo to change it",
			Is:   assessment.ErrReadOnly, By: ErrNewer,
		}
	}
	return user, nil
}

func (j *Journal) foreign(by error) error {
	return &Trouble{
		Says: j.path + " is not a gonogo database: it was left untouched",
		Next: "name another file with --db; if it was one, it may be damaged: gonogo restore BACKUP puts a backup in its place and keeps this file",
		Is:   ErrForeign, By: by,
	}
}

// bringUpToDate makes or migrates the tables.
func (j *Journal) bringUpToDate(ctx context.Context, found int) error {
	if j.readOnly != nil {
		return &Trouble{
			Says: fmt.Sprintf("the database %s has the layout of an older gonogo (%d) and is open for reading only", j.path, found),
			Next: "open it once for writing: gonogo list",
			Is:   assessment.ErrReadOnly,
		}
	}
	ctx = context.WithoutCancel(ctx)
	for until := time.Now().Add(j.busy); ; time.Sleep(5 * time.Millisecond) {
		db, err := pool(j.path, writes, j.busy)
		if err != nil {
			return err
		}
		db.SetMaxOpenConns(1)
		err = errors.Join(migrate(ctx, db), db.Close())
		// An empty file gets its log by way of an upgraded lock: where two do it at once, SQLite refuses one without waiting.
		if primary(codeOf(err)) != lib.SQLITE_BUSY || time.Now().After(until) {
			return err
		}
	}
}

// Path is the real path of the database file.
func (j *Journal) Path() string { return j.path }

// ID is the random id that the database was given when it was made; copies and backups share it.
func (j *Journal) ID() string { return j.id }

// ReadOnly says why the database cannot be written; nil when it can.
func (j *Journal) ReadOnly() error {
	if j.readOnly == nil {
		return nil
	}
	return j.readOnly
}

// Close waits for the write that is under way and closes the database. Closing twice is no error.
func (j *Journal) Close() error {
	j.pin.Lock()
	defer j.pin.Unlock()
	if j.closed {
		return nil
	}
	j.closed = true
	var errs []error
	if j.pinned != nil {
		errs = append(errs, j.pinned.Close())
		j.pinned = nil
	}
	if j.readers != nil {
		errs = append(errs, j.readers.Close())
	}
	if j.writer != nil {
		errs = append(errs, j.writer.stop()) // last, so that it folds the write-ahead log back into the file
	}
	return j.explain(errors.Join(errs...))
}
