package register

import (
	"slices"
	"strings"
	"unicode"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
)

// table is what there is to show of a register: made once for each state, off the loop, so that no key waits for it.
type table struct {
	reg    *content.Register
	rows   []row
	checks []assessment.RegisterCheck
	widths []int // of the columns, as wide as their cells and title want to be
	keys   int   // of the keys
	tally  tally
}

// row is a row with what is said of it.
type row struct {
	*assessment.HeldRow
	stands content.Standing // the worst of what checks say of it
	spoken bool             // a check speaks of it at all
	says   []saying
	faults []string
	text   string // its key and its cells in small letters, to be searched
}

// saying is what one check says of a row.
type saying struct {
	on     *assessment.RegisterCheck
	stands content.Standing
	says   string
	spared bool // it does not pass, but the check does: other rows are enough
}

// tally counts rows by what checks say of them.
type tally struct{ passes, fails, unknown, unspoken, faulty int }

// tabulate makes the table of a register, nil where the gate has none by that id.
func tabulate(c *ui.Case, id string) *table {
	reg := c.State.Gate.Register(id)
	if reg == nil {
		return nil
	}
	t := &table{reg: reg, checks: c.Decision.ChecksOn(id), keys: width(reg.Key), widths: make([]int, len(reg.Columns))}
	for i := range reg.Columns {
		t.widths[i] = width(title(&reg.Columns[i])) + 2
	}
	held, faults := c.State.Rows[id], c.State.RegisterFaults(id)
	t.rows = make([]row, len(held))
	at := make(map[string]int, len(held))
	for i := range held {
		at[held[i].Key] = i
		t.rows[i] = row{HeldRow: &held[i], stands: content.Passes, faults: faults[i], text: searched(reg, &held[i])}
		t.keys = max(t.keys, width(held[i].Key))
		for n := range reg.Columns {
			t.widths[n] = max(t.widths[n], width(shown(&reg.Columns[n], held[i].Cell(n))))
		}
	}
	for n := range t.checks {
		t.hear(&t.checks[n], at)
	}
	for i := range t.rows {
		t.tally.add(&t.rows[i])
	}
	return t
}

// hear gives every row what a check says of it. A row that a passing check can do without is not worse for it.
func (t *table) hear(on *assessment.RegisterCheck, at map[string]int) {
	for _, r := range on.Rows {
		i, ok := at[r.Key]
		if !ok {
			continue
		}
		said := saying{on: on, stands: r.Standing, says: r.Says, spared: r.Standing != content.Passes && on.Standing == content.Passes}
		held := &t.rows[i]
		held.says, held.spoken = append(held.says, said), true
		if !said.spared {
			held.stands = held.stands.Worse(r.Standing)
		}
	}
}

func (y *tally) add(r *row) {
	if len(r.faults) > 0 {
		y.faulty++
	}
	switch {
	case !r.spoken:
		y.unspoken++
	case r.stands == content.Passes:
		y.passes++
	case r.stands == content.Fails:
		y.fails++
	default:
		y.unknown++
	}
}

// mark is where a row stands.
func (r *row) mark() ui.Mark {
	if !r.spoken {
		return ui.Mark{Sign: "·", Word: "unchecked", Style: ui.Dim}
	}
	return ui.StandingMark(r.stands)
}

// check finds a check of a question, counted from 1; nil where there is none.
func (t *table) check(question string, n int) *assessment.RegisterCheck {
	for i := range t.checks {
		if t.checks[i].Question.ID == question && t.checks[i].N == n-1 {
			return &t.checks[i]
		}
	}
	return nil
}

// usual are the columns to begin with. Where one check is asked about they are those that it looks at, then those that
// must be filled; else those that must be filled and those that failing checks look at or, where none fails, checks that
// cannot tell. Where that gives none, all.
func (t *table) usual(g *content.Gate, about *assessment.RegisterCheck) []int {
	var first, rest, all []int
	looked := map[string]bool{}
	if about != nil {
		t.looks(g, about, looked)
	} else {
		t.looksOf(g, content.Fails, looked)
		if len(looked) == 0 {
			t.looksOf(g, content.Unknown, looked)
		}
	}
	for i := range t.reg.Columns {
		all = append(all, i)
		switch c := &t.reg.Columns[i]; {
		case looked[c.ID] && about != nil:
			first = append(first, i)
		case looked[c.ID] || c.Required:
			rest = append(rest, i)
		}
	}
	if len(first)+len(rest) == 0 {
		return all
	}
	return append(first, rest...)
}

func (t *table) looksOf(g *content.Gate, stands content.Standing, into map[string]bool) {
	for i := range t.checks {
		if t.checks[i].Standing == stands {
			t.looks(g, &t.checks[i], into)
		}
	}
}

// looks gathers the names in the expression of a check, and in the terms that it uses.
func (t *table) looks(g *content.Gate, on *assessment.RegisterCheck, into map[string]bool) {
	for _, word := range words(on.Check.Passes) {
		if t.reg.Column(word) != nil {
			into[word] = true
		}
		for _, term := range g.Terms {
			if term.Name != word || term.Register != t.reg.ID {
				continue
			}
			for _, w := range words(term.Says) {
				if t.reg.Column(w) != nil {
					into[w] = true
				}
			}
		}
	}
}

func words(expression string) []string {
	return strings.FieldsFunc(expression, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func searched(reg *content.Register, r *assessment.HeldRow) string {
	parts := []string{r.Key}
	for i := range reg.Columns {
		if c := r.Cell(i); c.Text != "" || c.Others != nil {
			parts = append(parts, shown(&reg.Columns[i], c))
		}
	}
	return strings.ToLower(strings.Join(parts, "\n"))
}

func title(c *content.Column) string {
	if c.Title != "" {
		return c.Title
	}
	return c.ID
}

// shown is a cell as people read it.
func shown(c *content.Column, cell *assessment.Cell) string {
	text := spoken(c, cell.Text)
	if len(cell.Others) == 0 {
		return text
	}
	all := []string{said(text)}
	for _, o := range cell.Others {
		all = append(all, said(spoken(c, o)))
	}
	return "⇄ " + strings.Join(all, " or ")
}

func said(text string) string {
	if text == "" {
		return "nothing"
	}
	return text
}

// spoken is the text of a cell as people write it: the record keeps a duration in minutes.
func spoken(c *content.Column, text string) string {
	if c.Type != content.TypeDuration || text == "" {
		return text
	}
	v, err := c.Value(text)
	n, ok := v.(int)
	switch {
	case err != nil || !ok || n == 0:
		return text
	case n%(24*60) == 0:
		return ui.Int(n/(24*60)) + "d"
	case n < 60:
		return ui.Int(n) + "m"
	case n%60 == 0:
		return ui.Int(n/60) + "h"
	default:
		return ui.Int(n/60) + "h" + ui.Int(n%60) + "m"
	}
}

func width(text string) int { return ui.Line{ui.Plain.Of(text)}.Width() }

// people are the texts that name a person somewhere in the registers, for completing another.
func people(s *assessment.State, more ...string) []string {
	out := slices.Clone(more)
	for r := range s.Gate.Registers {
		reg := &s.Gate.Registers[r]
		rows := s.Rows[reg.ID]
		for i := range rows {
			if reg.People {
				out = append(out, rows[i].Key)
			}
			for n := range reg.Columns {
				if text := rows[i].Cell(n).Text; reg.Columns[n].Type == content.TypePerson && text != "" {
					out = append(out, text)
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
