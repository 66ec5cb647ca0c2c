package assessment

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/content"
)

// mostRowsNamed is how many rows one comparison names for a question.
const mostRowsNamed = 5

// rows says what made the checks of a question find something else: cells that were set, the date, or what goes live.
// Each is tried by itself, by running the checks with only that changed; where none alone makes the difference all that
// differ are named.
func (t *teller) rows(f, g *Finding) []Cause {
	if sameChecks(f, g) {
		return nil
	}
	a, b := t.from.State, t.to.State
	onA, onB := t.from.Decision.On, t.to.Decision.On
	if a.Gate.Digest != b.Gate.Digest { // the rows of the one cannot be looked at by the checks of the other
		return t.behindUpgrade(f, g)
	}
	was, is := t.found(g.Question, a, a, onA), t.found(g.Question, b, b, onB)
	alone := func(one, other string) bool { return one != was || other != is }
	rowsDiffer, rows := !sameRows(a, b), alone(t.found(g.Question, b, a, onA), t.found(g.Question, a, b, onB))
	dayDiffers, day := onA != onB, alone(t.found(g.Question, a, a, onB), t.found(g.Question, b, b, onA))
	subject := alone(t.found(g.Question, a, b, onA), t.found(g.Question, b, a, onB))
	if !(rowsDiffer && rows) && !(dayDiffers && day) && !subject {
		rows, day, subject = true, true, true
	}
	var out []Cause
	if rowsDiffer && rows {
		out = append(out, t.cells(f, g)...)
	}
	if dayDiffers && day {
		if entries := t.rowEntries(f, g); len(entries) > 0 {
			out = append(out, Cause{CauseAge, fmt.Sprintf("the rows are judged on %s, and were on %s: %s", onB, onA, checksChanged(f, g)), entries})
		}
	}
	if subject {
		if entries := t.subject(append(traitFields(t.s.Gate), "tier", "builders", "kind", "release_digest", "behaviour_digest", "environment", "like")...); len(entries) > 0 {
			out = append(out, Cause{CauseSubject, "what goes live changed, and with it what the rows show: " + checksChanged(f, g), entries})
		}
	}
	return out
}

// behindUpgrade names the rows that differ where the gate does too, and the move to the newer gate.
func (t *teller) behindUpgrade(f, g *Finding) []Cause {
	out := t.cells(f, g)
	if moves := t.blame(func(b Body) bool { _, ok := b.(GateUpgraded); return ok }); len(moves) > 0 {
		out = append(out, Cause{CauseOther, "the gate is a newer one, and with it the checks: " + checksChanged(f, g), moves})
	}
	return out
}

// found is what the checks of a question find in the rows of one state, for the subject of another, on a date.
func (t *teller) found(q *content.Question, rows, subject *State, on Date) string {
	mixed := *subject
	mixed.Rows, mixed.Log = rows.Rows, rows.Log
	c := newChecker(&mixed)
	all := checkFindings{}
	c.into(all, q, on)
	return checksSeal(c, q, all[q.ID])
}

// checksSeal is all of what checks found that bears on an outcome.
func checksSeal(c *checker, q *content.Question, found []CheckFound) string {
	var out strings.Builder
	for i := range found {
		fmt.Fprintf(&out, "%d", found[i].Standing)
		if p := c.proof(q, found[i]); p != nil {
			fmt.Fprintf(&out, " %s", p.ID)
		}
		out.WriteString(";")
	}
	return out.String()
}

// sameChecks reports whether the rows say the same of a question at both points, as far as it bears on the outcome.
func sameChecks(f, g *Finding) bool {
	proofs := func(f *Finding) (out []string) {
		for _, p := range f.Pieces {
			if p.Register != "" {
				out = append(out, fmt.Sprint(p.ID, p.Counts))
			}
		}
		return out
	}
	return worstStanding(f.Checks) == worstStanding(g.Checks) && slices.Equal(proofs(f), proofs(g))
}

func sameRows(a, b *State) bool {
	x, errX := a.RegisterDigests()
	y, errY := b.RegisterDigests()
	if errX != nil || errY != nil || len(x) != len(y) {
		return false
	}
	for id, d := range x {
		if y[id] != d {
			return false
		}
	}
	return true
}

// checksChanged is where the checks stood and stand that differ: "14 keys: 12 pass, 2 fail; they were 14 keys: 14 pass".
func checksChanged(f, g *Finding) string {
	var out []string
	for n := range g.Checks {
		if n < len(f.Checks) && f.Checks[n].Standing != g.Checks[n].Standing {
			out = append(out, g.Checks[n].Tally()+", and was "+f.Checks[n].Tally())
		}
	}
	if len(out) == 0 {
		return "they prove something else"
	}
	return strings.Join(out, "; ")
}

// turnedRows are the rows whose standing differs in a check of the question, by register and key.
func turnedRows(f, g *Finding) [][2]string {
	var out [][2]string
	for n := range g.Checks {
		if n >= len(f.Checks) || g.Checks[n].Check == nil {
			continue
		}
		stood := map[string]content.Standing{}
		for _, r := range f.Checks[n].Rows {
			stood[r.Key] = r.Standing + 1
		}
		add := func(key string) {
			if at := [2]string{g.Checks[n].Check.Register, key}; !slices.Contains(out, at) {
				out = append(out, at)
			}
		}
		for _, r := range g.Checks[n].Rows {
			if stood[r.Key] != r.Standing+1 {
				add(r.Key)
			}
			delete(stood, r.Key)
		}
		for _, r := range f.Checks[n].Rows {
			if _, gone := stood[r.Key]; gone {
				add(r.Key)
			}
		}
	}
	return out
}

// cells names what differs in the rows that stand otherwise, else in any row: a check may look into other registers.
func (t *teller) cells(f, g *Finding) []Cause {
	var out []Cause
	left := 0
	add := func(at [2]string) {
		says := t.rowDiffers(at[0], at[1])
		if says == "" {
			return
		}
		entries := t.blame(func(b Body) bool { reg, key := rowOf(b); return reg == at[0] && key == at[1] })
		if len(entries) == 0 {
			entries = t.imports(at)
		}
		if len(entries) == 0 {
			return
		}
		if len(out) == mostRowsNamed {
			left++
			out[mostRowsNamed-1].Entries = sorted(append(out[mostRowsNamed-1].Entries, entries...))
			return
		}
		out = append(out, Cause{CauseRows, fmt.Sprintf("row %s of %s: %s", at[1], at[0], says), entries})
	}
	for _, at := range turnedRows(f, g) {
		add(at)
	}
	if len(out) == 0 {
		for _, at := range t.everyRow() {
			add(at)
		}
	}
	if left > 0 {
		out[mostRowsNamed-1].Says += fmt.Sprintf("; and %d more rows", left)
	}
	return out
}

// everyRow is each row that one of the points holds, in the order of the gate and of the keys.
func (t *teller) everyRow() [][2]string {
	var out [][2]string
	for i := range t.s.Gate.Registers {
		id := t.s.Gate.Registers[i].ID
		var keys []string
		for _, p := range []*Point{t.from, t.to} {
			for n := range p.State.Rows[id] {
				keys = append(keys, p.State.Rows[id][n].Key)
			}
		}
		slices.Sort(keys)
		for _, key := range slices.Compact(keys) {
			out = append(out, [2]string{id, key})
		}
	}
	return out
}

// rowDiffers says how a row differs between the points, "" where it does not.
func (t *teller) rowDiffers(register, key string) string {
	was, is := t.from.State.Row(register, key), t.to.State.Row(register, key)
	switch {
	case was == nil && is == nil:
		return ""
	case was == nil:
		return "it is there now"
	case is == nil:
		return "it is out of the register"
	}
	regA, regB := t.from.State.Gate.Register(register), t.to.State.Gate.Register(register)
	if regA == nil || regB == nil {
		return "only one of the gates asks for it"
	}
	var out []string
	for i := range regB.Columns {
		n := regA.Index(regB.Columns[i].ID)
		var before Cell
		if n >= 0 {
			before = *was.Cell(n)
		}
		if says := cellDiffers(regB.Columns[i].ID, before, *is.Cell(i)); says != "" {
			out = append(out, says)
		}
	}
	switch {
	case !was.Disputed && is.Disputed:
		out = append(out, "one writer removed it while another changed it")
	case was.Disputed && !is.Disputed:
		out = append(out, "it is no longer disputed whether it is there")
	}
	if len(out) == 0 && t.from.State.Log[was.Entry-1].ID != t.to.State.Log[is.Entry-1].ID {
		return "it was written anew" // which makes what it proves younger
	}
	return strings.Join(out, ", ")
}

func cellDiffers(column string, was, is Cell) string {
	switch {
	case len(is.Others) > 0 && len(was.Others) == 0:
		return column + " is disputed"
	case len(is.Others) == 0 && len(was.Others) > 0:
		return column + " is no longer disputed"
	case was.Text == is.Text:
		return ""
	case was.Text == "":
		return column + " was set"
	case is.Text == "":
		return column + " was emptied"
	default:
		return column + " was changed"
	}
}

// rowEntries are the entries behind the rows that stand otherwise, else behind all rows that the checks look at, else the
// first entry: without a row only the date is left to say anything of.
func (t *teller) rowEntries(f, g *Finding) []int {
	var out []int
	add := func(p *Point, at [2]string) {
		if row := p.State.Row(at[0], at[1]); row != nil && len(out) < mostRowsNamed {
			out = append(out, t.numbers(p, []int{row.Entry})...)
		}
	}
	rows := turnedRows(f, g)
	if len(rows) == 0 {
		rows = t.everyRow()
	}
	for _, at := range rows {
		add(t.to, at)
		add(t.from, at)
	}
	if len(out) == 0 {
		return []int{1}
	}
	return sorted(out)
}
