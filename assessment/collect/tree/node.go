// Package tree reads other tools' files into one kind of value, whatever they are written in: JSON, JSON with comments, lines
// of JSON, YAML with several documents, CSV. Every value knows its line and column.
//
// It refuses what no honest export holds (a key that stands twice, what nests too deep, too large or too much) and names the
// place. No error repeats anything that stands in a file, since it may be a secret. It reads bytes and nothing else.
//
// Begin with JSON, YAML and Table; Node is what they give.
package tree

import (
	"strconv"
	"strings"
)

// Kind is the kind of a value. The zero value is missing: nothing is written there, which is not the same as null.
type Kind uint8

// The kinds of value.
const (
	Missing Kind = iota
	Null
	Bool
	Number
	Text
	List
	Map
)

// Node is one value of a file. A nil Node is a missing one: every method may be called on it, so that a reader can walk down
// without asking at each step.
type Node struct {
	kind      Kind
	text      string   // of a scalar
	names     []string // of a map, in the order of the file
	items     []*Node  // of a list or a map
	line, col int32
}

// Place is where something stands in a file, both from 1 on. Inside names a file within the file, "" for the file itself.
type Place struct {
	Line, Col int32
	Inside    string
}

// Kind is what is written here.
func (n *Node) Kind() Kind {
	if n == nil {
		return Missing
	}
	return n.kind
}

// Exists reports whether anything is written here, null too.
func (n *Node) Exists() bool { return n != nil }

// Given reports whether a value is written here: neither missing nor null.
func (n *Node) Given() bool { return n != nil && n.kind != Null }

// At is where the value stands; the zero Place where it is missing.
func (n *Node) At() Place {
	if n == nil {
		return Place{}
	}
	return Place{Line: n.line, Col: n.col}
}

// Get walks down maps by these names; missing where any of them is.
func (n *Node) Get(path ...string) *Node {
	for _, name := range path {
		n = n.child(name)
	}
	return n
}

func (n *Node) child(name string) *Node {
	if n.Kind() != Map {
		return nil
	}
	for i := range n.names {
		if n.names[i] == name {
			return n.items[i]
		}
	}
	return nil
}

// Any is the first of these names that is there, for what tools spell in several ways.
func (n *Node) Any(names ...string) *Node {
	for _, name := range names {
		if c := n.child(name); c != nil {
			return c
		}
	}
	return nil
}

// Has reports whether all of these names are there.
func (n *Node) Has(names ...string) bool {
	for _, name := range names {
		if n.child(name) == nil {
			return false
		}
	}
	return true
}

// Names are the keys of a map in the order of the file, nil for all else.
func (n *Node) Names() []string {
	if n.Kind() != Map {
		return nil
	}
	return n.names
}

// List is the items of a list, nil for all else.
func (n *Node) List() []*Node {
	if n.Kind() != List {
		return nil
	}
	return n.items
}

// Each is the items of a list, or what is written by itself as the only one: some tools write a list of one so. Null is none.
func (n *Node) Each() []*Node {
	switch n.Kind() {
	case Missing, Null:
		return nil
	case List:
		return n.items
	default:
		return []*Node{n}
	}
}

// Text is a text or a number as it is written, "" for all else.
func (n *Node) Text() string {
	if k := n.Kind(); k == Text || k == Number {
		return n.text
	}
	return ""
}

// Texts is the texts of a list, or of what is written by itself.
func (n *Node) Texts() []string {
	var out []string
	for _, i := range n.Each() {
		if t := i.Text(); t != "" {
			out = append(out, t)
		}
	}
	return out
}

// Bool is a yes or no; not ok where neither is written. The texts "true" and "false" count.
func (n *Node) Bool() (yes, ok bool) {
	if k := n.Kind(); k != Bool && k != Text {
		return false, false
	}
	switch strings.ToLower(n.text) {
	case "true":
		return true, true
	case "false":
		return false, true
	}
	return false, false
}

// Int is a whole number, also one that is written as a text; not ok where none is.
func (n *Node) Int() (int64, bool) {
	v, err := strconv.ParseInt(n.Text(), 10, 64)
	if err != nil {
		f, err := strconv.ParseFloat(n.Text(), 64)
		if err != nil || f != float64(int64(f)) {
			return 0, false
		}
		return int64(f), true
	}
	return v, true
}
