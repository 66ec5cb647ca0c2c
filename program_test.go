package main_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
)

// patience is how long anything on the screen may take before a test gives up; nothing waits for it to pass.
const patience = 30 * time.Second

// binary builds the program once for all tests of this package.
var binary = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "gonogo")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "gonogo")
	out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return path, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if path, err := binary(); err == nil {
		os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

// desk is a home of its own with the real program in it.
type desk struct {
	testing.TB
	home, program string
	env           []string // what the environment holds besides
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	path, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	return &desk{TB: t, home: t.TempDir(), program: path}
}

func (d *desk) command(args ...string) *exec.Cmd {
	cmd := exec.Command(d.program, append([]string{"--as", "Lea Lead <lea@example.com>"}, args...)...)
	cmd.Dir = d.home
	cmd.Env = []string{
		"HOME=" + d.home, "XDG_DATA_HOME=" + filepath.Join(d.home, "data"), "XDG_STATE_HOME=" + filepath.Join(d.home, "state"),
		"TERM=xterm-256color", "LANG=C.UTF-8", "PATH=" + os.Getenv("PATH"),
	}
	cmd.Env = append(cmd.Env, d.env...)
	return cmd
}

func (d *desk) run(args ...string) string {
	d.Helper()
	out, err := d.command(args...).Output()
	if err != nil {
		d.Fatalf("gonogo %s: %v\n%s", strings.Join(args, " "), err, stderrOf(err))
	}
	return string(out)
}

func stderrOf(err error) string {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return string(exit.Stderr)
	}
	return ""
}

// screen is the program on a pseudo-terminal.
type screen struct {
	testing.TB
	cmd  *exec.Cmd
	tty  *os.File
	seen chan []byte
	all  bytes.Buffer // what the last until read
	rest string       // what came after its text
}

func (d *desk) screen(rows, cols uint16, args ...string) *screen {
	d.Helper()
	s := &screen{TB: d.TB, cmd: d.command(args...), seen: make(chan []byte, 1024)}
	var err error
	if s.tty, err = pty.StartWithSize(s.cmd, &pty.Winsize{Rows: rows, Cols: cols}); err != nil {
		d.Fatal(err)
	}
	d.Cleanup(func() { s.cmd.Process.Kill(); s.cmd.Wait(); s.tty.Close() })
	go func() {
		defer close(s.seen)
		for {
			buf := make([]byte, 64<<10)
			n, err := s.tty.Read(buf)
			if n > 0 {
				s.seen <- buf[:n]
			}
			if err != nil {
				return
			}
		}
	}()
	return s
}

// until reads on until what was drawn after the text of the last call holds text.
func (s *screen) until(text string) {
	s.Helper()
	s.all.Reset()
	s.all.WriteString(s.rest)
	timeout := time.After(patience)
	for !strings.Contains(s.all.String(), text) {
		select {
		case b, open := <-s.seen:
			if !open {
				s.Fatalf("the program ended before it showed %q:\n%q", text, s.all.String())
			}
			s.all.Write(b)
		case <-timeout:
			s.Fatalf("%q was not shown:\n%q", text, s.all.String())
		}
	}
	_, s.rest, _ = strings.Cut(s.all.String(), text)
}

func (s *screen) press(keys string) {
	s.Helper()
	if _, err := io.WriteString(s.tty, keys); err != nil {
		s.Fatal(err)
	}
}

type questions struct {
	Questions []struct{ ID, Answer, Outcome string }
}

func (d *desk) answers(id string) map[string]string {
	d.Helper()
	var q questions
	if err := json.Unmarshal([]byte(d.run("questions", id, "--json")), &q); err != nil {
		d.Fatal(err)
	}
	m := map[string]string{}
	for _, x := range q.Questions {
		m[x.ID] = x.Answer
	}
	return m
}

func TestAnAnswerShownAsSavedOutlivesAKill(t *testing.T) {
	d := newDesk(t)
	d.run("new", "--name", "Payments agent", "--tier", "3", "--go-live", "2999-01-01")
	s := d.screen(24, 80, "open", "payments-agent")
	s.until("ID-01")
	s.press("3")
	s.until("ID-01 unmet") // the notice: saved · ID-01 unmet
	if err := s.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if got := d.answers("payments-agent")["ID-01"]; got != "unmet" {
		t.Errorf("after the kill ID-01 is %q", got)
	}
}

func TestAClickOnARealTerminalAnswers(t *testing.T) {
	d := newDesk(t)
	d.run("new", "--name", "Payments agent", "--tier", "3", "--go-live", "2999-01-01")
	s := d.screen(24, 80, "open", "payments-agent")
	s.until("unmet") // the bar of answers
	if !strings.Contains(s.all.String(), "\x1b[?1006h") {
		t.Fatalf("the terminal was not asked for the mouse: %q", s.all.String())
	}
	s.press("\x1b[<0;25;22M\x1b[<0;25;22m")
	s.until("ID-01 unmet")
	if got := d.answers("payments-agent")["ID-01"]; got != "unmet" {
		t.Errorf("after the click ID-01 is %q", got)
	}
}

func TestTheTerminalKeepsItsMouseWhereThatIsAskedFor(t *testing.T) {
	d := newDesk(t)
	d.env = []string{"GONOGO_MOUSE=off"}
	s := d.screen(24, 80)
	s.until("No assessment yet")
	if strings.Contains(s.all.String(), "\x1b[?1006h") || strings.Contains(s.all.String(), "\x1b[?1002h") {
		t.Errorf("the mouse was taken all the same: %q", s.all.String())
	}
}

func TestTheProgramPutsTheTerminalBack(t *testing.T) {
	d := newDesk(t)
	s := d.screen(24, 80)
	s.until("No assessment yet")
	s.press("q")
	s.until("\x1b[?1006l")
	if !strings.Contains(s.all.String(), "\x1b[?1002l") {
		t.Error("the terminal goes on telling of the mouse")
	}
	if err := s.cmd.Wait(); err != nil {
		t.Errorf("leaving ends with %v", err)
	}
}

func TestANoteIsKeptWhenTheEditorCrashesAndTakenWhenItDoesNot(t *testing.T) {
	d := newDesk(t)
	d.run("new", "--name", "Payments agent", "--tier", "3", "--go-live", "2999-01-01")
	// An editor that has the terminal: it shows something and waits for a line. The first time it dies.
	d.env = []string{"TMPDIR=" + filepath.Join(d.home, "tmp"), `VISUAL=edit() { printf 'EDITOR OF %s' "$(cat "$1")"; read line; test "$line" = die && kill -9 $$; printf '%s\nand %s' "$(cat "$1")" "$line" > "$1"; }; edit`}
	if err := os.Mkdir(filepath.Join(d.home, "tmp"), 0o700); err != nil {
		t.Fatal(err)
	}
	s := d.screen(24, 80, "open", "payments-agent")
	s.until("ID-01")
	s.press("c")
	s.until("Comment")
	s.press("typed")
	s.press("\x0f") // ctrl+o
	s.until("EDITOR OF typed")
	s.press("die\r")
	s.until("signal: killed")
	s.press("!\x0f")
	s.until("EDITOR OF typed!")
	s.press("more\r")
	s.until("nothing is saved yet")
	s.press("\x13") // ctrl+s
	s.until("comment on ID-01")
	if out := d.run("show", "payments-agent", "--json"); !strings.Contains(out, `typed!\nand more`) {
		t.Errorf("the comment is not in %s", out)
	}
	if left, err := os.ReadDir(filepath.Join(d.home, "tmp")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
}

func TestWithoutATerminalItPrintsHelpAndNoEscapes(t *testing.T) {
	out := newDesk(t).run()
	if !strings.Contains(out, "gonogo") || strings.ContainsRune(out, '\x1b') {
		t.Errorf("help is %q", out)
	}
}
