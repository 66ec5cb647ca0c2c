package assessment

import (
	"fmt"
	"maps"
	"strings"

	"gonogo/content"
)

// takes reads which cells and rows the files win in. What they do not speak of is refused: it would do nothing, and nobody would
// see.
func (b *planner) takes() error {
	for name := range b.choice.TakeCell {
		reg := b.state.Gate.Register(name.Register)
		if _, there := b.index[name.Register][name.Key]; reg == nil || !there {
			return argument("the preview names the rows", "the files speak of no row %q of %s", name.Key, name.Register)
		}
		if name.Column != "" && reg.Column(name.Column) == nil {
			return argument(nearest(name.Column, columnIDs(reg), ""), "%s has no column %q", reg.ID, name.Column)
		}
	}
	b.choice.TakeCell = maps.Clone(b.choice.TakeCell)
	if b.choice.TakeCell == nil {
		b.choice.TakeCell = map[CellName]bool{}
	}
	for _, name := range b.choice.TakeNamed {
		any := false
		for i := range b.state.Gate.Registers {
			reg := &b.state.Gate.Registers[i]
			at := CellName{reg.ID, name, ""}
			if _, there := b.index[reg.ID][name]; !there { // a key may hold dots, the name of a column none
				dot := max(0, strings.LastIndexByte(name, '.'))
				at = CellName{reg.ID, name[:dot], strings.TrimPrefix(name[dot:], ".")}
				if _, there = b.index[reg.ID][at.Key]; !there || reg.Column(at.Column) == nil {
					continue
				}
			}
			b.choice.TakeCell[at], any = true, true
		}
		if !any {
			return argument("write ROW or ROW.COLUMN as the preview names them", "the files speak of no row or cell %q", name)
		}
	}
	return nil
}

// unique refuses rows that would share what each has for itself, with the place of both.
func (b *planner) unique() error {
	for i := range b.state.Gate.Registers {
		reg := &b.state.Gate.Registers[i]
		for n := range reg.Columns {
			if reg.Columns[n].Unique && b.index[reg.ID] != nil {
				if err := b.uniqueIn(reg, uint16(n)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (b *planner) uniqueIn(reg *content.Register, column uint16) error {
	type owner struct {
		key string
		row *PlanRow
	}
	owners := map[string]owner{}
	take := func(key, text string, row *PlanRow) error {
		if text == "" {
			return nil
		}
		other, taken := owners[text]
		if !taken {
			owners[text] = owner{key, row}
			return nil
		}
		return refused("correct one of the two, or leave one of the files out", "%s, %s and %s, %s would both have %q in column %s, and each row has its own",
			key, b.place(row, column), other.key, b.place(other.row, column), text, reg.Columns[column].ID)
	}
	for n := range b.state.Rows[reg.ID] { // what is in the register already was there before, whatever it shares
		held := &b.state.Rows[reg.ID][n]
		i, planned := b.index[reg.ID][held.Key]
		if planned && (b.Rows[i].setIn(column) != nil || b.Rows[i].Fate == RowGone && b.choice.RemoveGone) {
			continue
		}
		if text := held.Cell(int(column)).Text; owners[text].key == "" {
			_ = take(held.Key, text, nil) // the first of this text
		}
	}
	for i := range b.Rows {
		row := &b.Rows[i]
		if c := row.setIn(column); row.Register == reg && c != nil {
			if err := take(row.Key, c.Text, row); err != nil {
				return err
			}
		}
	}
	return nil
}

// setIn is what the import sets in a column of the row, nil where it sets nothing.
func (r *PlanRow) setIn(column uint16) *PlanCell {
	for i := range r.Cells {
		if c := &r.Cells[i]; c.Column == column && c.Fate == CellSet {
			return c
		}
	}
	return nil
}

// place is where a file says what a row holds in a column.
func (b *planner) place(row *PlanRow, column uint16) string {
	if row == nil {
		return "in the register"
	}
	c := row.setIn(column)
	for n := row.First; n >= 0; n = b.next[n] {
		if r := &b.Found.Rows[n]; int16(r.File) == c.File {
			inside := ""
			if r.At.Inside != "" {
				inside = ", in its " + r.At.Inside
			}
			return fmt.Sprintf("line %d of %s%s", r.At.Line, b.Files[r.File].Name, inside)
		}
	}
	return "as you say it"
}
