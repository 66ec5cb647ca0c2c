package load

import (
	"slices"
	"strings"

	"gonogo/content/clean"
)

// Row is one row of a register as a file writes it. Whether there is such a register and such a column, and what the
// texts have to be, is for the one who has the gate.
type Row struct {
	Pos      Pos // of the key
	At       Pos // of the register's name
	Register string
	Key      string
	Removed  bool // the file takes the row away
	Cells    []RowCell
}

// RowCell is what a file writes into one column of a row; "" empties it.
type RowCell struct {
	Pos    Pos // of the value
	At     Pos // of the column's name
	Column string
	Text   string
}

// Rows reads n as register -> key -> column -> value, in the order of the file.
func (n Node) Rows() []Row { return n.rows(false) }

// rows reads rows; where they may be removed, a key with nothing behind it takes its row away.
func (n Node) rows(removable bool) []Row {
	var out []Row
	for _, reg := range n.Entries() {
		if reg.Value.IsNothing() {
			reg.Value.Fail("write key: {column: value}, or leave the register out", "there are no rows here")
			continue
		}
		for _, row := range reg.Value.Entries() {
			r := Row{Pos: row.At.Pos(), At: reg.At.Pos(), Register: reg.Key, Key: row.At.Line()}
			switch {
			case row.Value.IsNothing() && removable:
				r.Removed = true
			case row.Value.IsNothing():
				row.Value.Fail("write {} for a row without cells", "there is no row here")
			default:
				for _, c := range row.Value.Entries() {
					r.Cells = append(r.Cells, RowCell{c.Value.Pos(), c.At.Pos(), c.Key, c.Value.Cell()})
				}
			}
			out = append(out, r)
		}
	}
	return out
}

// Cell reads n as what stands in one cell: a text as it is written, "" to empty the cell, or a list of texts.
func (n Node) Cell() string {
	switch {
	case n.y == nil:
		return ""
	case n.IsNothing():
		n.Fail(`write "" to empty the cell`, "there is no text here")
		return ""
	case n.IsList():
		var items []string
		for _, item := range n.List() {
			text := item.Line()
			if strings.Contains(text, ";") {
				item.Fail("write it as an item of its own", "an item of a list holds no %q", ";")
			}
			items = append(items, text)
		}
		return strings.Join(items, "; ")
	case n.IsMap():
		return n.Text() // tells what is wanted
	}
	text := strings.TrimSpace(n.y.Value)
	if err := clean.Refuse(text); err != nil {
		n.Fail("", "%v", err)
		return ""
	}
	return text
}

// IsNothing reports whether a key has nothing behind it, which YAML reads as null.
func (n Node) IsNothing() bool { return n.y != nil && n.y.Tag == "!!null" }

// StartsFrom are the rows of a case: those that every case starts from, with its own laid over them cell by cell. They
// are made when asked for, since a file of many cases would else hold the same rows as often.
func (c *Case) StartsFrom() []Row {
	out := slices.Clone(c.All)
	for _, r := range c.Rows {
		i := slices.IndexFunc(out, r.names)
		switch {
		case r.Removed && i >= 0:
			out = slices.Delete(out, i, i+1)
		case r.Removed:
		case i < 0:
			out = append(out, r)
		default:
			out[i] = r.over(out[i])
		}
	}
	return out
}

// names reports whether o is the same row of the same register.
func (r Row) names(o Row) bool { return o.Register == r.Register && o.Key == r.Key }

// over is a row with the cells of r in place of its own.
func (r Row) over(below Row) Row {
	var kept []RowCell
	for _, c := range below.Cells {
		if !slices.ContainsFunc(r.Cells, func(own RowCell) bool { return own.Column == c.Column }) {
			kept = append(kept, c)
		}
	}
	r.Cells = append(kept, r.Cells...)
	return r
}
