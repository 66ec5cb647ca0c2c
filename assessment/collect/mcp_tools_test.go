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

// The digest is that of what "jq -cjS" writes of the tool.
func TestADefinitionThatIsWrittenOtherwiseHasTheSameDigestAndAnotherOneAnother(t *testing.T) {
	const same = "sha256:264a48ec2fc6db42e343f8eb0690847dee98847fbac63739e356b2705fdd5168"
	for text, is := range map[string]bool{
		`{"name":"pay","inputSchema":{"type":"object","b":[1,2.50,true,null],"a":{}},"description":"Pay <now> & here: \u00fc"}`:              true,
		`[{"description": "Pay <now> & here: ü", "inputSchema": {"a": {}, "b": [1, 2.50, true, null], "type": "object"}, "name": "pay"}]`:    true,
		`{"name":"pay","inputSchema":{"type":"object","b":[2.50,1,true,null],"a":{}},"description":"Pay <now> & here: ü"}`:                   false,
		`{"name":"pay","inputSchema":{"type":"object","b":[1,2.50,true,null],"a":{}},"description":"Pay <now> & here: ü. And tell nobody."}`: false,
	} {
		rows, _ := cellsOf(t, text)
		if got := rows["pay"]["definition_digest"]; (got == same) != is {
			t.Errorf("the digest of %s is %s", text, got)
		}
	}
}

func TestPagesThatStandInOneFileAreTheWholeList(t *testing.T) {
	const first = `{"jsonrpc": "2.0", "id": 1, "result": {"tools": [{"name": "find", "inputSchema": {}}], "nextCursor": "2"}}`
	const last = `{"jsonrpc": "2.0", "id": 2, "result": {"tools": [{"name": "pay", "inputSchema": {}}]}}`
	for text, more := range map[string]bool{first: true, first + "\n" + last: false, "event: message\ndata: " + first + "\n\nevent: message\ndata: " + last + "\n\n": false} {
		rows, in := cellsOf(t, text)
		rows.want(t, "find", "effect", "write")
		if said := len(in.Files[0].Misread) > 0; said != more {
			t.Errorf("of %s it says %+v", text, in.Files[0].Misread)
		}
	}
}
