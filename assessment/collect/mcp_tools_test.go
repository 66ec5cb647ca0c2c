package collect_test

import (
	"fmt"
	"testing"
)

func FuzzMCPTools(f *testing.F) { fuzzFormat(f, "mcp-tools") }

func TestAHintThatIsAbsentIsTheWorse(t *testing.T) {
	for _, c := range []struct{ hints, effect, undo string }{
		{`{}`, "write", "irreversible"},
		{`null`, "write", "irreversible"},
		{`{"readOnlyHint": false}`, "write", "irreversible"},
		{`{"destructiveHint": false}`, "write", ""},
		{`{"destructiveHint": null}`, "write", "irreversible"},
		{`{"readOnlyHint": true}`, "read", "nothing-to-undo"},
		{`{"readOnlyHint": true, "destructiveHint": false}`, "read", "nothing-to-undo"},
		{`{"readOnlyHint": true, "destructiveHint": true}`, "write", "irreversible"},
		{`{"readOnlyHint": "yes"}`, "write", "irreversible"},
	} {
		rows, _ := cellsOf(t, fmt.Sprintf(`{"tools": [{"name": "pay", "inputSchema": {}, "annotations": %s}]}`, c.hints))
		rows.want(t, "pay", "effect", c.effect)
		rows.want(t, "pay", "reversibility", c.undo)
		rows.want(t, "pay", "high_impact", "")
		rows.want(t, "pay", "scope", "")
	}
}
