package assessment

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/content"
)

// planner makes an ImportPlan.
type planner struct {
	*ImportPlan
	index   map[string]map[string]int32 // by register and key: the row of the plan
	columns map[string][]int            // by register: the place of each found column, -1 where it has none
	today   Date
	origins map[string]*Origins
	person  []bool
	alias   map[[2]string]string // by register and name: the held row that goes by it
	spelt   map[columnText]string
	saidOf  map[string][]PlanCell // by register: what the person said
	left    map[string]int        // sentences of what is left out, and how often
	spare   []PlanCell
}

// said reads what the person says of cells. Registers may have columns of one name that take different things: only those count
// that the files are about.
func (b *planner) said() error {
	b.saidOf, b.spelt, b.columns = map[string][]PlanCell{}, map[columnText]string{}, map[string][]int{}
	for i := range b.state.Gate.Registers {
		reg := &b.state.Gate.Registers[i]
		if !slices.ContainsFunc(b.Found.Rows, func(r FoundRow) bool { return r.Register == reg.ID }) {
			continue
		}
		for n := range reg.Columns {
			text, ok := b.choice.Said[reg.Columns[n].ID]
			if !ok {
				continue
			}
			own, err := reg.Columns[n].Canonical(text)
			if err != nil {
				return argument("", "column %s: %s", reg.Columns[n].ID, err)
			}
			if says := LiesAhead(&reg.Columns[n], own, b.today); says != "" {
				return refused(LiesAheadHint, "column %s: %s", reg.Columns[n].ID, says)
			}
			b.saidOf[reg.ID] = append(b.saidOf[reg.ID], PlanCell{Column: uint16(n), File: saidByPerson, Text: own})
		}
	}
	return nil
}

// match finds the rows that people call otherwise than the files do: by one of the names that a file gives, where exactly one
// row of the files goes by it, and the row that people have was filled by no import.
func (b *planner) match() {
	b.alias = map[[2]string]string{}
	owners := map[[2]string]string{} // the key of what goes by the name; "" where several things do
	for n := range b.Found.Rows {
		r := &b.Found.Rows[n]
		if r.Joins {
			continue
		}
		for _, name := range r.Names {
			if b.state.Row(r.Register, name) == nil {
				continue
			}
			at := [2]string{r.Register, name}
			if key, taken := owners[at]; taken && key != r.Key {
				owners[at] = ""
			} else {
				owners[at] = r.Key
			}
		}
	}
	for n := range b.Found.Rows { // a name that is some row's own key is nobody else's
		r := &b.Found.Rows[n]
		if at := [2]string{r.Register, r.Key}; owners[at] != "" {
			owners[at] = ""
		}
	}
	for at, key := range owners {
		if row := b.state.Row(at[0], at[1]); key != "" && !slices.ContainsFunc(row.Filled(), func(c Cell) bool { return c.Entry > 0 && !b.person[c.Entry] }) {
			b.alias[at] = at[1]
		}
	}
}

// keyOf is the key of the register's row that a found row is about.
func (b *planner) keyOf(r *FoundRow) string {
	if b.state.Row(r.Register, r.Key) != nil {
		return r.Key
	}
	if key, ok := b.state.names[r.Register][r.Key]; ok {
		return key
	}
	for _, name := range r.Names {
		if key, ok := b.alias[[2]string{r.Register, name}]; ok {
			return key
		}
	}
	return r.Key
}

// row takes one found row into the plan.
func (b *planner) row(n int) {
	r := &b.Found.Rows[n]
	reg := b.state.Gate.Register(r.Register)
	if reg == nil {
		b.left[fmt.Sprintf("the gate has no register %s: what the files say of it is left out", r.Register)]++
		return
	}
	key := b.keyOf(r)
	if b.index[reg.ID] == nil {
		b.index[reg.ID] = map[string]int32{}
		if len(b.Rows) == 0 {
			b.Rows = make([]PlanRow, 0, len(b.Found.Rows))
		}
	}
	i, there := b.index[reg.ID][key]
	if !there {
		if r.Joins && b.state.Row(reg.ID, key) == nil {
			b.left[fmt.Sprintf("the files say more of things that neither they nor %s list: those are left out", reg.ID)]++
			return
		}
		row := PlanRow{Register: reg, Key: key, First: int32(n)}
		if key != r.Key {
			row.Name = r.Key
		}
		i = int32(len(b.Rows))
		b.index[reg.ID][key] = i
		b.Rows = append(b.Rows, row)
	}
	b.rowOf[n] = i
	places := b.places(reg)
	row := &b.Rows[i]
	for c := range r.Cells {
		if at := places[r.Cells[c].Column]; at >= 0 {
			b.cell(row, at, &r.Cells[c], int16(r.File))
		} else {
			b.left[fmt.Sprintf("%s has no column %s: what the files say of it is left out", reg.ID, b.Found.Columns[r.Cells[c].Column])]++
		}
	}
}

func (b *planner) places(reg *content.Register) []int {
	if p, ok := b.columns[reg.ID]; ok {
		return p
	}
	p := make([]int, len(b.Found.Columns))
	for i, id := range b.Found.Columns {
		p[i] = reg.Index(id)
	}
	b.columns[reg.ID] = p
	return p
}

// cell takes one cell into a row of the plan, beside what other files said of it.
func (b *planner) cell(row *PlanRow, column int, found *FoundCell, file int16) {
	c := &row.Register.Columns[column]
	text, ok := b.spelling(c, found.Text)
	if !ok {
		b.left[fmt.Sprintf("column %s of %s does not take what the files say: such cells stay unknown", c.ID, row.Register.ID)]++
		return
	}
	if LiesAhead(c, text, b.today) != "" {
		b.left[fmt.Sprintf("column %s of %s tells when something happened, and the files name a day that is still to come: such cells stay as they are", c.ID, row.Register.ID)]++
		return
	}
	next := PlanCell{Column: uint16(column), File: file, None: found.None, rule: found.Rule, Text: text}
	for i := range row.Cells {
		held := &row.Cells[i]
		if int(held.Column) != column {
			continue
		}
		switch {
		case held.Text == next.Text && held.None == next.None:
		case held.None: // another file knows more
			*held = next
		case next.None:
		case found.Rule == RuleMost:
			if moreThan(c, next.Text, held.Text) {
				*held = next
			}
		case found.Rule == RuleBoth && slices.Contains(c.Choices, "both"):
			held.Text = "both"
		default:
			b.left[fmt.Sprintf("the files disagree on %s of %s: the first one counts", c.ID, row.Key)]++
		}
		return
	}
	if cap(row.Cells) == 0 {
		if len(b.spare) < planCells {
			b.spare = make([]PlanCell, planSpare)
		}
		row.Cells, b.spare = b.spare[:0:planCells], b.spare[planCells:]
	}
	row.Cells = append(row.Cells, next)
}

// Cells are cut from large pieces, since there may be a million of them.
const planCells, planSpare = 10, 8190

// spelling is the one spelling of a text; the same ones come again and again.
func (b *planner) spelling(c *content.Column, text string) (string, bool) {
	if text == "" {
		return "", true
	}
	at := columnText{c, text}
	if own, known := b.spelt[at]; known {
		return own, own != ""
	}
	own, err := c.Canonical(text)
	if err != nil {
		own = ""
	}
	if len(b.spelt) < 1<<16 {
		b.spelt[at] = own
	}
	return own, own != ""
}

// moreThan reports whether a says more than b: a later choice, a later day, a larger number, yes over no.
func moreThan(c *content.Column, a, b string) bool {
	if c.Type == content.TypeChoice {
		return slices.Index(c.Choices, a) > slices.Index(c.Choices, b)
	}
	x, errX := c.Value(a)
	y, errY := c.Value(b)
	if errX != nil || errY != nil {
		return false
	}
	switch x := x.(type) {
	case float64:
		n, ok := y.(float64)
		return ok && x > n
	case int:
		n, ok := y.(int)
		return ok && x > n
	case string: // "yes" comes behind "no"
		n, ok := y.(string)
		return ok && strings.Compare(x, n) > 0
	default:
		return false
	}
}
