package rule

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/content"
)

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
