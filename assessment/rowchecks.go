package assessment

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/content"
)

// RowCheck is what one check says of one row.
type RowCheck struct {
	Question string
	Standing content.Standing
	Says     string // why it does not pass
	Spared   bool   // it does not pass, and the check passes without it
}

// SparedSays stands behind what a check says of a row that it passes without.
const SparedSays = " (the check passes without it)"

// String is what the check says of the row, behind the question that it belongs to: "ID-11 fails: svc-pay was last rotated
// on 2026-03-01".
func (c RowCheck) String() string {
	says := fmt.Sprintf("%s %s", c.Question, c.Standing)
	if c.Says != "" {
		says += ": " + c.Says
	}
	if c.Spared {
		says += SparedSays
	}
	return says
}

// RegisterCheck is what one check finds in the rows of a register.
type RegisterCheck struct {
	Question *content.Question
	N        int // number of the check in its question, from 0
	CheckFound
}

// ChecksOn are the checks over a register, of the questions that are asked.
func (d *Decision) ChecksOn(register string) []RegisterCheck {
	var out []RegisterCheck
	for i := range d.Findings {
		f := &d.Findings[i]
		for n := range f.Checks {
			if f.Checks[n].Check != nil && f.Checks[n].Check.Register == register {
				out = append(out, RegisterCheck{f.Question, n, f.Checks[n]})
			}
		}
	}
	return out
}

// RowChecks is what the checks over a register say of each of its rows, by key.
func (d *Decision) RowChecks(register string) map[string][]RowCheck {
	out := map[string][]RowCheck{}
	for _, c := range d.ChecksOn(register) {
		for _, r := range c.Rows {
			spared := r.Standing != content.Passes && c.Standing == content.Passes
			out[r.Key] = append(out[r.Key], RowCheck{c.Question.ID, r.Standing, r.Says, spared})
		}
	}
	return out
}

// RowStanding is the worst that checks say of a row, those apart that pass without it.
func RowStanding(checks []RowCheck) content.Standing {
	out := content.Passes
	for _, c := range checks {
		if !c.Spared {
			out = out.Worse(c.Standing)
		}
	}
	return out
}

// RowTally says how many rows of a register pass, fail and cannot be told; a row that no check speaks of passes none.
type RowTally struct{ Rows, Pass, Fail, Unknown, Unchecked int }

// String is the tally in one phrase: "14 rows: 11 pass, 2 fail, 1 unknown".
func (t RowTally) String() string {
	says := fmt.Sprintf("%d rows", t.Rows)
	if t.Rows == 1 {
		says = "1 row"
	}
	for i, part := range []struct {
		n    int
		word string
	}{{t.Pass, "pass"}, {t.Fail, "fail"}, {t.Unknown, "unknown"}, {t.Unchecked, "unchecked"}} {
		if part.n > 0 || i == 0 && t.Unchecked < t.Rows {
			sep := ", "
			if !strings.Contains(says, ":") {
				sep = ": "
			}
			says += fmt.Sprintf("%s%d %s", sep, part.n, part.word)
		}
	}
	return says
}

// TallyRows counts the rows of a register by where they stand.
func (d *Decision) TallyRows(s *State, register string) RowTally {
	checks := d.RowChecks(register)
	t := RowTally{Rows: len(s.Rows[register])}
	for i := range s.Rows[register] {
		said := checks[s.Rows[register][i].Key]
		switch standing := RowStanding(said); {
		case len(said) == 0:
			t.Unchecked++
		case standing == content.Passes:
			t.Pass++
		case standing == content.Fails:
			t.Fail++
		default:
			t.Unknown++
		}
	}
	return t
}

// WorstRowsFirst orders the rows of a register for a reader: those that fail, those that cannot be told, the rest; each in
// the order of their keys. The rows are those of the state and not to be changed.
func WorstRowsFirst(rows []HeldRow, checks map[string][]RowCheck) []*HeldRow {
	out := make([]*HeldRow, len(rows))
	for i := range rows {
		out[i] = &rows[i]
	}
	rank := func(r *HeldRow) int {
		return slices.Index([]content.Standing{content.Fails, content.Unknown, content.Passes}, RowStanding(checks[r.Key]))
	}
	slices.SortStableFunc(out, func(a, b *HeldRow) int { return rank(a) - rank(b) })
	return out
}
