package tui

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/uitest"
)

func TestAnAnswerToMarkedQuestionsIsAskedAboutFirst(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("1", "k", "x", "x")
	p.Shows("2 marked: an answer goes to all · esc clears the marks", "2 marked 1 of 7 answered")
	p.Press("3")
	p.Shows("Answer 2 questions unmet: ID-01, ID-02?", "This writes over 1 answer: ID-01 (met). 1 without an answer.", "ID-03, which is in sight, is not marked", "y yes, answer 2 questions unmet")
	for _, no := range []string{"n", "esc"} {
		p.Press("enter", no)
		if r, _ := p.Read("payments-agent"); r.State.Answers["ID-01"].Value.Answer != assessment.Met || len(r.State.Answers) != 1 {
			t.Fatalf("%s answered: %v", no, r.State.Answers)
		}
		p.Shows("2 marked 1 of 7")
		p.Press("3")
	}
	p.Press("y")
	p.Shows("saved · ID-01, ID-02 unmet")
	p.Hides("marked")
	r, _ := p.Read("payments-agent")
	for _, id := range []string{"ID-01", "ID-02"} {
		if got := r.State.Answers[id].Value.Answer; got != assessment.Unmet {
			t.Errorf("%s is %q", id, got)
		}
	}
}

func TestTheQuestionAboutMarksFitsEverySize(t *testing.T) {
	for _, s := range sizes {
		p := reviewing(t, s.w, s.h)
		p.Press("1", "2", "5", "g", "x", "x", "x", "j", "x", "x", "x", "3")
		p.Shows("Answer 6 questions unmet: ID-01 to ID-03, DR-01 to DR-03?", "ID-01 (met), ID-02 (partly)", "y yes", "n no")
		sound(t, "the question about marks", p, s)
	}
}

func TestWhatABulkAnswerWritesOverIsNamedWithItsNote(t *testing.T) {
	p := newProgram(t)
	p.opt.Open = p.filled().Slug
	p.cursors["payments-agent"] = "ID-01"
	p.begin(t, 80, 24)
	p.Press("X", "3")
	p.Shows("Answer 3 questions unmet: ID-01 to ID-03?", "This writes over every one: ID-01, ID-02 (met), ID-03 (partly with what was written to it).")
	p.Press("n", "G", "X") // the other section too: that is all there is
	p.Shows("6 marked, all of this section", "X again: none")
	p.Press("X")
	p.Shows("the marks are cleared")
}

func TestMarkAllMarksTheSectionThenWhatTheFilterShows(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("X")
	p.Shows("3 marked, all of this section: an answer goes to all · X again: every question shown")
	p.Press("X")
	p.Shows("6 marked, all shown", "X again: none") // never the one that the sign-offs settle
	p.Press("esc")
	p.show("blockers")
	p.Press("X", "X")
	p.Shows("3 marked, all shown")
	p.Press("5", "y")
	r, _ := p.Read("payments-agent")
	if len(r.State.Answers) != 3 || r.State.Answers["DR-01"].Value.Answer != assessment.DontKnow {
		t.Fatalf("answered: %v", r.State.Answers)
	}
}

func TestEscClearsTheMarksBeforeItGoesBack(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("x", "x", "4")
	p.Shows("each has its own reason (esc clears the marks)")
	p.Press("?")
	p.Shows("answer several at once; esc clears the marks")
	p.Press("esc", "esc")
	p.Shows("the marks are cleared; nothing was answered", "ID-03 ·")
	p.Hides(" marked ")
	p.Press("1")
	p.Shows("saved · ID-03 met")
	p.Press("esc")
	p.Shows("Go-live")
}

func TestMarksOfQuestionsThatAreNoLongerAskedGo(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("j", "x", "k")
	r, _ := p.Read("payments-agent")
	r = p.Act(p.Ana, r, assessment.SubjectChanged{Traits: map[string]content.Trilean{"agent": content.No}})
	c := p.app.env.Judge(r)
	p.Send(ui.ReplyMsg{Then: func() tea.Cmd { return p.app.Bring(c, false) }})
	p.Hides("1 marked")
	p.Press("3")
	p.Shows("saved · ID-01 unmet")
}

func TestLineBreaksOfAPasteAreKeptHoweverTheTerminalSendsThem(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("c")
	p.Paste("one\rtwo\r\nthree\nfour \x1b[31mred")
	p.Press("ctrl+s")
	if r, _ := p.Read("payments-agent"); len(r.State.Comments) != 1 || r.State.Comments[0].Text != "one\ntwo\nthree\nfour ␛[31mred" {
		t.Fatalf("comments: %+v", r.State.Comments)
	}
	p.Press("e", "tab")
	p.Paste("https://example.com/a\rsecond\r\nthird\n")
	p.Press("ctrl+s")
	if r, _ := p.Read("payments-agent"); len(r.State.Evidence) != 1 || r.State.Evidence[0].Ref != "https://example.com/a second third" {
		t.Fatalf("evidence: %+v", r.State.Evidence)
	}
}

func TestTheHeaderSaysWhatHoldsTheVerdictWhereNoBlockerDoes(t *testing.T) {
	p := newProgram(t)
	r := p.Start(uitest.Subject())
	p.opt.Open = r.Slug
	for _, id := range []string{"ID-01", "ID-02", "DR-01"} {
		r = p.Act(p.Ana, r, p.Proof(id), assessment.Answered{Question: id, Answer: assessment.Met})
	}
	p.begin(t, 80, 24)
	p.Shows("INCOMPLETE 2 majors to settle")
	p.Act(p.Ana, r, assessment.Answered{Question: "DR-02", Answer: assessment.Unmet})
	p.begin(t, 80, 24)
	p.Shows("NO-GO 1 major open")
	p.Hides("0 blockers open")
	p.Press("d")
	p.Shows("judged on 2026-12-15")
	p.Hides("signed")
	p.Press("esc", "esc")
	p.Shows("✗ NO-GO")
	p.Hides("none open")
	d := assessment.Decision{Verdict: assessment.NoGo, Reasons: []assessment.Reason{{Rule: assessment.RuleTooMuchAccepted}, {Rule: assessment.RuleTooMuchAccepted}}}
	if got := ui.Standing(&d)[0].Plain(); !strings.HasSuffix(got, "  too much accepted") {
		t.Errorf("too much accepted shows as %q", got)
	}
}

func TestTheWaiverFormSaysAtOnceThatAnUnansweredQuestionIsNotCovered(t *testing.T) {
	for _, s := range sizes {
		p := reviewing(t, s.w, s.h)
		p.Press("w")
		p.Shows("answer it first: a waiver never covers what nobody")
	}
	p := reviewing(t, 80, 24)
	waive(p, "Cai <cai@example.com>", "2027-01-20")
	p.Shows("answer it first")
	p.Hides("the gate takes this")
}

func TestAReportThatCannotBeSavedSaysWhyAndKeepsTheField(t *testing.T) {
	for _, s := range sizes {
		p := newProgram(t)
		r := p.filled()
		p.opt.Open = r.Slug
		folder := "/reports/" + strings.Repeat("deep/", 20)
		p.opt.Save = func(name, _ string, _ bool) (string, error) {
			return folder + name, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
		}
		p.begin(t, s.w, s.h)
		p.Press("m", "s", "ctrl+s")
		p.Shows("the report was NOT SAVED: the folder /reports/deep")
		p.Type("xyz")
		p.Shows("File", "-report.mdxyz", "[ save ]")
		sound(t, "the sheet under a long notice", p, s)
	}
	p := reviewing(t, 80, 24)
	p.opt.Save = func(string, string, bool) (string, error) { return "", errors.New("odd") }
	p.begin(t, 80, 24)
	p.Press("m", "s", "ctrl+s")
	p.Shows("NOT SAVED: odd")
}

func TestRowsOfOneNameShowTheirSlugs(t *testing.T) {
	for _, s := range sizes {
		p := newProgram(t)
		p.Act(p.Ana, p.Start(uitest.Subject()), assessment.Archived{Archived: true})
		p.Start(uitest.Subject())
		p.Start(uitest.Subject())
		p.begin(t, s.w, s.h)
		p.Press("a")
		p.Shows("agent-2", "agent-3", "(archived)")
		sound(t, "the portfolio", p, s)
	}
}

func TestAWrongDateIsNamedWhenItsFieldIsLeft(t *testing.T) {
	p := newProgram(t).begin(t, 80, 24)
	p.Press("n")
	p.Type("Bot")
	for range 5 {
		p.Press("tab")
	}
	p.Type("2026-02-31")
	p.Press("tab")
	p.Shows("!Go-live date", "! Go-live date: that is no day")
	p.Press("shift+tab", "backspace", "backspace")
	p.Type("28")
	p.Press("tab")
	p.Hides("that is no day")
}
