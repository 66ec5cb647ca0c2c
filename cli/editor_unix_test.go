//go:build unix

package cli

import (
	"os"
	"path/filepath"
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
		if got := editorFrom(func(name string) string { return c.env[name] }); (got != nil) != c.want {
			t.Errorf("%v: an editor %v", c.env, got != nil)
		}
	}
}

func TestATextIsHandedToTheEditorInAFileOfItsOwnThatGoesAfter(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	out := filepath.Join(t.TempDir(), "seen")
	t.Setenv("SEEN", out)
	line := `f() { { stat -c '%a' "$1" "$(dirname "$1")" 2>/dev/null || stat -f '%Lp' "$1" "$(dirname "$1")"; cat "$1"; } > "$SEEN"; printf 'two\nlines\n' > "$1"; }; f`
	editor := editorFrom(func(name string) string { return map[string]string{"VISUAL": line, "EDITOR": "false"}[name] })
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
		e, err := beginEditing(t.Context(), line, "as it was")
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
	e, err := beginEditing(t.Context(), "true", "kept")
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
