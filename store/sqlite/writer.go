package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"sync"

	lib "modernc.org/sqlite/lib"

	"gonogo/assessment"
)

// writer is the one connection that writes. Whoever holds its lock has it, and runs a job to its end: no
// context that can be cancelled reaches a write. (A goroutine of its own did the same and cost a tenth of the
// time of an append.)
type writer struct {
	journal *Journal

	mu         sync.Mutex
	closed     bool
	db         *sql.DB
	conn       *sql.Conn
	statements map[string]*sql.Stmt
	version    int64                         // data_version: another one means that somebody else has written
	numbers    map[string]int64              // of the assessments, by id
	frontiers  map[int64]assessment.Frontier // by number, as of version
	commit     func() error                  // tests break it
}

// job is one transaction.
type job struct {
	// do changes the database inside a transaction; errNothing means that there was nothing to change.
	do func(*writer) error
	// held reports, in a later transaction, whether what do wrote is there; nil when nobody needs to know.
	held func(*writer) (bool, error)
}

// errNothing ends a transaction that needs no commit.
var errNothing = errors.New("nothing to change")

// noCancel is the context of every write.
var noCancel = context.Background()

func newWriter(j *Journal) *writer {
	w := &writer{journal: j}
	w.commit = func() error { return w.exec("COMMIT") }
	return w
}

// stop waits for the job that is under way and closes the connection.
func (w *writer) stop() error {
	if acknowledgesEarly {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.closed = true
	return w.release()
}

// write runs a job when no other one is running.
func (j *Journal) write(jb *job) error {
	if j.readOnly != nil {
		return j.readOnly
	}
	w := j.writer
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed {
		return j.notSaved(errors.New("the database is closed"))
	}
	return w.run(jb)
}

func (w *writer) run(jb *job) error {
	if err := w.begin(); err != nil {
		return w.journal.notSaved(err)
	}
	switch err := jb.do(w); {
	case err == nil:
	case errors.Is(err, errNothing):
		return w.rollback(nil)
	case codeOf(err) != 0:
		return w.rollback(w.journal.notSaved(err))
	default:
		return w.rollback(err)
	}
	if acknowledgesEarly {
		commitLate(w)
		return nil
	}
	if err := w.commit(); err != nil {
		return w.settle(jb, err)
	}
	return nil
}

// begin starts a transaction on a file that is still the one that was opened, and that no newer program changed.
func (w *writer) begin() error {
	awaitLate()
	if err := w.open(); err != nil {
		return err
	}
	info, err := os.Stat(w.journal.path)
	if err != nil || !os.SameFile(info, w.journal.file) {
		return &Trouble{
			Says: "the database file " + w.journal.path + " was moved or replaced while it was open",
			Next: "close gonogo and open it again",
			Is:   ErrPlace, By: err,
		}
	}
	if err := w.exec("BEGIN IMMEDIATE"); err != nil {
		return err
	}
	if err := w.notice(); err != nil {
		return w.rollback(err)
	}
	return nil
}

// notice looks, inside the transaction, whether somebody else has written, and forgets what that outdates.
func (w *writer) notice() error {
	var version int64
	if err := w.row("PRAGMA data_version", nil, &version); err != nil || version == w.version {
		return err
	}
	var user int
	if err := w.row("PRAGMA user_version", nil, &user); err != nil {
		return err
	}
	if user != schemaVersion {
		return &Trouble{
			Says: "a newer gonogo has changed the database while it was open here",
			Next: "close this gonogo and use the newer one",
			Is:   ErrNewer,
		}
	}
	clear(w.frontiers)
	w.version = version
	return nil
}

func (w *writer) open() error {
	if w.conn != nil {
		return nil
	}
	db, err := pool(w.journal.path, writes, w.journal.busy)
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	conn, err := db.Conn(noCancel)
	if err != nil {
		return errors.Join(err, db.Close())
	}
	w.db, w.conn, w.statements = db, conn, map[string]*sql.Stmt{}
	w.version, w.numbers, w.frontiers = 0, map[string]int64{}, map[int64]assessment.Frontier{}
	return nil
}

// release closes the connection; the next write opens another.
func (w *writer) release() error {
	if w.conn == nil {
		return nil
	}
	var errs []error
	for _, s := range w.statements {
		errs = append(errs, s.Close())
	}
	errs = append(errs, w.conn.Close(), w.db.Close())
	w.db, w.conn, w.statements = nil, nil, nil
	return errors.Join(errs...)
}

// rollback ends a transaction without a trace and returns why.
func (w *writer) rollback(why error) error {
	clear(w.frontiers) // some may be of what is taken back now
	clear(w.numbers)
	if err := w.exec("ROLLBACK"); err != nil {
		// SQLite has rolled back by itself, or it will on the next opening: without a commit nothing counts.
		_ = w.release()
	}
	return why
}

// settle finds out what a failed commit has left. The log may hold the whole transaction although the commit
// failed (its last sync did), and whoever opens the file next would then find it. So the connection is
// closed and opened again, the entries are looked up, and one more commit either follows them or takes their
// place in the log: after it, nobody can find something else than is reported here.
func (w *writer) settle(jb *job, failed error) error {
	_ = w.release()
	found, err := w.lookUp(jb)
	switch {
	case err != nil && neverComplete(failed):
		return w.journal.notSaved(failed)
	case err != nil:
		return w.journal.unknown(errors.Join(failed, err))
	case !found:
		return w.journal.notSaved(failed)
	}
	// Found. The sync that failed may have left pages that are believed clean and are not on the disk; moving
	// them from the log into the file writes them once more.
	var busy, frames, moved int
	if err := w.row("PRAGMA wal_checkpoint(TRUNCATE)", nil, &busy, &frames, &moved); err != nil || busy != 0 {
		return w.journal.unknown(errors.Join(failed, err))
	}
	return nil
}

func (w *writer) lookUp(jb *job) (found bool, err error) {
	if err := w.begin(); err != nil {
		return false, err
	}
	if jb.held != nil {
		if found, err = jb.held(w); err != nil {
			return false, w.rollback(err)
		}
	}
	if err := w.exec("UPDATE meta SET value = value + 1 WHERE key = 'settled'"); err != nil {
		return false, w.rollback(err)
	}
	if err := w.commit(); err != nil {
		_ = w.release() // whatever it left, the next write begins anew
		return false, err
	}
	return found, nil
}

// neverComplete reports whether a commit failed while its last page was being written: then the log lacks the
// page that would make it count, and nobody can ever find it.
func neverComplete(failed error) bool {
	code := codeOf(failed)
	return primary(code) == lib.SQLITE_FULL || code == lib.SQLITE_IOERR_WRITE
}

// statement prepares a statement once for the life of the connection.
func (w *writer) statement(query string) (*sql.Stmt, error) {
	if s := w.statements[query]; s != nil {
		return s, nil
	}
	s, err := w.conn.PrepareContext(noCancel, query)
	if err != nil {
		return nil, fmt.Errorf("prepare: %w", err)
	}
	w.statements[query] = s
	return s, nil
}

func (w *writer) exec(query string, args ...any) error {
	_, err := w.result(query, args...)
	return err
}

func (w *writer) result(query string, args ...any) (sql.Result, error) {
	s, err := w.statement(query)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(noCancel, args...)
}

func (w *writer) rows(query string, args ...any) (*sql.Rows, error) {
	s, err := w.statement(query) //nolint:sqlclosecheck // it lives as long as the connection
	if err != nil {
		return nil, err
	}
	return s.QueryContext(noCancel, args...)
}

func (w *writer) row(query string, args []any, into ...any) error {
	s, err := w.statement(query)
	if err != nil {
		return err
	}
	return s.QueryRowContext(noCancel, args...).Scan(into...)
}
