package gatecheck

import (
	"fmt"
	"strings"
	"testing"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/load"
)

// everything is the sound rows of the built-in gate, for a subject of tier 1 of which every trait holds.
func everything(t *testing.T) (*content.Gate, load.Case) {
	t.Helper()
	gate, pack := ownGate(t, "agentic-nhi")
	cases, err := load.Cases(pack)
	if err != nil {
		t.Fatal(err)
	}
	c := cases[0]
	c.Subject.Tier, c.Subject.Traits, c.Subject.Others, c.Rows = 1, map[string]content.Trilean{}, content.Yes, nil
	return gate, c
}

// found is what the checks of each question find in a case.
func found(t *testing.T, gate *content.Gate, c load.Case) map[string][]assessment.CheckFound {
	t.Helper()
	d, err := decide(gate, c)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]assessment.CheckFound{}
	for i := range d.Findings {
		out[d.Findings[i].Question.ID] = d.Findings[i].Checks
	}
	return out
}

func TestEveryCheckPassesOnSoundRows(t *testing.T) {
	gate, c := everything(t)
	checks := 0
	for q, all := range found(t, gate, c) {
		for i := range all {
			checks++
			if all[i].Standing != content.Passes {
				t.Errorf("%s: %s", q, all[i].Why())
			}
		}
	}
	want := 0
	for _, q := range gate.Questions() {
		want += len(q.Checks)
	}
	if checks != want || want == 0 {
		t.Errorf("%d checks of %d were run", checks, want)
	}
}

// A check that nothing makes fail checks nothing.
func TestEveryCheckFailsOnARowThatBreaksIt(t *testing.T) {
	gate, sound := everything(t)
	failed := map[string]bool{}
	for _, s := range spoilt {
		c := sound
		c.Subject.Traits = map[string]content.Trilean{}
		for _, trait := range strings.Fields(s.no) {
			c.Subject.Traits[trait] = content.No
		}
		for _, r := range s.rows {
			c.Rows = append(c.Rows, rowOf(t, r))
			c.All, c.Rows = c.StartsFrom(), nil
		}
		all := found(t, gate, c)[s.question]
		said := false
		for i := range all {
			if all[i].Standing == content.Fails && strings.HasPrefix(all[i].Why(), s.says) {
				failed[fmt.Sprint(s.question, " ", i)], said = true, true
			}
		}
		if !said {
			var says []string
			for i := range all {
				says = append(says, all[i].Standing.String()+" "+all[i].Why())
			}
			t.Errorf("%s with %q: want %q, got %q", s.question, s.rows, s.says, says)
		}
	}
	for _, q := range gate.Questions() {
		for i := range q.Checks {
			if !failed[fmt.Sprint(q.ID, " ", i)] {
				t.Errorf("check %d of %s never failed: %s", i+1, q.ID, q.Checks[i].Says)
			}
		}
	}
}

// What nobody wrote down is never good: without any row no check passes, and none fails either.
func TestNothingIsKnownWithoutRows(t *testing.T) {
	gate, c := everything(t)
	c.All = nil
	for q, all := range found(t, gate, c) {
		for i := range all {
			if all[i].Standing != content.Unknown {
				t.Errorf("%s, check %d %s without any row", q, i+1, all[i].Standing)
			}
		}
	}
}

func rowOf(t *testing.T, s string) load.Row {
	t.Helper()
	where, value, _ := strings.Cut(s, "=")
	parts := strings.Split(where, "/")
	if len(parts) != 3 {
		t.Fatalf("%q names no cell", s)
	}
	return load.Row{Register: parts[0], Key: parts[1], Cells: []load.RowCell{{Column: parts[2], Text: value}}}
}
