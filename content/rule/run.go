package rule

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"gonogo/content"
)

// run is one run of a check over the rows as they are on a day.
type run struct {
	facts content.Facts
	next  int // the first later day on which something may come out otherwise, 0 for never
	// shared is next of what is worked out once for all rows.
	shared int
	found  map[rowName]*content.Row
	once   map[*int]value // what is the same for all rows

	row      *content.Row
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
	if day > x.facts.On {
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

// onceForAll works something out that is the same for every row.
func (x *run) onceForAll(of func() value) value {
	own := x.next
	x.next = 0
	v := of()
	x.shared = sooner(x.shared, x.next)
	x.next = own
	return v
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
	if row, done := x.found[name]; done {
		return row
	}
	rows := x.facts.Rows(reg.ID)
	i, exact := slices.BinarySearchFunc(rows, key, func(r content.Row, k string) int { return strings.Compare(r.Key, k) })
	var row *content.Row
	switch {
	case exact:
		row = &rows[i]
	case reg.People:
		if i := slices.IndexFunc(rows, func(r content.Row) bool { return x.facts.Same(r.Key, key) }); i >= 0 {
			row = &rows[i]
		}
	}
	x.found[name] = row
	return row
}

// run judges the rows.
func (p *program) run(g *content.Gate, facts content.Facts) content.Checked {
	x := &run{facts: facts, found: map[rowName]*content.Row{}, once: map[*int]value{}}
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
	v := p.passes.eval(x)
	out.Standing, out.Stands = x.standing(v), x.next
	switch out.Standing {
	case content.Fails:
		out.Says = p.check.Says
	case content.Unknown:
		out.Says = "not known: " + strings.Join(x.missing, ", ")
	case content.Passes:
	}
}

// standing is what a value comes to. What two writers disagree on fails, whatever the expression makes of it.
func (x *run) standing(v value) content.Standing {
	switch {
	case x.disputed:
		return content.Fails
	case !v.known:
		return content.Unknown
	case v.yes:
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
	first := x.next                   // of all rows; that of the latest date so far
	var until [content.Passes + 1]int // by standing: the day until which one of the rows stands so
	var any [content.Passes + 1]bool
	for i := range rows {
		row := &rows[i]
		if day, dated := 0, latest >= 0; dated {
			if day, dated = row.Values[p.date].(int); dated && day < latest {
				continue
			}
		}
		x.next = 0
		found, in := p.judge(x, row)
		first = sooner(first, x.next)
		if !in {
			continue
		}
		out.Rows = append(out.Rows, found)
		if s := found.Standing; any[s] {
			until[s] = later(until[s], x.next)
		} else {
			any[s], until[s] = true, x.next
		}
	}
	x.next = first
	p.conclude(len(rows) == 0, out)
	out.Stands = first
	switch { // one row decides, whatever the others do
	case p.check.Over == content.OverEvery && any[content.Fails]:
		out.Stands = until[content.Fails]
	case p.check.Over == content.OverSome && any[content.Passes]:
		out.Stands = until[content.Passes]
	}
}

func (x *run) begin(row *content.Row) {
	x.row, x.missing, x.disputed = row, x.missing[:0], false
}

// latest is the latest date of the rows in scope, -1 where none has one. Rows that name none stay: any may be the latest.
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
	v := p.scope.eval(x)
	return !v.known || v.yes || x.disputed
}

// judge says where a row stands; in is false for one that is not meant.
func (p *program) judge(x *run, row *content.Row) (found content.CheckedRow, in bool) {
	x.begin(row)
	scope := yes
	if p.scope != nil {
		if scope = p.scope.eval(x); scope.known && !scope.yes && !x.disputed {
			return found, false
		}
	}
	v := p.passes.eval(x)
	if !scope.known && !(v.known && v.yes) {
		v = unknown // it may not be meant at all
	}
	if p.check.Over == content.OverLatest && row.Values[p.date] == nil {
		x.lacks("date")
		v = unknown
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

// sentence fills a row into what the check says of one that fails.
func (p *program) sentence(row *content.Row) string {
	says := p.check.Says
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(says, "{")
		name, after, closed := strings.Cut(rest, "}")
		b.WriteString(before)
		if !ok || !closed {
			return b.String()
		}
		if i := p.reg.Index(name); i >= 0 {
			b.WriteString(shown(row.Values[i], p.reg.Columns[i].Type))
		} else {
			b.WriteString(row.Key)
		}
		says = after
	}
}

func shown(v any, t content.ColumnType) string {
	if s := textOf(v, t); s != "" {
		return s
	}
	return "nothing"
}

// textOf is the text of a cell's value, "" for an empty one.
func textOf(v any, t content.ColumnType) string {
	switch v := v.(type) {
	case string:
		return v
	case []string:
		return strings.Join(v, ", ")
	case int:
		if t == content.TypeDate {
			return time.Unix(int64(v)*86_400, 0).UTC().Format(time.DateOnly)
		}
		return fmt.Sprint(v)
	case float64:
		return fmt.Sprint(v)
	default:
		return ""
	}
}
