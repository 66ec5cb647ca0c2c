package tui

import (
	"strings"
	"testing"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/uitest"
)

// "no" stood below the edge, and nothing said so.
func TestEveryChoiceIsInSightAlsoWhereThereIsLittleRoom(t *testing.T) {
	for _, s := range []size{{60, 16}, {80, 24}} {
		p := newProgram(t).begin(t, s.w, s.h)
		p.Press("n")
		p.Type("Bot")
		for range 10 {
			p.Press("tab")
		}
		p.Shows("▌unsure yes no")
	}
}

func TestAFormSaysHowMuchOfItIsOutOfSight(t *testing.T) {
	p := newProgram(t).begin(t, 60, 16)
	p.Press("n")
	p.Shows("… 15 lines below")
	for range 10 {
		p.Press("tab")
	}
	p.Shows("lines above, ")
}

func TestATextThatIsCutHasOneMarkOfIt(t *testing.T) {
	for _, s := range sizes {
		p := newProgram(t)
		p.filled()
		p.begin(t, s.w, s.h)
		for _, place := range ui.Places {
			p.route(place, "ID-01")
			if strings.Contains(p.Screen(), "… …") {
				t.Errorf("%s at %dx%d:\n%s", place, s.w, s.h, p.Screen())
			}
			p.app.stack = p.app.stack[:1]
		}
	}
}

func TestALongNoticeHidesNothingOfTheScreen(t *testing.T) {
	p := reviewing(t, 60, 16)
	p.Press("4")
	p.Shows("ID-01 is asked of every subject and is a blocker here: meet it, or waive it (w)", "1 met 2 partly 3 unmet")
	p.Press("5", "5", "5", "j", "5", "5", "5")
	p.Shows("all answered (n: open)", "1 met 2 partly 3 unmet")
}

func TestThePortfolioSaysWhatIsOpenAndWhatIsNotKnownYet(t *testing.T) {
	p := newProgram(t)
	s := uitest.Subject()
	s.GoLive = 0
	r := p.Start(s)
	p.begin(t, 60, 16)
	p.Shows("0/7 answered · blockers: 3 to settle · no go-live date")
	p.begin(t, 80, 24)
	p.Shows("3 to settle")
	p.Act(p.Ana, r, assessment.Answered{Question: "ID-01", Answer: assessment.Unmet})
	p.begin(t, 60, 16)
	p.Shows("blockers: 1 open · 2 to settle")
}

func TestTheDecisionReadsOnFromItsFirstLine(t *testing.T) {
	p := newProgram(t)
	p.opt.Open = p.filled().Slug
	p.begin(t, 80, 24)
	p.Press("d")
	p.Shows("N O - G O")
	p.Press("space")
	p.Hides("N O - G O")
	p.Shows("✗ NO-GO", "Where the questions stand") // the header keeps the verdict
}

func TestWhatIsMissingForARoleIsSaidInFullWhereTheRowIsShort(t *testing.T) {
	p := newProgram(t)
	p.clear()
	p.at(t, eli, ring{}, size{60, 16})
	p.Press("j", "j", "j")
	p.Shows("not signed", "owner may sign for it")
}
