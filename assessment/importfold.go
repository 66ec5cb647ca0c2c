package assessment

import (
	"fmt"

	"gonogo/content"
)

// imported takes the rows of an import. Each cell remembers the entry, and what was said by a person is marked so.
func (f rowFacts) imported(s *State, i int, b Imported) error {
	var was *tableBlock
	var columns []*importColumn
	return b.eachRow(func(block *tableBlock, r tableRow) error {
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
			held.names[r.Name] = r.Key
		}
		if row.cells == nil {
			row.cells = make([]cellFact, 0, len(columns))
		}
		return r.each(func(n int, text string, isNone bool) error {
			c := columns[n]
			if _, ok := held.value(c.column, text); !ok {
				return fmt.Errorf("column %s of %s %s holds %q, which is not in its one spelling", c.column.ID, reg.ID, r.Key, text)
			}
			row.cell(c.number).set(s.Log, i, cellText{text, isNone, block.File == saidByPerson})
			return nil
		})
	})
}

// importColumn is a column of a block, as the register and its facts have it.
type importColumn struct {
	column *content.Column
	number uint16
}

func (r *registerFacts) importColumns(s *State, b *tableBlock) ([]*importColumn, error) {
	reg := s.Gate.Register(b.Register)
	out := make([]*importColumn, len(b.Columns))
	for i, id := range b.Columns {
		c := reg.Column(id)
		if c == nil {
			return nil, fmt.Errorf("register %s has no column %q", reg.ID, id)
		}
		out[i] = &importColumn{c, r.column(id)}
	}
	return out, nil
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
			if len(row.there) == 0 || row.there[len(row.there)-1].value {
				continue
			}
			i := row.there[len(row.there)-1].entry
			if log[i].Kind != KindRowRemoved {
				continue
			}
			if out[id] == nil {
				out[id] = map[string]int{}
			}
			out[id][key] = i + 1
		}
	}
	return out
}
