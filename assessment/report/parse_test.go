package report

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	renderer "github.com/yuin/goldmark/renderer/html"
	reader "github.com/yuin/goldmark/text"
)

// viewer reads Markdown as the most obliging viewer would: every GitHub extension on, footnotes and definition
// lists too, raw HTML let through.
var viewer = goldmark.New(
	goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList),
	goldmark.WithRendererOptions(renderer.WithUnsafe()),
)

// ours are the kinds of node that a report is made of. A link, an image, raw HTML, a quote, a fence, a rule, an
// indented block or a footnote is never ours.
var ours = map[ast.NodeKind]bool{
	ast.KindDocument: true, ast.KindHeading: true, ast.KindParagraph: true, ast.KindTextBlock: true, ast.KindList: true, ast.KindListItem: true,
	ast.KindEmphasis: true, ast.KindText: true, ast.KindString: true, ast.KindCodeSpan: true,
	extast.KindTable: true, extast.KindTableHeader: true, extast.KindTableRow: true, extast.KindTableCell: true, extast.KindTaskCheckBox: true,
}

// failer is what the helpers need of a test, or of a property.
type failer interface {
	Helper()
	Errorf(format string, args ...any)
	Fatal(args ...any)
}

// shape lists the nodes of a document with their depth. Text, breaks and code spans that follow each other are one
// "words": a code span is how an address keeps from becoming a link.
func shape(t failer, src []byte) []string {
	t.Helper()
	var out []string
	depth := 0
	err := ast.Walk(viewer.Parser().Parse(reader.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			depth--
			return ast.WalkContinue, nil
		}
		depth++
		if !ours[n.Kind()] {
			t.Errorf("a %s stands in the report", n.Kind())
		}
		name := n.Kind().String()
		switch n := n.(type) {
		case *ast.Heading:
			name = fmt.Sprint(name, n.Level)
		case *ast.Text, *ast.String, *ast.CodeSpan:
			name = "words"
		}
		if line := fmt.Sprint(depth, " ", name); name != "words" || len(out) == 0 || out[len(out)-1] != line {
			out = append(out, line)
		}
		if n.Kind() == ast.KindCodeSpan {
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var tag = regexp.MustCompile(`</?[a-z0-9]+[^>]*>`)

// words is what a viewer shows of Markdown, all on one line. Whatever is markup is gone.
func words(t failer, src md) string {
	t.Helper()
	var buf bytes.Buffer
	if err := viewer.Convert([]byte(src), &buf); err != nil {
		t.Fatal(err)
	}
	return html.UnescapeString(strings.ReplaceAll(strings.TrimSpace(tag.ReplaceAllString(buf.String(), "")), "\n", " "))
}
