package assessment

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/content"
)

// RowFaults says what is wrong with a row by itself: required cells that are empty, what should be its own alone and is
// not, a reference to no row, and what two writers disagree on.
func (s *State) RowFaults(register string, row *HeldRow) []string {
	return s.faults(s.Gate.Register(register), row, func(column int) bool { return s.heldTwice(register, row.Key, column) })
}

// RegisterFaults are the faults of every row of a register, in their order: what RowFaults says of each, without looking
// through all rows for each.
func (s *State) RegisterFaults(register string) [][]string {
	reg, rows := s.Gate.Register(register), s.Rows[register]
	if reg == nil {
		return nil
	}
	held := make([]map[string]int, len(reg.Columns))
	for i := range reg.Columns {
		if reg.Columns[i].Unique {
			held[i] = map[string]int{}
			for n := range rows {
				held[i][rows[n].Cell(i).Text]++
			}
		}
	}
	out := make([][]string, len(rows))
	for n := range rows {
		out[n] = s.faults(reg, &rows[n], func(column int) bool { return held[column][rows[n].Cell(column).Text] > 1 })
	}
	return out
}

func (s *State) faults(reg *content.Register, row *HeldRow, twice func(column int) bool) []string {
	var out []string
	if row.Disputed {
		out = append(out, "one writer removed it while another changed it")
	}
	for i := range reg.Columns {
		c, cell := &reg.Columns[i], row.Cell(i)
		switch {
		case len(cell.Others) > 0:
			out = append(out, fmt.Sprintf("%s is disputed: %s", c.ID, strings.Join(append([]string{said(cell.Text)}, cell.Others...), " or ")))
		case cell.Text == "" && c.Required:
			out = append(out, c.ID+" is not filled")
		case cell.Text != "" && c.Type == content.TypeReference && s.Row(c.Of, cell.Text) == nil:
			out = append(out, fmt.Sprintf("%s names %s, which is no row of %s", c.ID, cell.Text, c.Of))
		}
		if c.Unique && cell.Text != "" && twice(i) {
			out = append(out, fmt.Sprintf("another row has the same %s", c.ID))
		}
	}
	return out
}

func (s *State) heldTwice(register, key string, column int) bool {
	text := s.Row(register, key).Cell(column).Text
	return slices.ContainsFunc(s.Rows[register], func(r HeldRow) bool { return r.Key != key && r.Cell(column).Text == text })
}

func said(text string) string {
	if text == "" {
		return "nothing"
	}
	return text
}
