package sqlite

import (
	"fmt"
	"time"
)

// BreakCommit replaces the commit of a journal that is at rest, until mend; breaker gets the real one.
func BreakCommit(j *Journal, breaker func(commit func() error) error) (mend func()) {
	real := j.writer.commit
	j.writer.commit = func() error { return breaker(real) }
	return func() { j.writer.commit = real }
}

// TogetherWithoutSync runs f with commits that do not wait for the disk: to fill a database quickly.
func TogetherWithoutSync(j *Journal, f func()) {
	set := func(value string) {
		j.writer.journal.write(&job{do: func(w *writer) error { return errNothing }})
		if _, err := j.writer.conn.ExecContext(noCancel, "PRAGMA synchronous = "+value); err != nil {
			panic(err)
		}
	}
	set("OFF")
	f()
	set("FULL")
}

// LimitPages makes the database full at so many pages more than it has; 0 takes the limit away.
func LimitPages(j *Journal, more int) {
	j.writer.journal.write(&job{do: func(w *writer) error {
		var has int
		if err := w.row("PRAGMA page_count", nil, &has); err != nil {
			panic(err)
		}
		limit := 1 << 30
		if more > 0 {
			limit = has + more
		}
		if err := w.exec(fmt.Sprintf("PRAGMA max_page_count = %d", limit)); err != nil {
			panic(err)
		}
		return errNothing
	}})
}

// WhileWriting runs f while another connection is in the middle of a write.
func WhileWriting(path string, f func() error) error {
	db, err := pool(path, writes, time.Second)
	if err != nil {
		return err
	}
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return f()
}
