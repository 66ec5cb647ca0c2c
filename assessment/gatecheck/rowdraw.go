package gatecheck

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/load"
)

// start is what a state may begin with: the rows of a case, which speak of the release that it judges on its date.
type start struct {
	of   load.Case
	rows []assessment.Body
}

// startRows are the rows that cases start from, each set of them once and only where the gate reads it: what the people
// who wrote the gate hold for good. Random rows fail nearly every check, and then no answer changes a verdict.
func startRows(g *content.Gate, cases []load.Case) []start {
	var out []start
	for i := range cases {
		if i > 0 && len(cases[i].Rows) == 0 {
			continue
		}
		if rows := cases[i].StartsFrom(); len(rows) > 0 && len(misreadAll(g, rows)) == 0 {
			out = append(out, start{cases[i], rowsOf(g, rows)})
		}
	}
	return out
}

func misreadAll(g *content.Gate, rows []load.Row) (wrong []*load.Error) {
	for _, r := range rows {
		wrong = append(wrong, misread(g, r)...)
	}
	return wrong
}

// drawRows fills the registers of a state: not at all, as a case does, or so with some of it spoilt; at random where no
// case has rows.
func drawRows(g *content.Gate, from *start, on assessment.Date, random *rand.Rand) []assessment.Body {
	if len(g.Registers) == 0 || random.IntN(8) == 0 {
		return nil
	}
	if from == nil {
		return randomRows(g, on, random)
	}
	good := from.rows
	bodies := slices.Clone(good)
	for range []int{0, 0, 1, 4}[random.IntN(4)] {
		set := good[random.IntN(len(good))].(assessment.RowSet) //nolint:forcetypeassert // rowsOf makes no other
		reg := g.Register(set.Register)
		if len(reg.Columns) == 0 {
			continue
		}
		c := &reg.Columns[random.IntN(len(reg.Columns))]
		bodies = append(bodies, assessment.RowSet{Register: reg.ID, Key: set.Key, Cells: map[string]string{c.ID: anyCell(g, c, on, random)}})
		if random.IntN(4) == 0 {
			bodies[len(bodies)-1] = assessment.RowRemoved{Register: reg.ID, Key: set.Key}
		}
	}
	return bodies
}

func randomRows(g *content.Gate, on assessment.Date, random *rand.Rand) []assessment.Body {
	var out []assessment.Body
	for i := range g.Registers {
		reg := &g.Registers[i]
		for n := range random.IntN(4) {
			cells := map[string]string{}
			for c := range reg.Columns {
				cells[reg.Columns[c].ID] = anyCell(g, &reg.Columns[c], on, random)
			}
			out = append(out, assessment.RowSet{Register: reg.ID, Key: anyKey(reg, n), Cells: cells})
		}
	}
	return out
}

func anyKey(reg *content.Register, n int) string {
	if reg.People {
		return []string{lead, collector, checker}[n%3]
	}
	return fmt.Sprintf("row %d", n+1)
}

// anyCell is something that a column takes, in its one spelling, and now and then nothing.
func anyCell(g *content.Gate, c *content.Column, on assessment.Date, random *rand.Rand) string {
	if random.IntN(6) == 0 {
		return ""
	}
	text := "something"
	switch c.Type {
	case content.TypeChoice:
		text = c.Choices[random.IntN(len(c.Choices))]
	case content.TypeYesNo:
		text = []string{"yes", "no"}[random.IntN(2)]
	case content.TypeNumber, content.TypeDuration:
		text = strconv.Itoa([]int{0, 1, 5, 60, 10_000}[random.IntN(5)])
	case content.TypeDate:
		text = on.Add(random.IntN(800) - 400).String()
	case content.TypePerson:
		text = []string{lead, collector, checker}[random.IntN(3)]
	case content.TypeReference:
		if reg := g.Register(c.Of); reg != nil {
			text = anyKey(reg, random.IntN(3))
		}
	case content.TypeText, content.TypeList:
		if n := len(g.Lists); n > 0 {
			if items := g.Lists[random.IntN(n)].Items; len(items) > 0 {
				text = items[random.IntN(len(items))]
			}
		}
	}
	text, err := c.Canonical(text)
	if err != nil {
		return ""
	}
	return text
}
