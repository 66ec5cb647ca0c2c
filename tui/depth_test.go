package tui

import (
	"testing"

	"gonogo/assessment"
	"gonogo/tui/uitest"
)

// coreReview is the review of an assessment whose walk shows the blockers only.
func coreReview(t *testing.T) *program {
	t.Helper()
	p := newProgram(t)
	s := uitest.Subject()
	s.Depth = assessment.DepthCore
	p.opt.Open = p.Start(s).Slug
	return p.begin(t, 140, 40)
}

func TestACoreWalkShowsBlockersOnlyAndTheVerdictRestsOnAll(t *testing.T) {
	p := coreReview(t)
	p.Shows("ID-01", "DR-01")
	p.Hides("DR-02 the rollback", "ID-03 old keys") // majors
	p.Press("2", "2", "2")
	p.Shows("every blocker has an answer; v shows the other questions")
	_, full := p.Read("payments-agent")
	if full.Finding("DR-02") == nil || full.Finding("DR-02").Outcome != assessment.OutcomeUnanswered {
		t.Error("the decision left a major out")
	}
}

func TestTheWalkGoesFromCoreToFullAndKeepsEveryAnswer(t *testing.T) {
	p := coreReview(t)
	p.Press("3", "V")
	p.Shows("saved · depth full: every question; all answers are kept", "DR-02 the rollback", "ID-03 old keys")
	r, _ := p.Read("payments-agent")
	if r.State.Subject.Depth != assessment.DepthFull || r.State.Answers["ID-01"].Value.Answer != assessment.Unmet {
		t.Errorf("depth %s, ID-01 %v", r.State.Subject.Depth, r.State.Answers["ID-01"].Value)
	}
	p.Press("V")
	p.Shows("saved · depth core: the blockers only; the verdict rests on all (V: full)")
	p.Hides("DR-02 the rollback")
	p.Press("u")
	p.Shows("DR-02 the rollback")
}

func TestAtTheEndOfACoreWalkNextOpenSaysWhatIsLeftOut(t *testing.T) {
	p := coreReview(t)
	p.Press("v")
	p.Type("blockers")
	p.Press("enter")
	p.Shows("showing blockers: 4")
	p.Press("n", "n", "n", "n", "n")
	p.Hides("DR-02 the rollback")
}
