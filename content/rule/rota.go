package rule

import (
	"github.com/expr-lang/expr/ast"

	"gonogo/content"
)

// The register of people, and its columns that say who is on call and when.
const (
	peopleRegister = "people"
	colActive      = "active"
	colFrom        = "on_call_from"
	colTo          = "on_call_to"
	colTrained     = "trained_on"
)

// rota is where the register of people says who is on call.
type rota struct {
	reg                       *content.Register
	active, from, to, trained int
}

func (c *compiler) rota(at int) (rota, bool) {
	reg := c.gate.Register(peopleRegister)
	if reg == nil {
		c.fail(at, "", "who is on call stands in a register %s, which this gate does not have", peopleRegister)
		return rota{}, false
	}
	r := rota{reg, reg.Index(colActive), reg.Index(colFrom), reg.Index(colTo), reg.Index(colTrained)}
	for id, want := range map[string]content.ColumnType{colActive: content.TypeYesNo, colFrom: content.TypeDate, colTo: content.TypeDate, colTrained: content.TypeDate} {
		if col := reg.Column(id); col == nil || col.Type != want {
			c.fail(at, "", "who is on call is read from a column %s of type %s in %s", id, want, reg.ID)
			return rota{}, false
		}
	}
	return r, true
}

// covers reports whether a person is active and on call on a day, and notes when that may change.
func (r rota) covers(x *run, row *content.Row, day int) bool {
	if active, _ := row.Values[r.active].(string); active != "yes" {
		return false
	}
	from, on := row.Values[r.from].(int)
	if !on {
		return false
	}
	x.changesOn(from - (day - x.facts.On))
	to, ends := row.Values[r.to].(int)
	if ends {
		x.changesOn(to + 1 - (day - x.facts.On))
	}
	return from <= day && (!ends || day <= to)
}

func (c *compiler) onRota(at int, arg ast.Node) *node {
	r, ok := c.rota(at)
	who, isText := c.textual(arg)
	if !ok || !isText {
		return c.wrongPart()
	}
	return &node{kind: kindBool, eval: func(x *run) value {
		v := who.eval(x)
		if !v.known {
			return unknown
		}
		row := x.find(r.reg, v.s)
		return truth(row != nil && r.covers(x, row, x.facts.On))
	}}
}

// mostDays is how far ahead a rota is looked at.
const mostDays = 366

// leastOnCall is how many different active and trained people are on call on the day, of all from the day judged on to so
// many after it, on which they are fewest.
func (c *compiler) leastOnCall(at int, arg ast.Node) *node {
	r, ok := c.rota(at)
	days, literal := arg.(*ast.IntegerNode)
	if c.nodes++; !literal || days.Value < 0 || days.Value > mostDays {
		c.fail(arg.Location().From, "", "a number of days up to %d is wanted here", mostDays)
		return c.wrongPart()
	}
	if !ok {
		return c.wrongPart()
	}
	key := new(int)
	return &node{kind: kindNumber, eval: func(x *run) value {
		if v, done := x.once[key]; done {
			return v
		}
		v := x.onceForAll(func() value { return value{known: true, n: r.least(x, days.Value)} })
		x.once[key] = v
		return v
	}}
}

func (r rota) least(x *run, days int) float64 {
	rows := x.facts.Rows(r.reg.ID)
	change := make([]int, days+2) // by how many more or fewer each day has than the one before
	for i := range rows {
		row := &rows[i]
		if row.Values[r.trained] == nil {
			continue
		}
		r.covers(x, row, x.facts.On)
		r.covers(x, row, x.facts.On+days)
		active, _ := row.Values[r.active].(string)
		from, on := row.Values[r.from].(int)
		if active != "yes" || !on {
			continue
		}
		first, last := max(0, from-x.facts.On), days
		if to, ends := row.Values[r.to].(int); ends {
			last = min(days, to-x.facts.On)
		}
		if first <= last {
			change[first]++
			change[last+1]--
		}
	}
	least, now := len(rows), 0
	for day := range days + 1 {
		now += change[day]
		least = min(least, now)
	}
	return float64(least)
}
