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
	c.reads[reg.ID] = true
	r := rota{reg, reg.Index(colActive), reg.Index(colFrom), reg.Index(colTo), reg.Index(colTrained)}
	for id, want := range map[string]content.ColumnType{colActive: content.TypeYesNo, colFrom: content.TypeDate, colTo: content.TypeDate, colTrained: content.TypeDate} {
		if col := reg.Column(id); col == nil || col.Type != want {
			c.fail(at, "", "who is on call is read from a column %s of type %s in %s", id, want, reg.ID)
			return rota{}, false
		}
	}
	return r, true
}

// span is the days on which a person is on call, as far as the cells tell. Whoever has no day to begin on is not; whether
// somebody is active, nobody knows while that is empty.
func (r rota) span(x *run, row *content.Row) (first, last int, on tri) {
	active := x.settled(row.Values[r.active])
	if active == "no" {
		return 0, 0, no
	}
	from, begins := x.settled(row.Values[r.from]).(int)
	to, ends := x.settled(row.Values[r.to]).(int)
	if !begins {
		return 0, 0, no
	}
	if !ends {
		to = never
	}
	if active == nil {
		x.lacks(colActive + " of " + row.Key)
		return from, to, unsure
	}
	return from, to, yes
}

// never is a day after all others: so far off, and that much before, nothing is said to change any more.
const never = 1 << 30

func (c *compiler) onRota(at int, arg ast.Node) *node {
	r, ok := c.rota(at)
	who, isText := c.textual(arg)
	if !ok || !isText {
		return c.wrongPart()
	}
	return boolean(func(x *run) tri {
		v := who.eval(x)
		if !v.known {
			return unsure
		}
		row := x.find(r.reg, v.s)
		if row == nil {
			return no
		}
		first, last, on := r.span(x, row)
		if on != no {
			x.changesOn(first)
			x.changesOn(last + 1)
		}
		if x.facts.On < first || last < x.facts.On {
			return no
		}
		return on
	})
}

// mostDays is how far ahead a rota is looked at.
const mostDays = 366

// leastOnCall is how many different active people are on call on the day, of all from the day judged on to so many after it,
// on which they are fewest. Somebody counts from the day of the training on, and without one not at all.
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
		return onlyOnce(x, key, func() value { return r.least(x, days.Value) })
	}}
}

func (r rota) least(x *run, days int) value {
	rows := x.facts.Rows(r.reg.ID)
	x.spend(len(rows) + days)
	sure, perhaps := make([]int, days+2), make([]int, days+2) // by how many more or fewer each day has than the one before
	for i := range rows {
		first, last, on := r.span(x, &rows[i])
		trained, is := x.settled(rows[i].Values[r.trained]).(int)
		if !is || on == no {
			continue
		}
		first = max(first, trained)
		if last < first {
			continue
		}
		for _, day := range []int{first, last + 1} { // on which it comes into sight, and is reached
			x.changesOn(day - days)
			x.changesOn(day)
		}
		from, to := max(0, first-x.facts.On), min(days, last-x.facts.On)
		if from > to {
			continue
		}
		perhaps[from]++
		perhaps[to+1]--
		if on == yes {
			sure[from]++
			sure[to+1]--
		}
	}
	least := fewest(sure)
	if least != fewest(perhaps) {
		return unknown
	}
	return value{known: true, n: float64(least)}
}

// fewest is the least of what the changes from day to day come to; the last is that after all days.
func fewest(change []int) int {
	now := change[0]
	least := now
	for _, by := range change[1 : len(change)-1] {
		now += by
		least = min(least, now)
	}
	return least
}
