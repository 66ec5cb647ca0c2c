//go:build harness

package main

import (
	"fmt"
	"strings"
	"time"
)

// births kills the very first gonogo new on an empty home, in the middle of making the database, and looks
// whether the next one can go on from what is there.
func births(o options) (outcome, error) {
	usual, err := birthTime(o)
	if err != nil {
		return outcome{}, err
	}
	saved, lost := 0, 0
	for i := range o.number {
		w, err := emptyWorld(o)
		if err != nil {
			return outcome{}, err
		}
		k := startKilled(w.command("new", "--name", "Payments agent"), slug, moment(o, usual))
		_, _, err = k.wait()
		if err != nil {
			return outcome{}, err
		}
		said := strings.HasSuffix(k.out.String(), "\n")
		if _, err := w.must("new", "--name", "Second"); err != nil {
			return outcome{}, fmt.Errorf("after kill %d (kept in %s): %w", i, w.dir, err)
		}
		list, err := w.must("list")
		if err != nil {
			return outcome{}, err
		}
		if said {
			saved++
			if !strings.Contains(list, slug) {
				lost++
			}
		}
		if _, err := held(w.database(), false); err != nil {
			return outcome{}, fmt.Errorf("after kill %d (kept in %s): %w", i, w.dir, err)
		}
		w.remove()
	}
	return outcome{fmt.Sprintf("%d databases killed while they were made, %d called made", o.number, saved), lost}, nil
}

// birthTime is how long making a database takes here.
func birthTime(o options) (time.Duration, error) {
	began := time.Now()
	w, err := newWorld(o)
	if err != nil {
		return 0, err
	}
	w.remove()
	return time.Since(began) / 2, nil // newWorld asks for the questions too
}
