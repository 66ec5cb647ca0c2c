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
	return b.String()
}

// KeyIDs lists every key of the table.
func KeyIDs() []KeyID {
	out := make([]KeyID, keyCount)
	for i := range out {
		out[i] = KeyID(i)
	}
	return out
}
