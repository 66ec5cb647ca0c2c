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
	text, err := e.End()
	if err != nil || text != "two\nlines" {
		t.Errorf("it wrote %q (%v)", text, err)
	}
	seen, err := os.ReadFile(out)
	if err != nil || string(seen) != "600\n700\nas it was\n" {
		t.Errorf("the editor saw %q (%v)", seen, err)
	}
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v (%v)", left, err)
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
	if text, err := e.End(); text != "" || err != nil {
		t.Errorf("%q (%v)", text, err)
	}
}
