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
	found map[rowName]*content.Row
	last  *content.Row // what was found last, by lastName: one row is asked for several times in a row

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
	if day > x.facts.On && day < never-mostDays && (x.next == 0 || day < x.next) {
		x.next = day
	}
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
		missing, disputed := x.missing, x.disputed
		x.missing, x.disputed = nil, false
		o.value = work()
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
	out.Next = x.next
	return out
}

func (p *program) whole(x *run, empty bool, out *content.Checked) {
	if empty {
		out.Says = fmt.Sprintf("no row of %s is there yet", p.reg.ID)
		return
	}
	v := p.passes.is(x)
	out.Standing = x.standing(v)
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

func (p *program) each(x *run, rows []content.Row, out *content.Checked) {
	latest := -1
	if p.check.Over == content.OverLatest {
		latest = p.latest(x, rows)
	}
	out.Rows = make([]content.CheckedRow, 0, len(rows))
	for i := range rows {
		row := &rows[i]
		if day, dated := 0, latest >= 0; dated {
			if day, dated = row.Values[p.date].(int); dated && day < latest {
				continue
			}
		}
		if found, in := p.judge(x, row); in {
			out.Rows = append(out.Rows, found)
		}
	}
	p.conclude(len(rows) == 0, out)
}

func (x *run) begin(row *content.Row) {
	x.row, x.missing, x.disputed = row, x.missing[:0], false
}

// latest is the latest date of the rows in scope, -1 where none has one. Rows that name none stay: any may be the latest. One
// that only may be in scope is unknown itself, so where it hides an earlier one nothing passes.
func (p *program) latest(x *run, rows []content.Row) int {
	latest := -1
	for i := range rows {
		if day, ok := rows[i].Values[p.date].(int); ok && day > latest && p.inScope(x, &rows[i]) {
			latest = day
		}
	}
	return latest
}

// inScope reports whether a row is one of those that matter, or may be.
func (p *program) inScope(x *run, row *content.Row) bool {
	x.begin(row)
	if p.scope == nil {
		return true
	}
	return p.scope.is(x) != no || x.disputed
}

// judge says where a row stands; in is false for one that is not meant.
func (p *program) judge(x *run, row *content.Row) (found content.CheckedRow, in bool) {
	x.begin(row)
	scope := yes
	if p.scope != nil {
		if scope = p.scope.is(x); scope == no && !x.disputed {
			return found, false
		}
	}
	v := p.passes.is(x)
	if scope == unsure {
		v = unsure // it may not be meant at all, so it shows nothing either
	}
	if p.check.Over == content.OverLatest && x.settled(row.Values[p.date]) == nil {
		x.lacks("date")
		v = unsure
	}
	out := content.CheckedRow{Key: row.Key, Standing: x.standing(v)}
	switch {
	case x.disputed:
		out.Says = row.Key + ": two writers disagree on what it holds"
	case out.Standing == content.Fails:
		out.Says = p.sentence(row)
	case out.Standing == content.Unknown:
		out.Says = row.Key + ": not filled: " + strings.Join(x.missing, ", ")
	}
	return out, true
}

// conclude makes of the rows what the check finds.
func (p *program) conclude(empty bool, out *content.Checked) {
	if len(out.Rows) == 0 {
		switch {
		case empty:
			out.Says = fmt.Sprintf("no row of %s is there yet", p.reg.ID)
		case p.check.None == content.NonePasses:
			out.Standing = content.Passes
		default:
			out.Says = fmt.Sprintf("no row of %s is what this asks about", p.reg.ID)
		}
		return
	}
	out.Standing = out.Rows[0].Standing
	for _, row := range out.Rows[1:] {
		if p.check.Over == content.OverSome {
			out.Standing = max(out.Standing, row.Standing)
		} else {
			out.Standing = out.Standing.Worse(row.Standing)
		}
	}
	if p.check.Over == content.OverSome && out.Standing != content.Passes { // one that nobody can tell may be the one
		if slices.ContainsFunc(out.Rows, func(r content.CheckedRow) bool { return r.Standing == content.Unknown }) {
			out.Standing = content.Unknown
		}
	}
}
