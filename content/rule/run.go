package rule

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/content"
)

// run is one run of a check over the rows as they are on a day.
type run struct {
	facts content.Facts
	next  int // the first later day on which something may come out otherwise, 0 for never
	// shared is next of what is worked out once for all rows.
	shared int
	found  map[rowName]*content.Row
	last   *content.Row // what was found last, by lastName: one row is asked for several times in a row

	lastName rowName
	byName   map[*content.Register]map[string]int // where a person of a register stands first, by each name
	once     map[*int]once                        // what is the same for all rows
	steps    int                                  // the work done

	row      *content.Row
	item     string   // of the list that is asked about
	missing  []string // what was read for this row and is not there
	disputed bool     // a cell was read that two writers set differently
}

// rowName names a row of a register.
type rowName struct {
	reg *content.Register
	key string
}

// changes notes that something comes out otherwise in so many days.
func (x *run) changes(days int) {
	if days > 0 {
		x.changesOn(x.facts.On + days)
	}
}

func (x *run) changesOn(day int) {
	if day > x.facts.On && day < never-mostDays {
		x.next = sooner(x.next, day)
	}
}

// sooner is the earlier of two days, 0 being never.
func sooner(a, b int) int {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}

// later is the later of two days, 0 being never.
func later(a, b int) int {
	if a == 0 || b == 0 {
		return 0
	}
	return max(a, b)
}

// once is a value worked out for all rows, with what it rests on.
type once struct {
	value    any
	missing  []string
	disputed bool
}

// onlyOnce works out what is the same for all rows. What it lacks, each row lacks.
func onlyOnce[T any](x *run, key *int, work func() T) T {
	o, done := x.once[key]
	if !done {
		missing, disputed, next := x.missing, x.disputed, x.next
		x.missing, x.disputed, x.next = nil, false, 0
		o.value = work()
		x.shared, x.next = sooner(x.shared, x.next), next
		o.missing, o.disputed = x.missing, x.disputed
		x.missing, x.disputed = missing, disputed
		x.once[key] = o
	}
	x.disputed = x.disputed || o.disputed
	for _, what := range o.missing {
		x.lacks(what)
	}
	return o.value.(T)
}

// cell is the value of a cell, unknown where it is empty.
func (x *run) cell(v any, key, column string, own bool) value {
	switch v := v.(type) {
	case string:
		return value{known: true, s: v}
	case float64:
		return value{known: true, n: v}
	case int:
		return value{known: true, n: float64(v)}
	case []string:
		return value{known: true, list: v}
	case content.Disputed:
		x.disputed = true
		return unknown
	default:
		if own {
			x.lacks(column)
		} else {
			x.lacks(column + " of " + key)
		}
		return unknown
	}
}

// settled is the value of a cell whose being empty says something; one that is in dispute still is.
func (x *run) settled(v any) any {
	if _, is := v.(content.Disputed); is {
		x.disputed = true
	}
	return v
}

// given is a fact about the subject, unknown where it is not set.
func (x *run) given(what, s string) value {
	if s == "" {
		x.lacks(what)
		return unknown
	}
	return value{known: true, s: s}
}

func (x *run) lacks(what string) {
	if !slices.Contains(x.missing, what) {
		x.missing = append(x.missing, what)
	}
}

// find finds a row by its key; people are found as people are the same.
func (x *run) find(reg *content.Register, key string) *content.Row {
	name := rowName{reg, key}
	if name == x.lastName {
		return x.last
	}
	row := x.look(name)
	x.lastName, x.last = name, row
	return row
}

func (x *run) look(name rowName) *content.Row {
	reg, key := name.reg, name.key
	if row, done := x.found[name]; done {
		return row
	}
	rows := x.facts.Rows(reg.ID)
	i, exact := slices.BinarySearchFunc(rows, key, func(r content.Row, k string) int { return strings.Compare(r.Key, k) })
	var row *content.Row
	switch {
	case exact:
		row = &rows[i]
	case reg.People && x.facts.Names != nil:
		row = x.named(reg, rows, key)
	case reg.People:
		x.spend(len(rows) * personSteps)
		if i := slices.IndexFunc(rows, func(r content.Row) bool { return x.facts.Same(r.Key, key) }); i >= 0 {
			row = &rows[i]
		}
	}
	x.found[name] = row
	return row
}

// run judges the rows.
func (p *program) run(facts content.Facts) content.Checked {
	x := &run{facts: facts, found: map[rowName]*content.Row{}, once: map[*int]once{}}
	out := content.Checked{Standing: content.Unknown}
	rows := facts.Rows(p.reg.ID)
	if p.check.Over == content.OverWhole {
		p.whole(x, len(rows) == 0, &out)
	} else {
		p.each(x, rows, &out)
	}
	out.Next = sooner(x.next, x.shared)
	out.Stands = sooner(out.Stands, x.shared)
	return out
}

func (p *program) whole(x *run, empty bool, out *content.Checked) {
	if empty {
		out.Says = fmt.Sprintf("no row of %s is there yet", p.reg.ID)
		return
	}
	v := p.passes.is(x)
	out.Standing, out.Stands = x.standing(v), x.next
	switch out.Standing {
	case content.Fails:
		if out.Says = p.check.Says; x.disputed {
			out.Says = "two writers disagree on what this rests on"
		}
	case content.Unknown:
		out.Says = "not known: " + strings.Join(x.missing, ", ")
	case content.Passes:
	}
}

// standing is what a value comes to. What two writers disagree on fails, whatever the expression makes of it.
func (x *run) standing(v tri) content.Standing {
	switch {
	case x.disputed:
		return content.Fails
	case v == unsure:
		return content.Unknown
	case v == yes:
		return content.Passes
	default:
		return content.Fails
	}
}
