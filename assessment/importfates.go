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
		switch f := int16(b.Found.Rows[n].File); {
		case b.outdated(row, f):
			b.left[b.Files[f].Name+" is older than another export of the same source: what the newer one says stays"]++
		case b.Files[f].Source != "" && !slices.Contains(b.anew, f):
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
	held, c, i := row.held.own(column), &row.Register.Columns[column], int32(len(b.log)-1)
	would, disputed := held.begun(), held != nil && len(held.others()) > 0
	would.column = column
	if !disputed {
		for _, f := range b.anew {
			would.withdraw(b.log, func() *content.Column { return c }, int(i), &b.Files[f])
		}
	}
	told, known, settles := false, false, disputed
	for n := range b.told {
		w := &b.told[n]
		if w.column != column {
			continue
		}
		b.disagree(row, w, b.told[:n])
		told, known = true, known || !w.none
		if takes := b.takesOver(row, held, w); !disputed || takes {
			would.set(b.log, c, *w, takes)
			settles = false
		}
	}
	top := would.top(b.log, c)
	if said := b.saidIn(row, column); said != nil && !known && top.says() == "" {
		would.set(b.log, c, word{what: &spelt{text: said.Text}, entry: i, said: true}, false)
		top = would.top(b.log, c)
	}
	cell := PlanCell{Column: column, Text: top.says(), None: top.none}
	stays := held != nil && top.says() == held.what.text && top.none == held.none && !(top.said && top.entry == i) // else nobody says it any more
	switch {
	case told && (settles || !disputed && stays && top.entry < i && top.file == 0): // people say it, or have to settle it
		says, _ := standing(b.log, c, slices.DeleteFunc(slices.Clone(b.told), func(w word) bool { return w.column != column }))
		if !disputed && says.what.text == top.what.text {
			return
		}
		cell.Fate, cell.Text, cell.None, cell.File = CellClash, says.what.text, says.none, says.file-1
	case settles:
		return
	case !disputed && (stays || held == nil && top.what == nil):
		b.overruled(&top)
		return
	case top.what == nil: // who said it says it no longer
		cell.File = b.anew[0]
	case top.entry < i:
		cell.File = saidEarlier
	default:
		cell.File = top.file - 1
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

// top is the word that would hold.
func (c *heldCell) top(log []Logged, column *content.Column) word {
	c.settle(log, column)
	return c.word
}

// takesOver reports whether the person lets the word of a file win over another word of a person, or over a dispute.
func (p *ImportPlan) takesOver(row *PlanRow, held *heldCell, w *word) bool {
	return held != nil && (len(held.others()) > 0 || held.file == 0 && held.what.text != w.what.text) &&
		p.choice.Takes(row.Register.ID, row.Key, row.Register.Columns[w.column].ID)
}

func (b *planner) saidIn(row *PlanRow, column uint16) *PlanCell {
	said := b.saidOf[row.Register.ID]
	if n := slices.IndexFunc(said, func(c PlanCell) bool { return c.Column == column }); n >= 0 {
		return &said[n]
	}
	return nil
}

// mostDisagreed is how many disagreements are told one by one.
const mostDisagreed = 50

// disagree says where a file says otherwise than one before it in the same import, and which counts.
func (b *planner) disagree(row *PlanRow, w *word, before []word) {
	c := &row.Register.Columns[w.column]
	for i := range before {
		o := &before[i]
		if o.column != w.column || o.none || w.none || o.what.text == w.what.text || w.rule == RuleMost || o.rule == RuleMost || w.rule == RuleBoth && slices.Contains(c.Choices, "both") {
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
func (b *planner) overruled(top *word) {
	if int(top.entry) == len(b.log)-1 {
		return
	}
	for i := range b.told {
		if w := &b.told[i]; w.column == top.column && w.rule == RuleReplace && !w.none && w.what.text != top.says() {
			b.left[fmt.Sprintf("%s is older than what another source said of some cells: the newer values stay", b.Files[w.file-1].Name)]++
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
