package gatecheck

import (
	"fmt"
	"strings"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/load"
)

// rowsOf are the acts that fill the registers as a case says.
func rowsOf(gate *content.Gate, rows []load.Row) []assessment.Body {
	bodies := make([]assessment.Body, 0, len(rows))
	for _, r := range rows {
		b := assessment.RowSet{Register: r.Register, Key: r.Key, Cells: map[string]string{}}
		for _, c := range r.Cells {
			b.Cells[c.Column], _ = gate.Register(r.Register).Column(c.Column).Canonical(c.Text) // known has read it
		}
		bodies = append(bodies, b)
	}
	return bodies
}

// misread is what a row names that the gate does not have, and what its cells hold that their columns do not take.
func misread(gate *content.Gate, r load.Row) []*load.Error {
	reg := gate.Register(r.Register)
	if reg == nil {
		var all []string
		for i := range gate.Registers {
			all = append(all, gate.Registers[i].ID)
		}
		return []*load.Error{notThere(gate, r.At, "register", r.Register, all)}
	}
	var wrong []*load.Error
	for _, c := range r.Cells {
		col := reg.Column(c.Column)
		if col == nil {
			var all []string
			for i := range reg.Columns {
				all = append(all, reg.Columns[i].ID)
			}
			wrong = append(wrong, notThere(gate, c.At, "column", r.Register+"."+c.Column, all))
			wrong[len(wrong)-1].Hint = load.Nearest(c.Column, all)
			continue
		}
		if _, err := col.Canonical(c.Text); err != nil {
			wrong = append(wrong, &load.Error{File: c.Pos.File, Line: c.Pos.Line, Col: c.Pos.Col, Msg: fmt.Sprintf("row %s, column %s: %v", r.Key, c.Column, err)})
		}
	}
	return wrong
}

// misreadRows is what is wrong with the rows of cases, as far as it is worth reading at once. What every case starts from
// is looked at once.
func misreadRows(gate *content.Gate, cases []load.Case) []*load.Error {
	var wrong []*load.Error
	look := func(rows []load.Row) {
		for _, r := range rows {
			if !r.Removed && len(wrong) < mostHints {
				wrong = append(wrong, misread(gate, r)...)
			}
		}
	}
	if len(cases) > 0 {
		look(cases[0].All)
	}
	for _, c := range cases {
		look(c.Rows)
	}
	return wrong
}

func notThere(gate *content.Gate, at load.Pos, what, word string, all []string) *load.Error {
	return &load.Error{
		File: at.File, Line: at.Line, Col: at.Col, Hint: load.Nearest(word, all),
		Msg: fmt.Sprintf("gate %s has no %s %q", gate.Ref(), what, strings.TrimSpace(word)),
	}
}
