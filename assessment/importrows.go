package assessment

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gonogo/content"
)

// planner makes an ImportPlan.
type planner struct {
	*ImportPlan
	index     map[string]map[string]int32 // by register and key: the row of the plan
	last      []int32                     // by row of the plan: the last row that the files say of it
	alias     map[[2]string]bool          // by register and name: the held row that goes by it
	saidOf    map[string][]PlanCell       // by register: what the person said
	fulls     map[string][]int16          // by register: the files that list all that their source has
	left      map[string]int              // sentences of what is left out, and how often
	disagreed int                         // how many disagreements of files were told one by one
	told      []word                      // what the files say of the row at hand
	anew      []int16                     // the files whose sources say anew what they know of it
	done      []bool                      // its columns that were looked at
	spare     []PlanCell
}

// said reads what the person says of cells. Registers may have columns of one name that take different things: only those count
// that the files are about.
func (b *planner) said() error {
	b.saidOf = map[string][]PlanCell{}
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
	b.alias = map[[2]string]bool{}
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
		if key != "" && !b.state.Row(at[0], at[1]).imported() {
			b.alias[at] = true
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
		if b.alias[[2]string{r.Register, name}] {
			return name
		}
	}
	return r.Key
}

// row takes one found row into the plan.
func (b *planner) row(n int) {
	b.rowOf[n], b.next[n] = -1, -1
	r := &b.Found.Rows[n]
	reg := b.state.Gate.Register(r.Register)
	if reg == nil {
		b.left[fmt.Sprintf("the gate has no register %s: what the files say of it is left out", r.Register)]++
		return
	}
	key := b.keyOf(r)
	rows := b.index[reg.ID]
	if rows == nil {
		rows = map[string]int32{}
		b.index[reg.ID] = rows
	}
	i, there := rows[key]
	if !there {
		held := b.state.Row(reg.ID, key)
		if r.Joins && held == nil {
			b.left[fmt.Sprintf("the files say more of things that neither they nor %s list: those are left out", reg.ID)]++
			return
		}
		row := PlanRow{Register: reg, Key: key, First: int32(n), held: held}
		if key != r.Key {
			row.Name = r.Key
		}
		if b.Rows == nil {
			b.Rows, b.last = make([]PlanRow, 0, len(b.Found.Rows)), make([]int32, 0, len(b.Found.Rows))
		}
		i = int32(len(b.Rows))
		rows[key] = i
		b.Rows, b.last = append(b.Rows, row), append(b.last, int32(n))
	} else {
		b.next[b.last[i]], b.last[i] = int32(n), int32(n)
	}
	b.rowOf[n] = i
}

// wordsOf are what the files say of a row, in the order of the files: of each file and cell one word. Of what a file cannot tell, and of a
// file that is older than another one of its source that knows the row, it says nothing. leftOut, which may be nil, is told what is left out.
func (p *ImportPlan) wordsOf(row *PlanRow, into []word, leftOut func(format string, args ...any)) []word {
	into = into[:0]
	places := p.places[row.Register]
	for n := row.First; n >= 0; n = p.next[n] {
		r := &p.Found.Rows[n]
		if p.outdated(row, int16(r.File)) {
			continue
		}
		for i := range r.Cells {
			found := &r.Cells[i]
			at := places[found.Column]
			if at < 0 {
				if leftOut != nil {
					leftOut("%s has no column %s: what the files say of it is left out", row.Register.ID, p.Found.Columns[found.Column])
				}
				continue
			}
			c := &row.Register.Columns[at]
			own := p.spell(c, found.Text)
			if own.why != "" {
				if leftOut != nil {
					leftOut("column %s of %s %s", c.ID, row.Register.ID, own.why)
				}
				continue
			}
			if own.text == "" && !found.None {
				continue
			}
			into = addWord(into, c, word{&own.spelt, int32(len(p.log) - 1), uint16(at), int16(r.File) + 1, found.Rule, found.None, false})
		}
	}
	slices.SortStableFunc(into, func(a, b word) int { return cmp.Compare(a.file, b.file) }) // what only joins a row came last
	return into
}

// addWord adds what a file says of a cell to what it said of it elsewhere: the first word holds but where a rule says otherwise.
func addWord(words []word, c *content.Column, w word) []word {
	for i := range words {
		held := &words[i]
		if held.column != w.column || held.file != w.file {
			continue
		}
		switch {
		case w.none:
		case held.none, w.rule == RuleMost && moreThan(c, w.what.text, held.what.text):
			*held = w
		case w.rule == RuleBoth && w.what.text != held.what.text && slices.Contains(c.Choices, "both"):
			held.what = &spelt{text: "both"}
		}
		return words
	}
	return append(words, w)
}

// outdated reports whether the record, or another file of the import, knows a row from a newer export of the same source.
func (p *ImportPlan) outdated(row *PlanRow, file int16) bool {
	f := &p.Files[file]
	if f.Source == "" || f.Made.IsZero() {
		return false
	}
	if len(p.Files) > 1 {
		for n := row.First; n >= 0; n = p.next[n] {
			if o := &p.Files[p.Found.Rows[n].File]; f.sameSource(o) && f.olderThan(o) {
				return true
			}
		}
	}
	return row.held != nil && outdatedBy(p.log, row.held.listed, f)
}

// saidBy reports whether a file of which is says so said something of the row; it is asked once for a run of cells of one file.
func (r *HeldRow) saidBy(log []Logged, is func(f *ImportedFile, entry int) bool) bool {
	if r == nil {
		return false
	}
	last := word{}
	for i := range r.cells {
		words := r.cells[i].words()
		for n := range words {
			w := &words[n]
			if w.file == 0 || w.entry == last.entry && w.file == last.file {
				continue
			}
			if last = *w; is(w.from(log), int(w.entry)) {
				return true
			}
		}
	}
	return false
}

// imported reports whether a file said something of the row.
func (r *HeldRow) imported() bool {
	for i := range r.cells {
		if slices.ContainsFunc(r.cells[i].words(), func(w word) bool { return w.file > 0 }) {
			return true
		}
	}
	return false
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
