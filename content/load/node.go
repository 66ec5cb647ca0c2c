package load

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"gonogo/content/clean"
)

// Node is one value in a YAML file, or the place where one is missing. Its readers report what does not fit into
// the errors of its document and give the zero value; on a missing node they give the zero value and report nothing, so a
// reader runs through to the end and all errors come out at once. The zero Node is missing and reports nowhere.
type Node struct {
	d  *doc
	y  *yaml.Node // nil when missing
	at *yaml.Node // where it stands or should stand: the value, else the map it is missing from
}

// Exists reports whether anything is written here.
func (n Node) Exists() bool { return n.y != nil }

// IsMap reports whether a map is written here.
func (n Node) IsMap() bool { return n.y != nil && n.y.Kind == yaml.MappingNode }

// IsList reports whether a list is written here.
func (n Node) IsList() bool { return n.y != nil && n.y.Kind == yaml.SequenceNode }

// Pos is where the value stands, or the map it is missing from.
func (n Node) Pos() Pos {
	if n.d == nil {
		return Pos{}
	}
	return n.d.pos(n.at)
}

// Fail reports something wrong at this place; hint says what to do and may be empty. Err gives it back.
func (n Node) Fail(hint, format string, args ...any) {
	if n.d != nil {
		n.d.fail(n.at, hint, format, args...)
	}
}

// Err is everything reported for the document so far: nil, *Error or *Errors, sorted by place.
func (n Node) Err() error {
	if n.d == nil {
		return nil
	}
	return n.d.report.err()
}

// Fields are the entries of a map whose keys are known beforehand.
type Fields struct{ n Node }

// Fields reads n as a map that may hold only these keys. Any other key is reported with the nearest known one.
func (n Node) Fields(known ...string) Fields {
	if n.y == nil {
		return Fields{n}
	}
	if n.y.Kind != yaml.MappingNode {
		n.Fail("keys here: "+strings.Join(known, ", "), "a map is wanted here, not %s", n.what())
		return Fields{Node{d: n.d, at: n.at}}
	}
	for i := 0; i+1 < len(n.y.Content); i += 2 {
		if k := n.y.Content[i]; !slices.Contains(known, k.Value) {
			n.d.fail(k, n.near(k.Value, known), "unknown key %s", quote(k.Value))
		}
	}
	return Fields{n}
}

// Get is the value of key, missing when it is not there.
func (f Fields) Get(key string) Node {
	if f.n.y != nil {
		for i := 0; i+1 < len(f.n.y.Content); i += 2 {
			if f.n.y.Content[i].Value == key {
				return Node{f.n.d, f.n.y.Content[i+1], f.n.y.Content[i+1]}
			}
		}
	}
	return Node{d: f.n.d, at: f.n.at}
}

// Need is Get, and reports a key that is not there.
func (f Fields) Need(key string) Node {
	v := f.Get(key)
	if !v.Exists() && f.n.y != nil {
		f.n.Fail("", "%s is missing", key)
	}
	return v
}

// Node is the map itself.
func (f Fields) Node() Node { return f.n }

// Entry is one entry of a map whose keys are data.
type Entry struct {
	Key   string
	At    Node // the key as a node, to report at
	Value Node
}

// Entries reads n as a map with any keys, in the order of the file.
func (n Node) Entries() []Entry {
	if n.y == nil {
		return nil
	}
	if n.y.Kind != yaml.MappingNode {
		n.Fail("", "a map is wanted here, not %s", n.what())
		return nil
	}
	out := make([]Entry, 0, len(n.y.Content)/2)
	for i := 0; i+1 < len(n.y.Content); i += 2 {
		k, v := n.y.Content[i], n.y.Content[i+1]
		out = append(out, Entry{k.Value, Node{n.d, k, k}, Node{n.d, v, v}})
	}
	return out
}

// List reads n as a list.
func (n Node) List() []Node {
	if n.y == nil {
		return nil
	}
	if n.y.Kind != yaml.SequenceNode {
		n.Fail("write it as [a, b], or one to a line behind \"- \"", "a list is wanted here, not %s", n.what())
		return nil
	}
	out := make([]Node, len(n.y.Content))
	for i, v := range n.y.Content {
		out[i] = Node{n.d, v, v}
	}
	return out
}

// Text reads n as text that says something, over any number of lines, without space at its ends: at most
// clean.MaxText bytes. A plain value counts as the text that is written, so 1.0 is "1.0" and no is "no".
func (n Node) Text() string {
	if n.y == nil {
		return ""
	}
	if n.y.Kind != yaml.ScalarNode {
		n.Fail("", "a text is wanted here, not %s", n.what())
		return ""
	}
	s := strings.TrimSpace(n.y.Value)
	if s == "" || n.y.Tag == "!!null" {
		n.Fail("write a text, or leave the key out where it is optional", "there is no text here")
		return ""
	}
	if err := clean.Refuse(s); err != nil {
		n.Fail("", "%v", err)
		return ""
	}
	return s
}

// Line is Text on one line: at most clean.MaxLine bytes.
func (n Node) Line() string {
	s := n.Text()
	if err := clean.RefuseLine(s); err != nil {
		n.Fail("", "%v", err)
		return ""
	}
	return s
}

// OneOf reads n as one of these words, "" when it is none.
func (n Node) OneOf(words ...string) string {
	s := n.Line()
	if s != "" && !slices.Contains(words, s) {
		n.Fail(n.near(s, words), "%s is none of %s", quote(s), strings.Join(words, ", "))
		return ""
	}
	return s
}

// Int reads n as a whole number from lo to hi, written in plain decimal digits; 0 when it is none.
func (n Node) Int(lo, hi int) int {
	if n.y == nil {
		return 0
	}
	v, err := strconv.Atoi(n.y.Value)
	if n.y.Kind != yaml.ScalarNode || n.y.Style != 0 || err != nil || strconv.Itoa(v) != n.y.Value {
		n.Fail("", "a whole number from %d to %d is wanted here, not %s", lo, hi, n.what())
		return 0
	}
	if v < lo || v > hi {
		n.Fail("", "%d is not from %d to %d", v, lo, hi)
		return 0
	}
	return v
}

// Bool reads n as true or false.
func (n Node) Bool() bool {
	if n.y == nil {
		return false
	}
	if !n.IsBool() {
		n.Fail("", "true or false is wanted here, not %s", n.what())
		return false
	}
	return n.y.Value == "true"
}

// IsBool reports whether n is a plain true or false.
func (n Node) IsBool() bool {
	return n.y != nil && n.y.Kind == yaml.ScalarNode && n.y.Style == 0 && (n.y.Value == "true" || n.y.Value == "false")
}

// Date reads n as a day of the calendar and gives it as YYYY-MM-DD, "" when it is none.
func (n Node) Date() string {
	if n.y == nil {
		return ""
	}
	t, err := time.Parse(time.DateOnly, n.y.Value)
	if n.y.Kind != yaml.ScalarNode || err != nil || t.Year() < 1 {
		n.Fail("write YYYY-MM-DD, such as 2026-12-15", "a date is wanted here, not %s", n.what())
		return ""
	}
	return n.y.Value
}

// what names the value for a message.
func (n Node) what() string {
	switch n.y.Kind {
	case yaml.MappingNode:
		return "a map"
	case yaml.SequenceNode:
		return "a list"
	case yaml.ScalarNode:
		if n.y.Tag == "!!null" {
			return "nothing"
		}
		return quote(n.y.Value)
	default:
		return quote(n.y.Value)
	}
}

// quote shows a value from the file, shortened.
func quote(s string) string {
	if r := []rune(s); len(r) > 40 {
		s = string(r[:40]) + "…"
	}
	return fmt.Sprintf("%q", clean.Line(s).String())
}
