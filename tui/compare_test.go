package tui

import (
	"context"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/uitest"
)

// comparing is a program on the compare screen, reached by keys.
func comparing(t *testing.T, w, h int) *program {
	t.Helper()
	p := newProgram(t)
	r := p.filled()
	p.opt.Open = r.Slug
	p.begin(t, w, h)
	p.Press("d", "c")
	p.Shows("compare")
	return p
}

func TestTheCompareScreenSaysWhyTheVerdictChangedSinceTheBeginning(t *testing.T) {
	p := comparing(t, 80, 24)
	p.Shows("‹ the beginning › 1 of 2", "○ INCOMPLETE on 2026-12-15", "✗ NO-GO on 2026-12-15", "What changed the verdict 1", "ID-01 unanswered → weak",
		"answered met (entry 3, Ana Ruiz, 2026-11-23)", "evidence e2 (register-export) was given, and does not count: its strength", "Also changed")
}

func TestASnapshotIsTakenAndComparedWith(t *testing.T) {
	p := comparing(t, 80, 24)
	p.Press("s")
	p.Shows("take a snapshot", "snapshot-1")
	p.Press("ctrl+u")
	p.Type("before the drill")
	p.Press("ctrl+s")
	p.Shows(`saved · took the snapshot "before the drill": no-go on 2026-12-15`, "1 of 3")
	r, _ := p.Read("payments-agent")
	if len(r.State.Snapshots) != 1 || r.State.Snapshots[0].Label != "before the drill" {
		t.Fatalf("kept %+v", r.State.Snapshots)
	}
	p.Press("right")
	p.Shows("‹ snapshot “before the drill” › 2 of 3", "Nothing stands differently.")
	// What another window records is compared at once.
	p.Act(p.Ben, r, assessment.Answered{Question: "ID-02", Answer: assessment.Partly})
	now, _ := p.Read("payments-agent")
	p.bring(now)
	p.Shows("The verdict is the same at both.", "ID-02 met → partly", "answered partly, before that met (entry 13, Ben Ode, 2026-11-23)")
	// Opened anew it begins with what was kept last.
	p.Press("esc", "c")
	p.Shows("‹ snapshot “before the drill” ›")
}

func TestWhatADayWillDoIsComparedWithNow(t *testing.T) {
	p := comparing(t, 140, 40)
	p.Shows("Compare now with", "▌ the beginning", "judged today 2026-11-23")
	p.Press("/")
	p.Type("2027-03-01")
	p.Press("ctrl+s")
	p.Shows("now", "‹ judged on 2027-03-01 › 3 of 3", "evidence e4 (register-export) is too old on 2027-03-01", "the waiver ended on 2027-01-20")
	p.Press("/")
	p.Type("5")
	p.Press("ctrl+s")
	p.Shows("‹ entry 5 › 4 of 4")
	p.Press("/")
	p.Type("nothing")
	p.Press("ctrl+s")
	p.Shows("nothing to compare with is called")
	p.Press("esc", "y", "left")
	p.Shows("3 of 4")
	p.Press("right", "right")
	p.Shows("this is the last point")
}

func TestALabelThatLooksLikeASecretIsAskedAbout(t *testing.T) {
	p := comparing(t, 80, 24)
	p.Press("s", "ctrl+u")
	p.Paste("key AKIA" + "IOSFODNN7EXAMPLX")
	p.Press("ctrl+s")
	p.Shows("looks like it holds a secret")
	p.app.now = uitest.Later
	p.Press("y")
	if r, _ := p.Read("payments-agent"); len(r.State.Snapshots) != 1 {
		t.Fatal("not taken")
	}
}

func TestAnAnswerOfTheReleaseBeforeIsConfirmedWithOneKey(t *testing.T) {
	p := newProgram(t)
	next, err := p.Ana.StartFrom(context.Background(), p.Pack, p.filled(), assessment.SubjectChanged{})
	if err != nil {
		t.Fatal(err)
	}
	p.opt.Open = next.Slug
	p.begin(t, 80, 24)
	p.Shows("INCOMPLETE", "not answered yet", "y confirms met in payments-agent (entry 3, by Ana Ruiz, 2026-11-23), where it came to", "weak")
	p.Press("y")
	p.Shows("saved · ID-01 met, confirmed", "ID-02 ·")
	p.Press("y", "y", "y")
	r, _ := p.Read(next.Slug)
	got := r.State.Answers
	if len(got) != 4 || got["ID-02"].Value.Answer != assessment.Met || got["ID-03"].Value.Answer != assessment.Partly || got["DR-01"].Value.Answer != assessment.Unmet {
		t.Fatalf("confirmed %+v", got)
	}
	p.Shows("DR-02 ·")
	p.Press("y")
	p.Shows("no answer from a release before waits to be confirmed here")
	if len(r.State.Waivers)+len(r.State.Conditions)+len(r.State.Parked) > 0 {
		t.Error("a waiver, a condition or a parked question came back")
	}
	p.Press("u")
	p.Shows("y confirms unmet in payments-agent")
}

// bring gives every screen a record as another window left it.
func (p *program) bring(r assessment.Record) {
	p.Send(ui.ReplyMsg{Then: func() tea.Cmd { return p.app.Bring(p.app.env.Judge(r), false) }})
}
