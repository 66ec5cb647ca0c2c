package cli

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"gonogo/content/library"
	"gonogo/content/load"
)

// The clock stands still unless a script sets NOW. Only this binary reads it; the product has no such door.
const scriptNow = "2026-11-23T09:00:00Z"

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"gonogo": func() { os.Exit(product()) }})
}

// product is main with a clock that the script sets.
func product() int {
	now, err := time.Parse(time.RFC3339, os.Getenv("NOW"))
	if err != nil {
		fmt.Fprintln(os.Stderr, "the script set no clock:", err)
		return 99
	}
	if os.Getenv("WEAK") != "" {
		dropRights()
	}
	KeepPrivate()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	world := Here(func() time.Time { return now })
	world.Version = "test"
	if os.Getenv("CRASH") != "" {
		world.Now = func() time.Time { panic("the script asked for a crash") }
	}
	return Run(ctx, world, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("NOW", scriptNow)
			env.Setenv("XDG_DATA_HOME", filepath.Join(env.WorkDir, "data"))
			env.Setenv("XDG_STATE_HOME", filepath.Join(env.WorkDir, "state"))
			env.Setenv("GIT_CONFIG_NOSYSTEM", "1")
			env.Setenv("GIT_CONFIG_GLOBAL", filepath.Join(env.WorkDir, "gitconfig"))
			env.Setenv("LEAD", "Lea Lead <lea@example.com>")
			env.Setenv("DB", filepath.Join(env.WorkDir, "data", "gonogo", "gonogo.db"))
			return os.WriteFile(filepath.Join(env.WorkDir, "rows.yaml"), []byte(soundRows(t)), 0o600)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":    exits,
			"json":     jsonIs,
			"keys":     jsonKeys,
			"count":    jsonCount,
			"poke":     poke,
			"flip":     flip,
			"long":     long,
			"handover": handover,
			"oneline":  oneLine,
			"plain":    plainBytes,
			"listened": listened,
			"swap":     swap,
			"people":   people,
			"signs":    signs,
			"keep":     keep,
		},
	})
}

// soundRows is what every script finds as rows.yaml: a file for gonogo apply with the registers that the cases of the
// built-in gate start from, in which every check passes for a launch on 2026-12-15.
func soundRows(t *testing.T) string {
	t.Helper()
	_, pack, err := library.Gate(defaultGate)
	if err != nil {
		t.Fatal(err)
	}
	cases, err := load.Cases(pack)
	if err != nil {
		t.Fatal(err)
	}
	register := ""
	var b strings.Builder
	b.WriteString("rows:\n")
	for _, r := range cases[0].All {
		if r.Register != register {
			register = r.Register
			fmt.Fprintf(&b, "  %s:\n", register)
		}
		fmt.Fprintf(&b, "    %q:\n", r.Key)
		for _, c := range r.Cells {
			fmt.Fprintf(&b, "      %s: %q\n", c.Column, c.Text)
		}
	}
	return b.String()
}

// exits runs a command and wants exactly this exit code: exits 3 gonogo …
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%s did not run: %v", args[1], err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// oneLine wants stderr to be exactly this one line.
func oneLine(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: oneline TEXT")
	}
	if got := ts.ReadFile("stderr"); got != args[0]+"\n" {
		ts.Fatalf("stderr is\n%swant\n%s", got, args[0])
	}
}

// at walks a path such as reasons.0.rule through the JSON on stdout, or in the file named before the path.
func at(ts *testscript.TestScript, args []string) (any, []string) {
	file := "stdout"
	if len(args) > 0 && (strings.HasSuffix(args[0], ".json") || args[0] == "stderr") {
		file, args = args[0], args[1:]
	}
	var v any
	if err := json.Unmarshal([]byte(ts.ReadFile(file)), &v); err != nil {
		ts.Fatalf("%s is no JSON: %v", file, err)
	}
	if len(args) == 0 {
		ts.Fatalf("a path is missing")
	}
	for _, step := range strings.FieldsFunc(args[0], func(r rune) bool { return r == '.' }) {
		switch x := v.(type) {
		case map[string]any:
			next, ok := x[step]
			if !ok {
				ts.Fatalf("%s: there is no %q", args[0], step)
			}
			v = next
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(x) {
				ts.Fatalf("%s: there is no element %s of %d", args[0], step, len(x))
			}
			v = x[i]
		default:
			ts.Fatalf("%s: nothing lies below %q", args[0], step)
		}
	}
	return v, args[1:]
}

// jsonIs wants a value: json verdict no-go
func jsonIs(ts *testscript.TestScript, neg bool, args []string) {
	v, rest := at(ts, args)
	if len(rest) != 1 {
		ts.Fatalf("usage: json [FILE] PATH VALUE")
	}
	if got := fmt.Sprint(v); (got == rest[0]) == neg {
		ts.Fatalf("%s is %q", args[0], got)
	}
}

// jsonKeys wants exactly these keys: keys reasons.0 rule question …
func jsonKeys(ts *testscript.TestScript, neg bool, args []string) {
	v, want := at(ts, args)
	m, ok := v.(map[string]any)
	if !ok || neg {
		ts.Fatalf("%s is no object", args[0])
	}
	var got []string
	for k := range m {
		got = append(got, k)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		ts.Fatalf("%s has the keys\n%q, want\n%q", args[0], got, want)
	}
}

// jsonCount wants so many elements: count reasons 3
func jsonCount(ts *testscript.TestScript, neg bool, args []string) {
	v, rest := at(ts, args)
	list, ok := v.([]any)
	if !ok || len(rest) != 1 {
		ts.Fatalf("%s is no list", args[0])
	}
	if got := strconv.Itoa(len(list)); (got == rest[0]) == neg {
		ts.Fatalf("%s has %s elements", args[0], got)
	}
}

// poke writes bytes into a file, as a bad disk would: poke FILE OFFSET HEX; a negative offset counts from the end.
func poke(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: poke FILE OFFSET HEX")
	}
	path := ts.MkAbs(args[0])
	offset, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	b, err := hex.DecodeString(args[2])
	ts.Check(err)
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	ts.Check(err)
	if offset < 0 {
		info, err := f.Stat()
		ts.Check(err)
		offset += info.Size()
	}
	_, err = f.WriteAt(b, offset)
	ts.Check(errors.Join(err, f.Close()))
}

// swap replaces a text that a file holds once, \n in the new one is a line break: swap FILE OLD NEW
func swap(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: swap FILE OLD NEW")
	}
	before := ts.ReadFile(args[0])
	after := strings.Replace(before, args[1], strings.ReplaceAll(args[2], `\n`, "\n"), 1)
	if after == before {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(after), 0o600))
}

// long makes a file of so many bytes: long FILE BYTES
func long(ts *testscript.TestScript, neg bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat("# a line\n", n/9+1)), 0o600))
}

// flip changes one bit of every place in a file that holds a text: flip FILE TEXT
func flip(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: flip FILE TEXT")
	}
	path := ts.MkAbs(args[0])
	b, err := os.ReadFile(path)
	ts.Check(err)
	flipped := strings.ReplaceAll(string(b), args[1], string(args[1][0]^2)+args[1][1:])
	if flipped == string(b) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(path, []byte(flipped), 0o600))
}

// plainBytes wants no byte in stdout and stderr that a terminal could obey.
func plainBytes(ts *testscript.TestScript, neg bool, args []string) {
	for _, file := range []string{"stdout", "stderr"} {
		for i, r := range ts.ReadFile(file) {
			if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r == 0x202e || r == 0xfffd {
				ts.Fatalf("%s holds %U at byte %d", file, r, i)
			}
		}
	}
}

// listened wants nothing in stdout that says nothing to whoever listens: no boxes, bars, braille or padding.
func listened(ts *testscript.TestScript, neg bool, args []string) {
	for line := range strings.Lines(ts.ReadFile("stdout")) {
		line = strings.TrimSuffix(line, "\n")
		if line != strings.TrimSpace(line) || line == "" || strings.Contains(line, "   ") {
			ts.Fatalf("this line is padded: %q", line)
		}
		for _, r := range line {
			if r >= 0x2500 && r <= 0x25ff || r >= 0x2800 && r <= 0x28ff || strings.ContainsRune("✓✗→←↑↓·‖≠⇄", r) {
				ts.Fatalf("this line holds %q, which is drawn and not said: %q", r, line)
			}
		}
	}
}

// handover gives the work folder to somebody without rights, where the tests run as root, and lets what follows run
// as that person: root may write anywhere, so a folder is read-only to others alone.
func handover(ts *testscript.TestScript, neg bool, args []string) {
	if os.Geteuid() != 0 {
		return
	}
	work := ts.Getenv("WORK")
	for _, dir := range append(parents(work), parents(mustLook(ts, "gonogo"))...) {
		if info, err := os.Stat(dir); err == nil && info.Mode().Perm()&0o011 != 0o011 {
			ts.Check(os.Chmod(dir, info.Mode().Perm()|0o055))
		}
	}
	ts.Check(filepath.WalkDir(work, func(path string, _ fs.DirEntry, err error) error {
		return errors.Join(err, os.Lchown(path, nobody, nobody))
	}))
	ts.Setenv("WEAK", "yes")
}

const nobody = 65534

func parents(path string) []string {
	var out []string
	for dir := filepath.Dir(path); dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		out = append(out, dir)
	}
	return out
}

func mustLook(ts *testscript.TestScript, name string) string {
	for _, dir := range filepath.SplitList(ts.Getenv("PATH")) {
		path := filepath.Join(dir, name)
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	ts.Fatalf("%s is on no path", name)
	return ""
}
