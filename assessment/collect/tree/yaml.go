package tree

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"
)

// YAML reads the documents of a file; empty ones are left out. JSON is YAML too, but JSON is faster and tells more.
// Anchors, aliases, merge keys and tags of a tool's own are refused: what they would stand for is not in sight.
func YAML(b []byte) (docs []*Node, err error) {
	if len(b) > MaxYAMLBytes {
		return nil, wrong(Place{}, "export it as JSON, which may be larger, or less at a time", "the YAML has %d MiB; at most %d are read", len(b)>>20, MaxYAMLBytes>>20)
	}
	if at := deep(b); at >= 0 {
		return nil, wrong(placeOf(b, at), "", "more than %d levels deep", MaxDepth)
	}
	defer func() {
		if p := recover(); p != nil { // no input is known to do this; a file must never stop the program
			docs, err = nil, wrong(Place{}, "", "this is not YAML")
		}
	}()
	y := &yamlTree{}
	for dec := yaml.NewDecoder(bytes.NewReader(b)); ; {
		var root yaml.Node
		switch err := dec.Decode(&root); {
		case errors.Is(err, io.EOF):
			return docs, nil
		case err != nil && bytes.Contains(b, []byte("{{")):
			return nil, wrong(notYAML(err).Place, "a template becomes YAML where it is filled in: helm template", "this is not YAML")
		case err != nil:
			return nil, notYAML(err)
		}
		n, err := y.node(root.Content[0], 0)
		if err != nil {
			return nil, err
		}
		if n.kind != Null {
			docs = append(docs, n)
		}
		if len(docs) > MaxDocuments {
			return nil, wrong(n.At(), "export less at a time", "more than %d documents", MaxDocuments)
		}
	}
}

type yamlTree struct{ nodes int }

func (t *yamlTree) node(y *yaml.Node, depth int) (*Node, error) {
	n := &Node{line: int32(max(1, y.Line)), col: int32(max(1, y.Column))}
	t.nodes++
	switch {
	case t.nodes > MaxNodes:
		return nil, wrong(n.At(), "export less at a time", "more than %d values", MaxNodes)
	case depth > MaxDepth:
		return nil, wrong(n.At(), "", "more than %d levels deep", MaxDepth)
	case y.Kind == yaml.AliasNode || y.Anchor != "":
		return nil, wrong(n.At(), "write it out: gonogo reads no anchors and aliases", "an anchor or an alias stands here")
	case y.Style&yaml.TaggedStyle != 0 && !strings.HasPrefix(y.Tag, "!!"):
		return nil, wrong(n.At(), "", "a tag of some tool's own stands here")
	}
	switch y.Kind {
	case yaml.SequenceNode:
		n.kind = List
	case yaml.MappingNode:
		n.kind = Map
	case yaml.ScalarNode:
		n.kind, n.text = scalarKind(y), y.Value
		return n, nil
	default:
		return nil, wrong(n.At(), "", "this is not YAML")
	}
	return n, t.inside(n, y, depth)
}

func (t *yamlTree) inside(n *Node, y *yaml.Node, depth int) error {
	var seen map[string]bool
	for i, c := range y.Content {
		if n.kind == Map && i%2 == 0 {
			at := Place{Line: int32(c.Line), Col: int32(c.Column)}
			if c.Kind != yaml.ScalarNode || c.Tag == "!!merge" || c.Anchor != "" {
				return wrong(at, "", "a key is no plain text")
			}
			if seen == nil {
				seen = make(map[string]bool, len(y.Content)/2)
			}
			if seen[c.Value] {
				return wrong(at, "no tool writes that: look at what made the file", "a key stands twice")
			}
			seen[c.Value] = true
			if n.names = append(n.names, c.Value); len(n.names) > MaxNames {
				return wrong(n.At(), "", "a map has more than %d keys", MaxNames)
			}
			continue
		}
		item, err := t.node(c, depth+1)
		if err != nil {
			return err
		}
		n.items = append(n.items, item)
	}
	return nil
}

func scalarKind(y *yaml.Node) Kind {
	switch y.ShortTag() {
	case "!!null":
		return Null
	case "!!bool":
		return Bool
	case "!!int", "!!float":
		return Number
	default:
		return Text
	}
}

// notYAML keeps of the parser's words only the line: the others may repeat what stands there.
func notYAML(err error) *Error {
	line := int32(0)
	if _, rest, ok := strings.Cut(err.Error(), "line "); ok {
		for _, c := range rest {
			if c < '0' || c > '9' || line > 1<<24 {
				break
			}
			line = line*10 + c - '0'
		}
	}
	return wrong(Place{Line: line}, "check the indentation, and that quotes and brackets close", "this is not YAML")
}

// deep finds where brackets nest too deep, before a parser pays for it; -1 where they do not. Quotes and comments are passed
// over roughly: it may see fewer levels than there are, and the tree is measured again.
func deep(b []byte) int {
	depth, begins := 0, true
	for i, c := range b {
		switch c {
		case '[', '{':
			if !begins {
				continue
			}
			if depth++; depth > MaxDepth {
				return i
			}
		case ']', '}':
			depth = max(0, depth-1)
			begins = false
		case ',', ':', '\n', ' ', '-', '?', '\r', '\t':
			begins = begins || c == ',' || c == ':' || c == '\n'
		default:
			begins = false
		}
	}
	return -1
}
