package tui

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/uitest"
)

func TestTheEmptyPortfolioTeaches(t *testing.T) {
	p := newProgram(t).begin(t, 80, 24)
	p.Shows("No assessment yet.", "n start one", "d load two filled examples", "? what can be done here", "q quit")
	p.Press("enter")
	p.Shows("there is no assessment yet: n starts one")
	p.Press("d")
	p.Shows("two examples are loaded", "Demo agent")
	p.Press("q")
	if !p.Quit {
		t.Fatal("q did not quit")
	}
}

func TestWhatThereIsToSayAtTheBeginningStandsThereUntilAKey(t *testing.T) {
	for _, open := range []string{"", "payments-agent"} {
		p := newProgram(t)
		p.filled()
		p.opt.Open, p.opt.Hello = open, "a text from your editor was not taken the last time; it is kept in "+strings.Repeat("/folder", 12)+"/text.md"
		p.begin(t, 60, 16)
		p.Shows("! a text from your editor was not taken")
		if !strings.Contains(strings.Join(strings.Fields(p.Screen()), ""), strings.Repeat("/folder", 12)+"/text.md") {
			t.Errorf("the path is cut:\n%s", p.Screen())
		}
		p.Press("j")
		p.Hides("a text from your editor")
	}
}

func TestThePortfolioShowsWhereEachAssessmentStands(t *testing.T) {
	p := newProgram(t)
	p.filled()
	p.begin(t, 80, 24)
	p.Shows("Payments agent", "✗ NO-GO", "4/7", "1 open", "in 22 days")
}

func TestArchivedAssessmentsAreHiddenUntilAskedFor(t *testing.T) {
	p := newProgram(t)
	p.Act(p.Ana, p.Start(uitest.Subject()), assessment.Archived{Archived: true})
	p.begin(t, 140, 40)
	p.Hides("Payments agent")
	p.Press("a")
	p.Shows("Payments agent", "(archived)")
}

func TestAnUnsignedGoSaysSo(t *testing.T) {
	p := newProgram(t)
	r := p.Start(uitest.Subject())
	for _, id := range []string{"ID-01", "ID-02", "ID-03", "DR-01", "DR-02"} {
		r = p.Act(p.Ana, r, p.Proof(id), assessment.Answered{Question: id, Answer: assessment.Met})
	}
	p.begin(t, 80, 24)
	p.Shows("✓ GO unsigned")
	p.Press("enter")
	p.Shows("✓ GO unsigned")
	p.Press("d")
	p.Shows("✓ G O", "not signed", "without waivers: ✓ GO", "On 2027-02-18")
}

func TestReopeningComesBackToTheQuestionThatWasLeft(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("3", "j", "j")
	p.Shows("AP-01 ·")
	p.Press("esc", "enter")
	p.Shows("AP-01 ·")
}

func TestWithoutAKeptPlaceTheJournalSaysWhereOneLeftOff(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("3")
	clear(p.cursors)
	p.begin(t, 80, 24)
	p.Shows("ID-02 ·") // the next one without an answer
	p.Press("/")
	p.Type("DR-02")
	p.Press("enter", "c")
	p.Type("ask again")
	p.Press("ctrl+s")
	clear(p.cursors)
	p.begin(t, 80, 24)
	p.Shows("DR-02 ·") // touched last and without an answer
}

func TestAnAnswerOnWhatAnotherWindowChangedShowsBothAndAsks(t *testing.T) {
	p := reviewing(t, 80, 24)
	r, _ := p.Read("payments-agent")
	p.Act(p.World.Ben, r, assessment.Answered{Question: "ID-01", Answer: assessment.Unmet})
	p.Press("1")
	p.Shows("ID-01 changed while you were looking", "They: answered ID-01 unmet (Ben Ode <ben@example.com>)", "You: ID-01 met")
	p.app.now = uitest.Later
	p.Press("n")
	if r, _ := p.Read("payments-agent"); r.State.Answers["ID-01"].Value.Answer != assessment.Unmet {
		t.Fatal("no recorded it all the same")
	}
	p.Shows("✗ unmet")
	p.Press("1") // now it was seen
	if r, _ := p.Read("payments-agent"); r.State.Answers["ID-01"].Value.Answer != assessment.Met {
		t.Fatal("the answer given after looking was not recorded")
	}
}

func TestRecordingOnTopOfAnotherWindowIsPossible(t *testing.T) {
	p := reviewing(t, 80, 24)
	r, _ := p.Read("payments-agent")
	p.Act(p.World.Ben, r, assessment.Answered{Question: "ID-01", Answer: assessment.Unmet})
	p.Press("1")
	p.app.now = uitest.Later
	p.Press("y")
	p.Shows("saved · ID-01 met")
}

func TestWhatAnotherWindowWritesAppearsByItself(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Later() // the first look only learns the number
	r, _ := p.Read("payments-agent")
	p.Act(p.World.Ben, r, assessment.Answered{Question: "ID-02", Answer: assessment.Unmet})
	p.Later()
	p.Shows("in another window: answered ID-02 unmet (Ben Ode", "NO-GO")
}

func TestAWindowThatIsLeftOpenJudgesAnewWhenADayBegins(t *testing.T) {
	p := newProgram(t)
	s := uitest.Subject()
	s.Tier = 3
	r := p.Start(s)
	var bodies []assessment.Body
	for _, q := range []string{"ID-01", "DR-02", "DR-03"} {
		bodies = append(bodies, p.Proof(q), assessment.Answered{Question: q, Answer: assessment.Met})
	}
	r = p.Act(p.Ana, r, bodies...)
	p.opt.Open = r.Slug
	p.begin(t, 80, 24)
	p.Later()
	p.Hides("NO-GO")
	p.Days = 100 // the evidence for ID-01 has gone stale meanwhile
	p.Later()
	p.Shows("NO-GO")
	p.Press("esc")
	p.Shows("NO-GO")
}

func TestThePortfolioRefreshesByItself(t *testing.T) {
	p := newProgram(t).begin(t, 80, 24)
	p.Later()
	p.Start(uitest.Subject())
	p.Later()
	p.Shows("Payments agent")
}

func TestAnAssessmentThatIsNotThereIsSaid(t *testing.T) {
	p := newProgram(t)
	p.opt.Open = "nothing-like-it"
	p.begin(t, 80, 24)
	p.Shows(`no assessment is called "nothing-like-it"`, "No assessment yet.")
}

func TestAWindowThatIsTooSmallSaysSoAndTakesNoAnswer(t *testing.T) {
	p := reviewing(t, 50, 10)
	p.Shows("This window is 50×10. gonogo needs 60×16", "q quits")
	p.Press("3")
	if r, _ := p.Read("payments-agent"); len(r.State.Answers) != 0 {
		t.Fatal("an answer was taken that nobody could see")
	}
	p.Press("q")
	if !p.Quit {
		t.Fatal("q did not quit")
	}
}

func TestGoingToAndFroBetweenPlacesMakesTheWayBackNoLonger(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("f", "d", "f", "d", "f")
	if n := len(p.app.stack); n != 3 {
		t.Fatalf("the stack has %d places", n)
	}
	for range 30 {
		p.Press("G", "enter", "f")
	}
	if n := len(p.app.stack); n > mostLayers {
		t.Fatalf("the stack has %d places", n)
	}
	for range mostLayers {
		p.Press("esc")
	}
	p.Shows("1 assessment")
}

// Esc went from such a question to the portfolio, past the list that it was chosen from.
func TestEscGoesBackOnePlaceFromAQuestionThatWasChosenElsewhere(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("j", "d", "f", "G", "enter")
	p.Shows("DR-03 · minor")
	p.Press("esc")
	p.Shows("payments-agent › findings", "▌ ○ DR-03")
	p.Press("esc")
	p.Shows("payments-agent › decision")
	p.Press("C", "enter")
	p.Shows("· blocker", "1 met")
	p.Press("d", "esc") // to the decision and back to the very question
	p.Shows("· blocker", "1 met")
	p.Press("esc")
	p.Shows("payments-agent › coverage")
	p.Press("esc", "esc")
	p.Shows("ID-02 · blocker")
	if p.cursors["payments-agent"] != "ID-02" {
		t.Errorf("the place kept is %s", p.cursors["payments-agent"])
	}
	p.Press("esc")
	p.Shows("1 assessment")
}

func TestEscFromANewAssessmentLandsOnIt(t *testing.T) {
	p := newProgram(t)
	p.Start(uitest.Subject())
	p.begin(t, 80, 24)
	p.Press("n")
	p.Type("Aardvark")
	p.Press("ctrl+s", "esc")
	p.Shows("▌ Aardvark", "2 assessments")
	p.Press("n")
	p.Type("Zebra")
	p.Press("ctrl+s", "esc")
	p.Shows("▌ Zebra")
	p.Press("k")
	p.Press("r")
	p.Hides("▌ Zebra")
}

func TestHelpNamesEveryActionOfTheScreenAndFits(t *testing.T) {
	for _, size := range sizes {
		p := newProgram(t)
		p.opt.Open = p.filled().Slug
		p.begin(t, size.w, size.h)
		actions := p.app.actions()
		p.Press("?")
		seen := p.Flat()
		for range 20 {
			p.Press("pgdown")
			seen += p.Flat()
		}
		for _, a := range actions {
			if !strings.Contains(squeeze(seen), squeeze(strings.Fields(a.Key.Help().Desc)[0])) || !strings.Contains(seen, a.Key.Label()) {
				t.Errorf("%dx%d: help does not say that %s is %q", size.w, size.h, a.Key.Label(), a.Key.Help().Desc)
			}
		}
		p.Press("?")
		p.Hides("help ›")
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func TestAReplyToAScreenThatHasGoneIsDropped(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("m")
	gone := p.app.top().screen
	p.Press("esc")
	called := false
	p.Send(ui.Ask(p.app.env, gone, func(context.Context) (int, error) { return 1, nil }, func(int, error) tea.Cmd {
		called = true
		return nil
	})())
	if called {
		t.Fatal("it was brought to a screen that has gone")
	}
}
