package ui_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"gonogo/tui/ui"
)

// Every sign that a screen draws has a form in ASCII, so that a terminal without others shows no question marks.
func TestEverySignOfTheScreensHasAFormInASCII(t *testing.T) {
	theme := ui.Theme{ASCII: true}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "uitest") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Errorf("%s: %s: %v", path, lit.Value, err)
			}
			for _, r := range text {
				if r >= 0x80 && strings.Contains(theme.Draw([]ui.Line{ui.Plain.Line(string(r))}, 4), "?") {
					t.Errorf("%s draws %q in %q, which has no form in ASCII", path, r, text)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestEveryMarkHasASignOfItsOwnInASCIIToo(t *testing.T) {
	theme := ui.Theme{ASCII: true}
	signs := map[string]string{}
	for _, m := range ui.Marks() {
		sign := theme.Draw([]ui.Line{ui.Plain.Line(m.Sign)}, 2)
		if other, ok := signs[sign]; ok {
			t.Errorf("%s stands for %q and %q", sign, other, m.Word)
		}
		signs[sign] = m.Word
	}
}
