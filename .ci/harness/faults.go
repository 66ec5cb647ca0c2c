//go:build harness

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// fault is a way in which a system call fails.
type fault struct{ call, errno string }

// faultsTried are the calls by which the database is reached, and how each can fail.
var faultsTried = []fault{
	{"fsync", "EIO"},
	{"fsync", "ENOSPC"},
	{"pwrite64", "EIO"},
	{"pwrite64", "ENOSPC"},
	{"pwrite64", "EDQUOT"},
	{"pread64", "EIO"},
	{"ftruncate", "EIO"},
	{"ftruncate", "ENOSPC"},
	{"open", "EACCES"},
	{"open", "EMFILE"},
	{"open", "EIO"},
	{"openat", "EACCES"},
	{"openat", "ENOSPC"},
	{"unlink", "EIO"},
	{"unlink", "EACCES"},
	{"fcntl", "EIO"},
	{"mmap", "ENOMEM"},
	{"fstat", "EIO"},
	{"newfstatat", "EACCES"},
}

// most is where the harness stops counting the calls of one kind; number lowers it.
const most = 80

// tally counts what the faults came to.
type tally struct{ tried, saved, notSaved, unknown, broken int }

// faults makes every call of gonogo answer to its database fail, one at a time: once, and from then on. What
// it says is saved must be there, what it says is not saved must not, and it must say what to do next.
func faults(o options) (outcome, error) {
	if o.gonogo == "" {
		return outcome{}, errors.New("faults needs a binary: -gonogo")
	}
	var sum tally
	for _, f := range faultsTried {
		for _, from := range []string{"", "+"} {
			for k := 1; k <= min(most, o.number); k++ {
				hit, err := sum.try(o, f, fmt.Sprintf("%d%s", k, from))
				if err != nil {
					return outcome{}, fmt.Errorf("%s %s, call %d%s: %w", f.call, f.errno, k, from, err)
				}
				if !hit {
					break
				}
			}
		}
	}
	did := fmt.Sprintf("%d faults: %d times saved, %d times not, %d times unknown", sum.tried, sum.saved, sum.notSaved, sum.unknown)
	return outcome{did, sum.broken}, nil
}

// try runs one answer with one fault. It reports whether there was a call left to fail.
func (s *tally) try(o options, f fault, when string) (hit bool, err error) {
	w, err := newWorld(o)
	if err != nil {
		return false, err
	}
	defer w.remove()
	const note = "with a fault"
	cmd := w.command("answer", slug, w.questions[0], "partly", "--note", note)
	traceFile := filepath.Join(w.dir, "trace")
	args := []string{"-f", "-qq", "-o", traceFile, "-e", "trace=" + f.call, "-e", fmt.Sprintf("inject=%s:error=%s:when=%s", f.call, f.errno, when)}
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		args = append(args, "-P", w.database()+suffix)
	}
	args = append(args, "-P", w.data())
	under := exec.CommandContext(context.Background(), "strace", append(args, cmd.Args...)...)
	under.Env, under.Dir = cmd.Env, cmd.Dir
	var out, errs bytes.Buffer
	under.Stdout, under.Stderr = &out, &errs
	failed := under.Run()
	trace, err := os.ReadFile(traceFile)
	if err != nil || !bytes.Contains(trace, []byte("INJECTED")) {
		return false, err
	}
	s.tried++
	kept, err := held(w.database(), false)
	if err != nil {
		return true, fmt.Errorf("the database does not open afterwards: %w", err)
	}
	return true, s.judge(failed, out.String(), errs.String(), kept[note])
}

// judge compares what was said with what is there.
func (s *tally) judge(failed error, out, errs string, there bool) error {
	if strings.Contains(errs, "panic") || strings.Contains(errs, "goroutine ") || strings.Contains(errs, "mistake in gonogo") {
		return fmt.Errorf("it crashed: %s", errs)
	}
	saidSaved := strings.HasPrefix(out, "saved")
	switch {
	case saidSaved:
		s.saved++
		if !there {
			s.broken++
			return fmt.Errorf("it said saved, and nothing is there: %s%s", out, errs)
		}
	case failed == nil:
		return fmt.Errorf("it said nothing: %s", errs)
	case strings.Contains(errs, "cannot tell"):
		s.unknown++
	default:
		s.notSaved++
		if there {
			s.broken++
			return fmt.Errorf("it did not say saved, and the answer is there: %s", errs)
		}
	}
	if failed != nil && !strings.Contains(errs, " — ") {
		return fmt.Errorf("it does not say what to do next: %q", errs)
	}
	return nil
}
