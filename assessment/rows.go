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

// rowFacts gathers rows while the log is walked, by register.
type rowFacts map[string]*registerFacts

// registerFacts are the rows of one register. Columns are numbered as they come, since a newer gate may have others.
type registerFacts struct {
	rows    map[string]*rowFact
	columns map[string]int
	read    map[columnText]any // what texts of columns are as checks see them: the same ones come again and again
}

type columnText struct {
	column *content.Column
	text   string
}

type rowFact struct {
	there []candidate[bool] // whether there is such a row: more than one value where writers did not see each other
	cells []cellFact        // by number of the column
	entry int               // index in the log
}

// cellFact is one value, the normal case, and more where writers did not see each other.
type cellFact struct {
	entry int // index in the log; -1 where the cell was never set, or the row begins anew
	text  string
	more  []candidate[string]
}

func (f rowFacts) at(s *State, register, key string) (*content.Register, *registerFacts, *rowFact, error) {
	reg := s.Gate.Register(register)
	if reg == nil {
		return nil, nil, nil, fmt.Errorf("gate %s has no register %q", s.Gate.Ref(), register)
	}
	held := f[register]
	if held == nil {
		held = &registerFacts{rows: map[string]*rowFact{}, columns: map[string]int{}, read: map[columnText]any{}}
		f[register] = held
	}
	row := held.rows[key]
	if row == nil {
		row = &rowFact{}
		held.rows[key] = row
	}
	return reg, held, row, nil
}

func (f rowFacts) set(s *State, i int, b RowSet) error {
	reg, held, row, err := f.at(s, b.Register, b.Key)
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
		if _, ok := held.value(c, text); !ok {
			return fmt.Errorf("column %s of %s %s holds %q, which is not in its one spelling", id, reg.ID, b.Key, text)
		}
		n, known := held.columns[id]
		if !known {
			n = len(held.columns)
			held.columns[id] = n
		}
		if n >= len(row.cells) {
			row.grow(max(n+1, len(reg.Columns)))
		}
		row.cells[n].set(s.Log, i, text)
	}
	return nil
}

// value is the text of a cell as checks see it; not ok where it is not in the column's one spelling.
func (r *registerFacts) value(c *content.Column, text string) (v any, ok bool) {
	if text == "" {
		return nil, true
	}
	at := columnText{c, text}
	if v, ok := r.read[at]; ok {
		return v, true
	}
	if own, err := c.Canonical(text); err != nil || own != text {
		return nil, false
	}
	v, err := c.Value(text)
	if err != nil {
		return nil, false
	}
	r.read[at] = v
	return v, true
}

func (r *rowFact) grow(n int) {
	cells := make([]cellFact, n)
	copy(cells, r.cells)
	for i := len(r.cells); i < n; i++ {
		cells[i].entry = -1
	}
	r.cells = cells
}

func (f rowFacts) remove(s *State, i int, b RowRemoved) error {
	_, _, row, err := f.at(s, b.Register, b.Key)
	if err != nil {
		return err
	}
	row.presence(s.Log, i, false)
	for n := range row.cells { // a row that begins again under this key begins empty
		row.cells[n].unseen(s.Log, i)
	}
	return nil
}

func (r *rowFact) presence(log []Logged, i int, there bool) {
	r.there = slices.DeleteFunc(r.there, func(c candidate[bool]) bool { return saw(&log[i].Sealed, &log[c.entry].Sealed) })
	r.there = append(r.there, candidate[bool]{i, there})
}

func (c *cellFact) set(log []Logged, i int, text string) {
	if c.unseen(log, i); c.entry < 0 {
		c.entry, c.text = i, text
		return
	}
	c.more = append(c.more, candidate[string]{i, text})
}

// unseen keeps of a cell only the values that entry i had not seen; entry is -1 where none is left.
func (c *cellFact) unseen(log []Logged, i int) {
	if c.entry < 0 {
		return
	}
	c.more = slices.DeleteFunc(c.more, func(m candidate[string]) bool { return saw(&log[i].Sealed, &log[m.entry].Sealed) })
	if !saw(&log[i].Sealed, &log[c.entry].Sealed) {
		return
	}
	if len(c.more) == 0 {
		c.entry, c.text = -1, ""
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
		if rows := held.settle(reg); len(rows) > 0 {
			out[id] = rows
		}
	}
	return out
}

func (r *registerFacts) settle(reg *content.Register) []HeldRow {
	number := make([]int, len(reg.Columns)) // of each column of the register, -1 where nobody ever set it
	for i := range reg.Columns {
		n, ok := r.columns[reg.Columns[i].ID]
		if number[i] = n; !ok {
			number[i] = -1
		}
	}
	rows := make([]HeldRow, 0, len(r.rows))
	cells := make([]Cell, len(r.rows)*len(reg.Columns)) // of all rows, since there may be thousands
	for _, key := range slices.Sorted(maps.Keys(r.rows)) {
		fact := r.rows[key]
		if !slices.ContainsFunc(fact.there, func(c candidate[bool]) bool { return c.value }) {
			continue
		}
		row := HeldRow{Key: key, Entry: fact.entry + 1, Cells: cells[:len(reg.Columns):len(reg.Columns)]}
		cells = cells[len(reg.Columns):]
		row.Disputed = slices.ContainsFunc(fact.there, func(c candidate[bool]) bool { return !c.value })
		for i, n := range number {
			if n >= 0 && n < len(fact.cells) {
				row.Cells[i] = r.cell(&reg.Columns[i], &fact.cells[n])
			}
			if row.Disputed {
				row.Cells[i].Value = content.Disputed{}
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func (r *registerFacts) cell(c *content.Column, held *cellFact) Cell {
	if held.entry < 0 {
		return Cell{}
	}
	cell := Cell{Text: held.text, Entry: held.entry + 1}
	for _, m := range held.more {
		if m.value != cell.Text && !slices.Contains(cell.Others, m.value) {
			cell.Others = append(cell.Others, m.value)
		}
	}
	if len(cell.Others) > 0 {
		cell.Value = content.Disputed{}
		return cell
	}
	v, ok := r.value(c, held.text)
	if !ok {
		return Cell{} // the newer gate reads this column otherwise
	}
	cell.Value = v
	return cell
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
