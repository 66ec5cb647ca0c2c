package assessment

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"gonogo/assessment/seal"
	"gonogo/content"
)

// HeldRow is one row of a register.
type HeldRow struct {
	Key   string
	Entry int // number of the last entry that set anything in it
	// Disputed says that one writer removed it while another, not knowing, set something in it. It stays, and no check
	// passes on it.
	Disputed bool

	cells  []heldCell // those that were ever set: few of many columns are, and there may be a hundred thousand rows
	listed []listing  // by the newest export of each named source
}

// Cell is one fact about a row.
type Cell struct {
	Text   string   // in the column's one spelling, "" when empty
	Entry  int      // number of the entry that set it, 0 where none did
	Others []string // what other writers set it to, not knowing of this one
	Value  any      // as checks see it
	None   bool     // it is empty because an export says that there is none: no end, no use that was ever seen
	Said   bool     // the entry is an import, and the person who imported said this where the file did not
}

// Cell is the cell of a column, by its place in the register: an empty one where nobody ever set it.
func (r *HeldRow) Cell(column int) *Cell {
	c := &Cell{}
	if held := r.own(uint16(column)); held != nil {
		c.Text, c.Entry, c.Others, c.Value, c.None, c.Said = held.what.text, int(held.entry)+1, held.others(), held.what.value, held.none, held.said
	}
	if r.Disputed || len(c.Others) > 0 {
		c.Value = content.Disputed{}
	}
	return c
}

// own is the cell of a column as somebody set it, nil where nobody did.
func (r *HeldRow) own(column uint16) *heldCell {
	if r != nil {
		for i := range r.cells {
			if r.cells[i].column == column {
				return &r.cells[i]
			}
		}
	}
	return nil
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
	columns map[string]uint16
	names   map[string]string // by what files call a row: its key, where that is another
	spare   []heldCell
	read    map[columnText]*spelt // what texts of columns are as checks see them: the same ones come again and again
}

type columnText struct {
	column *content.Column
	text   string
}

type rowFact struct {
	there []candidate[bool] // whether there is such a row: more than one value where writers did not see each other
	cells []heldCell        // those that were ever set, in no order: few of many columns are
	entry int               // index in the log

	listed []listing // by the newest export of each named source
}

func (f rowFacts) at(s *State, register, key string) (*content.Register, *registerFacts, *rowFact, error) {
	reg := s.Gate.Register(register)
	if reg == nil {
		return nil, nil, nil, fmt.Errorf("gate %s has no register %q", s.Gate.Ref(), register)
	}
	held := f[register]
	if held == nil {
		held = &registerFacts{rows: map[string]*rowFact{}, columns: map[string]uint16{}, read: map[columnText]*spelt{}}
		f[register] = held
	}
	row := held.rows[key]
	if row == nil {
		row = &rowFact{}
		held.rows[strings.Clone(key)] = row // a key may stand in the text of a whole table
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
	if row.cells == nil {
		row.cells = make([]heldCell, 0, len(b.Cells)) // most rows are set once
	}
	for id, text := range b.Cells {
		c := reg.Column(id)
		if c == nil {
			return fmt.Errorf("register %s has no column %q", reg.ID, id)
		}
		own := held.spell(c, text)
		if own == nil {
			return notTaken(reg, c, b.Key, text)
		}
		row.cell(held.column(id)).set(s.Log, c, word{what: own, entry: int32(i)}, false)
	}
	return nil
}

// column is the number of a column, a new one where nobody set it yet.
func (r *registerFacts) column(id string) uint16 {
	n, known := r.columns[id]
	if !known {
		n = uint16(len(r.columns))
		r.columns[id] = n
	}
	return n
}

// cell is the fact of a column, begun where there is none.
func (r *rowFact) cell(column uint16) *heldCell {
	if c := r.find(column); c != nil {
		return c
	}
	r.cells = append(r.cells, heldCell{word: word{column: column}})
	return &r.cells[len(r.cells)-1]
}

// find is the fact of a column, nil where it was never set.
func (r *rowFact) find(column uint16) *heldCell {
	for i := range r.cells {
		if r.cells[i].column == column {
			return &r.cells[i]
		}
	}
	return nil
}

// spelt is a text of a column as checks see it.
type spelt struct {
	column *content.Column
	text   string
	value  any
}

var nothing = &spelt{}

// spell is a text of a cell as checks see it, nil where it is not in the column's one spelling, or nothing that may be kept.
func (r *registerFacts) spell(c *content.Column, text string) *spelt {
	if text == "" {
		return nothing
	}
	if own, ok := r.read[columnText{c, text}]; ok {
		return own
	}
	if own, err := c.Canonical(text); err != nil || own != text || !keepable(c.ID, text) {
		return nil
	}
	v, err := c.Value(text)
	if err != nil {
		return nil
	}
	own := &spelt{c, strings.Clone(text), v}
	r.read[columnText{c, own.text}] = own
	return own
}

func (f rowFacts) remove(s *State, i int, b RowRemoved) error {
	_, _, row, err := f.at(s, b.Register, b.Key)
	if err != nil {
		return err
	}
	row.remove(s.Log, i)
	return nil
}

func (r *rowFact) remove(log []Logged, i int) {
	r.presence(log, i, false)
	r.listed = slices.DeleteFunc(r.listed, func(l listing) bool { return saw(&log[i].Sealed, &log[l.entry].Sealed) })
	for n := range r.cells { // a row that begins again under this key begins empty
		r.cells[n].unseen(log, i)
	}
}

func (r *rowFact) presence(log []Logged, i int, there bool) {
	if slices.Contains(r.there, candidate[bool]{i, there}) {
		return // another file of the same import says so too
	}
	r.there = slices.DeleteFunc(r.there, func(c candidate[bool]) bool { return saw(&log[i].Sealed, &log[c.entry].Sealed) })
	r.there = append(r.there, candidate[bool]{i, there})
}

// registerDigest names what the rows of a register say, whoever said it.
func registerDigest(reg *content.Register, rows []HeldRow) (content.Digest, error) {
	doc := make([][]any, len(rows))
	for i, row := range rows {
		cells := map[string][]string{}
		for n := range row.cells {
			c := &row.cells[n]
			if others := c.others(); c.what.text != "" || len(others) > 0 {
				cells[reg.Columns[c.column].ID] = append([]string{c.what.text}, slices.Sorted(slices.Values(others))...)
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
