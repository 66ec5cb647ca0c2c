package collect

import (
	"os"
	"strings"
	"testing"
)

// A reader that nobody can look up is not done: which command makes the export, what is read, what it can prove.
func TestEveryFormatHasItsParagraphInTheManual(t *testing.T) {
	b, err := os.ReadFile("../../docs/manual/importers.md")
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(b), "\n## ")[1:]
	if len(parts) != len(Formats) {
		t.Errorf("the manual has %d paragraphs, and there are %d formats", len(parts), len(Formats))
	}
	for i := range min(len(parts), len(Formats)) {
		title, text, _ := strings.Cut(parts[i], "\n")
		if title != Formats[i].ID {
			t.Errorf("paragraph %d is of %s, want %s: they stand in the order of the list", i+1, title, Formats[i].ID)
		}
		if len(strings.Fields(text)) < 25 {
			t.Errorf("the paragraph of %s says next to nothing", title)
		}
	}
}
