package assessment

import (
	"cmp"
	"maps"
	"slices"

	"gonogo/content"
)

// bodies are what applying the plan records: the import, and the evidence that it brings.
func (p *ImportPlan) bodies(by string) ([]Body, error) {
	im := Imported{Files: p.Files, Counts: p.Counts, Words: true}
	if len(p.choice.Said) > 0 {
		im.Said = maps.Clone(p.choice.Said)
	}
	w := tableRows{ImportPlan: p, groups: map[tableGroup]*groupRows{}}
	w.gather()
	order := slices.SortedFunc(maps.Keys(w.groups), func(a, b tableGroup) int {
		return cmp.Or(cmp.Compare(a.register, b.register), cmp.Compare(a.file, b.file))
	})
	for _, g := range order {
		w.write(g, w.groups[g])
	}
	if err := im.setTable(&w.table.out); err != nil {
		return nil, err
	}
	out := []Body{im}
	for _, e := range p.Evidence {
		e.Collector = by
		out = append(out, e)
	}
	return out, nil
}

// tableRows writes the rows of a plan: all that each file says of a row, then what the person says, then the rows that go. A
// row of which a file says nothing is there too, since the file lists it; so is one that it no longer lists, without a word.
type tableRows struct {
	*ImportPlan
	table   importTable
	groups  map[tableGroup]*groupRows
	words   []word
	written int
}

// tableGroup is what becomes a block: the register by its place in the gate, and the number of the file.
type tableGroup struct{ register, file int }

// groupRows are the rows of a group.
type groupRows struct {
	found []int32 // by number of the found row
	rows  []int32 // by number of the row of the plan
}

func (w *tableRows) gather() {
	register := map[*content.Register]int{}
	for i := range w.state.Gate.Registers {
		register[&w.state.Gate.Registers[i]] = i
	}
	group := func(row *PlanRow, file int) *groupRows {
		at := tableGroup{register[row.Register], file}
		if w.groups[at] == nil {
			w.groups[at] = &groupRows{}
		}
		return w.groups[at]
	}
	for n := range w.Found.Rows {
		if i := w.rowOf[n]; i >= 0 && w.Rows[i].Fate != RowWithheld && !w.outdated(&w.Rows[i], int16(w.Found.Rows[n].File)) {
			g := group(&w.Rows[i], int(w.Found.Rows[n].File))
			g.found = append(g.found, int32(n))
		}
	}
	for i := range w.Rows {
		row := &w.Rows[i]
		for _, f := range row.lost {
			g := group(row, int(f))
			g.rows = append(g.rows, int32(i))
		}
		if row.Fate == RowGone && w.choice.RemoveGone {
			g := group(row, goneRows)
			g.rows = append(g.rows, int32(i))
		}
		if slices.ContainsFunc(row.Cells, func(c PlanCell) bool { return c.Said() && c.Fate == CellSet }) {
			g := group(row, saidByPerson)
			g.rows = append(g.rows, int32(i))
		}
	}
}

func (w *tableRows) write(at tableGroup, g *groupRows) {
	reg := &w.state.Gate.Registers[at.register]
	block := tableBlock{Register: reg.ID, File: at.file}
	var places []uint16
	add := func(column uint16, rule CellRule) {
		if c := (tableColumn{reg.Columns[column].ID, rule}); !slices.Contains(block.Columns, c) {
			block.Columns, places = append(block.Columns, c), append(places, column)
		}
	}
	for _, n := range g.found {
		for i := range w.Found.Rows[n].Cells {
			c := &w.Found.Rows[n].Cells[i]
			if place := w.places[reg][c.Column]; place >= 0 {
				add(uint16(place), c.Rule)
			}
		}
	}
	for _, i := range g.rows {
		for n := range w.Rows[i].Cells {
			if c := &w.Rows[i].Cells[n]; at.file == saidByPerson && c.Said() {
				add(c.Column, RuleReplace)
			}
		}
	}
	w.table.block(block)
	for _, n := range g.found {
		row := &w.Rows[w.rowOf[n]]
		w.written++
		w.choice.progress("writing", w.written, len(w.Found.Rows))
		if !w.first(row, n) {
			continue
		}
		w.words = w.wordsOf(row, w.words, nil)
		w.table.row(row.Key, row.Name, w.Found.Rows[n].At, func(i int) tableCell {
			for k := range w.words {
				if c := &w.words[k]; c.column == places[i] && int(c.file)-1 == at.file && c.rule == block.Columns[i].Rule {
					return tableCell{c.what.text, c.none, w.takesOver(row, row.held.own(c.column), c)}
				}
			}
			return tableCell{}
		})
	}
	for _, i := range g.rows {
		row := &w.Rows[i]
		w.table.row(row.Key, "", FoundPlace{}, func(k int) tableCell {
			if c := row.setIn(places[k]); at.file == saidByPerson && c != nil && c.Said() {
				return tableCell{Text: c.Text}
			}
			return tableCell{}
		})
	}
}

// first reports whether a found row is the first one that its file says of the row.
func (w *tableRows) first(row *PlanRow, n int32) bool {
	for i := row.First; i != n; i = w.next[i] {
		if w.Found.Rows[i].File == w.Found.Rows[n].File {
			return false
		}
	}
	return true
}
