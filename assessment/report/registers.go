package report

import (
	"fmt"

	"gonogo/assessment"
	"gonogo/content"
)

// registerRows is how many rows of a register a report shows: those that fail first. gonogo row list shows all, and so
// does the report in JSON.
const registerRows = 40

// registerPart is what a report shows of one register.
type registerPart struct {
	title md
	says  md // how many rows, and where they stand
	rows  [][]md
	more  md // what is left out
}

var registerColumns = []md{"Row", "Stands", "Holds", "What does not pass"}

// registers are those that have rows, in the order of the gate.
func (in Input) registers() []registerPart {
	s := in.state()
	var out []registerPart
	for i := range s.Gate.Registers {
		reg := &s.Gate.Registers[i]
		held := s.Rows[reg.ID]
		if len(held) == 0 {
			continue
		}
		checks := in.Decision.RowChecks(reg.ID)
		part := registerPart{title: orNone(text(reg.Title), text(reg.ID)), says: text(reg.ID + ": " + in.Decision.TallyRows(s, reg.ID).String() + ".")}
		sorted := assessment.WorstRowsFirst(held, checks)
		if n := len(sorted) - registerRows; n > 0 {
			sorted = sorted[:registerRows]
			part.more = text(fmt.Sprintf("And %d more, none of them worse than these.", n))
		}
		for _, r := range sorted {
			part.rows = append(part.rows, []md{text(r.Key), standingMark(checks[r.Key]), cellsSay(reg, r), in.rowSays(reg, r, checks[r.Key])})
		}
		out = append(out, part)
	}
	return out
}

// standingMark is where a row stands, by sign and word.
func standingMark(checks []assessment.RowCheck) md {
	switch standing := assessment.RowStanding(checks); {
	case len(checks) == 0:
		return "– unchecked"
	case standing == content.Passes:
		return "✓ passes"
	case standing == content.Fails:
		return "✗ fails"
	default:
		return "? unknown"
	}
}

// cellsSay is what the cells of a row hold, the empty ones left out: a register may have forty columns.
func cellsSay(reg *content.Register, r *assessment.HeldRow) md {
	var parts []md
	for i := range reg.Columns {
		c := r.Cell(i)
		if c.Text == "" && len(c.Others) == 0 {
			continue
		}
		says := orNone(text(reg.Columns[i].Title), text(reg.Columns[i].ID)) + ": " + orNone(text(c.Text), "nothing")
		for _, other := range c.Others {
			says += " or " + orNone(text(other), "nothing") + " (disputed)"
		}
		parts = append(parts, says)
	}
	return orNone(list("; ", parts...), "–")
}

// rowSays is what is wrong with a row, by itself and to each check.
func (in Input) rowSays(reg *content.Register, r *assessment.HeldRow, checks []assessment.RowCheck) md {
	var parts []md
	for _, fault := range in.state().RowFaults(reg.ID, r) {
		parts = append(parts, text(fault))
	}
	for _, c := range checks {
		if c.Standing != content.Passes {
			parts = append(parts, text(c.String()))
		}
	}
	return orNone(list("; ", parts...), "–")
}

// registers writes the registers that have rows.
func (p *page) registers(in Input) {
	parts := in.registers()
	if len(parts) == 0 {
		return
	}
	p.heading(2, "Registers")
	p.para(registersSay)
	for _, part := range parts {
		p.heading(3, part.title)
		p.para(part.says)
		p.table(registerColumns, part.rows)
		if part.more != "" {
			p.para(part.more)
		}
	}
}

const registersSay md = "Rows that do not pass come first. What the rows show caps what was answered, and never betters it."

// registers is the chapter of the registers that have rows.
func (d *drafter) registers() []block {
	parts := d.Input.registers()
	if len(parts) == 0 {
		return nil
	}
	out := []block{{Para: read(registersSay)}}
	for i, part := range parts {
		t := &table{Caption: "Its rows, those first that do not pass"}
		for _, c := range registerColumns {
			t.Columns = append(t.Columns, read(c))
		}
		for _, r := range part.rows {
			var cells []cell
			for _, c := range r {
				cells = append(cells, cell{Text: read(c)})
			}
			t.Rows = append(t.Rows, row{Cells: cells})
		}
		out = append(out, block{Head: &link{fmt.Sprintf("register-%d", i+1), read(part.title)}}, block{Para: read(part.says)}, block{Table: t})
		out = withPara(out, part.more)
	}
	return out
}

// checkNotes is what the rows of registers say of one question.
func checkNotes(f *assessment.Finding) []note {
	var out []note
	for _, c := range f.Checks {
		says := text(c.Tally())
		if why := c.Why(); why != "" && len(c.Rows) > 0 {
			says += "; " + text(why)
		}
		out = append(out, note{label: "Rows", says: says})
	}
	return out
}
