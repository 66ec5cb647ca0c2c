package assessment

import (
	"fmt"
	"slices"

	"gonogo/content"
)

// finish says what becomes of a row that the files speak of, and of its cells.
func (b *planner) finish(row *PlanRow) {
	reg, held := row.Register, row.held
	_, out := b.state.removed[reg.ID][row.Key]
	// What a person took out stays out, and what is in dispute two people have to settle.
	if (held == nil && out || held != nil && held.Disputed) && !b.choice.Takes(reg.ID, row.Key, "") {
		row.Fate = RowWithheld
		b.Counts.Clashes++
		return
	}
	b.told = b.wordsOf(row, b.told, func(format string, args ...any) { b.left[fmt.Sprintf(format, args...)]++ })
	b.anew = b.anew[:0]
	for n := row.First; n >= 0; n = b.next[n] {
		if f := int16(b.Found.Rows[n].File); b.Files[f].Source != "" && !b.outdated(row, f) && !slices.Contains(b.anew, f) {
			b.anew = append(b.anew, f)
		}
	}
	if held != nil {
		b.lost(row)
		b.anew = append(b.anew, row.lost...)
	}
	b.done = append(b.done[:0], make([]bool, len(reg.Columns))...)
	for i := range b.told {
		b.cell(row, b.told[i].column)
	}
	for i := range b.saidOf[reg.ID] {
		b.cell(row, b.saidOf[reg.ID][i].Column)
	}
	if held != nil {
		for i := range held.cells {
			b.cell(row, held.cells[i].column)
		}
	}
	b.Counts.Clashes += row.Clashes()
	switch {
	case held == nil:
		row.Fate = RowAdded
		b.Counts.Added++
	case slices.ContainsFunc(row.Cells, func(c PlanCell) bool { return c.Fate == CellSet }):
		row.Fate = RowChanged
		b.Counts.Changed++
	default:
		b.Counts.Unchanged++
	}
}

// cell says what becomes of a cell: what the record will hold of it is worked out as the record does.
func (b *planner) cell(row *PlanRow, column uint16) {
	if b.done[column] {
		return
	}
	b.done[column] = true
	held, c, i := row.held.own(column), &row.Register.Columns[column], len(b.log)-1
	fact, disputed, told, known := held.fact(), len(held.Others) > 0, false, false
	if !disputed {
		for _, f := range b.anew {
			fact.withdraw(b.log, c, i, &b.Files[f])
		}
	}
	settles := disputed
	for n := range b.told {
		w := &b.told[n]
		if w.column != column {
			continue
		}
		b.disagree(row, w, b.told[:n])
		told, known = true, known || !w.none
		if takes := b.takesOver(row, held, w); !disputed || takes {
			fact.set(b.log, c, i, w.cellText, takes)
			settles = false
		}
	}
	top, _ := fact.standing(b.log, c)
	if said := b.saidIn(row, column); said != nil && !known && top.value.text == "" {
		fact.set(b.log, c, i, cellText{text: said.Text, said: true}, false)
		top, _ = fact.standing(b.log, c)
	}
	cell := PlanCell{Column: column, Text: top.value.text, None: top.value.none}
	switch {
	case told && (settles || !disputed && top.entry >= 0 && top.entry < i && top.value.file == 0): // people say it, or have to settle it
		says, _ := standing(b.log, c, b.toldOf(column))
		if !disputed && says.value.text == top.value.text {
			return
		}
		cell.Fate, cell.Text, cell.None, cell.File = CellClash, says.value.text, says.value.none, says.value.file-1
	case settles:
		return
	case !disputed && top.value.text == held.Text && top.value.none == held.None:
		b.overruled(column, &top)
		return
	case top.entry < 0: // who said it says it no longer
		cell.File = b.anew[0]
	case top.entry < i:
		cell.File = saidEarlier
	default:
		cell.File = top.value.file - 1
	}
	if cap(row.Cells) == 0 {
		if len(b.spare) < planCells {
			b.spare = make([]PlanCell, planSpare)
		}
		row.Cells, b.spare = b.spare[:0:planCells], b.spare[planCells:]
	}
	row.Cells = append(row.Cells, cell)
}

// Cells are cut from large pieces, since there may be a million of them.
const planCells, planSpare = 10, 8190

// own is the cell of a column as somebody set it, an empty one where nobody did.
func (r *HeldRow) own(column uint16) *Cell {
	if r != nil {
		for i := range r.cells {
			if r.cells[i].column == column {
				return &r.cells[i]
			}
		}
	}
	return &emptyCell
}

// values are all that is said of the cell, in the order of the log.
func (c *Cell) values() []candidate[cellText] {
	f := c.fact()
	return f.values()
}

// fact is the cell as it stood before it was settled.
func (c *Cell) fact() cellFact {
	if c.words != nil {
		return cellFact{entry: int32(c.words[0].entry), cellText: c.words[0].value, more: slices.Clone(c.words[1:])}
	}
	return cellFact{entry: int32(c.Entry) - 1, cellText: cellText{c.Text, c.None, c.Said, c.rule, c.file}}
}

func (c *cellFact) standing(log []Logged, column *content.Column) (candidate[cellText], []string) {
	if len(c.more) == 0 {
		return candidate[cellText]{int(c.entry), c.cellText}, nil
	}
	return standing(log, column, c.values())
}

// takesOver reports whether the person lets the word of a file win over another word of a person, or over a dispute.
func (p *ImportPlan) takesOver(row *PlanRow, held *Cell, w *fileWord) bool {
	disputed := len(held.Others) > 0
	return held.Entry > 0 && (disputed || held.file == 0 && held.Text != w.text) &&
		p.choice.Takes(row.Register.ID, row.Key, row.Register.Columns[w.column].ID)
}

func (b *planner) saidIn(row *PlanRow, column uint16) *PlanCell {
	said := b.saidOf[row.Register.ID]
	if n := slices.IndexFunc(said, func(c PlanCell) bool { return c.Column == column }); n >= 0 {
		return &said[n]
	}
	return nil
}

// toldOf are the words of the files on one cell of the row at hand.
func (b *planner) toldOf(column uint16) []candidate[cellText] {
	var out []candidate[cellText]
	for _, w := range b.told {
		if w.column == column {
			out = append(out, candidate[cellText]{len(b.log) - 1, w.cellText})
		}
	}
	return out
}

// mostDisagreed is how many disagreements are told one by one.
const mostDisagreed = 50

// disagree says where a file says otherwise than one before it in the same import, and which counts.
func (b *planner) disagree(row *PlanRow, w *fileWord, before []fileWord) {
	c := &row.Register.Columns[w.column]
	for i := range before {
		o := &before[i]
		if o.column != w.column || o.none || w.none || o.text == w.text || w.rule == RuleMost || o.rule == RuleMost || w.rule == RuleBoth && slices.Contains(c.Choices, "both") {
			continue
		}
		first, second := &b.Files[o.file-1], &b.Files[w.file-1]
		counts := fmt.Sprintf("%s, the first one, counts", first.Name)
		switch {
		case first.olderThan(second):
			counts = fmt.Sprintf("%s counts, which is newer", second.Name)
		case second.olderThan(first):
			counts = fmt.Sprintf("%s counts, which is newer", first.Name)
		}
		if b.disagreed++; b.disagreed > mostDisagreed {
			b.left["the files disagree on further cells: the newer one counts, and the first one where their days do not tell"]++
			return
		}
		b.left[fmt.Sprintf("%s and %s disagree on %s of %s: %s", first.Name, second.Name, c.ID, row.Key, counts)]++
	}
}

// overruled says where a file says otherwise than what stays, because a newer one of another source does.
func (b *planner) overruled(column uint16, top *candidate[cellText]) {
	for i := range b.told {
		if top.entry == len(b.log)-1 {
			return
		}
		w := &b.told[i]
		if f := &b.Files[w.file-1]; w.column == column && w.rule == RuleReplace && !w.none && w.text != top.value.text {
			b.left[fmt.Sprintf("%s is older than what another source said of some cells: the newer values stay", f.Name)]++
		}
	}
}

// String is the word for a fate of a row.
func (f RowFate) String() string {
	switch f {
	case RowUnchanged:
		return "unchanged"
	case RowAdded:
		return "added"
	case RowChanged:
		return "changed"
	case RowWithheld:
		return "taken-out"
	case RowGone:
		return "gone"
	default:
		return "unknown"
	}
}

// String is the word for a fate of a cell.
func (f CellFate) String() string {
	if f == CellClash {
		return "clash"
	}
	return "set"
}
