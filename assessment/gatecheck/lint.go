package gatecheck

import (
	"fmt"

	"gonogo/content"
	"gonogo/content/lint"
	"gonogo/content/load"
)

// Rules are the rules that Lint looks for, with one sentence each.
var Rules = []struct{ Name, Says string }{
	{"case-covers", "Every rule of the decision that the gate can come to is expected by one of its cases."},
	{"better-answer", "No better answer gives a worse verdict, tried from a sample of states."},
}

// Lint says what is to better in a gate that only shows when the engine runs: rules of the decision that no case of its
// own covers, and questions whose better answer gives a worse verdict. source may be nil, then these have no place.
func Lint(g *content.Gate, source *load.Source, cases []load.Case) ([]lint.Finding, error) {
	var out []lint.Finding
	for _, r := range uncovered(g, cases) {
		out = append(out, lint.Finding{
			Rule: "case-covers", Part: "cases", At: load.Pos{File: load.CasesFile, Line: 1, Col: 1},
			Says: fmt.Sprintf("no case expects the rule %s", r), Hint: "add a case that comes to it, so that a change of the gate shows what it changes",
		})
	}
	worse, err := betterIsNeverWorse(g, startRows(g, cases), engine)
	if err != nil {
		return nil, err
	}
	for _, w := range worse {
		at, _ := source.Position(w.question.ID, "")
		out = append(out, lint.Finding{
			Rule: "better-answer", Part: w.question.ID, At: at, Says: w.says, Hint: "nobody may gain by knowing less; report it, with the gate",
		})
	}
	return out, nil
}
