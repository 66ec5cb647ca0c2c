package collect

import (
	"bytes"
	"strings"

	"gonogo/assessment/collect/tree"
)

// File is an export as it was given: its name without a folder, and its bytes.
type File struct {
	Name  string
	Bytes []byte
}

// Doc is one file while it is looked at. What it is parsed to is kept, so that every format may ask.
type Doc struct {
	Name string
	Text []byte // UTF-8, without a mark at its beginning

	json, relaxed parsed[*tree.Node]
	lines, yaml   parsed[[]*tree.Node]
}

// NewDoc begins to look at a file. What is not text at all is an empty Doc.
func NewDoc(f File) *Doc {
	text, _ := tree.Plain(f.Bytes)
	return &Doc{Name: f.Name, Text: text}
}

type parsed[T any] struct {
	done  bool
	value T
	err   error
}

func (p *parsed[T]) get(parse func([]byte) (T, error), b []byte) (T, error) {
	if !p.done {
		p.value, p.err = parse(b)
		p.done = true
	}
	return p.value, p.err
}

// Starts is the first byte that is no blank, 0 in an empty file: what a file that begins otherwise is not worth parsing for.
func (d *Doc) Starts() byte {
	if t := bytes.TrimSpace(d.Text[:min(len(d.Text), 4096)]); len(t) > 0 {
		return t[0]
	}
	return 0
}

// Holds reports whether all of these texts stand somewhere in the file: a cheap question before it is parsed for one format.
func (d *Doc) Holds(marks ...string) bool {
	for _, m := range marks {
		if !bytes.Contains(d.Text, []byte(m)) {
			return false
		}
	}
	return true
}

// FirstLine is the first line, without its end; at most 64 KiB of it.
func (d *Doc) FirstLine() string {
	line, _, _ := bytes.Cut(d.Text[:min(len(d.Text), 64<<10)], []byte("\n"))
	return string(bytes.TrimRight(line, "\r"))
}

// JSON is the file as one JSON value.
func (d *Doc) JSON() (*tree.Node, error) {
	if !d.looksJSON() {
		return nil, &tree.Error{Place: tree.Place{Line: 1, Col: 1}, Msg: "this is not JSON"}
	}
	return d.json.get(tree.JSON, d.Text)
}

// Relaxed is the file as JSON with comments and commas behind last items, as editors write it.
func (d *Doc) Relaxed() (*tree.Node, error) {
	if n, err := d.JSON(); err == nil {
		return n, nil
	}
	if c := d.Starts(); c != '{' && c != '[' && c != '/' {
		return nil, &tree.Error{Place: tree.Place{Line: 1, Col: 1}, Msg: "this is not JSON"}
	}
	return d.relaxed.get(tree.Relaxed, d.Text)
}

// Lines is the file as one JSON value after another.
func (d *Doc) Lines() ([]*tree.Node, error) {
	if !d.looksJSON() {
		return nil, &tree.Error{Place: tree.Place{Line: 1, Col: 1}, Msg: "this is not JSON"}
	}
	return d.lines.get(tree.Lines, d.Text)
}

// Documents is the documents of a YAML file, or the one value of a JSON file.
func (d *Doc) Documents() ([]*tree.Node, error) {
	if d.looksJSON() {
		if n, err := d.JSON(); err == nil {
			return []*tree.Node{n}, nil
		} else if d.Starts() == '{' {
			return nil, err
		}
	}
	return d.yaml.get(tree.YAML, d.Text)
}

func (d *Doc) looksJSON() bool { c := d.Starts(); return c == '{' || c == '[' }

// broken says why a file that begins as JSON or YAML is none, nil where it is one.
func (d *Doc) broken() error {
	if len(bytes.TrimSpace(d.Text)) == 0 {
		return &tree.Error{Place: tree.Place{Line: 1, Col: 1}, Msg: "the file is empty", Hint: "an empty file says nothing: not even that something is clean"}
	}
	if !d.looksJSON() {
		_, err := d.Documents()
		return err
	}
	if _, err := d.Lines(); err == nil {
		return nil
	}
	if _, err := d.Relaxed(); err == nil {
		return nil
	}
	if d.Starts() == '[' && strings.HasSuffix(strings.TrimSpace(d.FirstLine()), "]") && d.Holds(" = ") {
		return &tree.Error{Place: tree.Place{Line: 1, Col: 1}, Msg: "this is TOML", Hint: "gonogo reads JSON, YAML and CSV"}
	}
	_, err := d.JSON()
	return err
}

// node is the first documents of a file for a format that only wants to recognise it; nil where it is broken.
func (d *Doc) node() *tree.Node {
	n, err := d.JSON()
	if err != nil {
		return nil
	}
	return n
}

// firstPlace is where a list begins, which may be a page that holds nothing.
func firstPlace(items []*tree.Node) tree.Place {
	if len(items) == 0 {
		return tree.Place{Line: 1, Col: 1}
	}
	return items[0].At()
}
