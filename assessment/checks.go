package assessment

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"gonogo/content"
)

// CheckFound is what one check of a question found in the rows.
type CheckFound struct {
	Check *content.Check
	content.Checked
}

// Counts says how many of the rows in scope pass, fail and cannot be told.
func (c CheckFound) Counts() (passes, fails, unknown int) {
	for _, r := range c.Rows {
		switch r.Standing {
		case content.Passes:
			passes++
		case content.Fails:
			fails++
		default:
			unknown++
		}
	}
	return passes, fails, unknown
}

// checker runs the checks of one state.
type checker struct {
	s     *State
	rows  map[string][]content.Row
	facts content.Facts // the date and the question apart
	seen  map[int]Date  // by number of an entry: the day on which its rows were seen
	err   *CheckError   // the first expression that could not be worked out
}

// findings of checks, by question and in its order, as they are on one date or through a time in which none changes.
type checkFindings map[string][]CheckFound

func newChecker(s *State) *checker {
	c := &checker{s: s, rows: map[string][]content.Row{}, seen: map[int]Date{}}
	people := newPeople()
	c.facts = content.Facts{
		Tier: s.Subject.EffectiveTier(), FirstLaunch: s.Subject.LaunchKind == LaunchFirst,
		Release: s.Subject.ReleaseDigest, Behaviour: s.Subject.Behaviour(),
		Target: s.Subject.Environment, Like: s.Subject.Like, Traits: s.On,
		Builds: s.Subject.IsBuilder, Same: people.samePerson, Names: people.namesOf, Rows: c.rowsOf,
	}
	return c
}

func (c *checker) rowsOf(register string) []content.Row {
	if rows, made := c.rows[register]; made {
		return rows
	}
	held := c.s.Rows[register]
	rows := make([]content.Row, len(held))
	columns := 0
	if reg := c.s.Gate.Register(register); reg != nil {
		columns = len(reg.Columns)
	}
	for i := range held {
		values := make([]any, columns)
		for n := range held[i].cells {
			cell := &held[i].cells[n]
			if values[cell.column] = cell.what.value; len(cell.others()) > 0 {
				values[cell.column] = content.Disputed{}
			}
		}
		if held[i].Disputed {
			for n := range values {
				values[n] = content.Disputed{}
			}
		}
		rows[i] = content.Row{Key: held[i].Key, Values: values}
	}
	c.rows[register] = rows
	return rows
}

// all runs the checks of the questions asked on a date.
func (c *checker) all(asked []asking, on Date) checkFindings {
	out := checkFindings{}
	for i := range asked {
		if q := asked[i].question; len(q.Checks) > 0 {
			c.into(out, q, on)
		}
	}
	return out
}

// into adds what the checks of a question find, and first those that say whether a register lists all.
func (c *checker) into(out checkFindings, q *content.Question, on Date) {
	if _, done := out[q.ID]; done {
		return
	}
	out[q.ID] = make([]CheckFound, len(q.Checks)) // unknown meanwhile, should two questions rest on each other
	for n := range q.Checks {
		if reg := c.s.Gate.Register(q.Checks[n].Register); reg != nil && reg.Complete != "" && reg.Complete != q.ID {
			c.into(out, c.s.Gate.Question(reg.Complete), on)
		}
	}
	for n := range q.Checks {
		out[q.ID][n] = c.run(out, q, n, on)
	}
}

func (c *checker) run(all checkFindings, q *content.Question, n int, on Date) CheckFound {
	found := CheckFound{Check: &q.Checks[n]}
	if c.s.Gate.Checker == nil {
		c.fail(q, errors.New("nothing here runs the checks of this gate"))
		return found
	}
	facts := c.facts
	facts.On, facts.MaxAge = on.unixDay(), q.Needs.MaxAge[facts.Tier-1]
	var err error
	if found.Checked, err = c.s.Gate.Checker.Run(q.ID, n, facts); err != nil {
		c.fail(q, err)
		found.Checked = content.Checked{Standing: content.Fails, Says: "the check cannot be worked out: " + err.Error()}
	}
	if found.Check.None == content.NonePasses && found.Check.Over != content.OverWhole && len(found.Rows) == 0 && found.Standing == content.Passes {
		c.complete(all, q, &found)
	}
	return found
}

// complete lets a pass for want of rows stand only where the register is known to list all.
func (c *checker) complete(all checkFindings, q *content.Question, found *CheckFound) {
	reg := c.s.Gate.Register(found.Check.Register)
	if reg.Complete == "" || reg.Complete == q.ID {
		return
	}
	for _, says := range all[reg.Complete] {
		if day := says.until(); day > 0 && (found.until() == 0 || day < found.until()) {
			found.Next, found.Stands = day, day
		}
		if says.Standing != content.Passes {
			found.Standing = content.Unknown
			found.Says = fmt.Sprintf("no row of %s is concerned, but %s does not show yet that it lists all", reg.ID, reg.Complete)
		}
	}
}

// until is the first later day on which the standing, or what a pass proves, may be another; 0 for never.
func (c CheckFound) until() int {
	if c.Check != nil && c.Check.Proof && c.Standing == content.Passes {
		return c.Next // it proves as much as the rows in scope do
	}
	return c.Stands
}

// mostSteps bounds how many days are looked at for the next one on which a check finds something else.
const mostSteps = 64

// next is the first day after on which a check stands otherwise, and what all find then; no date where that never comes.
// Between the two days all stand as before. Where very many days would have to be looked at, it is one of those.
func (c *checker) next(now checkFindings) (Date, checkFindings) {
	var on Date
	for range mostSteps {
		day := 0
		for _, found := range now {
			for i := range found {
				if n := found[i].until(); n > 0 && (day == 0 || n < day) {
					day = n
				}
			}
		}
		if day == 0 {
			return 0, nil
		}
		on = dayOfUnix(day)
		then, changed := c.step(now, on)
		if changed {
			return on, then
		}
		now = then
	}
	return on, now
}

// step runs again, on a day, the checks that may find something else on it.
func (c *checker) step(now checkFindings, on Date) (then checkFindings, changed bool) {
	then = checkFindings{}
	for q, found := range now {
		if !slices.ContainsFunc(found, func(f CheckFound) bool { return f.mayChange(on) }) {
			then[q] = found
		}
	}
	for q, before := range now {
		c.again(then, now, c.s.Gate.Question(q), on)
		for i := range before {
			changed = changed || before[i].Standing != then[q][i].Standing || len(before[i].Rows) != len(then[q][i].Rows)
		}
	}
	return then, changed
}

// again is into for a question some of whose checks are as they were.
func (c *checker) again(out, before checkFindings, q *content.Question, on Date) {
	if _, done := out[q.ID]; done {
		return
	}
	out[q.ID] = slices.Clone(before[q.ID])
	for n := range q.Checks {
		if reg := c.s.Gate.Register(q.Checks[n].Register); reg != nil && reg.Complete != "" && reg.Complete != q.ID {
			c.again(out, before, c.s.Gate.Question(reg.Complete), on)
		}
	}
	for n := range q.Checks {
		if out[q.ID][n].mayChange(on) {
			out[q.ID][n] = c.run(out, q, n, on)
		}
	}
}

func (c CheckFound) mayChange(on Date) bool { return c.until() > 0 && c.until() <= on.unixDay() }

func (c *checker) fail(q *content.Question, err error) {
	wrong := &CheckError{q.ID, err}
	if c.err == nil || wrong.Error() < c.err.Error() { // the same one, whichever was run first
		c.err = wrong
	}
}

// worstStanding is the worst that the checks of a question found; it passes where there are none.
func worstStanding(found []CheckFound) content.Standing {
	out := content.Passes
	for i := range found {
		out = out.Worse(found[i].Standing)
	}
	return out
}

// mostNamed is how many rows a sentence names; the register shows the rest.
const mostNamed = 3

// checksSay tells why checks do not pass: those that stand so, and the rows that do not pass.
func checksSay(found []CheckFound, standing content.Standing) string {
	var parts []string
	for i := range found {
		if found[i].Standing != standing {
			continue
		}
		if says := found[i].says(); !slices.Contains(parts, says) { // several checks of one register say alike that it is empty
			parts = append(parts, says)
		}
	}
	return strings.Join(parts, "; ")
}

// Why tells why the check does not pass, "" where it does.
func (c CheckFound) Why() string {
	if c.Standing == content.Passes {
		return ""
	}
	return c.says()
}

func (c CheckFound) says() string {
	var named []string
	more := 0
	for _, r := range c.Rows {
		switch {
		case r.Standing != c.Standing:
		case len(named) == mostNamed:
			more++
		default:
			named = append(named, r.Says)
		}
	}
	if c.Says != "" && len(named) == 0 {
		return c.Says
	}
	says := strings.Join(named, "; ")
	if more > 0 {
		says += fmt.Sprintf("; and %d more", more)
	}
	return says
}

// Tally is the rows of a check in one phrase: "14 identities: 11 pass, 2 fail, 1 unknown".
func (c CheckFound) Tally() string {
	pass, fail, unknown := c.Counts()
	if len(c.Rows) == 0 {
		return fmt.Sprintf("%s: %s", c.Check.Register, c.Standing)
	}
	parts := []string{fmt.Sprintf("%d pass", pass)}
	if fail > 0 {
		parts = append(parts, fmt.Sprintf("%d fail", fail))
	}
	if unknown > 0 {
		parts = append(parts, fmt.Sprintf("%d unknown", unknown))
	}
	return fmt.Sprintf("%d %s: %s", len(c.Rows), c.Check.Register, strings.Join(parts, ", "))
}
