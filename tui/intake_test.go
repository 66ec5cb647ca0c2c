package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/uitest"
)

func TestIntakeIsCorrectedFromTheReview(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("j", "i")
	p.Shows("payments-agent › intake", "Name Payments agent", "Go-live date 2026-12-15")
	for range 6 { // to the release
		p.Press("tab")
	}
	p.Press("ctrl+u")
	p.Type("1.4.2")
	p.Press("ctrl+s")
	p.Shows("saved · changed release", "ID-02 · blocker")
	r, _ := p.Read("payments-agent")
	if s := r.State.Subject; s.Release != "1.4.2" || s.Name != "Payments agent" || s.Tier != 2 || s.Traits["agent"] != content.Yes || len(s.Builders) != 1 {
		t.Fatalf("stands as %+v", s)
	}
	if b := r.State.Log[1].What.(assessment.SubjectChanged); b.Name != nil || b.Tier != nil || b.Traits["agent"] != 0 {
		t.Fatalf("recorded more than what changed: %+v", b)
	}
}

func TestIntakeOpenedAndLeftAsItIsRecordsNothing(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("i", "ctrl+s")
	p.Shows("nothing was changed, so nothing was recorded", "ID-01 · blocker")
	p.Press("i", "esc")
	p.Shows("ID-01 · blocker")
	if r, _ := p.Read("payments-agent"); len(r.State.Log) != 1 {
		t.Fatalf("the record has %d entries", len(r.State.Log))
	}
}

// After the first answer a milder intake needs a reason and a second person; the decision says that it waits.
func TestAMilderIntakeAsksForItsReasonAndWaitsInSightUntilItHasOne(t *testing.T) {
	p := reviewing(t, 140, 40)
	p.Press("3", "d", "i")
	p.Hides("Why less will be asked")
	for range 10 { // to "acts by itself"
		p.Press("tab")
	}
	p.Press("n")
	p.Shows("Why less will be asked", "trait agent: this asks for less and waits for a reason")
	p.Press("ctrl+s")
	p.Shows("saved · changed trait agent (no); trait agent no waits for a reason and a second person")
	p.Send(tea.WindowSizeMsg{Width: 90, Height: 60}) // one column, where all of it reads on
	p.Shows("Waiting asked for, and not counted yet", "trait agent no waits for a reason and a second person; yes counts until then", "i gives them")
	p.Press("i")
	for range 10 {
		p.Press("tab")
	}
	p.Press("n")
	for range 4 { // past the other traits, the tier and the depth
		p.Press("tab")
	}
	p.Type("it only suggests")
	p.Press("tab")
	p.Type(uitest.Cai)
	p.Hides("asks for less and waits")
	p.Press("ctrl+s")
	p.Hides("Waiting: asked for")
	if r, _ := p.Read("payments-agent"); r.State.Subject.Traits["agent"] != content.No || len(r.State.Pending) != 0 {
		t.Fatalf("stands as %+v, waiting %+v", r.State.Subject.Traits, r.State.Pending)
	}
}

func TestANoteIsPutToTheAnswerHeld(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("a")
	p.Shows("ID-01 has no answer yet: a note stands with one (c writes a comment)")
	p.Press("2", "backspace", "a")
	p.Shows("note to the answer “partly” to ID-01")
	p.Type("one key is left in the old store")
	p.Press("ctrl+s")
	p.Shows("saved · note to ID-01", "note: one key is left in the old store", "ID-01 · blocker")
	r, _ := p.Read("payments-agent")
	if a := r.State.Answers["ID-01"].Value; a.Answer != assessment.Partly || a.Note != "one key is left in the old store" {
		t.Fatalf("recorded %+v", a)
	}
	p.Press("a", "ctrl+u")
	p.Paste("it is gone")
	p.Press("ctrl+s")
	p.Shows("note: it is gone")
}

func TestNotApplicableSaysBeforeItIsSavedWhatItWillComeTo(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("/")
	p.Type("dr01")
	p.Press("enter", "4")
	p.Shows("will count as contradicted: intake says there is agent. Where that is wrong, correct it: esc, then i")

	p = newProgram(t)
	s := uitest.Subject()
	s.Traits["agent"] = content.Unsure
	p.opt.Open = p.Start(s).Slug
	p.begin(t, 80, 24)
	p.Press("/")
	p.Type("dr01")
	p.Press("enter", "4")
	p.Shows("say how it was checked first")
	p.Press("tab")
	p.Type("read the code")
	p.Shows("will count as unconfirmed, so the verdict is incomplete: “Confirmed by” names nobody yet")
	p.Press("tab")
	p.Type(uitest.Ana)
	p.Shows("will not be taken: you answer, so somebody else confirms")
	p.Press("ctrl+u")
	p.Type(uitest.Cai)
	p.Shows("✓ will count as not applicable")
	p.Press("ctrl+s")
	p.Shows("saved · DR-01 not applicable")
	if _, d := p.Read("payments-agent"); d.Finding("DR-01").Outcome != assessment.OutcomeNotApplicable || d.Finding("DR-01").Unconfirmed {
		t.Fatalf("it stands as %+v", d.Finding("DR-01"))
	}
}
