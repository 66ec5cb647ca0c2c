//go:build harness

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// copies kills gonogo backup and gonogo restore at random moments. A backup is whole or not there; a restore
// leaves a database that opens, and whatever stood there before is kept until the new one is in its place.
func copies(o options) (outcome, error) {
	saved, lost := 0, 0
	for i := range o.number {
		said, broken, err := oneCopy(o, i)
		if err != nil {
			return outcome{}, fmt.Errorf("kill %d: %w", i, err)
		}
		if said {
			saved++
		}
		lost += broken
	}
	return outcome{fmt.Sprintf("%d backups and %d restores killed, %d of them done by then", (o.number+1)/2, o.number/2, saved), lost}, nil
}

func oneCopy(o options, i int) (said bool, broken int, err error) {
	w, err := newWorld(o)
	if err != nil {
		return false, 0, err
	}
	backup := filepath.Join(w.dir, "backup.db")
	promised := map[string]bool{"before": true}
	if out, err := w.answer(1, "before").CombinedOutput(); err != nil {
		return false, 0, fmt.Errorf("%w: %s", err, out)
	}
	args := []string{"backup", backup}
	if i%2 == 1 {
		if _, err := w.must(args...); err != nil {
			return false, 0, err
		}
		if out, err := w.answer(2, "after the backup").CombinedOutput(); err != nil {
			return false, 0, fmt.Errorf("%w: %s", err, out)
		}
		args = []string{"restore", backup, "--yes"}
	}
	k := startKilled(w.command(args...), "", time.Duration(o.random.Int64N(int64(60*time.Millisecond))))
	if _, _, err := k.wait(); err != nil {
		return false, 0, err
	}
	said = strings.HasSuffix(k.out.String(), "\n")
	if i%2 == 1 {
		broken, err = w.afterRestore()
	} else {
		broken, err = afterBackup(backup, said, promised)
	}
	if err != nil {
		return said, broken, fmt.Errorf("%s (kept in %s): %w", args[0], w.dir, err)
	}
	w.remove()
	return said, broken, nil
}

func afterBackup(backup string, said bool, promised map[string]bool) (broken int, err error) {
	kept, err := held(backup, true)
	if _, there := os.Stat(backup); errors.Is(there, fs.ErrNotExist) && !said {
		return 0, nil
	}
	return len(missing(promised, kept)), err
}

// afterRestore looks for everything that was ever saved in all the databases that stand there now.
func (w *world) afterRestore() (broken int, err error) {
	now, err := held(w.database(), false)
	if err != nil {
		return 1, err
	}
	broken = len(missing(map[string]bool{"before": true}, now))
	if now["after the backup"] {
		return broken, nil // not restored yet
	}
	old, err := filepath.Glob(w.database() + ".before-*Z")
	if err != nil || len(old) != 1 {
		return broken + 1, errors.Join(err, fmt.Errorf("%d old databases are kept", len(old)))
	}
	kept, err := held(old[0], false)
	return broken + len(missing(map[string]bool{"before": true, "after the backup": true}, kept)), err
}
