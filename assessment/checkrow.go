package assessment

import (
	"maps"
	"slices"
	"strings"

	"gonogo/content"
	"gonogo/content/clean"
)

// MaxRows is the most rows that a register takes.
const MaxRows = 500_000

// spelled gives the cells of a row the one spelling that the record keeps. What is no row stays as it is, and so does
// what cannot be read: check refuses it.
func spelled(s *State, b Body) Body {
	switch b := b.(type) {
	case NotASecret:
		return NotASecret{spelled(s, b.Body)}
	case RowSet:
		reg := s.Gate.Register(b.Register)
		if reg == nil {
			return b
		}
		b.Key = strings.TrimSpace(b.Key)
		cells := make(map[string]string, len(b.Cells))
		for id, text := range b.Cells {
			cells[id] = text
			if c := reg.Column(id); c != nil {
				if own, err := c.Canonical(text); err == nil {
					cells[id] = own
				}
			}
		}
		b.Cells = cells
		return b
	default:
		return b
	}
}

// RowRefused says why the record would not take these cells on a day, nil when it would: what the desk says too, asked
// before anything is recorded.
func RowRefused(s *State, b RowSet, today Date) error {
	return checkRow(s, spelled(s, b).(RowSet), today)
}

func checkRow(s *State, b RowSet, today Date) error {
	reg, err := register(s, b.Register)
	if err != nil {
		return err
	}
	switch {
	case blank(b.Key):
		return argument("name it as "+reg.Key, "a row of %s needs a key", reg.ID)
	case strings.ContainsAny(b.Key, "\n\t") || clean.IsEmptyMeaning(b.Key):
		return argument("write "+reg.Key+" on one line", "%q is no key for a row", b.Key)
	}
	for _, id := range slices.Sorted(maps.Keys(b.Cells)) {
		c := reg.Column(id)
		if c == nil {
			return argument(nearest(id, columnIDs(reg), "columns: "+strings.Join(columnIDs(reg), ", ")), "%s has no column %q", reg.ID, id)
		}
		if err := checkCell(c, b.Key, b.Cells[id], today); err != nil {
			return err
		}
	}
	return nil
}

func checkCell(c *content.Column, key, text string, today Date) error {
	if _, err := c.Canonical(text); err != nil {
		hint := ""
		if c.Type == content.TypeChoice {
			hint = nearest(text, c.Choices, "") // the error lists them all
		}
		return argument(hint, "row %s, column %s: %s", key, c.ID, err)
	}
	if says := LiesAhead(c, text, today); says != "" {
		return refused(LiesAheadHint, "row %s, column %s: %s", key, c.ID, says)
	}
	return nil
}

// LiesAhead says that a cell which tells when something happened names a day that is still to come, "" where it does not.
// It is asked where rows are recorded, as it is of evidence: what is recorded is judged as it stands.
func LiesAhead(c *content.Column, text string, today Date) string {
	if !c.Past {
		return ""
	}
	if d, err := ParseDate(strings.TrimSpace(text)); err != nil || d <= today {
		return ""
	}
	return strings.TrimSpace(text) + " lies in the future"
}

// LiesAheadHint is what to do about it.
const LiesAheadHint = "the date is when it happened, not when it will"

// checkRegisters refuses what only shows once all rows of an act are there: a register that is full, and one value in two
// rows where each has its own.
func checkRegisters(after *State, bodies []Body) error {
	owners := map[[2]string]map[string][]string{} // by register and column: the keys that hold a text
	turn := map[[2]string]int{}                   // by register and key: which act was the last on it, from 1
	for i, body := range bodies {
		if reg, key := rowOf(body); reg != "" {
			turn[[2]string{reg, key}] = i + 1
		}
	}
	for id, rows := range after.Rows {
		if len(rows) > MaxRows {
			return refused("split the assessment", "%s would have %d rows; the record takes %d", id, len(rows), MaxRows)
		}
	}
	for n, body := range bodies {
		b, ok := bare(body).(RowSet)
		if !ok {
			continue
		}
		reg, key := after.Gate.Register(b.Register), strings.TrimSpace(b.Key)
		if reg == nil {
			continue
		}
		row := after.Row(reg.ID, key)
		for _, id := range slices.Sorted(maps.Keys(b.Cells)) {
			i := reg.Index(id)
			if row == nil || !reg.Columns[i].Unique || row.Cell(i).Text == "" {
				continue
			}
			at := [2]string{reg.ID, id}
			if owners[at] == nil {
				owners[at] = after.keysBy(reg.ID, i)
			}
			text := row.Cell(i).Text
			for _, other := range owners[at][text] {
				if other != key && turn[[2]string{reg.ID, other}] <= n { // else it is told there
					return refused("correct one of the two", "row %s, column %s: %s has %q too, and each row has its own", key, id, other, text)
				}
			}
		}
	}
	return nil
}

// keysBy are the keys of the rows of a register by the text in one column.
func (s *State) keysBy(register string, column int) map[string][]string {
	out := map[string][]string{}
	for n := range s.Rows[register] {
		r := &s.Rows[register][n]
		out[r.Cell(column).Text] = append(out[r.Cell(column).Text], r.Key)
	}
	return out
}

func checkRowRemoved(s *State, b RowRemoved) error {
	reg, err := register(s, b.Register)
	if err != nil {
		return err
	}
	if s.Row(reg.ID, b.Key) == nil {
		return argument("gonogo row list shows them", "%s has no row %q", reg.ID, b.Key)
	}
	return nil
}

func register(s *State, id string) (*content.Register, error) {
	if reg := s.Gate.Register(id); reg != nil {
		return reg, nil
	}
	var ids []string
	for i := range s.Gate.Registers {
		ids = append(ids, s.Gate.Registers[i].ID)
	}
	if len(ids) == 0 {
		return nil, argument("", "gate %s has no registers", s.Gate.Ref())
	}
	return nil, argument(nearest(id, ids, "registers: "+strings.Join(ids, ", ")), "no register is called %q", id)
}

func columnIDs(reg *content.Register) []string {
	ids := make([]string, len(reg.Columns))
	for i := range reg.Columns {
		ids[i] = reg.Columns[i].ID
	}
	return ids
}
