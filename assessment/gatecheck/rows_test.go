package gatecheck

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/load"
)

// ownersChecker says of every key whether it has an owner: enough of a rule to see that rows reach the engine.
type ownersChecker struct{ err error }

func (c ownersChecker) Run(_ string, _ int, facts content.Facts) (content.Checked, error) {
	out := content.Checked{}
	for _, r := range facts.Rows("keys") {
		row := content.CheckedRow{Key: r.Key, Standing: content.Passes}
		if r.Values[0] == nil {
			row.Standing, row.Says = content.Fails, r.Key+" has no owner"
		}
		if len(out.Rows) == 0 {
			out.Standing = row.Standing
		}
		out.Standing = out.Standing.Worse(row.Standing)
		out.Rows = append(out.Rows, row)
	}
	return out, c.err
}

// rowGate is the start gate with a register and a check of its first question.
func rowGate(t testing.TB) (*content.Gate, *content.Question, []load.Case) {
	t.Helper()
	gate, cases := startGate(t)
	gate.Registers = []content.Register{{ID: "keys", Title: "Keys", Key: "name of the key", Columns: []content.Column{
		{ID: "owner", Type: content.TypePerson}, {ID: "turned", Type: content.TypeDate},
	}}}
	gate.Checker = ownersChecker{}
	i := slices.IndexFunc(cases, func(c load.Case) bool { return c.Expect.Verdict == "go" && c.Met })
	if i < 0 {
		t.Fatal("no case of the start gate is go")
	}
	for _, own := range gate.Questions() {
		own.Checks = nil
	}
	for i := range cases {
		cases[i].All, cases[i].Rows = nil, nil
	}
	var q *content.Question
	traits := gate.TraitsOn(cases[i].Subject.Traits)
	for _, asked := range gate.Questions() {
		if !asked.SignOff && asked.SeverityAt(max(1, cases[i].Subject.Tier), traits) == content.Blocker {
			q = asked
		}
	}
	q.Checks = []content.Check{{Register: "keys", Over: content.OverEvery, None: content.NoneUnknown, Proof: true}}
	return gate, q, cases[i : i+1]
}

func row(key string, cells ...string) load.Row {
	r := load.Row{Register: "keys", Key: key}
	for i := 0; i < len(cells); i += 2 {
		r.Cells = append(r.Cells, load.RowCell{Column: cells[i], Text: cells[i+1]})
	}
	return r
}

func verdictOfCase(t *testing.T, gate *content.Gate, c load.Case) string {
	t.Helper()
	results, err := Run(gate, []load.Case{c})
	if err != nil {
		t.Fatal(err)
	}
	return results[0].Decision.Verdict.String()
}

func TestTheRowsOfACaseReachTheEngine(t *testing.T) {
	gate, q, cases := rowGate(t)
	c := cases[0]
	for _, try := range []struct {
		name    string
		all     []load.Row
		own     []load.Row
		verdict string
	}{
		{"no row shows nothing", nil, nil, "no-go"},
		{"rows that pass", []load.Row{row("k1", "owner", "Ana")}, nil, "go"},
		{"a cell is emptied", []load.Row{row("k1", "owner", "Ana")}, []load.Row{row("k1", "owner", "")}, "no-go"},
		{"another cell is set", []load.Row{row("k1", "owner", "Ana")}, []load.Row{row("k1", "turned", "2026-01-01")}, "go"},
		{"a bad row is taken away", []load.Row{row("k1", "owner", "Ana"), row("k2")}, []load.Row{{Register: "keys", Key: "k2", Removed: true}}, "go"},
		{"a bad row is added", []load.Row{row("k1", "owner", "Ana")}, []load.Row{row("k2")}, "no-go"},
	} {
		c.All, c.Rows = try.all, try.own
		if got := verdictOfCase(t, gate, c); got != try.verdict {
			t.Errorf("%s: %s, not %s (%s)", try.name, got, try.verdict, q.ID)
		}
	}
}

func TestARowThatTheGateCannotReadIsToldWithItsPlace(t *testing.T) {
	gate, _, cases := rowGate(t)
	at := func(line int) load.Pos { return load.Pos{File: "cases.yaml", Line: line, Col: 5} }
	c := cases[0]
	c.All = []load.Row{
		{At: at(2), Register: "kees", Key: "k1"},
		{Register: "keys", Key: "k1", Cells: []load.RowCell{{At: at(3), Column: "ownr"}, {Pos: at(4), Column: "turned", Text: "soon"}}},
	}
	c.Rows = []load.Row{{At: at(6), Register: "none", Removed: true}} // the file was told already when it named no row
	_, err := Run(gate, []load.Case{c, c})
	var many *load.Errors
	if !errors.As(err, &many) || len(many.List) != 3 {
		t.Fatalf("got %v", err)
	}
	for i, want := range []struct{ says, hint string }{
		{`cases.yaml:2:5: gate start 1.0.0 has no register "kees"`, "keys"},
		{`cases.yaml:3:5: gate start 1.0.0 has no column "keys.ownr"`, "owner"},
		{`cases.yaml:4:5: row k1, column turned: "soon" is no date`, ""},
	} {
		if e := many.List[i]; !strings.Contains(e.Error(), strings.ReplaceAll(want.says, "start 1.0.0", gate.Ref())) || !strings.Contains(e.Hint, want.hint) {
			t.Errorf("got %v (%s), want %s", e, e.Hint, want.says)
		}
	}
}

// An expression that cannot be worked out is no verdict: the case cannot be run, and neither can the sample.
func TestACheckThatCannotBeWorkedOutIsNoVerdict(t *testing.T) {
	gate, _, cases := rowGate(t)
	gate.Checker = ownersChecker{errors.New("it goes round in circles")}
	if _, err := Run(gate, cases); err == nil || !strings.Contains(err.Error(), "circles") || !strings.Contains(err.Error(), cases[0].Name) {
		t.Errorf("got %v", err)
	}
	if _, err := Lint(gate, nil, cases); err == nil || !strings.Contains(err.Error(), "circles") {
		t.Errorf("got %v", err)
	}
}

// States with rows are sampled too, from those of the cases and with some of them spoilt, and no better answer is worse.
func TestTheSampleBeginsWithRowsToo(t *testing.T) {
	gate, q, cases := rowGate(t)
	cases[0].All = []load.Row{row("k1", "owner", "Ana"), row("k2", "owner", "Ben")}
	for name, start := range map[string][]start{"of cases": startRows(gate, cases), "at random": nil} {
		standings := map[content.Standing]int{}
		judge := func(g *content.Gate, entries []assessment.Sealed, on assessment.Date) (assessment.Verdict, error) {
			s, err := assessment.Fold(g, entries)
			if err != nil {
				return 0, err
			}
			d := assessment.Decide(s, on, assessment.OnGiven)
			for _, f := range d.Findings {
				if f.Question.ID == q.ID {
					standings[f.Checks[0].Standing]++
				}
			}
			return d.Verdict, d.Err
		}
		found, err := betterIsNeverWorse(gate, start, judge)
		if err != nil || len(found) > 0 {
			t.Errorf("%s: found %v, %v", name, found, err)
		}
		for _, s := range []content.Standing{content.Passes, content.Fails, content.Unknown} {
			if standings[s] < 10 {
				t.Errorf("%s: the check %s only %d times", name, s, standings[s])
			}
		}
	}
}
