//go:build unix

package cli

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// inTerminal runs the program on a terminal of its own, and reads from it until it shows text.
func inTerminal(t *testing.T, dir string, args ...string) (cmd *exec.Cmd, tty *os.File, until func(text string)) {
	t.Helper()
	cmd, tty, seen := inTerminalWith(t, nil, dir, args...)
	return cmd, tty, func(text string) { t.Helper(); seen(text) }
}

// inTerminalWith also sets variables, and gives what was shown up to the text.
func inTerminalWith(t *testing.T, env []string, dir string, args ...string) (cmd *exec.Cmd, tty *os.File, until func(text string) string) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd = &exec.Cmd{Path: exe, Args: append([]string{"gonogo"}, args...), Dir: dir, Env: append(os.Environ(),
		"NOW="+scriptNow, "TERM=xterm-256color", "LANG=C.UTF-8", "NO_COLOR=1",
		"XDG_DATA_HOME="+filepath.Join(dir, "data"), "XDG_STATE_HOME="+filepath.Join(dir, "state"))}
	cmd.Env = append(cmd.Env, env...)
	tty, err = pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 100})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tty.Close() })
	var seen bytes.Buffer
	return cmd, tty, func(text string) string {
		t.Helper()
		watchdog := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() }) // so that a failure ends
		defer watchdog.Stop()
		for !strings.Contains(seen.String(), text) {
			b := make([]byte, 4096)
			n, err := tty.Read(b)
			seen.Write(b[:n])
			if err != nil {
				t.Fatalf("it ended before it showed %q: %v\n%q", text, err, seen.String())
			}
		}
		shown := seen.String()
		seen.Reset()
		return shown
	}
}

// code waits for the end. What the program still writes must be read, or it waits too.
func code(cmd *exec.Cmd, tty *os.File) int {
	go func() {
		b := make([]byte, 4096)
		for {
			if _, err := tty.Read(b); err != nil {
				return
			}
		}
	}()
	err := cmd.Wait()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return exit.ExitCode()
	}
	if err != nil {
		return -1
	}
	return 0
}

func demoIn(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	w := home(t)
	w.Database, w.StateDir = filepath.Join(dir, "data", "gonogo", "gonogo.db"), filepath.Join(dir, "state", "gonogo")
	if err := os.MkdirAll(filepath.Dir(w.Database), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, stderr, code := run(w, "demo", "-q"); code != 0 {
		t.Fatal(stderr)
	}
	return dir
}

func TestBareGonogoShowsThePortfolioInATerminal(t *testing.T) {
	cmd, tty, until := inTerminal(t, demoIn(t))
	until("Support summaries")
	tty.WriteString("q")
	if got := code(cmd, tty); got != 0 {
		t.Errorf("exit code %d", got)
	}
}

func TestOpenShowsTheReviewInATerminal(t *testing.T) {
	cmd, tty, until := inTerminal(t, demoIn(t), "open", "support")
	until("support-summaries")
	tty.WriteString("q")
	tty.WriteString("q") // the review was opened above the portfolio
	if got := code(cmd, tty); got != 0 {
		t.Errorf("exit code %d", got)
	}
}

func TestNewWithoutANameAsksInATerminal(t *testing.T) {
	cmd, tty, until := inTerminal(t, t.TempDir(), "new")
	until("new assessment")
	cmd.Process.Signal(os.Interrupt)
	if got := code(cmd, tty); got != exitInterrupted {
		t.Errorf("exit code %d, want %d", got, exitInterrupted)
	}
}

func TestAnUnknownNameIsToldWithoutTheTerminalProgram(t *testing.T) {
	cmd, tty, until := inTerminal(t, demoIn(t), "open", "nobody")
	until(`no assessment is called "nobody"`)
	if got := code(cmd, tty); got != exitUsage {
		t.Errorf("exit code %d, want %d", got, exitUsage)
	}
}

func TestRestoreAsksInATerminal(t *testing.T) {
	dir := demoIn(t)
	backup := filepath.Join(dir, "b.db")
	cmd, tty, until := inTerminal(t, dir, "backup", backup)
	until("backed up: 2 assessments")
	if got := code(cmd, tty); got != 0 {
		t.Fatalf("exit code %d", got)
	}
	for answer, want := range map[string]int{"n\n": exitUsage, "\n": exitUsage, "y\n": exitDone} {
		cmd, tty, until := inTerminal(t, dir, "restore", backup)
		until("[y/N]")
		tty.WriteString(answer)
		if got := code(cmd, tty); got != want {
			t.Errorf("%q: exit code %d, want %d", answer, got, want)
		}
	}
}
