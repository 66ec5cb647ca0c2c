//go:build harness

package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"

	"gonogo/assessment"
	"gonogo/store"
	"gonogo/store/storetest"
)

// driverVerb makes the harness a small program over the store: many answers in one process, each followed by
// "saved NOTE". It shows what the command line cannot: a log that grows, and a checkpoint in the middle.
const driverVerb = "drive"

// driver is a process that records n comments, their texts being prefix and a number.
func (w *world) driver(prefix string, n int) *exec.Cmd {
	self, err := os.Executable()
	if err != nil {
		self = os.Args[0]
	}
	cmd := exec.CommandContext(context.Background(), self, driverVerb, w.database(), w.state(), prefix, strconv.Itoa(n))
	cmd.Env, cmd.Dir = w.env(), w.dir
	return cmd
}

func drive(args []string) error {
	ctx := context.Background()
	n, err := strconv.Atoi(args[3])
	if err != nil {
		return err
	}
	s, err := store.Open(ctx, store.Options{Path: args[0], StateDir: args[1]})
	if err != nil {
		return err
	}
	found, err := s.Find(ctx, slug)
	if err != nil || len(found) != 1 {
		return fmt.Errorf("find %s: %d found, %w", slug, len(found), err)
	}
	id := found[0].ID
	if _, err := s.Entries(ctx, id); err != nil { // as the desk does, before it asks who writes
		return err
	}
	for i := range n {
		note := args[2]
		if n > 1 {
			note += strconv.Itoa(i)
		}
		if err := recordNote(ctx, s, id, note); err != nil {
			return err
		}
		if _, err := fmt.Printf("saved: %s\n", note); err != nil {
			return err
		}
		if i%checkpointEvery == checkpointEvery-1 {
			if err := foldIn(ctx, s.Path()); err != nil {
				return err
			}
		}
	}
	return s.Close()
}

// checkpointEvery is after how many answers the driver folds the log into the file, so that the power is cut
// in the middle of that too.
const checkpointEvery = 7

func foldIn(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "PRAGMA wal_checkpoint(PASSIVE)")
	return errors.Join(err, db.Close())
}

func recordNote(ctx context.Context, s *store.Store, id, note string) error {
	for {
		f, err := s.Frontier(ctx, id)
		if err != nil {
			return err
		}
		e := storetest.Entry(f, id, s.Writer(), s.Writer()+note, note)
		err = s.Append(ctx, id, f, []assessment.Sealed{e}, storetest.Summary(note, f.Total()+1))
		if !errors.Is(err, assessment.ErrConflict) {
			return err
		}
	}
}

// beginAlone makes the assessment that the driver records in.
func (w *world) beginAlone() error {
	ctx := context.Background()
	s, err := store.Open(ctx, store.Options{Path: w.database(), StateDir: w.state()})
	if err != nil {
		return err
	}
	n := storetest.New(slug, slug)
	if _, err := s.Begin(ctx, n); err != nil {
		return err
	}
	return s.Close()
}
