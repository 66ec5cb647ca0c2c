package sqlite

import (
	"errors"
	"fmt"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"gonogo/assessment"
)

// What can be wrong with a database. Match with errors.Is.
var (
	ErrForeign = errors.New("not a gonogo database")
	ErrNewer   = errors.New("made by a newer gonogo")
	ErrDamaged = errors.New("damaged")
	ErrFull    = errors.New("disk full")
	ErrBusy    = errors.New("busy")
	ErrPlace   = errors.New("a database cannot be kept there")
	ErrExists  = errors.New("exists already")
)

// Trouble is an error for a person: what happened and, as its hint, what to do next.
type Trouble struct {
	Says string
	Next string // what to do next
	Is   error  // one of the errors above or of package assessment
	By   error  // what the system said; nil when it said nothing
}

func (t *Trouble) Error() string {
	if t.By != nil {
		return fmt.Sprintf("%s (%v)", t.Says, t.By)
	}
	return t.Says
}

// Hint says what to do next.
func (t *Trouble) Hint() string { return t.Next }

func (t *Trouble) Unwrap() []error {
	var out []error
	for _, err := range []error{t.Is, t.By} {
		if err != nil {
			out = append(out, err)
		}
	}
	return out
}

// codeOf is the result code of SQLite in err, with its detail; 0 when there is none.
func codeOf(err error) int {
	if e, ok := errors.AsType[*driver.Error](err); ok {
		return e.Code()
	}
	return 0
}

// primary is a result code without its detail.
func primary(code int) int { return code & 0xff }

// explain turns what SQLite said while reading or opening into words.
func (j *Journal) explain(err error) error {
	if _, done := errors.AsType[*Trouble](err); done || err == nil {
		return err
	}
	code := primary(codeOf(err))
	if codeOf(err) == lib.SQLITE_IOERR_SHMSIZE {
		code = lib.SQLITE_FULL // no space for the file that the log is found by
	}
	switch code {
	case lib.SQLITE_FULL:
		return &Trouble{
			Says: "the disk is full: nothing was changed",
			Next: "free some space on the disk that holds " + j.path + " and try again",
			Is:   ErrFull, By: err,
		}
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return &Trouble{
			Says: "another program is writing to the database and did not finish in time",
			Next: "try again in a moment; nothing was changed",
			Is:   ErrBusy, By: err,
		}
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return j.damaged("the database "+j.path+" is damaged", err)
	case lib.SQLITE_READONLY, lib.SQLITE_PERM, lib.SQLITE_CANTOPEN:
		return &Trouble{
			Says: "the database " + j.path + " cannot be opened for writing",
			Next: "check that you may write to it and to its folder, or name another with --db",
			Is:   assessment.ErrReadOnly, By: err,
		}
	case lib.SQLITE_IOERR:
		return &Trouble{
			Says: "the disk reported an error",
			Next: "make sure that the disk is well before you go on: back up what it holds, then run gonogo doctor",
			By:   err,
		}
	case lib.SQLITE_OK: // it was not SQLite that said it
		return err
	default:
		return &Trouble{
			Says: "the database did not answer as it should",
			Next: "try again; if it stays so, run gonogo doctor",
			By:   err,
		}
	}
}

func (j *Journal) damaged(says string, by error) error {
	return &Trouble{
		Says: says,
		Next: "keep the file; gonogo doctor says what is hurt; to restore a backup: gonogo restore BACKUP, which keeps the damaged file; assessments that doctor does not name are unaffected",
		Is:   ErrDamaged, By: by,
	}
}

// notSaved marks err as the reason why a write certainly left nothing behind.
func (j *Journal) notSaved(err error) error {
	return &unsaved{reason: j.explain(err), is: assessment.ErrNotSaved}
}

// unknown marks err as the reason why nobody can tell whether a write is there.
func (j *Journal) unknown(err error) error {
	return &Trouble{
		Says: "cannot tell whether the last change was saved",
		Next: "close gonogo, make sure that the disk is well, and look at the record before you make the change again",
		Is:   assessment.ErrOutcomeUnknown, By: err,
	}
}

type unsaved struct{ reason, is error }

func (u *unsaved) Error() string   { return "not saved: " + u.reason.Error() }
func (u *unsaved) Unwrap() []error { return []error{u.is, u.reason} }
