package ui

import (
	"fmt"
	"strings"
)

// KeysDoc is docs/keys.md: the key table as Markdown.
func KeysDoc() string {
	var b strings.Builder
	b.WriteString("# Keys\n\nGenerated from the key table in `tui/ui/keys.go`. A screen has some of these keys; `?` shows which, and what they do there.\n")
	for _, g := range Groups {
		fmt.Fprintf(&b, "\n## %s\n\n| Key | Does |\n|---|---|\n", g)
		for _, row := range keyTable {
			if row.group == g {
				fmt.Fprintf(&b, "| `%s` | %s |\n", strings.Join(row.keys, "` `"), row.does)
			}
		}
	}
	b.WriteString("\n## Mouse\n\nNever needed: whatever it does a key does too.\n\n| Hand | Does |\n|---|---|\n")
	for _, m := range Mouse {
		fmt.Fprintf(&b, "| %s | %s |\n", m.Hand, m.Does)
	}
	return b.String()
}

// Mouse is what the mouse does, for help.
var Mouse = []struct{ Hand, Does string }{
	{"click", "choose a row, a field or a choice; on a key that is shown: that key"},
	{"again", "open the chosen row; a double click does both"},
	{"wheel", "move what is under the pointer; it never chooses or answers"},
	{"shift+drag", "select text; GONOGO_MOUSE=off leaves all of the mouse to your terminal"},
}

// KeyIDs lists every key of the table.
func KeyIDs() []KeyID {
	out := make([]KeyID, keyCount)
	for i := range out {
		out[i] = KeyID(i)
	}
	return out
}
