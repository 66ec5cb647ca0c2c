package rule

import (
	"slices"

	"gonogo/content"
)

// want is what a cell has to hold.
type want struct {
	i    int // the column
	text string
}

// anyRow looks for a row. One that has all that is wanted settles it; else one that may have it, were its cells filled or
// agreed upon, leaves it open.
func (x *run) anyRow(reg *content.Register, wants []want) tri {
	rows := x.facts.Rows(reg.ID)
	x.spend(len(rows) * (1 + len(wants)))
	var maybe *content.Row
	for i := range rows {
		row := &rows[i]
		switch has, open := holdsAll(reg, row, wants); {
		case has && !open:
			return yes
		case has && (maybe == nil || !disputes(maybe, wants)):
			maybe = row
		}
	}
	if maybe == nil {
		return no
	}
	for _, w := range wants {
		x.cell(maybe.Values[w.i], maybe.Key, reg.Columns[w.i].ID, false) // says what it lacks
	}
	return unsure
}

// holdsAll reports whether no cell of a row holds anything else than is wanted, and whether one of them is open.
func holdsAll(reg *content.Register, row *content.Row, wants []want) (has, open bool) {
	for _, w := range wants {
		switch v := row.Values[w.i]; {
		case v == nil || disputed(v):
			open = true
		case textOf(v, reg.Columns[w.i].Type) != w.text:
			return false, open
		}
	}
	return true, open
}

func disputes(row *content.Row, wants []want) bool {
	return slices.ContainsFunc(wants, func(w want) bool { return disputed(row.Values[w.i]) })
}

func disputed(v any) bool {
	_, is := v.(content.Disputed)
	return is
}
