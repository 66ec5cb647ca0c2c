package gatecheck

import (
	"slices"
	"testing"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/load"
)

// ownStart is the built-in gate and the rows that its own cases start from.
func ownStart(t *testing.T) (*content.Gate, []start) {
	t.Helper()
	g, pack := ownGate(t, "agentic-nhi")
	cases, err := load.Cases(pack)
	if err != nil {
		t.Fatal(err)
	}
	return g, startRows(g, cases)
}

func TestABetterAnswerIsNeverWorseInTheEmbeddedGate(t *testing.T) {
	g, starts := ownStart(t)
	found, err := betterIsNeverWorse(g, starts, engine)
	if err != nil || len(found) > 0 {
		t.Errorf("found %v, %v", found, err)
	}
}

// An engine that punishes an honest answer must be seen, at the question where it does.
func TestAWorseVerdictForABetterAnswerIsFound(t *testing.T) {
	g, _ := startGate(t)
	spoilt := g.Questions()[0].ID
	judge := func(g *content.Gate, entries []assessment.Sealed, on assessment.Date) (assessment.Verdict, error) {
		v, err := engine(g, entries, on)
		last := entries[len(entries)-1].What
		if e, ok := last.(assessment.Evidenced); ok && slices.Contains(e.Questions, spoilt) {
			return assessment.NoGo, err
		}
		return v, err
	}
	found, err := betterIsNeverWorse(g, nil, judge)
	if err != nil || len(found) != 1 || found[0].question.ID != spoilt {
		t.Errorf("found %v, %v", found, err)
	}
}

// The states that are sampled must be worth sampling: the verdict has to change on some ladders, and stay on others.
func TestTheSampleReachesEveryVerdictAndQuestion(t *testing.T) {
	g, starts := ownStart(t)
	verdicts, asked := map[assessment.Verdict]int{}, map[string]bool{}
	judge := func(g *content.Gate, entries []assessment.Sealed, on assessment.Date) (assessment.Verdict, error) {
		v, err := engine(g, entries, on)
		verdicts[v]++
		switch b := entries[len(entries)-1].What.(type) {
		case assessment.Answered:
			asked[b.Question] = true
		case assessment.Evidenced:
			asked[b.Questions[0]] = true
		default: // the question is unanswered on this rung
		}
		return v, err
	}
	if _, err := betterIsNeverWorse(g, starts, judge); err != nil {
		t.Fatal(err)
	}
	for v := assessment.Go; v <= assessment.NoGo; v++ {
		if verdicts[v] < 20 {
			t.Errorf("%s came %d times", v, verdicts[v])
		}
	}
	for _, q := range g.Questions() {
		if !q.SignOff && !asked[q.ID] {
			t.Errorf("%s was never asked", q.ID)
		}
	}
}
