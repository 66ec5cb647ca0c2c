package widget

import (
	"slices"
	"strings"

	"gonogo/tui/ui"
)

// layout is where the signs of a text lie, and its rows. Offsets are in bytes.
type layout struct {
	text  string
	edges []int // between the signs, the beginning and the end among them
	cells []int // how many cells lie before each edge
	rows  []row
}

// row is a part of the text that is drawn on one row.
type row struct{ from, to int }

// resize gives the text w cells; the last one is for the cursor.
func (e *editor) resize(w int) { e.w, e.laid = max(4, w), layout{} }

// lay works the layout out, once for each text and width.
func (e *editor) lay() *layout {
	text := e.value()
	if e.laid.edges != nil && e.laid.text == text {
		return &e.laid
	}
	l := layout{text: text, edges: make([]int, 1, len(text)+1), cells: make([]int, 1, len(text)+1)}
	from, blank := 0, 0 // of the row: where it begins, and the edge behind its last blank
	for at := 0; at < len(text); {
		sign, wide := firstSign(text[at:])
		n := len(l.edges) - 1
		if used := l.cells[n] - l.cells[l.index(from)]; sign != "\n" && sign != " " && used+wide > e.w-1 && at > from {
			end := at
			if blank > from {
				end = blank
			}
			l.rows = append(l.rows, row{from, end})
			from = end
		}
		at += len(sign)
		l.edges, l.cells = append(l.edges, at), append(l.cells, l.cells[n]+wide)
		switch sign {
		case " ":
			blank = at
		case "\n":
			l.rows = append(l.rows, row{from, at - 1})
			from = at
		}
	}
	l.rows = append(l.rows, row{from, len(text)})
	e.laid = l
	return &e.laid
}

func (l *layout) index(edge int) int {
	i, _ := slices.BinarySearch(l.edges, edge)
	return i
}

// firstSign is the first sign of a text with its cells; a line break is one that takes none.
func firstSign(text string) (sign string, wide int) {
	switch {
	case text[0] == '\n':
		return text[:1], 0
	case text[0] < 0x80 && (len(text) == 1 || text[1] < 0x80): // nearly all are that
		return text[:1], 1
	}
	if i := strings.IndexByte(text, '\n'); i > 0 {
		text = text[:i]
	}
	return ui.FirstSign(text)
}

// rows are those of the text: broken at blanks where there are any, and never so long that the cursor finds no room
// behind it. A blank at which a line is broken stays at the end of its row.
func (e *editor) rows() []row { return e.lay().rows }

// width is how many cells lie between two edges.
func (e *editor) width(from, to int) int {
	l := e.lay()
	return l.cells[l.index(to)] - l.cells[l.index(from)]
}

// place is the row of the cursor, and the cell in it.
func (e *editor) place() (y, x int) {
	for i, r := range e.rows() {
		if e.at >= r.from {
			y = i
		}
	}
	return y, min(e.width(e.rows()[y].from, e.at), e.w-1)
}

// vertical goes n rows down, as near to the same cell as there is a place.
func (e *editor) vertical(n int) {
	rows := e.rows()
	y, x := e.place()
	if e.want > 0 {
		x = e.want
	}
	if y+n < 0 || y+n >= len(rows) {
		return
	}
	e.at, e.want = e.near(y+n, x), x
}

// near is the place in a row that is nearest to a cell, and not behind it.
func (e *editor) near(y, x int) int {
	rows := e.rows()
	at, to := rows[y].from, rows[y].to
	soft := y+1 < len(rows) && rows[y+1].from == to // there the end is the beginning of the next row
	for at < to {
		next := e.after(at)
		if e.width(rows[y].from, next) > x || soft && next == to {
			break
		}
		at = next
	}
	return at
}

// point puts the cursor where somebody points in what is drawn: so many cells into a row.
func (e *editor) point(row, x int) {
	if e.prose {
		e.move(e.near(min(e.top+row, len(e.rows())-1), x))
		return
	}
	at := e.left
	for at < len(e.value()) && e.width(e.left, e.after(at)) <= x {
		at = e.after(at)
	}
	e.move(at)
}

// within reports whether the cursor can go n rows down.
func (e *editor) within(n int) bool {
	y, _ := e.place()
	return e.prose && y+n >= 0 && y+n < len(e.rows())
}

// view draws the text with the cursor in sight: a line, or as many rows as there are up to most.
func (e *editor) view(most int) ([]ui.Line, *ui.Cursor) {
	if !e.prose {
		return e.sideways()
	}
	rows := e.rows()
	y, x := e.place()
	h := min(most, len(rows))
	e.top = max(0, min(e.top, y, len(rows)-h), y-h+1)
	out := make([]ui.Line, h)
	for i := range out {
		r := rows[e.top+i]
		for r.to > r.from && e.value()[r.to-1] == ' ' && e.width(r.from, r.to) > e.w {
			r.to-- // a blank that hangs over
		}
		out[i] = ui.Line{ui.Plain.Part(e.text, r.from, r.to)}.Cut(e.w)
	}
	return out, &ui.Cursor{X: x, Y: y - e.top}
}

// sideways draws the part of the one line in which the cursor is.
func (e *editor) sideways() ([]ui.Line, *ui.Cursor) {
	e.left = e.edge(min(e.left, e.at))
	for e.width(e.left, e.at) > e.w-1 {
		e.left = e.after(e.left)
	}
	for e.left > 0 && e.width(e.before(e.left), len(e.value())) <= e.w-1 { // there is room for more of it
		e.left = e.before(e.left)
	}
	end := e.left
	for end < len(e.value()) && e.width(e.left, e.after(end)) <= e.w {
		end = e.after(end)
	}
	return []ui.Line{{ui.Plain.Part(e.text, e.left, end)}}, &ui.Cursor{X: e.width(e.left, e.at)}
}
