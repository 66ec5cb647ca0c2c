package tui

import (
	"strings"
	"testing"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/uitest"
)

func TestIntakeStartsAnAssessmentAndGoesIntoItsReview(t *testing.T) {
	p := newProgram(t).begin(t, 80, 24)
	p.Press("n")
	p.Shows("new assessment", "7 questions")
	p.Type("Mail bot")
	for range 5 { // to the go-live date
		p.Press("tab")
	}
	p.Type("2026-12-20")
	for range 5 { // to the first trait
		p.Press("tab")
	}
	p.Shows("Does it act by itself?", "It books a refund.", "With yes: 7 questions, 4 of them blockers. With no: 5, 2 of them blockers.")
	p.Press("n")
	p.Press("ctrl+s")
	p.Shows("mail-bot", "ID-01", "saved · Mail bot is started")
	r, _ := p.Read("mail-bot")
	s := r.State.Subject
	if s.Name != "Mail bot" || s.GoLive != uitest.Date("2026-12-20") || s.Traits["agent"] != content.No || s.Traits["writes"] != content.Unsure || s.Tier != 0 {
		t.Fatalf("started %+v", s)
	}
	p.Press("esc")
	p.Shows("portfolio", "Mail bot")
}

func TestIntakeShowsWhatAnotherAnswerImpliesAndHoldsTheTierFloor(t *testing.T) {
	p := newProgram(t).begin(t, 80, 24)
	p.Press("n")
	p.Type("Bot")
	for range 11 { // to "changes things"
		p.Press("tab")
	}
	p.Press("y", "tab")
	p.Hides("Does it keep data?") // implied: not asked, and in sight
	p.Shows("keeps data yes (implied by “changes things”)")
	p.Shows("Tier", "At least tier 2 (high)")
	p.Type("3")
	p.Press("ctrl+s")
	p.Shows("“changes things” asks for tier 2 or a more critical one")
	p.Type("2")
	p.Press("ctrl+s")
	if r, _ := p.Read("bot"); r.State.Subject.Tier != 2 || r.State.Subject.Traits["writes"] != content.Yes || r.State.Subject.Traits["stores"] != content.Yes {
		t.Fatalf("started %+v", r.State.Subject)
	}
}

// A yes was lost when a later yes implied it: its field went out of sight and was recorded as unsure.
func TestIntakeKeepsAYesThatALaterYesImplies(t *testing.T) {
	p := newProgram(t)
	p.Gate.Traits = append(p.Gate.Traits, content.Trait{ID: "harm", Title: "can do grave harm", Asks: "Can it do grave harm?", Implies: []string{"agent", "writes"}})
	p.begin(t, 140, 40)
	p.Press("n")
	p.Type("Bot")
	for range 10 { // to "acts by itself"
		p.Press("tab")
	}
	p.Press("y", "tab", "y", "tab")
	p.Shows("Can it do grave harm?")
	p.Press("y")
	p.Shows("acts by itself yes (implied by “can do grave harm”)", "changes things yes (implied by “can do grave harm”)")
	p.Press("n") // a slip taken back leaves what was answered before
	p.Shows("acts by itself yes │")
	p.Press("y", "ctrl+s")
	r, _ := p.Read("bot")
	for _, id := range []string{"agent", "writes", "stores", "harm"} {
		if got := r.State.Subject.Traits[id]; got != content.Yes {
			t.Errorf("%s is recorded as %s", id, got)
		}
	}
}

func TestIntakeWithoutANameSaysSo(t *testing.T) {
	p := newProgram(t).begin(t, 80, 24)
	p.Press("n", "ctrl+s")
	p.Shows("it needs a name")
}

func TestLeavingIntakeAsksBeforeWhatWasTypedIsLost(t *testing.T) {
	p := newProgram(t).begin(t, 80, 24)
	p.Press("n")
	p.Type("Bot")
	p.Press("esc")
	p.Shows("Leave and lose what you have answered about the new assessment?")
	p.Press("y")
	p.Shows("No assessment yet.")
}

func TestEvidenceSaysWhileItIsTypedWhetherItWouldCount(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("e")
	p.Shows("‹ register-export ›", "would not count: nobody but its collector has checked it")
	p.Press("tab")
	p.Type("https://wiki.example.com/inventory")
	for range 5 { // to the checker
		p.Press("tab")
	}
	p.Type("Ben <ben@example.com>")
	p.Shows("✓ would count until 2027-02-20")
	p.Press("ctrl+s")
	p.Shows("saved · e2 counts for ID-01 until 2027-02-20", "ID-01 · blocker")
	r, _ := p.Read("payments-agent")
	e := r.State.Evidence[0]
	if e.EvidenceKind != "register-export" || e.Observed != uitest.Date(uitest.Today) || e.Collector != uitest.Ana || e.Environment != "production" {
		t.Fatalf("recorded %+v", e)
	}
	p.Press("1")
	p.Shows("saved · ID-01 met")
}

func TestEvidenceForABoundQuestionCarriesTheReleaseDigest(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("/")
	p.Type("dr-02")
	p.Press("enter", "e", "tab")
	p.Type("log.txt")
	p.Press("ctrl+s")
	if r, _ := p.Read("payments-agent"); r.State.Evidence[0].ReleaseDigest != uitest.Release {
		t.Fatalf("recorded %+v", r.State.Evidence[0])
	}
}

func TestEvidenceOfTheFutureIsRefusedInTheForm(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("e", "tab")
	p.Type("x")
	p.Press("tab", "ctrl+u")
	p.Type("2027-01-01")
	p.Press("ctrl+s")
	p.Shows("that day is still to come")
}

func TestEvidenceThatLooksLikeASecretIsAskedAbout(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("e", "tab")
	p.Paste("https://user:hunter2hunter2@example.com/log")
	p.Press("ctrl+s")
	p.Shows("looks like it holds a secret", "Nothing has been recorded yet")
	p.Press("n")
	p.Shows("Where it is")
	p.Press("ctrl+s")
	p.app.now = uitest.Later
	p.Press("y")
	p.Shows("saved")
	if r, _ := p.Read("payments-agent"); len(r.State.Evidence) != 1 {
		t.Fatal("not recorded")
	}
}

func TestASheetThatRoseByItselfIsDeafAtFirst(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("e", "tab")
	p.Paste("https://user:hunter2hunter2@example.com/log")
	p.Press("ctrl+s", "y")
	if r, _ := p.Read("payments-agent"); len(r.State.Evidence) != 0 {
		t.Fatal("a key meant for something else answered the question")
	}
	p.app.now = uitest.Later
	p.Press("y")
	p.Shows("saved")
}

func waive(p *program, owner, expires string) {
	p.Press("w")
	for _, text := range []string{"The vendor's fix comes in January.", "A person watches every run.", "Stopped a run on 20 November."} {
		p.Type(text)
		p.Press("tab")
	}
	p.Press("tab") // the requester stands there already
	p.Type(owner)
	p.Press("tab")
	p.Type("2027-01-10")
	p.Press("tab")
	p.Type(expires)
}

func TestAWaiverIsSetWithinTheLimits(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("3", "k")
	waive(p, "Cai <cai@example.com>", "2027-01-20")
	p.Shows("Tier 2: at most 60 days from its approval; 0 of 2 waivers on blockers in use", "✓ the gate takes this")
	p.Press("ctrl+s")
	p.Shows("saved · ID-01 waived · now INCOMPLETE", "waived")
	if r, _ := p.Read("payments-agent"); r.State.Waivers["ID-01"].Value.Requester != uitest.Ana {
		t.Fatalf("recorded %+v", r.State.Waivers)
	}
}

func TestAWaiverThatThePolicyRefusesSaysWhyAtOnce(t *testing.T) {
	p := reviewing(t, 80, 24)
	waive(p, "Ana Ruiz <ana@example.com>", "2027-01-20")
	p.Shows("not yet: who asks for a waiver does not approve it")
	p = reviewing(t, 80, 24)
	waive(p, "Cai <cai@example.com>", "2027-06-01")
	p.Shows("may be waived until 2027-01-22 at the latest")
	p.Press("ctrl+s")
	p.Shows("not recorded")
	if r, _ := p.Read("payments-agent"); len(r.State.Waivers) != 0 {
		t.Fatal("it was recorded")
	}
}

// "not recorded" stayed beside what the form said of the dates as they were by then.
func TestWhatWasRefusedIsForgottenOnceTheTextIsChanged(t *testing.T) {
	p := reviewing(t, 80, 24)
	waive(p, "Cai <cai@example.com>", "2027-06-01")
	p.Press("ctrl+s")
	p.Shows("not recorded: the waiver ends on 2027-06-01")
	p.Press("ctrl+u")
	p.Hides("not recorded")
	p.Press("2", "tab") // a digit that is half a day, and on to the button
	p.Shows("write a day as YYYY-MM-DD")
}

func TestAWaiverSaysWhichDayIsMissing(t *testing.T) {
	p := reviewing(t, 80, 24)
	waive(p, "Cai <cai@example.com>", "")
	p.Shows("not yet: a waiver needs the day on which it ends")
	p.Press("up", "ctrl+u")
	p.Shows("not yet: a waiver needs the day by which it is fixed")
}

func TestWhatCannotBeWaivedSaysWhy(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("j", "w")
	p.Shows("ID-02 cannot be waived: fix it, or go live with less")
	p.Press("o")
	p.Shows("ID-02 is a blocker: a condition covers majors only")
}

func TestAConditionIsSetFromFindings(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("j", "j", "3", "f")
	p.Shows("In the way: no-go", "ID-03")
	p.Press("g", "o")
	p.Shows("at most 30 days from go-live; 0 of 3 conditions in use")
	p.Type(uitest.Cai)
	p.Press("tab")
	p.Type("2027-01-10")
	p.Press("ctrl+s")
	p.Shows("saved · condition on ID-03", "Accepted risk")
	if r, _ := p.Read("payments-agent"); r.State.Conditions["ID-03"].Value.Owner != uitest.Cai {
		t.Fatalf("recorded %+v", r.State.Conditions)
	}
}

func TestAConditionAndAWaiverBeginWithWhatIsHeld(t *testing.T) {
	p := newProgram(t)
	r := p.filled()
	p.begin(t, 80, 24)
	for _, form := range []struct {
		question, key, holds string
		tabs                 int
		shorter              string
	}{
		{"ID-03", "o", "Cai Lin <cai@example.com>|2027-01-10|an alert on use", 1, "2027-01-08"},
		{"DR-01", "w", "the vendor's fix comes in January|a person watches every run|stopped a run on 20 November|Ana Ruiz <ana@example.com>|Cai Lin <cai@example.com>|2027-01-10|2027-01-20", 6, "2027-01-18"},
	} {
		p.route(ui.Review, form.question)
		p.Press(form.key)
		p.Shows(strings.Split(form.holds, "|")...)
		p.Shows("✓ the gate takes this")
		before, _ := p.Read(r.Slug)
		p.Press("ctrl+s")
		p.Shows("nothing was changed, so nothing was recorded", form.question+" ·")
		if after, _ := p.Read(r.Slug); len(after.State.Log) != len(before.State.Log) {
			t.Errorf("%s: what was not changed was recorded again", form.question)
		}
		p.Press(form.key)
		for range form.tabs {
			p.Press("tab")
		}
		p.Press("ctrl+u")
		p.Type(form.shorter)
		p.Press("ctrl+s")
		p.Shows("saved · ")
	}
	after, _ := p.Read(r.Slug)
	c, w := after.State.Conditions["ID-03"].Value, after.State.Waivers["DR-01"].Value
	if c.Due != uitest.Date("2027-01-08") || c.Control != "an alert on use" || w.Expires != uitest.Date("2027-01-18") || w.FixedBy != uitest.Date("2027-01-10") || w.Owner != uitest.Cai {
		t.Errorf("recorded %+v and %+v", c, w)
	}
}

func TestNotApplicableBeginsWithWhatIsHeld(t *testing.T) {
	p := newProgram(t)
	r := p.Start(uitest.Subject())
	p.Act(p.Ana, r, assessment.Answered{Question: "DR-01", Answer: assessment.NotApplicable, Absent: "agent", Checked: "read the code", Note: "a cron job"})
	p.begin(t, 80, 24)
	p.route(ui.Review, "DR-01")
	p.Press("4")
	p.Shows("read the code")
	p.Press("tab", "tab")
	p.Type(uitest.Cai)
	p.Press("ctrl+s")
	got, _ := p.Read(r.Slug)
	if a := got.State.Answers["DR-01"].Value; a.Checked != "read the code" || a.ConfirmedBy != uitest.Cai || a.Note != "a cron job" {
		t.Errorf("recorded %+v", a)
	}
}

func TestEvidenceIsWithdrawn(t *testing.T) {
	p := newProgram(t)
	r := p.filled()
	p.opt.Open = r.Slug
	p.cursors[r.Slug] = "ID-02"
	p.begin(t, 80, 24)
	p.Press("W")
	p.Shows("withdraw from ID-02", "e4 register-export")
	p.Press("ctrl+s")
	p.Shows("saved · withdrawn from ID-02", "weak")
	p.Press("u")
	if r, _ := p.Read(r.Slug); len(r.State.EvidenceFor("ID-02")) != 1 {
		t.Fatal("undo did not bring it back")
	}
}

func TestTheReportIsShownAndSaved(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("m")
	p.Shows("Payments agent: incomplete", "A bold word", "• one")
	p.Press("s", "ctrl+s")
	p.Shows("the report is saved as /reports/payments-agent-report.md")
	p.Press("s", "ctrl+s")
	p.Shows("is there already. Replace it?")
	p.app.now = uitest.Later
	p.Press("y")
	p.Shows("the report is saved as")
}

func TestKeysTypedBeforeTheReportIsMadeWaitForIt(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Pause()
	p.Press("m", "s")
	p.Type("-2")
	p.Press("ctrl+s")
	p.Shows("the report is still being written")
	p.Resume()
	if len(p.files) != 1 || p.files["payments-agent-report.md-2"] == "" {
		t.Errorf("saved %v\n%s", p.files, p.Screen())
	}
}

func TestAReportThatCannotBeMadeIsSaidAndNotWaitedFor(t *testing.T) {
	p := newProgram(t)
	p.opt.Open = p.Start(uitest.Subject()).Slug
	p.opt.Report = func(assessment.Record, assessment.Decision) (string, error) { return "", errDisk }
	p.begin(t, 80, 24)
	p.Press("m")
	p.Shows("! the report could not be made")
	p.Press("G")
	p.Hides("! ")
	p.Press("/")
	p.Shows("! the report could not be made")
	p.Hides("find in the report", "still being written")
}
