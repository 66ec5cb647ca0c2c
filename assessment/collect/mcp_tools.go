package collect

import (
	"bytes"
	"encoding/json"
	"slices"

	"gonogo/assessment"
	"gonogo/assessment/collect/tree"
)

// The tools of an MCP server as it lists them itself. What they do is told by hints, which are the server's own word; what a hint
// that is absent means is laid down by the protocol, and it is the worse of the two.
var mcpTools = Format{
	ID:    "mcp-tools",
	Title: "MCP tool list (the answer to tools/list, or one tool a file)",
	Gives: []string{"tools"},
	Is: func(d *Doc) bool {
		if !d.Holds("inputSchema", "name") {
			return false
		}
		answers, err := mcpAnswers(d)
		if err != nil {
			return false
		}
		tools, _ := mcpListed(answers)
		return len(tools) > 0 && tools[0].Has("name", "inputSchema")
	},
	Read: readMCPTools,
}

// mcpAnswers are the answers of a server: one, those of a whole session one after another, or as a stream of events carries them.
func mcpAnswers(d *Doc) ([]*tree.Node, error) {
	if !d.looksJSON() && (bytes.HasPrefix(d.Text, []byte("event:")) || bytes.HasPrefix(d.Text, []byte("data:")) || bytes.HasPrefix(d.Text, []byte("id:"))) {
		var data [][]byte
		for line := range bytes.Lines(d.Text) { // blanks in the place of all else keep every place where it is
			if inner, is := bytes.CutPrefix(line, []byte("data:")); is {
				line = append([]byte("     "), inner...)
			} else {
				line = []byte("\n")
			}
			data = append(data, line)
		}
		return tree.Lines(bytes.Join(data, nil))
	}
	return d.Lines()
}

// mcpListed is the tools of all answers, with or without their envelope, as bare lists or one by one, and whether more pages follow.
func mcpListed(answers []*tree.Node) (tools []*tree.Node, more bool) {
	for _, n := range answers {
		if n.Get("result").Has("tools") {
			n = n.Get("result")
		}
		switch {
		case n.Has("tools"):
			tools = append(tools, n.Get("tools").Each()...)
			more = n.Get("nextCursor").Text() != ""
		case n.Kind() == tree.List, n.Has("name", "inputSchema"):
			tools = append(tools, n.Each()...)
		}
	}
	return tools, more
}

func readMCPTools(d *Doc, r *Reading) error {
	answers, err := mcpAnswers(d)
	if err != nil {
		return err
	}
	r.Unknown("whether tools do what their hints say: hints are the server's own claims")
	r.Unknown("which server lists the tools, and which agent may call them: it does not say")
	r.Unknown("what a tool reaches, who approves its calls, and whether its parameters are checked outside the model: a list cannot tell")
	tools, more := mcpListed(answers)
	if len(tools) == 0 {
		r.Misread(firstPlace(answers), "no tool is listed")
	}
	open := 0
	for _, t := range tools {
		name := t.Get("name").Text()
		if name == "" {
			r.Misread(t.At(), "a tool has no name")
			continue
		}
		hints := t.Get("annotations")
		row := r.Row("tools", name, t.At()).Set("definition_digest", mcpDigest(t))
		reads, _ := hints.Get("readOnlyHint").Bool() // absent: it may write
		destroys, told := hints.Get("destructiveHint").Bool()
		if !told {
			destroys = !reads
		}
		world, toldWorld := hints.Get("openWorldHint").Bool()
		switch {
		case destroys:
			row.SetMost("effect", "write").SetMost("reversibility", "irreversible")
		case reads:
			row.SetMost("effect", "read").SetMost("reversibility", "nothing-to-undo")
		default:
			row.SetMost("effect", "write")
		}
		if reads && destroys {
			r.Misread(hints.At(), "a tool claims to read only and to destroy: it is taken to destroy")
		}
		if world || !toldWorld {
			open++
		}
	}
	if open > 0 {
		r.Unknown("whether tools can reach anybody outside (%d of them): their hints do not rule it out", open)
	}
	if more {
		r.Misread(firstPlace(answers), "this is one page of the list: read the others too")
	}
	return nil
}

// mcpDigest is the digest of a tool as its server defines it: of its JSON without blanks, the names of each map in order, as jq -cjS
// writes it. A server that changes a tool behind the back of who approved it changes the digest.
func mcpDigest(n *tree.Node) string {
	var b bytes.Buffer
	mcpCanonical(&b, n)
	return string(assessment.PlainDigest(b.Bytes()))
}

func mcpCanonical(b *bytes.Buffer, n *tree.Node) {
	switch n.Kind() {
	case tree.Map:
		names := slices.Sorted(slices.Values(n.Names()))
		for i, name := range names {
			b.WriteByte("{,"[min(i, 1)])
			mcpQuote(b, name)
			b.WriteByte(':')
			mcpCanonical(b, n.Get(name))
		}
		if len(names) == 0 {
			b.WriteByte('{')
		}
		b.WriteByte('}')
	case tree.List:
		b.WriteByte('[')
		for i, item := range n.List() {
			if i > 0 {
				b.WriteByte(',')
			}
			mcpCanonical(b, item)
		}
		b.WriteByte(']')
	case tree.Text:
		mcpQuote(b, n.Text())
	case tree.Number:
		b.WriteString(n.Text())
	case tree.Bool:
		yes, _ := n.Bool()
		b.WriteString(map[bool]string{true: "true", false: "false"}[yes])
	default:
		b.WriteString("null")
	}
}

func mcpQuote(b *bytes.Buffer, text string) {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	_ = e.Encode(text) // a text always can be
	b.Truncate(b.Len() - 1)
}
