//go:build harness

package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// slug is the one assessment of a world.
const slug = "payments-agent"

// world is a home of its own, with one assessment in it.
type world struct {
	dir       string
	gonogo    string
	questions []string
	terminals int
}

// newWorld makes a world with the sound binary where there is one, else with the one under test.
func newWorld(o options) (*world, error) {
	w, err := emptyWorld(o)
	if err != nil {
		return nil, err
	}
	w.gonogo = cmp.Or(o.sound, o.gonogo)
	if w.gonogo == "" {
		return w, w.beginAlone()
	}
	defer func() { w.gonogo = o.gonogo }()
	out, err := w.must("new", "--name", "Payments agent", "--tier", "2", "--go-live", "2030-01-01")
	if err != nil {
		return nil, err
	}
	if got := strings.TrimSpace(out); got != slug {
		return nil, fmt.Errorf("gonogo new made %q, want %q", got, slug)
	}
	out, err = w.must("questions", slug, "--json")
	if err != nil {
		return nil, err
	}
	var asked struct {
		Questions []struct{ ID string }
	}
	if err := json.Unmarshal([]byte(out), &asked); err != nil {
		return nil, fmt.Errorf("read gonogo questions --json: %w", err)
	}
	for _, q := range asked.Questions {
		w.questions = append(w.questions, q.ID)
	}
	if len(w.questions) == 0 {
		return nil, errors.New("no question is asked")
	}
	return w, nil
}

// emptyWorld is a home in which nothing was done yet.
func emptyWorld(o options) (*world, error) {
	dir, err := os.MkdirTemp(o.base, "gonogo-harness-")
	return &world{dir: dir, gonogo: o.gonogo}, err
}

func (w *world) remove() { _ = os.RemoveAll(w.dir) }

func (w *world) data() string     { return filepath.Join(w.dir, "data", "gonogo") }
func (w *world) state() string    { return filepath.Join(w.dir, "state", "gonogo") }
func (w *world) database() string { return filepath.Join(w.data(), "gonogo.db") }

func (w *world) env() []string {
	return []string{
		"HOME=" + w.dir, "XDG_DATA_HOME=" + w.dir + "/data", "XDG_STATE_HOME=" + w.dir + "/state",
		"XDG_CONFIG_HOME=" + w.dir + "/config", "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "LANG=C.UTF-8",
	}
}

// command is gonogo with arguments, or what stands for it.
func (w *world) command(args ...string) *exec.Cmd {
	cmd := exec.CommandContext(context.Background(), w.gonogo, append([]string{"--as", "Ana Ames <ana@example.com>"}, args...)...)
	cmd.Env, cmd.Dir = w.env(), w.dir
	return cmd
}

// answer is a command that records one answer, told apart by its note, and prints "saved".
func (w *world) answer(i int, note string) *exec.Cmd {
	if w.gonogo == "" {
		return w.driver(note, 1)
	}
	return w.command("answer", slug, w.questions[i%len(w.questions)], "partly", "--note", note)
}

func (w *world) must(args ...string) (string, error) {
	var out, errs bytes.Buffer
	cmd := w.command(args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("gonogo %s: %w: %s", strings.Join(args, " "), err, errs.Bytes())
	}
	return out.String(), nil
}
