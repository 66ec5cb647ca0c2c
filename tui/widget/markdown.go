package widget

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"gonogo/tui/ui"
)

// Markdown draws a report in w cells, and tells the lines on which its headings begin. It knows what our reports hold: headings,
// paragraphs, lists, quotes, code and tables. Raw HTML is shown as the text it is, and no link is ever live.
func Markdown(source string, w int) (lines []ui.Line, headings []int) {
	src := []byte(source)
	doc := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser().Parse(text.NewReader(src))
	m := mdPage{src: src, heads: new([]int)}
	lines = m.blocks(doc, w)
	return lines, *m.heads
}

type mdPage struct {
	src   []byte
	heads *[]int
}

// blocks draws the children of a block, a blank line between them.
func (m mdPage) blocks(parent ast.Node, w int) []ui.Line {
	var out []ui.Line
	tight := false
	if l, ok := parent.(*ast.ListItem); ok {
		if p, ok := l.Parent().(*ast.List); ok {
			tight = p.IsTight
		}
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		lines := m.block(n, w)
		if len(lines) == 0 {
			continue
		}
		if len(out) > 0 && !tight {
			out = append(out, ui.Blank())
		}
		if _, ok := n.(*ast.Heading); ok && parent.Kind() == ast.KindDocument {
			*m.heads = append(*m.heads, len(out))
		}
		out = append(out, lines...)
	}
	return out
}

func (m mdPage) block(n ast.Node, w int) []ui.Line {
	switch n := n.(type) {
	case *ast.Heading:
		return m.heading(n, w)
	case *ast.Paragraph, *ast.TextBlock:
		return m.paragraph(n, ui.Plain, w)
	case *ast.List:
		return m.list(n, w)
	case *ast.Blockquote:
		var out []ui.Line
		for _, l := range m.blocks(n, w-2) {
			out = append(out, append(ui.Line{ui.Dim.Of("│ ")}, l...))
		}
		return out
	case *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock:
		return m.verbatim(n, w)
	case *ast.ThematicBreak:
		return []ui.Line{ui.Rule(w)}
	case *extast.Table:
		return m.table(n, w)
	default:
		return m.blocks(n, w)
	}
}

func (m mdPage) heading(n *ast.Heading, w int) []ui.Line {
	style := ui.Bold
	if n.Level <= 2 {
		style |= ui.Accent
	}
	out := m.paragraph(n, style, w)
	if n.Level == 1 {
		out = append(out, ui.Rule(min(w, 72)))
	}
	return out
}

func (m mdPage) paragraph(n ast.Node, style ui.Style, w int) []ui.Line {
	var out []ui.Line
	for _, l := range m.inline(n, style) {
		out = append(out, ui.WrapSpans(l, w)...)
	}
	return out
}

func (m mdPage) list(n *ast.List, w int) []ui.Line {
	var out []ui.Line
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		lead := ui.Line{ui.Accent.Of("• ")}
		if n.IsOrdered() {
			lead = ui.Line{ui.Accent.Say("%d. ", number)}
			number++
		}
		in := lead.Width()
		for i, l := range m.blocks(item, w-in) {
			if i == 0 {
				out = append(out, append(lead, l...))
			} else {
				out = append(out, append(ui.Line{ui.Gap(in)}, l...))
			}
		}
	}
	return out
}

func (m mdPage) verbatim(n ast.Node, w int) []ui.Line {
	var out []ui.Line
	lines := n.Lines()
	for i := range lines.Len() {
		seg := lines.At(i)
		text := strings.TrimRight(string(seg.Value(m.src)), "\r\n")
		for _, l := range ui.Plain.Wrap(text, w-2) {
			out = append(out, append(ui.Line{ui.Dim.Of("│ ")}, l...))
		}
	}
	return out
}

// inline gathers the spans of a block, one line for each hard break.
func (m mdPage) inline(n ast.Node, style ui.Style) []ui.Line {
	lines := []ui.Line{nil}
	add := func(s ui.Span) { lines[len(lines)-1] = append(lines[len(lines)-1], s) }
	var walk func(ast.Node, ui.Style)
	walk = func(n ast.Node, style ui.Style) {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			switch c := c.(type) {
			case *ast.Text:
				add(style.Of(plainText(c.Segment.Value(m.src), c.IsRaw())))
				switch {
				case c.HardLineBreak():
					lines = append(lines, nil)
				case c.SoftLineBreak():
					add(style.Of(" "))
				}
			case *ast.String:
				add(style.Of(string(c.Value)))
			case *ast.CodeSpan:
				for t := c.FirstChild(); t != nil; t = t.NextSibling() {
					if t, ok := t.(*ast.Text); ok {
						add((style | ui.Accent).Of(string(t.Segment.Value(m.src))))
					}
				}
			case *ast.Emphasis:
				if c.Level > 1 {
					walk(c, style|ui.Bold)
				} else {
					walk(c, style|ui.Italic)
				}
			case *ast.RawHTML:
				for i := range c.Segments.Len() {
					seg := c.Segments.At(i)
					add(style.Of(string(seg.Value(m.src))))
				}
			case *ast.AutoLink:
				add((style | ui.Underline).Of(string(c.URL(m.src))))
			case *ast.Link:
				walk(c, style|ui.Underline)
				add((style | ui.Dim).Of(" (" + string(c.Destination) + ")"))
			default:
				walk(c, style)
			}
		}
	}
	walk(n, style)
	return lines
}

// plainText takes the escapes and entities of Markdown away. What an entity stood for is cleaned like all text.
func plainText(b []byte, raw bool) string {
	if raw {
		return string(b)
	}
	return string(util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(b))))
}
