//go:build harness

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

// fullDisks records answers on small disks until they are full, at many sizes. What was called saved stays
// readable, the message says that the disk is full, and once there is space again the next answer is saved.
func fullDisks(o options) (outcome, error) {
	full, saved, lost := 0, 0, 0
	for i := range o.number {
		kib := 256 + i*12
		n, gone, err := oneDisk(o, kib)
		if err != nil {
			return outcome{}, fmt.Errorf("disk of %d KiB: %w", kib, err)
		}
		full++
		saved += n
		lost += gone
	}
	return outcome{fmt.Sprintf("%d disks filled, %d answers called saved", full, saved), lost}, nil
}

// oneDisk fills one disk. A ballast keeps the space that is given back in the end.
func oneDisk(o options, kib int) (saved, lost int, err error) {
	o.base, err = os.MkdirTemp("", "gonogo-full-")
	if err != nil {
		return 0, 0, err
	}
	defer func() { _ = os.Remove(o.base) }()
	if err := unix.Mount("gonogo", o.base, "tmpfs", 0, fmt.Sprintf("size=%dk,mode=700", kib+512)); err != nil {
		return 0, 0, fmt.Errorf("mount (this test needs root): %w", err)
	}
	defer func() { err = errors.Join(err, unix.Unmount(o.base, unix.MNT_DETACH)) }()
	ballast := filepath.Join(o.base, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 512<<10), 0o600); err != nil {
		return 0, 0, err
	}
	w, err := newWorld(o)
	if err != nil && strings.Contains(err.Error(), "full") {
		return 0, 0, nil // too small even to begin, and it said so
	}
	if err != nil {
		return 0, 0, err
	}
	promised := map[string]bool{}
	for i := 0; ; i++ {
		note := fmt.Sprintf("full-%d %s", i, strings.Repeat("x", 1500))
		var out, errs bytes.Buffer
		cmd := w.answer(i, note)
		cmd.Stdout, cmd.Stderr = &out, &errs
		failed := cmd.Run()
		if strings.HasPrefix(out.String(), "saved") {
			promised[note] = true
		}
		if failed == nil {
			continue
		}
		if !strings.Contains(errs.String(), "full") && !strings.Contains(errs.String(), "space") {
			return 0, 0, fmt.Errorf("answer %d: it does not say that the disk is full: %s", i, errs.Bytes())
		}
		break
	}
	if out, err := w.must("log", slug, "--verify"); err != nil {
		return 0, 0, fmt.Errorf("a full disk cannot be read: %w: %s", err, out)
	}
	if err := os.Remove(ballast); err != nil {
		return 0, 0, err
	}
	if out, err := w.answer(1, "space again").CombinedOutput(); err != nil {
		return 0, 0, fmt.Errorf("with space again: %w: %s", err, out)
	}
	promised["space again"] = true
	kept, err := held(w.database(), false)
	if err != nil {
		return 0, 0, err
	}
	return len(promised), len(missing(promised, kept)), nil
}
