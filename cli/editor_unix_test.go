//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

func TestTheEditorIsTheOneThatVisualNamesElseEditor(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want bool
	}{
		{map[string]string{}, false},
		{map[string]string{"EDITOR": "  "}, false},
		{map[string]string{"EDITOR": "ed"}, true},
		{map[string]string{"VISUAL": "code --wait"}, true},
	} {
		if got := editorFrom(func(name string) string { return c.env[name] }, ""); (got != nil) != c.want {
			t.Errorf("%v: an editor %v", c.env, got != nil)
		}
	}
}

func TestATextIsHandedToTheEditorInAFileOfItsOwnThatGoesAfter(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	out := filepath.Join(t.TempDir(), "seen")
	t.Setenv("SEEN", out)
	line := `f() { { stat -c '%a' "$1" "$(dirname "$1")" 2>/dev/null || stat -f '%Lp' "$1" "$(dirname "$1")"; cat "$1"; } > "$SEEN"; printf 'two\nlines\n' > "$1"; }; f`
	editor := editorFrom(func(name string) string { return map[string]string{"VISUAL": line, "EDITOR": "false"}[name] }, "")
	e, err := editor.Begin(t.Context(), "as it was")
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Command.Run(); err != nil {
		t.Fatal(err)
	}
	text, kept, err := e.End(taken)
	if err != nil || text != "two\nlines" || kept != "" {
		t.Errorf("it wrote %q, kept in %q (%v)", text, kept, err)
	}
	seen, err := os.ReadFile(out)
	if err != nil || string(seen) != "600\n700\nas it was\n" {
		t.Errorf("the editor saw %q (%v)", seen, err)
	}
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
}

func taken(string) bool { return true }

func TestATextThatIsNotTakenIsKeptAndOneThatNobodyTouchedIsNot(t *testing.T) {
	for line, want := range map[string]string{
		`f() { printf 'half a page' > "$1"; kill -9 $$; }; f`: "half a page",
		`f() { kill -9 $$; }; f`:                              "",
		`f() { : > "$1"; kill -9 $$; }; f`:                    "",
	} {
		t.Setenv("TMPDIR", t.TempDir())
		e, err := beginEditing(t.Context(), "", line, "as it was")
		if err != nil {
			t.Fatal(err)
		}
		if err := e.Command.Run(); err == nil {
			t.Fatalf("%s: the editor did not fail", line)
		}
		_, kept, err := e.End(func(string) bool { return false })
		if err != nil || (kept != "") != (want != "") {
			t.Fatalf("%s: kept in %q (%v)", line, kept, err)
		}
		left, err := os.ReadDir(os.TempDir())
		if err != nil || len(left) > 0 != (want != "") {
			t.Errorf("%s: left are %v (%v)", line, left, err)
		}
		if want == "" {
			continue
		}
		if b, err := os.ReadFile(kept); err != nil || string(b) != want {
			t.Errorf("%s: it holds %q (%v)", line, b, err)
		}
	}
}

func TestAFileThatTheEditorTookAwayIsAnEmptyText(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	e, err := beginEditing(t.Context(), "", "true", "kept")
	if err != nil {
		t.Fatal(err)
	}
	name := e.Command.Args[len(e.Command.Args)-1]
	if err := os.RemoveAll(filepath.Dir(name)); err != nil {
		t.Fatal(err)
	}
	if text, kept, err := e.End(taken); text != "" || kept != "" || err != nil {
		t.Errorf("%q, kept in %q (%v)", text, kept, err)
	}
}

// A number that no process has: its program was killed.
const gone = "2147483646-1"

func TestATextWhoseProgramWasKilledIsKeptAndToldOfOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "editing")
	e, err := beginEditing(t.Context(), dir, `f() { printf 'half a page' > "$1"; }; f`, "as it was")
	if err != nil {
		t.Fatal(err)
	}
	path := e.Command.Args[len(e.Command.Args)-1]
	if err := e.Command.Run(); err != nil {
		t.Fatal(err)
	}
	if alive(2147483646) || !alive(os.Getppid()) {
		t.Fatal("it cannot be told which process runs")
	}
	other := filepath.Join(dir, strconv.Itoa(os.Getppid())+"-1") // of a program that runs
	for _, to := range []string{other, filepath.Join(dir, gone)} {
		if err := os.Rename(filepath.Dir(path), to); err != nil {
			t.Fatal(err)
		}
		path = filepath.Join(to, textFile)
		want := ""
		if to != other {
			want = "a text from your editor was not taken the last time; it is kept in " + path
		}
		if says := leftSays(leftTexts(dir)); says != want {
			t.Errorf("%q, want %q", says, want)
		}
	}
	if left := leftTexts(dir); left != nil {
		t.Errorf("told again of %v", left)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "half a page" {
		t.Errorf("it holds %q (%v)", b, err)
	}
}

func TestATextThatNobodyTouchedBeforeItsProgramWasKilledGoes(t *testing.T) {
	for line, stays := range map[string]bool{
		"true":                              false,
		`f() { : > "$1"; }; f`:              false,
		`f() { rm "$1"; }; f`:               false,
		`f() { touch "$1.swp"; }; f`:        true, // what an editor keeps for whoever comes back
		`f() { printf ' more' >> "$1"; };f`: true,
	} {
		dir := t.TempDir()
		e, err := beginEditing(t.Context(), dir, line, "as it was")
		if err != nil {
			t.Fatal(err)
		}
		if err := e.Command.Run(); err != nil {
			t.Fatal(err)
		}
		if left := leftTexts(dir); (left != nil) != stays {
			t.Errorf("%s: left are %v", line, left)
		}
		if folders, err := os.ReadDir(dir); err != nil || len(folders) > 0 != stays {
			t.Errorf("%s: %v (%v)", line, folders, err)
		}
	}
}

func TestWhereTheStateFolderTakesNothingATextLiesAmongTemporaryFiles(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	e, err := beginEditing(t.Context(), filepath.Join(file, "editing"), "true", "as it was")
	if err != nil {
		t.Fatal(err)
	}
	if text, kept, err := e.End(taken); text != "as it was" || kept != "" || err != nil {
		t.Errorf("%q, kept in %q (%v)", text, kept, err)
	}
}
