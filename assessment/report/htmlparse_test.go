package report

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func htmlOf(t testing.TB, in Input) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := HTML(&buf, in); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// parsed reads HTML as a browser does.
func parsed(t testing.TB, src []byte) *html.Node {
	t.Helper()
	n, err := html.Parse(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// all are the elements of that name, in the order of the document; "" is every element.
func all(n *html.Node, name string) []*html.Node {
	var out []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && (name == "" || d.Data == name) {
			out = append(out, d)
		}
	}
	return out
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// textOf is what a person reads of an element, styles apart, every run of space as one.
func textOf(n *html.Node) string {
	var out strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && d.Parent.Data != "style" {
			out.WriteString(d.Data + " ")
		}
	}
	return strings.Join(strings.FieldsFunc(out.String(), func(r rune) bool { return r == ' ' || r == '\n' }), " ")
}

// skeleton is a document without its text: elements with their depth and all that is in their attributes, and that a
// style stands where it does.
func skeleton(n *html.Node) []string {
	var out []string
	depth := func(n *html.Node) int {
		d := 0
		for n.Parent != nil {
			n, d = n.Parent, d+1
		}
		return d
	}
	for d := range n.Descendants() {
		switch d.Type {
		case html.ElementNode:
			attrs := slices.Clone(d.Attr)
			if attr(d, "http-equiv") != "" { // has the digest of the style
				attrs = nil
			}
			out = append(out, fmt.Sprint(depth(d), " ", d.Namespace, " ", d.Data, " ", attrs))
		case html.CommentNode, html.RawNode, html.ErrorNode:
			out = append(out, fmt.Sprint(depth(d), " ", d.Type, " ", d.Data))
		default: // text says what it says
		}
	}
	return out
}
