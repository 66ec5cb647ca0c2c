package gatecheck

import (
	"os"
	"strings"
	"testing"

	"gonogo/content"
	"gonogo/content/load"
)

const library = "../../content/library"

func ownGate(t testing.TB, id string) (*content.Gate, content.Pack) {
	t.Helper()
	pack, err := load.ReadPack(os.DirFS(library+"/gates"), id)
	if err != nil {
		t.Fatal(err)
	}
	gate, err := load.Gate(pack)
	if err != nil {
		t.Fatal(err)
	}
	return gate, pack
}

func TestTheGatesOwnCasesHold(t *testing.T) {
	gate, pack := ownGate(t, "agentic-nhi")
	cases, err := load.Cases(pack)
	if err != nil {
		t.Fatal(err)
	}
	if len(cases) == 0 {
		t.Fatal("the gate has no cases")
	}
	results, err := Run(gate, cases)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if !r.Held() {
			t.Errorf("%s: %s: %s", r.Case.Pos, r.Case.Name, strings.Join(r.Wrong, "; "))
		}
	}
}

// Every case, told to expect something else, must be seen to fail: else the runner proves nothing.
func TestAWrongExpectationIsAlwaysSeen(t *testing.T) {
	gate, pack := ownGate(t, "agentic-nhi")
	cases, err := load.Cases(pack)
	if err != nil {
		t.Fatal(err)
	}
	for _, other := range []string{"go", "conditional-go", "incomplete", "no-go"} {
		wrong := append([]load.Case(nil), cases...)
		for i := range wrong {
			wrong[i].Expect = load.CaseExpect{Verdict: other}
		}
		results, err := Run(gate, wrong)
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range results {
			if r.Held() != (cases[i].Expect.Verdict == other) {
				t.Errorf("%s, expected to be %s: held is %v", r.Case.Name, other, r.Held())
			}
		}
	}
}

func TestARuleOrAQuestionThatIsNotTheReasonIsSeen(t *testing.T) {
	gate, pack := ownGate(t, "agentic-nhi")
	cases, err := load.Cases(pack)
	if err != nil {
		t.Fatal(err)
	}
	c := cases[0]
	c.Answers = append(c.Answers, load.CaseAnswer{Question: "ID-09", Answer: "unmet"})
	for _, want := range []struct {
		expect load.CaseExpect
		holds  bool
	}{
		{load.CaseExpect{Verdict: "no-go", Rule: "open-blocker", Question: "ID-09"}, true},
		{load.CaseExpect{Verdict: "no-go", Question: "ID-09"}, true},
		{load.CaseExpect{Verdict: "no-go", Rule: "unwaivable", Question: "ID-09"}, false},
		{load.CaseExpect{Verdict: "no-go", Rule: "open-blocker", Question: "ID-01"}, false},
		{load.CaseExpect{Verdict: "no-go", Question: "ID-01"}, false},
	} {
		c.Expect = want.expect
		results, err := Run(gate, []load.Case{c})
		if err != nil {
			t.Fatal(err)
		}
		if results[0].Held() != want.holds {
			t.Errorf("%+v: %v", want.expect, results[0].Wrong)
		}
	}
}

func TestACaseThatNamesWhatTheGateDoesNotHaveIsToldWithItsPlace(t *testing.T) {
	gate, _ := ownGate(t, "agentic-nhi")
	_, err := Run(gate, []load.Case{{
		Name: "a typo", On: "2026-12-15", Pos: load.Pos{File: "cases.yaml", Line: 3, Col: 5},
		Answers: []load.CaseAnswer{{Pos: load.Pos{File: "cases.yaml", Line: 7, Col: 7}, Question: "ID-99", Answer: "met"}},
		Expect:  load.CaseExpect{Pos: load.Pos{File: "cases.yaml", Line: 9, Col: 13}, Verdict: "go", Rule: "open-blokker"},
	}})
	if err == nil {
		t.Fatal("nothing was said")
	}
	for _, says := range []string{`cases.yaml:7:7: gate agentic-nhi 1.0.0 has no question "ID-99"`, `cases.yaml:9:13: gate agentic-nhi 1.0.0 has no rule "open-blokker"`} {
		if !strings.Contains(err.Error(), says) {
			t.Errorf("%v does not say %s", err, says)
		}
	}
}

func TestWithoutMetAllNothingIsAnswered(t *testing.T) {
	gate, pack := ownGate(t, "agentic-nhi")
	cases, err := load.Cases(pack)
	if err != nil {
		t.Fatal(err)
	}
	c := cases[0]
	c.Met, c.Answers, c.Expect = false, nil, load.CaseExpect{Verdict: "incomplete", Rule: "unanswered"}
	results, err := Run(gate, []load.Case{c})
	if err != nil {
		t.Fatal(err)
	}
	if !results[0].Held() || results[0].Decision.Counts.Answered() != 0 {
		t.Errorf("%v, %d answered", results[0].Wrong, results[0].Decision.Counts.Answered())
	}
}
