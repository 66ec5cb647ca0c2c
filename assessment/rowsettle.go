package assessment

import (
	"maps"
	"slices"

	"gonogo/content"
)

// settle makes the rows of the gate that stands. A column that it no longer has, or reads otherwise, is left empty.
func (f rowFacts) settle(s *State) map[string][]HeldRow {
	out := map[string][]HeldRow{}
	for id, held := range f {
		reg := s.Gate.Register(id)
		if reg == nil {
			continue // a newer gate no longer asks for it
		}
		if rows := held.settle(s.Log, reg); len(rows) > 0 {
			out[id] = rows
		}
	}
	return out
}

func (r *registerFacts) settle(log []Logged, reg *content.Register) []HeldRow {
	number := make([]int, len(reg.Columns)) // of each column of the register, -1 where nobody ever set it
	for i := range reg.Columns {
		number[i] = -1
		if n, ok := r.columns[reg.Columns[i].ID]; ok {
			number[i] = int(n)
		}
	}
	place := make([]int, len(r.columns)) // of each column that was set, -1 where the register has it no longer
	for i := range place {
		place[i] = slices.Index(number, i)
	}
	rows := make([]HeldRow, 0, len(r.rows))
	for _, key := range slices.Sorted(maps.Keys(r.rows)) {
		fact := r.rows[key]
		if !slices.ContainsFunc(fact.there, func(c candidate[bool]) bool { return c.value }) {
			continue
		}
		row := HeldRow{Key: key, Entry: fact.entry + 1, listed: fact.listed}
		row.Disputed = slices.ContainsFunc(fact.there, func(c candidate[bool]) bool { return !c.value })
		row.cells = fact.cells[:0]
		for n := range fact.cells {
			c := fact.cells[n]
			if at := place[c.column]; at >= 0 && c.what != nil && r.stand(log, &reg.Columns[at], uint16(at), &c) {
				row.cells = append(row.cells, c)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// stand makes a cell stand in its column; not ok where a newer gate reads the column otherwise.
func (r *registerFacts) stand(log []Logged, column *content.Column, at uint16, c *heldCell) bool {
	c.settle(log, column)
	if c.column = at; len(c.others()) > 0 || c.what.column == column {
		return true
	}
	own := r.spell(column, c.what.text)
	if own != nil {
		c.what = own
	}
	return own != nil
}
