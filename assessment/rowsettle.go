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
	var spare []Cell // cut from large pieces, since there may be a million
	for _, key := range slices.Sorted(maps.Keys(r.rows)) {
		fact := r.rows[key]
		if !slices.ContainsFunc(fact.there, func(c candidate[bool]) bool { return c.value }) {
			continue
		}
		row := HeldRow{Key: key, Entry: fact.entry + 1}
		row.Disputed = slices.ContainsFunc(fact.there, func(c candidate[bool]) bool { return !c.value })
		if len(spare) < len(fact.cells) {
			spare = make([]Cell, max(len(fact.cells), min(8192, len(fact.cells)*len(r.rows))))
		}
		row.cells, spare = spare[:0:len(fact.cells)], spare[len(fact.cells):]
		for n := range fact.cells {
			at := place[fact.cells[n].column]
			if at < 0 || fact.cells[n].entry < 0 {
				continue
			}
			c := r.cell(log, &reg.Columns[at], &fact.cells[n])
			if c.column = uint16(at); row.Disputed {
				c.Value = content.Disputed{}
			}
			row.cells = append(row.cells, c)
		}
		rows = append(rows, row)
	}
	return rows
}

func (r *registerFacts) cell(log []Logged, c *content.Column, held *cellFact) Cell {
	top := candidate[cellText]{int(held.entry), held.cellText}
	cell := Cell{}
	if len(held.more) > 0 {
		cell.words = held.values()
		top, cell.Others = standing(log, c, cell.words)
	}
	cell.Text, cell.None, cell.Said, cell.rule, cell.file = top.value.text, top.value.none, top.value.said, top.value.rule, top.value.file
	cell.Entry = top.entry + 1
	if len(cell.Others) > 0 {
		cell.Value = content.Disputed{}
		return cell
	}
	v, ok := r.value(c, cell.Text)
	if !ok {
		return Cell{} // the newer gate reads this column otherwise
	}
	cell.Value = v
	return cell
}
