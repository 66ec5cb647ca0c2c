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
	"regexp"
	"strconv"
	"strings"
	"time"
)

// perWorld is how many sessions share a database: each answers a few of its questions.
const perWorld = 4

// patience is how long anything on the screen may take before the harness gives up.
const patience = 20 * time.Second

// screenKills opens the review in a terminal, presses answers and kills it at random moments. What the last
// screen calls saved must be there.
func screenKills(o options) (outcome, error) {
	if o.gonogo == "" {
		return outcome{}, errors.New("screen needs a binary: -gonogo")
	}
	lost, saved := 0, 0
	for done := 0; done < o.number; {
		w, err := newWorld(o)
		if err != nil {
			return outcome{}, err
		}
		for range min(perWorld, o.number-done) {
			promised, err := w.oneScreen(o)
			if err != nil {
				return outcome{}, fmt.Errorf("kill %d: %w", done, err)
			}
			kept, err := held(w.database(), false)
			if err != nil {
				return outcome{}, fmt.Errorf("after kill %d: %w (kept in %s)", done, err, w.dir)
			}
			saved += len(promised)
			lost += len(missing(promised, kept))
			done++
		}
		w.remove()
	}
	return outcome{fmt.Sprintf("%d killed in the review, %d answers shown as saved", o.number, saved), lost}, nil
}

// terminal is a program in a terminal that can be looked at after its death.
type terminal struct {
	socket string
	pid    int
}

func (w *world) terminal(args ...string) (*terminal, error) {
	w.terminals++ // a server that is still going away keeps its own socket
	t := &terminal{socket: filepath.Join(w.dir, fmt.Sprintf("tmux-%d", w.terminals))}
	command := "exec"
	for _, word := range append([]string{w.gonogo, "--as", "Ana Ames <ana@example.com>"}, args...) {
		command += " '" + strings.ReplaceAll(word, "'", `'\''`) + "'"
	}
	start := exec.CommandContext(context.Background(), "tmux", "-S", t.socket, "-f", os.DevNull, "new-session", "-d", "-x", "120", "-y", "40", command,
		";", "set", "-g", "remain-on-exit", "on", ";", "set", "-g", "remain-on-exit-format", "", ";", "display", "-p", "#{pane_pid}")
	start.Env, start.Dir = w.env(), w.dir
	out, err := start.CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("tmux: %w: %s", err, out)
	}
	t.pid, err = strconv.Atoi(strings.TrimSpace(string(out)))
	return t, err
}

func (t *terminal) do(args ...string) (string, error) {
	var out, errs bytes.Buffer
	cmd := exec.CommandContext(context.Background(), "tmux", append([]string{"-S", t.socket}, args...)...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("tmux %s: %w: %s", args[0], err, errs.Bytes())
	}
	return out.String(), nil
}

// until looks again and again until the answer to a question satisfies.
func (t *terminal) until(enough func(string) bool, args ...string) (string, error) {
	deadline := time.NewTimer(patience)
	defer deadline.Stop()
	look := time.NewTicker(4 * time.Millisecond)
	defer look.Stop()
	for {
		says, err := t.do(args...)
		if err != nil || enough(says) {
			return says, err
		}
		select {
		case <-look.C:
		case <-deadline.C:
			return says, fmt.Errorf("the screen did not come to it:\n%s", says)
		}
	}
}

var savedOnScreen = regexp.MustCompile(`saved · ([A-Z]+-[0-9]+) `)

// oneScreen is one session: it answers a few questions, is killed, and its last screen is read.
func (w *world) oneScreen(o options) (map[string]bool, error) {
	t, err := w.terminal("open", slug)
	if err != nil {
		return nil, err
	}
	defer func() { _, _ = t.do("kill-server") }()
	if _, err := t.until(func(s string) bool { return regexp.MustCompile(`[A-Z]{2}-[0-9]{2}`).MatchString(s) }, "capture-pane", "-p"); err != nil {
		return nil, err
	}
	for range 1 + o.random.IntN(6) {
		if _, err := t.do("send-keys", "2"); err != nil {
			return nil, err
		}
		pause(time.Duration(o.random.Int64N(int64(12 * time.Millisecond))))
	}
	pause(time.Duration(o.random.Int64N(int64(25 * time.Millisecond))))
	process, err := os.FindProcess(t.pid)
	if err != nil {
		return nil, err
	}
	if err := process.Kill(); err != nil {
		return nil, fmt.Errorf("it was gone already: %w", err)
	}
	if _, err := t.until(func(s string) bool { return strings.TrimSpace(s) == "1" }, "display", "-p", "#{pane_dead}"); err != nil {
		return nil, err
	}
	last, err := t.do("capture-pane", "-p")
	if err != nil {
		return nil, err
	}
	promised := map[string]bool{}
	for _, m := range savedOnScreen.FindAllStringSubmatch(last, -1) {
		promised[m[1]] = true
	}
	return promised, nil
}

// pause lets time pass: the moments of a kill are meant to be random.
func pause(d time.Duration) { <-time.After(d) }
