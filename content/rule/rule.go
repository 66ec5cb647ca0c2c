// Package rule runs the checks of a gate: expressions over the rows of registers, which say of each row that it passes,
// that it fails or that nobody can tell. It never ends in a verdict, never reads a clock or a file, and never takes an
// empty cell for a good one.
//
// The language is that of expr-lang/expr, a small part of it: its parser reads it, and what is read is worked out here, so
// that a cell without a value makes what rests on it unknown, and that each comparison with the day tells when it comes out
// otherwise. There are no loops but over the items of a list, and what one run may cost is bounded.
//
// Begin with New, which gives the Checker of a gate; Compile is for whoever loads one.
package rule

import (
	"fmt"
	"sync"

	"gonogo/content"
)

// New gives what runs the checks of g. Each is compiled when it is first run.
func New(g *content.Gate) content.Checker { return &checks{gate: g} }

type checks struct {
	gate *content.Gate

	mu       sync.Mutex
	compiled map[*content.Check]*program
}

// program is one check, compiled.
type program struct {
	check  *content.Check
	reg    *content.Register
	date   int   // the column "date", -1 where there is none
	scope  *node // nil for all rows
	passes *node
}

// Run implements content.Checker.
func (c *checks) Run(question string, n int, facts content.Facts) (found content.Checked, err error) {
	defer rescue(&err)
	q := c.gate.Question(question)
	if q == nil || n < 0 || n >= len(q.Checks) {
		return content.Checked{}, fmt.Errorf("gate %s has no check %d of %s", c.gate.Ref(), n+1, question)
	}
	p, err := c.program(&q.Checks[n])
	if err != nil {
		return content.Checked{}, err
	}
	return p.run(facts), nil
}

func (c *checks) program(check *content.Check) (*program, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if p := c.compiled[check]; p != nil {
		return p, nil
	}
	p, wrong := newCompiler(c.gate, check).compile()
	if len(wrong) > 0 {
		return nil, wrong[0]
	}
	if c.compiled == nil {
		c.compiled = map[*content.Check]*program{}
	}
	c.compiled[check] = p
	return p, nil
}

// Part names one text of a check.
type Part string

// The parts of a check that can be wrong.
const (
	PartRegister Part = "register"
	PartOver     Part = "over"
	PartScope    Part = "scope"
	PartPasses   Part = "passes"
	PartSays     Part = "says"
)

// Error is one thing wrong with a check, at a place of one of its parts.
type Error struct {
	Part Part
	Term string // the term of the register that it stands in, "" where it stands in the part itself
	Col  int    // runes from the beginning of the text of the part, or of the term
	Msg  string
	Hint string
}

func (e *Error) Error() string {
	where := string(e.Part)
	if e.Term != "" {
		where = "term " + e.Term
	}
	return fmt.Sprintf("%s, character %d: %s", where, e.Col+1, e.Msg)
}

// Compile says what is wrong with a check of a gate whose registers, terms, limits and lists are read; nothing when it can
// be run.
func Compile(g *content.Gate, check *content.Check) []*Error {
	_, wrong := newCompiler(g, check).compile()
	return wrong
}
