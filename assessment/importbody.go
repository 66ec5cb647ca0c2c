package assessment

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// bodies are what applying the plan records: the import, and the evidence that it brings.
func (p *ImportPlan) bodies(by string) ([]Body, error) {
	im := Imported{Files: p.Files, Counts: p.Counts}
	if len(p.choice.Said) > 0 {
		im.Said = maps.Clone(p.choice.Said)
	}
	var t importTable
	for i := range p.state.Gate.Registers {
		register := p.state.Gate.Registers[i].ID
		for file := range p.Files {
			p.block(&t, register, file)
		}
		p.saidBlock(&t, register)
		if p.choice.RemoveGone {
			p.goneBlock(&t, register)
		}
	}
	if err := im.setTable(t.out.String()); err != nil {
		return nil, err
	}
	out := []Body{im}
	for _, e := range p.Evidence {
		e.Collector = by
		out = append(out, e)
	}
	return out, nil
}

// block writes the rows of one file in one register. A cell that a person's value keeps out is not in it; a row is, even where
// nothing of it is: it was seen.
func (p *ImportPlan) block(t *importTable, register string, file int) {
	columns := p.columnsOf(register, func(c *PlanCell) bool { return int(c.File) == file && stored(c) })
	written := make([]bool, len(p.Rows))
	for n := range p.Found.Rows {
		found, i := &p.Found.Rows[n], p.rowOf[n]
		if int(found.File) != file || found.Register != register || i < 0 || written[i] || p.Rows[i].Fate == RowWithheld {
			continue
		}
		written[i] = true
		t.block(tableBlock{register, file, p.ids(register, columns)})
		row := &p.Rows[i]
		t.row(row.Key, row.Name, found.At, row.cellsOf(columns, func(c *PlanCell) bool { return int(c.File) == file && stored(c) }))
		p.choice.progress("writing", n, len(p.Found.Rows))
	}
}

func stored(c *PlanCell) bool { return c.Fate == CellSet || c.Fate == CellSame }

func (p *ImportPlan) saidBlock(t *importTable, register string) {
	mine := func(c *PlanCell) bool { return c.Said() && stored(c) }
	columns := p.columnsOf(register, mine)
	if len(columns) == 0 {
		return
	}
	for i := range p.Rows {
		row := &p.Rows[i]
		if row.Register.ID == register && row.Fate != RowWithheld && slices.ContainsFunc(row.Cells, func(c PlanCell) bool { return mine(&c) }) {
			t.block(tableBlock{register, saidByPerson, p.ids(register, columns)})
			t.row(row.Key, "", FoundPlace{}, row.cellsOf(columns, mine))
		}
	}
}

func (p *ImportPlan) goneBlock(t *importTable, register string) {
	for i := range p.Rows {
		if row := &p.Rows[i]; row.Register.ID == register && row.Fate == RowGone {
			t.block(tableBlock{register, goneRows, nil})
			t.row(row.Key, "", FoundPlace{}, nil)
		}
	}
}

// columnsOf are the columns that any row of a register fills with such cells, by place, in order.
func (p *ImportPlan) columnsOf(register string, mine func(*PlanCell) bool) []int {
	reg := p.state.Gate.Register(register)
	used := make([]bool, len(reg.Columns))
	for i := range p.Rows {
		if p.Rows[i].Register != reg {
			continue
		}
		for n := range p.Rows[i].Cells {
			if c := &p.Rows[i].Cells[n]; !used[c.Column] && mine(c) {
				used[c.Column] = true
			}
		}
	}
	var out []int
	for i, is := range used {
		if is {
			out = append(out, i)
		}
	}
	return out
}

func (p *ImportPlan) ids(register string, columns []int) []string {
	reg := p.state.Gate.Register(register)
	out := make([]string, len(columns))
	for i, n := range columns {
		out[i] = reg.Columns[n].ID
	}
	return out
}

func (r *PlanRow) cellsOf(columns []int, mine func(*PlanCell) bool) func(int) (string, bool) {
	return func(i int) (string, bool) {
		for n := range r.Cells {
			if c := &r.Cells[n]; int(c.Column) == columns[i] && mine(c) {
				return c.Text, c.None
			}
		}
		return "", false
	}
}

// says names the files of an import and what it did, in one phrase.
func (b Imported) says() string {
	names := make([]string, len(b.Files))
	for i := range b.Files {
		names[i] = fmt.Sprintf("%s (%s)", b.Files[i].Name, b.Files[i].Format)
	}
	if len(names) > mostNamed {
		names = append(names[:mostNamed], fmt.Sprintf("%d more files", len(b.Files)-mostNamed))
	}
	return strings.Join(names, ", ") + ": " + b.Counts.String()
}

// String is the counts in one phrase: "12 rows added, 3 changed, 40 unchanged".
func (c ImportCounts) String() string {
	rows := "rows"
	if c.Added == 1 {
		rows = "row"
	}
	says := fmt.Sprintf("%d %s added, %d changed, %d unchanged", c.Added, rows, c.Changed, c.Unchanged)
	if c.Gone > 0 {
		says += fmt.Sprintf(", %d gone", c.Gone)
	}
	if c.Removed > 0 {
		says += " and taken out"
	}
	if c.Clashes > 0 {
		says += fmt.Sprintf(", %d left as people set them", c.Clashes)
	}
	return says
}
