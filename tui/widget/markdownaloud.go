package widget

import (
	"regexp"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"gonogo/tui/ui"
)

// MarkdownAloud is a report for whoever listens: a paragraph a line, headings by name, a table row by row with the
// titles of its columns.
func MarkdownAloud(source string) []ui.Line {
	src := []byte(source)
	doc := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser().Parse(text.NewReader(src))
	m := mdPage{src: src, heads: new([]int)}
	lines := m.aloud(doc)
	for i, l := range lines {
		lines[i] = ui.Plain.Line(signs.ReplaceAllString(l.Plain(), "$1"))
	}
	return lines
}

// signs are those that the report puts before the word or the number that they stand for.
var signs = regexp.MustCompile(`[✓✗◐△◔≠⇄▲‖◇○] |… ((?:\d+ )?awaiting)`)

// mostCode is how many signs of code are read; nobody listens to a signature.
const mostCode = 200

func codeAloud(lines []ui.Line) []ui.Line {
	n := 0
	for i, l := range lines {
		lines[i] = l[1:] // without the bar that is drawn before it
		n += len(lines[i].Plain())
	}
	if n <= mostCode {
		return lines
	}
	return []ui.Line{ui.Plain.Line("Code, " + ui.Count(len(lines), "line") + ": the saved report holds it")}
}

func (m mdPage) aloud(parent ast.Node) []ui.Line {
	var out []ui.Line
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			for _, l := range m.inline(n, ui.Plain) {
				out = append(out, append(ui.Line{ui.Plain.Say("Heading %d: ", n.Level)}, l...))
			}
		case *ast.ThematicBreak:
		case *ast.Paragraph, *ast.TextBlock:
			out = append(out, m.inline(n, ui.Plain)...)
		case *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock:
			out = append(out, codeAloud(m.verbatim(n, ui.Unwrapped))...)
		case *extast.Table:
			out = append(out, m.rowsAloud(n)...)
		default:
			out = append(out, m.aloud(n)...)
		}
	}
	return out
}

// rowsAloud says each row of a table with the titles of its columns: "Question: ID-01; Answer: met".
func (m mdPage) rowsAloud(table ast.Node) []ui.Line {
	var titles []ui.Line
	var out []ui.Line
	for r := table.FirstChild(); r != nil; r = r.NextSibling() {
		var row ui.Line
		i := 0
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			cell := ui.Join(ui.Plain.Of(" "), m.inline(c, ui.Plain)...)
			if r == table.FirstChild() {
				titles = append(titles, cell)
				continue
			}
			if len(cell) > 0 {
				if len(row) > 0 {
					row = append(row, ui.Plain.Of("; "))
				}
				if i < len(titles) && len(titles[i]) > 0 {
					row = append(append(row, titles[i]...), ui.Plain.Of(": "))
				}
				row = append(row, cell...)
			}
			i++
		}
		if len(row) > 0 {
			out = append(out, row)
		}
	}
	return out
}
