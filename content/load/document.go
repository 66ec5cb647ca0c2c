package load

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"gonogo/content/clean"
)

// Document parses one YAML file into a tree of Nodes. name is what errors call the file. It refuses, with *Error or
// *Errors: more than MaxBytes, text that is not UTF-8 or holds what cannot be seen (also where a quoted text spells it as an
// escape), nesting below MaxDepth, more than one document, an empty one, anchors, aliases, merge keys, tags, directives,
// and a key that is no plain text or stands twice. The caller reads the tree, reports what it finds wrong with Fail
// at any node, and asks Err once at the end.
func Document(name string, b []byte) (Node, error) {
	rep := &report{}
	n := document(name, b, rep)
	return n, rep.err()
}

// document is Document with the report of the caller; the node is missing when anything was wrong.
func document(name string, b []byte, rep *report) Node {
	d := &doc{name: name, report: rep}
	b = bytes.TrimPrefix(b, []byte("\ufeff")) // some editors write one; it carries nothing
	d.text = b
	if e := scan(name, b); e != nil {
		rep.list = append(rep.list, e)
		return Node{d: d}
	}
	root, e := parse(name, b)
	if e != nil {
		rep.list = append(rep.list, e)
		return Node{d: d}
	}
	before := len(rep.list)
	d.inspect(root, 0)
	if len(rep.list) > before {
		return Node{d: d}
	}
	return Node{d: d, y: root, at: root}
}

// parse reads the only document of b.
func parse(name string, b []byte) (root *yaml.Node, bad *Error) {
	defer func() {
		if p := recover(); p != nil { // no input is known to do this; a file must never stop the program
			root, bad = nil, &Error{name, 1, 1, fmt.Sprintf("the file cannot be parsed: %v", p), ""}
		}
	}()
	dec := yaml.NewDecoder(bytes.NewReader(b))
	var first, second yaml.Node
	if err := dec.Decode(&first); errors.Is(err, io.EOF) {
		return nil, &Error{name, 1, 1, "the file is empty", ""}
	} else if err != nil {
		return nil, syntaxError(name, err)
	}
	if err := dec.Decode(&second); err == nil {
		return nil, &Error{name, max(1, second.Line), max(1, second.Column), "a second document begins here", `keep one document a file: take out the line "---"`}
	} else if !errors.Is(err, io.EOF) {
		return nil, syntaxError(name, err)
	}
	root = first.Content[0]
	if root.Kind == yaml.ScalarNode && root.Value == "" && root.Style == 0 {
		return nil, &Error{name, 1, 1, "the file is empty", ""}
	}
	return root, nil
}

var parserLine = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`line (\d+)(?:, column (\d+))?: `) })

// syntaxHints says in our words what the parser's words usually mean.
var syntaxHints = []struct{ says, hint string }{
	{"mapping values are not allowed", `a text that holds ": " must stand in quotes`},
	{"cannot start any token", "indent with spaces, never tabs; a text that begins with @, ` or % must stand in quotes"},
	{"could not find expected ':'", `a key is followed by ": "; a text over several lines begins with ">-" or "|-"`},
	{"did not find expected key", "check the indentation, and that a text in quotes ends where its quotes end"},
	{"did not find expected '-' indicator", `every entry of a list begins with "- " in the same column`},
	{"unexpected end of stream", "a quote or a bracket is not closed"},
	{"unknown anchor", "aliases are not read; a text that begins with * must stand in quotes"},
}

// syntaxError keeps the parser's line. It gives no column, so the column is 1.
func syntaxError(name string, err error) *Error {
	says := strings.TrimPrefix(err.Error(), "yaml: ")
	e := &Error{File: name, Line: 1, Col: 1}
	if m := parserLine().FindStringSubmatchIndex(says); m != nil {
		e.Line, _ = strconv.Atoi(says[m[2]:m[3]])
		if m[4] >= 0 {
			e.Col, _ = strconv.Atoi(says[m[4]:m[5]])
		}
		says = says[:m[0]] + says[m[1]:]
	}
	e.Line = max(1, e.Line)
	e.Msg = "this is not YAML: " + clean.Line(says).String()
	for _, h := range syntaxHints {
		if strings.Contains(says, h.says) {
			e.Hint = h.hint
			break
		}
	}
	return e
}

// doc is one file and where to report what is wrong with it.
type doc struct {
	name   string
	report *report
	text   []byte
}

// line is one line of the file, counted from 1, without its end.
func (d *doc) line(n int) string {
	for line := range bytes.Lines(d.text) {
		if n--; n == 0 {
			return strings.TrimRight(string(line), "\r\n")
		}
	}
	return ""
}

func (d *doc) pos(y *yaml.Node) Pos {
	if y == nil {
		return Pos{d.name, 1, 1}
	}
	return Pos{d.name, max(1, y.Line), max(1, y.Column)}
}

func (d *doc) fail(y *yaml.Node, hint, format string, args ...any) {
	d.report.add(d.pos(y), hint, fmt.Sprintf(format, args...))
}

// inspect reports, over the whole tree, what no file of ours may hold.
func (d *doc) inspect(y *yaml.Node, depth int) {
	switch {
	case depth > MaxDepth:
		d.fail(y, "write it flatter", "more than %d levels deep", MaxDepth)
		return
	case y.Kind == yaml.AliasNode:
		d.fail(y, "write it out; a text that begins with * must stand in quotes", "aliases are not read")
		return
	case y.Anchor != "":
		d.fail(y, "take it out; a text that begins with & must stand in quotes", "anchors are not read")
	case y.Style&yaml.TaggedStyle != 0:
		d.fail(y, "take it out; a text that begins with ! must stand in quotes", "tags are not read")
	}
	if y.Kind == yaml.ScalarNode && y.Style&yaml.DoubleQuotedStyle != 0 { // only these spell runes as escapes
		if _, what := clean.First(y.Value); what != "" {
			d.fail(y, "spell it out in words", "the text holds %s, which cannot be shown", what)
		}
	}
	if y.Kind == yaml.MappingNode {
		d.inspectKeys(y)
	}
	for _, child := range y.Content {
		d.inspect(child, depth+1)
	}
}

func (d *doc) inspectKeys(y *yaml.Node) {
	seen := make(map[string]*yaml.Node, len(y.Content)/2)
	for i := 0; i+1 < len(y.Content); i += 2 {
		k := y.Content[i]
		switch {
		case k.Kind == yaml.AliasNode:
			continue // said by inspect
		case k.Kind != yaml.ScalarNode || k.Value == "":
			d.fail(k, "", "a key must be a plain text")
			continue
		case k.Tag == "!!merge":
			d.fail(k, "write the keys out", "merge keys are not read")
			continue
		}
		if first := seen[k.Value]; first != nil {
			d.fail(k, fmt.Sprintf("it stands first in line %d", first.Line), "key %s stands twice", quote(k.Value))
			continue
		}
		seen[k.Value] = k
	}
}
