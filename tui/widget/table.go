package widget

import (
	"github.com/yuin/goldmark/ast"

	"gonogo/tui/ui"
)

// table draws a table of Markdown: columns as wide as they need, narrowed until they fit, cells wrapped.
func (m mdPage) table(n ast.Node, w int) []ui.Line {
	var rows [][][]ui.Line // row, column, lines of the cell
	columns := 0
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		style := ui.Plain
		if len(rows) == 0 {
			style = ui.Bold
		}
		var cells [][]ui.Line
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, m.inline(c, style))
		}
		columns = max(columns, len(cells))
		rows = append(rows, cells)
	}
	if columns == 0 {
		return nil
	}
	widths := columnWidths(rows, columns, w-2*(columns-1))
	var out []ui.Line
	for i, cells := range rows {
		out = append(out, tableRow(cells, widths)...)
		if i == 0 {
			total := 2 * (columns - 1)
			for _, n := range widths {
				total += n
			}
			out = append(out, ui.Rule(min(total, w)))
		}
	}
	return out
}

// columnWidths shares room cells out: what a column needs where that fits, else the widest ones give way.
func columnWidths(rows [][][]ui.Line, columns, room int) []int {
	widths := make([]int, columns)
	total := 0
	for _, cells := range rows {
		for c, lines := range cells {
			for _, l := range lines {
				widths[c] = max(widths[c], l.Width())
			}
		}
	}
	for _, n := range widths {
		total += n
	}
	for total > room {
		widest := 0
		for c := range widths {
			if widths[c] > widths[widest] {
				widest = c
			}
		}
		if widths[widest] <= 4 {
			break
		}
		widths[widest]--
		total--
	}
	return widths
}

func tableRow(cells [][]ui.Line, widths []int) []ui.Line {
	h := 1
	wrapped := make([][]ui.Line, len(widths))
	for c := range widths {
		if c >= len(cells) {
			continue
		}
		for _, l := range cells[c] {
			wrapped[c] = append(wrapped[c], ui.WrapSpans(l, max(1, widths[c]))...)
		}
		h = max(h, len(wrapped[c]))
	}
	out := make([]ui.Line, h)
	for y := range out {
		for c, n := range widths {
			var l ui.Line
			if y < len(wrapped[c]) {
				l = wrapped[c][y]
			}
			if c > 0 {
				out[y] = append(out[y], ui.Gap(2))
			}
			if c < len(widths)-1 {
				l = l.Fill(n)
			}
			out[y] = append(out[y], l...)
		}
	}
	return out
}
