package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
)

func TestAnAnswerIsSavedChangesTheVerdictAndMovesOn(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Shows("ID-01", "INCOMPLETE", "0 blockers open · 3 to settle")
	p.Press("3")
	p.Shows("saved · ID-01 unmet · now NO-GO", "1 blocker open · 2 to settle", "ID-02 · blocker")
	r, d := p.Read("payments-agent")
	if r.State.Answers["ID-01"].Value.Answer != assessment.Unmet || d.Verdict != assessment.NoGo {
		t.Fatalf("the journal has %v and %v", r.State.Answers["ID-01"].Value, d.Verdict)
	}
}

func TestEveryAnswerKeyRecordsItsAnswer(t *testing.T) {
	for key, want := range map[string]assessment.Answer{"1": assessment.Met, "2": assessment.Partly, "3": assessment.Unmet, "5": assessment.DontKnow} {
		p := reviewing(t, 80, 24)
		p.Press(key)
		if r, _ := p.Read("payments-agent"); r.State.Answers["ID-01"].Value.Answer != want {
			t.Errorf("%s recorded %q", key, r.State.Answers["ID-01"].Value.Answer)
		}
	}
}

func TestMetWithoutEvidenceSaysThatItCountsAsWeak(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("1")
	p.Shows("saved · ID-01 met, counts as weak (backspace, then e: evidence)")
	p.Press("backspace", "e")
	p.Shows("ID-01 › evidence")
}

func TestUndoGoesBackActByActAndRedoComesForward(t *testing.T) {
	p := reviewing(t, 80, 24)
	answers := func(want ...assessment.Answer) {
		t.Helper()
		r, _ := p.Read("payments-agent")
		for i, id := range []string{"ID-01", "ID-02", "ID-03"} {
			if got := r.State.Answers[id].Value.Answer; got != want[i] {
				t.Fatalf("%s is %q, not %q", id, got, want[i])
			}
		}
	}
	p.Press("3", "3", "2", "u")
	p.Shows("saved · taken back (U: redo): ID-03 partly → unanswered", "ID-03 · major")
	p.Press("u")
	p.Shows("taken back (U: redo): ID-02 unmet → unanswered", "ID-02 · blocker")
	p.Press("u")
	p.Shows("taken back (U: redo): ID-01 unmet → unanswered", "INCOMPLETE")
	answers("", "", "")
	p.Press("u")
	p.Shows("there is nothing of yours to take back")
	p.Press("U")
	p.Shows("saved · brought back (u: undo): ID-01 unanswered → unmet", "ID-01 · blocker", "NO-GO")
	p.Press("U")
	p.Shows("brought back (u: undo): ID-02 unanswered → unmet")
	p.Press("u") // to and fro in the middle of the chain
	p.Shows("taken back (U: redo): ID-02 unmet → unanswered")
	p.Press("U", "U")
	p.Shows("brought back (u: undo): ID-03 unanswered → partly")
	answers(assessment.Unmet, assessment.Unmet, assessment.Partly)
	p.Press("U")
	p.Shows("there is nothing to bring back")
}

func TestANewActEndsTheChainOfRedo(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("3", "3", "u", "u", "1") // ID-01 unmet, ID-02 unmet, both taken back, ID-01 met
	p.Press("U")
	p.Shows("there is nothing to bring back")
	p.Press("u", "U")
	p.Shows("brought back (u: undo): ID-01 unanswered → met")
}

func TestAnUndoNamesTheAnswerThatStandsAgain(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("1", "k", "3", "u")
	p.Shows("taken back (U: redo): ID-01 unmet → met")
	p.Press("c")
	p.Type("ask again")
	p.Press("ctrl+s", "u")
	p.Shows("taken back (U: redo): commented on ID-01")
}

func TestUndoAndRedoWorkWhereverTheAssessmentIsInSight(t *testing.T) {
	for _, keys := range [][]string{{"d"}, {"f"}, {"m"}, {"s"}, {"d", "C"}, {"d", "c"}, {"d", "F"}} {
		p := reviewing(t, 80, 24)
		p.Press("3")
		p.Press(keys...)
		p.Press("u")
		p.Shows("taken back (U: redo): ID-01 unmet → unanswered", "INCOMPLETE")
		p.Press("U")
		p.Shows("brought back (u: undo): ID-01 unanswered → unmet", "NO-GO")
	}
}

func TestParkingMovesOnAndLiftingStays(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("p")
	p.Shows("saved · ID-01 parked; u undoes it", "ID-02 · blocker", "p park")
	p.Press("u")
	p.Shows("taken back", "ID-01 · blocker")
	p.Press("p", "backspace")
	p.Shows("ID-01 · blocker", "p unpark")
	p.Press("p")
	p.Shows("ID-01 taken up again", "ID-01 · blocker", "p park")
}

func TestSeveralMarkedQuestionsAreAnsweredAsOneAct(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("x", "x", "x", "2", "y")
	p.Shows("saved · ID-01 to ID-03 partly")
	p.Press("u")
	if r, _ := p.Read("payments-agent"); len(r.State.Answers) != 0 {
		t.Fatalf("one undo left %d answers", len(r.State.Answers))
	}
}

func TestUndoingOneAnswerToSeveralQuestionsStaysWhereOneWas(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("x", "x", "x", "2", "y", "G")
	p.Shows("DR-03 ·")
	p.Press("u")
	p.Shows("taken back (U: redo): ID-01 partly → unanswered; ", "DR-03 ·")
	p.Press("U")
	p.Shows("brought back", "DR-03 ·")
	p.Press("3", "g", "u") // one question: it comes in sight
	p.Shows("taken back", "DR-03 ·")
}

func TestNotApplicableAsksForTheTraitAndHowItWasChecked(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("/")
	p.Type("dr01")
	p.Press("enter", "4")
	p.Shows("DR-01 does not apply, because", "What is absent", "agent: acts by itself")
	p.Press("tab")
	p.Type("read the code")
	p.Press("tab")
	p.Type("Cai <cai@example.com>")
	p.Press("ctrl+s")
	r, _ := p.Read("payments-agent")
	a := r.State.Answers["DR-01"].Value
	if a.Answer != assessment.NotApplicable || a.Absent != "agent" || a.Checked != "read the code" || a.ConfirmedBy != "Cai <cai@example.com>" {
		t.Fatalf("recorded %+v", a)
	}
	p.Shows("saved · DR-01 not applicable")
}

func TestWhatCannotBeNotApplicableSaysWhy(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("4")
	p.Shows("ID-01 is asked of every subject and is a blocker here")
	p.Press("j", "4")
	p.Shows("ID-02 cannot be not applicable")
}

func TestASignOffQuestionIsNotAnsweredByHand(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("/")
	p.Type("ap")
	p.Press("enter", "1")
	p.Shows("AP-01 is settled by the sign-offs")
}

func TestKeysPressedWhileSavingMeetTheQuestionAfter(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Pause()
	p.Press("3", "3", "1")
	p.Shows("saving…", "ID-01 · blocker")
	p.Resume()
	r, _ := p.Read("payments-agent")
	for id, want := range map[string]assessment.Answer{"ID-01": assessment.Unmet, "ID-02": assessment.Unmet, "ID-03": assessment.Met} {
		if got := r.State.Answers[id].Value.Answer; got != want {
			t.Errorf("%s is %q, not %q", id, got, want)
		}
	}
}

func TestSavedIsNotSaidBeforeItIs(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Pause()
	p.Press("3")
	p.Hides("saved")
	p.Shows("saving…")
	p.Resume()
	p.Shows("saved")
}

func TestAFailedWriteSaysSoAndStays(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.failing(true)
	p.Press("3")
	p.Shows("NOT SAVED", "the disk is full", "ID-01 · blocker", "INCOMPLETE")
	p.failing(false)
	p.Press("3")
	p.Shows("saved · ID-01 unmet")
}

func TestAFailedWriteKeepsTheText(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("c")
	p.Type("waiting for the export")
	p.failing(true)
	p.Press("ctrl+s")
	p.Shows("NOT SAVED", "waiting for the export")
	p.failing(false)
	p.Press("ctrl+s")
	p.Shows("saved · comment on ID-01")
	if r, _ := p.Read("payments-agent"); len(r.State.Comments) != 1 || r.State.Comments[0].Text != "waiting for the export" {
		t.Fatalf("comments: %v", r.State.Comments)
	}
}

func TestTypedTextIsNeverTakenForKeys(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("c")
	p.Type("1 2 3 quit? n/a: q")
	p.Shows("1 2 3 quit? n/a: q")
	if r, _ := p.Read("payments-agent"); len(r.State.Log) != 1 || p.Quit {
		t.Fatal("a typed character did something")
	}
}

func TestAPastedTextOfSeveralLinesIsKept(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("c")
	p.Paste("one\ntwo \x1b[31mred\n" + strings.Repeat("long ", 60))
	p.Press("ctrl+s")
	r, _ := p.Read("payments-agent")
	if len(r.State.Comments) != 1 || !strings.HasPrefix(r.State.Comments[0].Text, "one\ntwo ␛[31mred\nlong long") {
		t.Fatalf("comments: %+v", r.State.Comments)
	}
}

func TestLeavingTypedTextAsksFirst(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("c")
	p.Type("half")
	p.Press("esc")
	p.Shows("Leave and lose your comment?")
	p.Press("n")
	p.Shows("half")
	p.Press("ctrl+c")
	p.Shows("Quit and lose your comment?")
	p.Press("n", "esc", "y")
	p.Hides("half")
	if p.Quit {
		t.Fatal("it quit")
	}
	p.Press("q")
	if !p.Quit {
		t.Fatal("q did not quit with nothing to lose")
	}
}

func TestQuittingWhileSavingWaitsForTheWrite(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Pause()
	p.Press("3", "ctrl+c")
	p.Shows("saving… then leaving")
	p.Resume()
	if r, _ := p.Read("payments-agent"); !p.Quit || r.State.Answers["ID-01"].Value.Answer != assessment.Unmet {
		t.Fatal("the answer was lost, or it did not quit")
	}
}

func TestASecondCtrlCDoesNotWaitForWhatIsRead(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Pause()
	p.Press("m") // the report, which is made first
	interrupt := tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl}
	if _, cmd := p.app.Update(interrupt); cmd != nil {
		t.Fatalf("the first one does %T", cmd())
	}
	_, cmd := p.app.Update(interrupt)
	if cmd == nil {
		t.Fatal("the second one waits too")
	}
	if _, quits := cmd().(tea.QuitMsg); !quits {
		t.Error("the second one does not leave")
	}
}
