package assessment

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/content"
	"gonogo/content/clean"
)

// imported takes the rows of an import. Each cell remembers the entry and the file, and what a person said is marked so.
func (f rowFacts) imported(s *State, i int, b Imported) error {
	var was *tableBlock
	var columns []importColumn
	return b.eachRow(func(block *tableBlock, r tableRow) error {
		if err := keepableRow(&r); err != nil {
			return err
		}
		reg, held, row, err := f.at(s, block.Register, r.Key)
		if err != nil {
			return err
		}
		if block.File == goneRows {
			row.remove(s.Log, i)
			return nil
		}
		if block != was {
			was = block
			if columns, err = held.importColumns(s, block); err != nil {
				return err
			}
		}
		row.presence(s.Log, i, true)
		row.entry = i
		if r.Name != "" {
			if held.names == nil {
				held.names = map[string]string{}
			}
			held.names[strings.Clone(r.Name)] = strings.Clone(r.Key)
		}
		file := int16(block.File + 1) // and 0 for saidByPerson
		if file > 0 && b.Files[block.File].Source != "" {
			if !row.lists(s.Log, listing{int32(i), file}) {
				return nil
			}
			for n := range row.cells {
				c := &row.cells[n]
				c.withdraw(s.Log, func() *content.Column { return held.columnOf(reg, c.column) }, i, &b.Files[block.File])
			}
		}
		if row.cells == nil {
			row.cells = held.room(min(len(columns), len(reg.Columns)))
		}
		return r.each(func(n int, cell tableCell) error {
			c := &columns[n]
			own := held.spell(c.column, cell.Text)
			if own == nil {
				return notTaken(reg, c.column, r.Key, cell.Text)
			}
			said := word{what: own, entry: int32(i), file: file, rule: c.rule, none: cell.None, said: file == 0}
			if !row.cell(c.number).set(s.Log, c.column, said, cell.Taken || !b.Words) { // else it was let win when it was written
				return fmt.Errorf("column %s of %s %s stands twice in what one file says", c.column.ID, reg.ID, r.Key)
			}
			return nil
		})
	})
}

// listing is a file of a named source that lists a row, or that lists all and it no longer.
type listing struct {
	entry int32 // index in the log
	file  int16 // number of the file in its import, from 1
}

func (l listing) from(log []Logged) *ImportedFile { return fileAt(log, int(l.entry), l.file) }

// lists takes in that a file lists the row; not ok where an export of its source that is newer does.
func (r *rowFact) lists(log []Logged, l listing) (ok bool) {
	file := l.from(log)
	if outdatedBy(log, r.listed, file) {
		return false
	}
	r.listed = append(slices.DeleteFunc(r.listed, func(o listing) bool {
		from := o.from(log)
		return file.sameSource(from) && from.Made <= file.Made
	}), l)
	return true
}

// outdatedBy reports whether one of the files that list a row is a newer export of the source of a file.
func outdatedBy(log []Logged, listed []listing, file *ImportedFile) bool {
	return !file.Made.IsZero() && slices.ContainsFunc(listed, func(l listing) bool {
		from := l.from(log)
		return file.olderThan(from) && file.sameSource(from)
	})
}

// room is where the cells of a row of an import stand: cut from large pieces, since there may be a million of them.
func (r *registerFacts) room(n int) []heldCell {
	if len(r.spare) < n {
		r.spare = make([]heldCell, max(n, spareHeld))
	}
	cells := r.spare[:0:n]
	r.spare = r.spare[n:]
	return cells
}

const spareHeld = 4096

// longestNothing is longer than any text that means nothing, such as "n/a".
const longestNothing = 16

// keepableRow refuses what nobody could have recorded: the table of a record may be of anybody.
func keepableRow(r *tableRow) error {
	if strings.TrimSpace(r.Key) == "" || strings.IndexByte(r.Key, '\t') >= 0 || len(r.Key) < longestNothing && clean.IsEmptyMeaning(r.Key) {
		return fmt.Errorf("%.60q is no key for a row", r.Key)
	}
	for _, text := range []string{r.Key, r.Name, r.Inside} {
		if err := clean.RefuseLine(text); err != nil {
			return fmt.Errorf("row %.60q: %w", r.Key, err)
		}
	}
	return nil
}

// keepable reports whether a column may hold a text, as checkTexts says when it is recorded.
func keepable(column, text string) bool {
	most := MaxLine
	if longTexts[column] {
		most = MaxNote
	}
	return len(text) <= most && clean.Refuse(text) == nil
}

func notTaken(reg *content.Register, c *content.Column, key, text string) error {
	return fmt.Errorf("column %s of %s %s holds %.60q, which is not in its one spelling or too long", c.ID, reg.ID, key, text)
}

// importColumn is a column of a block, as the register and its facts have it.
type importColumn struct {
	column *content.Column
	number uint16
	rule   CellRule
}

func (r *registerFacts) importColumns(s *State, b *tableBlock) ([]importColumn, error) {
	reg := s.Gate.Register(b.Register)
	out := make([]importColumn, len(b.Columns))
	for i, named := range b.Columns {
		c := reg.Column(named.ID)
		if c == nil {
			return nil, fmt.Errorf("register %s has no column %q", reg.ID, named.ID)
		}
		out[i] = importColumn{c, r.column(named.ID), named.Rule}
	}
	return out, nil
}

// columnOf is the column that has a number, an empty one where the gate of the entry does not have it.
func (r *registerFacts) columnOf(reg *content.Register, number uint16) *content.Column {
	for id, n := range r.columns {
		if n == number {
			if c := reg.Column(id); c != nil {
				return c
			}
		}
	}
	return &content.Column{}
}

func (f rowFacts) names() map[string]map[string]string {
	out := map[string]map[string]string{}
	for id, held := range f {
		if held.names != nil {
			out[id] = held.names
		}
	}
	return out
}

// removed are the rows that a person took out and nobody began again.
func (f rowFacts) removed(log []Logged) map[string]map[string]int {
	out := map[string]map[string]int{}
	for id, held := range f {
		for key, row := range held.rows {
			if slices.ContainsFunc(row.there, func(c candidate[bool]) bool { return c.value }) {
				continue
			}
			for _, c := range row.there {
				if log[c.entry].Kind != KindRowRemoved {
					continue
				}
				if out[id] == nil {
					out[id] = map[string]int{}
				}
				out[id][key] = c.entry + 1
			}
		}
	}
	return out
}
