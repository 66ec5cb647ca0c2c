//go:build harness

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// power records what the program writes and syncs, and rebuilds disks that a power cut could have left at any
// moment between: what was synced is there; what was not is there, or not, or torn. On each of them
// everything that the program had called saved by then must be readable.
func powerCuts(o options) (outcome, error) {
	w, err := newWorld(o)
	if err != nil {
		return outcome{}, err
	}
	defer w.remove()
	d, err := w.start()
	if err != nil {
		return outcome{}, err
	}
	ops, err := w.recorded()
	if err != nil {
		return outcome{}, err
	}
	scratch, err := os.MkdirTemp("/dev/shm", "gonogo-power-")
	if err != nil {
		return outcome{}, err
	}
	defer func() { _ = os.RemoveAll(scratch) }()
	// A first pass counts the moments, so that the states are spread over all of them.
	each := max(3, o.number/len(ops)+1)
	seen := map[[32]byte]bool{}
	promised := map[string]bool{}
	states, lost, byBinary := 0, 0, 0
	for _, step := range ops {
		d.do(step)
		if step.kind == "say" {
			for _, p := range step.promises {
				promised[p] = true
			}
		}
		for i := range each {
			how := anything
			if i < 2 {
				how = kept(i)
			}
			left := d.cut(how, o.random)
			print := fingerprint(left)
			if step.kind != "say" && seen[print] {
				continue
			}
			seen[print] = true
			states++
			gone, err := w.survive(scratch, left, promised)
			if err != nil {
				return outcome{}, fmt.Errorf("state %d, after %s of %s: %w", states, step.kind, filepath.Base(step.path), err)
			}
			lost += min(1, len(gone))
			if w.gonogo != "" && states%max(1, o.number/300) == 0 {
				if err := w.opensBy(scratch); err != nil {
					return outcome{}, fmt.Errorf("state %d: %w", states, err)
				}
				byBinary++
			}
		}
	}
	did := fmt.Sprintf("%d disks rebuilt from %d recorded calls, %d answers called saved, %d opened by the binary", states, len(ops), len(promised), byBinary)
	return outcome{did, lost}, nil
}

// promises are what a program is held to once it has said text: those, if it says saved.
type promises func(text string) []string

// these are promised as soon as anything is called saved.
func these(words ...string) promises {
	return func(text string) []string {
		if strings.HasPrefix(text, "saved: ") {
			return words
		}
		return nil
	}
}

// named are promised by name, a line each: "saved: NAME".
func named(text string) []string {
	var words []string
	for line := range strings.Lines(text) {
		if word, ok := strings.CutPrefix(strings.TrimSpace(line), "saved: "); ok {
			words = append(words, word)
		}
	}
	return words
}

// start is the disk before anything is recorded, all of it synced.
func (w *world) start() (*disk, error) {
	d := newDisk()
	err := filepath.WalkDir(w.dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() || strings.HasSuffix(path, "-shm") {
			return err
		}
		b, err := os.ReadFile(path)
		d.now[path] = &file{content: b, size: int64(len(b))}
		return err
	})
	d.durable = maps.Clone(d.now)
	return d, err
}

// recorded runs the program under strace: answers through the command line, each a process of its own, and
// one process with many of them, so that its log is folded in while it goes on.
func (w *world) recorded() ([]op, error) {
	var all []op
	record := func(cmd *exec.Cmd, said promises) error {
		ops, err := w.trace(cmd)
		for i := range ops {
			if ops[i].kind == "say" {
				ops[i].promises = said(string(ops[i].data))
			}
		}
		all = append(all, ops...)
		return err
	}
	if w.gonogo == "" {
		err := errors.Join(record(w.driver("driven-", 60), named), record(w.driver("again-", 5), named))
		return all, err
	}
	for i := range 12 {
		q := w.questions[i]
		if err := record(w.command("answer", slug, q, "partly", "--note", "on "+q), these(q, "on "+q)); err != nil {
			return nil, err
		}
	}
	acts := "answers:\n"
	for _, q := range w.questions[12:] {
		acts += fmt.Sprintf("  %s: {answer: unmet, note: 'many in one act'}\n", q)
	}
	many := filepath.Join(w.dir, "acts.yaml")
	if err := os.WriteFile(many, []byte(acts), 0o600); err != nil {
		return nil, err
	}
	err := record(w.command("apply", slug, many), these(w.questions[12:]...))
	return all, err
}

// trace runs a command under strace and reads what it did in this world.
func (w *world) trace(cmd *exec.Cmd) ([]op, error) {
	out := filepath.Join(w.dir, "trace")
	args := append([]string{"-f", "-y", "-xx", "-s", "1000000", "-e", "trace=" + traced, "-o", out}, cmd.Args...)
	under := exec.CommandContext(context.Background(), "strace", args...)
	under.Env, under.Dir = cmd.Env, cmd.Dir
	if says, err := under.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("under strace: %w: %s", err, says)
	}
	f, err := os.Open(out)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readTrace(f, func(path string) bool {
		return (strings.HasPrefix(path, w.data()) || strings.HasPrefix(path, w.state())) && !strings.HasSuffix(path, "-shm")
	})
}

// survive builds a disk, opens the database on it and returns the promises that it does not keep.
func (w *world) survive(scratch string, left map[string][]byte, promised map[string]bool) ([]string, error) {
	if err := os.RemoveAll(filepath.Join(scratch, "home")); err != nil {
		return nil, err
	}
	for name, content := range left {
		to := filepath.Join(scratch, "home", strings.TrimPrefix(name, w.dir))
		if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
			return nil, err
		}
		if err := os.WriteFile(to, content, 0o600); err != nil {
			return nil, err
		}
	}
	path := filepath.Join(scratch, "home", strings.TrimPrefix(w.database(), w.dir))
	kept, err := held(path, false)
	return missing(promised, kept), err
}

// opensBy lets the binary itself open the disk and answer one more question.
func (w *world) opensBy(scratch string) error {
	on := &world{dir: filepath.Join(scratch, "home"), gonogo: w.gonogo}
	if _, err := on.must("log", slug, "--verify"); err != nil {
		return err
	}
	_, err := on.must("answer", slug, w.questions[0], "unmet", "--note", "after the cut")
	return err
}
