package assessment

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"gonogo/assessment/seal"
	"gonogo/content"
)

// HeldRow is one row of a register.
type HeldRow struct {
	Key   string
	Cells []Cell // one a column, in the order of the register
	Entry int    // number of the last entry that set anything in it
	// Disputed says that one writer removed it while another, not knowing, set something in it. It stays, and no check
	// passes on it.
	Disputed bool
}

// Cell is one fact about a row.
type Cell struct {
	Text   string   // in the column's one spelling, "" when empty
	Entry  int      // number of the entry that set it, 0 where none did
	Others []string // what other writers set it to, not knowing of this one
	Value  any      // as checks see it
}

// Row finds a row by its key, nil when there is none.
func (s *State) Row(register, key string) *HeldRow {
	rows := s.Rows[register]
	i, found := slices.BinarySearchFunc(rows, key, func(r HeldRow, k string) int { return strings.Compare(r.Key, k) })
	if !found {
		return nil
	}
	return &rows[i]
}

// rowFacts gathers rows while the log is walked: by register, then by key.
type rowFacts map[string]map[string]*rowFact

type rowFact struct {
	there []candidate[bool] // whether there is such a row: more than one value where writers did not see each other
	cells map[string]*cellFact
	entry int // index in the log
}

// cellFact is one value, the normal case, and more where writers did not see each other.
type cellFact struct {
	entry int // index in the log
	text  string
	more  []candidate[string]
}

func (f rowFacts) at(s *State, register, key string) (*content.Register, *rowFact, error) {
	reg := s.Gate.Register(register)
	if reg == nil {
		return nil, nil, fmt.Errorf("gate %s has no register %q", s.Gate.Ref(), register)
	}
	if f[register] == nil {
		f[register] = map[string]*rowFact{}
	}
	row := f[register][key]
	if row == nil {
		row = &rowFact{cells: map[string]*cellFact{}}
		f[register][key] = row
	}
	return reg, row, nil
}

func (f rowFacts) set(s *State, i int, b RowSet) error {
	reg, row, err := f.at(s, b.Register, b.Key)
	if err != nil {
		return err
	}
	row.presence(s.Log, i, true)
	row.entry = i
	for id, text := range b.Cells {
		c := reg.Column(id)
		if c == nil {
			return fmt.Errorf("register %s has no column %q", reg.ID, id)
		}
		if own, err := c.Canonical(text); err != nil || own != text {
			return fmt.Errorf("column %s of %s %s holds %q, which is not in its one spelling", id, reg.ID, b.Key, text)
		}
		row.cell(s.Log, i, id, text)
	}
	return nil
}

func (f rowFacts) remove(s *State, i int, b RowRemoved) error {
	_, row, err := f.at(s, b.Register, b.Key)
	if err != nil {
		return err
	}
	row.presence(s.Log, i, false)
	for id, c := range row.cells { // a row that begins again under this key begins empty
		if c.unseen(s.Log, i); c.entry < 0 {
			delete(row.cells, id)
		}
	}
	return nil
}

func (r *rowFact) presence(log []Logged, i int, there bool) {
	r.there = slices.DeleteFunc(r.there, func(c candidate[bool]) bool { return saw(&log[i].Sealed, &log[c.entry].Sealed) })
	r.there = append(r.there, candidate[bool]{i, there})
}

func (r *rowFact) cell(log []Logged, i int, column, text string) {
	c := r.cells[column]
	if c == nil {
		r.cells[column] = &cellFact{entry: i, text: text}
		return
	}
	if c.unseen(log, i); c.entry < 0 {
		c.entry, c.text = i, text
		return
	}
	c.more = append(c.more, candidate[string]{i, text})
}

// unseen keeps of a cell only the values that entry i had not seen; entry is -1 where none is left.
func (c *cellFact) unseen(log []Logged, i int) {
	c.more = slices.DeleteFunc(c.more, func(m candidate[string]) bool { return saw(&log[i].Sealed, &log[m.entry].Sealed) })
	if !saw(&log[i].Sealed, &log[c.entry].Sealed) {
		return
	}
	if len(c.more) == 0 {
		c.entry = -1
		return
	}
	c.entry, c.text, c.more = c.more[0].entry, c.more[0].value, c.more[1:]
}

// settle makes the rows of the gate that stands. A column that it no longer has, or reads otherwise, is left empty.
func (f rowFacts) settle(s *State) map[string][]HeldRow {
	out := map[string][]HeldRow{}
	for id, held := range f {
		reg := s.Gate.Register(id)
		if reg == nil {
			continue // a newer gate no longer asks for it
		}
		var rows []HeldRow
		for _, key := range slices.Sorted(maps.Keys(held)) {
			if row, ok := held[key].settle(reg, key); ok {
				rows = append(rows, row)
			}
		}
		if len(rows) > 0 {
			out[id] = rows
		}
	}
	return out
}

func (r *rowFact) settle(reg *content.Register, key string) (HeldRow, bool) {
	there := slices.ContainsFunc(r.there, func(c candidate[bool]) bool { return c.value })
	if !there {
		return HeldRow{}, false
	}
	row := HeldRow{Key: key, Entry: r.entry + 1, Cells: make([]Cell, len(reg.Columns))}
	row.Disputed = slices.ContainsFunc(r.there, func(c candidate[bool]) bool { return !c.value })
	for id, held := range r.cells {
		i := reg.Index(id)
		if i < 0 {
			continue
		}
		cell := Cell{Text: held.text, Entry: held.entry + 1}
		for _, m := range held.more {
			if m.value != cell.Text && !slices.Contains(cell.Others, m.value) {
				cell.Others = append(cell.Others, m.value)
			}
		}
		value, err := reg.Columns[i].Value(held.text)
		switch {
		case len(cell.Others) > 0 || row.Disputed:
			value = content.Disputed{}
		case err != nil:
			cell = Cell{} // the newer gate reads this column otherwise
			value = nil
		}
		cell.Value = value
		row.Cells[i] = cell
	}
	if row.Disputed {
		for i := range row.Cells {
			row.Cells[i].Value = content.Disputed{}
		}
	}
	return row, true
}

// registerDigest names what the rows of a register say, whoever said it.
func registerDigest(reg *content.Register, rows []HeldRow) (content.Digest, error) {
	doc := make([][]any, len(rows))
	for i, row := range rows {
		cells := map[string][]string{}
		for n, c := range row.Cells {
			if c.Text != "" || len(c.Others) > 0 {
				others := slices.Sorted(slices.Values(c.Others))
				cells[reg.Columns[n].ID] = append([]string{c.Text}, others...)
			}
		}
		doc[i] = []any{row.Key, cells, row.Disputed}
	}
	b, err := json.Marshal(doc)
	if err != nil {
		return "", fmt.Errorf("digest of register %s: %w", reg.ID, err)
	}
	return content.Digest(seal.Digest("gonogo/register/1", b)), nil
}

// RegisterDigests names what each register says that has rows.
func (s *State) RegisterDigests() (map[string]content.Digest, error) {
	out := map[string]content.Digest{}
	for id, rows := range s.Rows {
		d, err := registerDigest(s.Gate.Register(id), rows)
		if err != nil {
			return nil, err
		}
		out[id] = d
	}
	return out, nil
}
