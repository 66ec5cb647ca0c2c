package tree

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// JSON reads a file that is one JSON value.
func JSON(b []byte) (*Node, error) {
	r := jsonReader(b)
	n, err := r.value()
	if err != nil {
		return nil, err
	}
	if _, err := r.dec.ReadToken(); !errors.Is(err, io.EOF) {
		return nil, wrong(r.here(), "", "something follows behind the end of the JSON")
	}
	return n, nil
}

// Lines reads a file that holds one JSON value after another, as logs do: one a line, with or without empty lines.
func Lines(b []byte) ([]*Node, error) {
	r := jsonReader(b)
	var out []*Node
	for {
		if r.dec.PeekKind() == 0 && len(bytes.TrimSpace(b[r.dec.InputOffset():])) == 0 {
			return out, nil
		}
		n, err := r.value()
		if err != nil {
			return nil, err
		}
		if out = append(out, n); len(out) > MaxRecords {
			return nil, wrong(n.At(), "export less at a time", "more than %d values", MaxRecords)
		}
	}
}

// Relaxed reads JSON as editors write it: with // and /* */ comments and a comma behind the last item.
func Relaxed(b []byte) (*Node, error) { return JSON(strict(b)) }

type jsonTree struct {
	dec   *jsontext.Decoder
	b     []byte
	lines follower
	nodes int
}

func jsonReader(b []byte) *jsonTree {
	return &jsonTree{dec: jsontext.NewDecoder(bytes.NewReader(b)), b: b, lines: follower{b: b}}
}

func (r *jsonTree) here() Place { return r.lines.place(r.skip(int(r.dec.InputOffset()))) }

// skip passes what stands between two values.
func (r *jsonTree) skip(at int) int {
	for at < len(r.b) && strings.IndexByte(" \t\r\n,:", r.b[at]) >= 0 {
		at++
	}
	return at
}

func (r *jsonTree) value() (*Node, error) {
	at := r.here()
	if r.nodes++; r.nodes > MaxNodes {
		return nil, wrong(at, "export less at a time", "more than %d values", MaxNodes)
	}
	tok, err := r.dec.ReadToken()
	if err != nil {
		return nil, r.broken(err)
	}
	n := &Node{line: at.Line, col: at.Col}
	switch tok.Kind() {
	case 'n':
		n.kind = Null
	case 't', 'f':
		n.kind, n.text = Bool, tok.String()
	case '0':
		n.kind, n.text = Number, tok.String()
	case '"':
		n.kind, n.text = Text, tok.String()
	case '[', '{':
		return n, r.inside(n, tok.Kind() == '{')
	default:
		return nil, wrong(at, "", "this is not JSON")
	}
	return n, nil
}

func (r *jsonTree) inside(n *Node, isMap bool) error {
	if r.dec.StackDepth() > MaxDepth {
		return wrong(n.At(), "", "more than %d levels deep", MaxDepth)
	}
	n.kind = List
	if isMap {
		n.kind = Map
	}
	for {
		if k := r.dec.PeekKind(); k == ']' || k == '}' {
			if _, err := r.dec.ReadToken(); err != nil {
				return r.broken(err)
			}
			return nil
		}
		if isMap {
			name, err := r.dec.ReadToken()
			if err != nil {
				return r.broken(err)
			}
			if n.names = append(n.names, name.String()); len(n.names) > MaxNames {
				return wrong(n.At(), "", "a map has more than %d keys", MaxNames)
			}
		}
		item, err := r.value()
		if err != nil {
			return err
		}
		n.items = append(n.items, item)
	}
}

// broken says in our words where JSON ends to be JSON. Those of the parser repeat what stands there.
func (r *jsonTree) broken(err error) error {
	var syntax *jsontext.SyntacticError
	at := int(r.dec.InputOffset())
	if errors.As(err, &syntax) {
		at = int(syntax.ByteOffset)
	}
	where := placeOf(r.b, r.skip(at))
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return wrong(placeOf(r.b, len(r.b)), "export it again: the file may have been cut off", "the JSON breaks off")
	case errors.Is(err, jsontext.ErrDuplicateName):
		return wrong(where, "no tool writes that: look at what made the file", "a key stands twice")
	default:
		return wrong(where, "a comma, a quote or a bracket is missing or too much here", "this is not JSON")
	}
}

// strict blanks out comments and commas behind a last item, and keeps every place where it is.
func strict(b []byte) []byte {
	out := bytes.Clone(b)
	comma := -1 // the comma that nothing followed yet
	for i := 0; i < len(out); i++ {
		switch c := out[i]; {
		case c == '"':
			comma = -1
			for i++; i < len(out) && out[i] != '"'; i++ {
				if out[i] == '\\' {
					i++
				}
			}
		case c == '/' && i+1 < len(out) && out[i+1] == '/':
			for ; i < len(out) && out[i] != '\n'; i++ {
				out[i] = ' '
			}
		case c == '/' && i+1 < len(out) && out[i+1] == '*':
			end := bytes.Index(out[i+2:], []byte("*/"))
			if end < 0 {
				return out
			}
			for end += i + 4; i < end; i++ {
				if out[i] != '\n' {
					out[i] = ' '
				}
			}
			i--
		case c == ',':
			comma = i
		case c == ']' || c == '}':
			if comma >= 0 {
				out[comma] = ' '
			}
			comma = -1
		case c != ' ' && c != '\t' && c != '\r' && c != '\n':
			comma = -1
		}
	}
	return out
}
