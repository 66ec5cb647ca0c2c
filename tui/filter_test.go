package tui

import (
	"testing"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/uitest"
)

// show chooses which questions are shown.
func (p *program) show(what string) {
	p.Press("v")
	p.Type(what)
	p.Press("enter")
}

func TestAFilterShowsItsQuestionsAndStaysInSight(t *testing.T) {
	for _, s := range sizes {
		for what, want := range map[string]struct {
			says, first string
			hides       string
		}{
			"open":     {"showing open questions: 3", "ID-01 ·", ""},
			"blockers": {"showing blockers: 4", "ID-01 ·", "DR-02"},
			"parked":   {"showing parked: 1", "DR-02 ·", "ID-02"},
			"mine":     {"showing mine: 5", "ID-01 ·", "DR-03"},
			"cai":      {"showing those of Cai Lin: 2", "ID-03 ·", "DR-02"},
		} {
			p := newProgram(t)
			p.opt.Open = p.filled().Slug
			p.cursors["payments-agent"] = "ID-01"
			p.begin(t, s.w, s.h)
			p.show(what)
			p.Shows(want.says, want.first)
			p.Press("x") // the notice has gone, the filter is still said
			p.Shows(want.says)
			p.Press("esc") // the marks
			if s.w >= ui.TwoPanes && want.hides != "" {
				p.Hides(want.hides)
			}
			sound(t, "the filter "+what, p, s)
			p.Press("esc")
			p.Shows("showing all questions: 7 of 7")
			p.Press("d", "esc")
			p.Hides("showing")
			p.Press("esc")
			p.Shows("1 assessment")
		}
	}
}

func TestAFilterThatHidesEverythingSaysSoAndHowToLeaveIt(t *testing.T) {
	for _, s := range sizes {
		p := reviewing(t, s.w, s.h)
		p.Press("j")
		p.show("stale")
		p.Shows("showing stale: none, v shows others", "ID-02 ·")
		p.Press("n")
		p.Shows("nothing else is open among stale; v shows the other questions")
		sound(t, "an empty filter", p, s)
		p.show("all")
		p.Hides("stale")
	}
}

func TestMineSaysWhatItMeansAndWhoIsActing(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("v")
	p.Type("mine")
	p.Shows("answered or parked by you, or with a waiver or condition that you own: Ana Ruiz <ana@example.com>")
	p.Press("enter")
	p.Shows("showing mine: 0 of 7", "mine: none")
	p.Press("3")
	p.Shows("showing mine: 1 ")
	p.Later() // the first look only learns the number
	r, _ := p.Read("payments-agent")
	p.Act(p.Ben, r, assessment.Answered{Question: "ID-01", Answer: assessment.Partly})
	p.Later()
	p.Shows("mine: none") // somebody else's answer stands
}

func TestAnsweringParkedQuestionsGoesFromOneToTheNext(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("p", "p", "p", "g")
	p.show("parked")
	p.Shows("showing parked: 3", "ID-01 ·")
	p.Press("3")
	p.Shows("ID-02 ·", "showing parked: 2")
	p.Press("3", "3")
	p.Shows("nothing else here (v: others)", "showing parked: none")
}

func TestStaleShowsWhatTimeHasTaken(t *testing.T) {
	p := newProgram(t)
	r := p.Start(uitest.Subject())
	old := p.Proof("ID-03")
	old.Observed = uitest.Date("2026-01-05")
	p.Act(p.Ana, r, old, assessment.Answered{Question: "ID-03", Answer: assessment.Met})
	p.opt.Open = r.Slug
	p.begin(t, 80, 24)
	p.show("stale")
	p.Shows("showing stale: 1", "ID-03 ·")
}

func TestFindingAPersonShowsTheirQuestions(t *testing.T) {
	p := newProgram(t)
	p.opt.Open = p.filled().Slug
	p.begin(t, 80, 24)
	p.Press("/")
	p.Type("person cai")
	p.Press("enter")
	p.Shows("showing those of Cai Lin: 2", "ID-03 ·")
}
