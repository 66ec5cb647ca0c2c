package tui

import (
	"strings"
	"testing"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

func TestThePaletteDoesWhatIsChosenByName(t *testing.T) {
	for _, open := range []string{":", "ctrl+p"} {
		p := reviewing(t, 80, 24)
		p.Press(open)
		p.Shows("palette: type what you want to do")
		p.Type("unmet")
		p.Press("enter")
		p.Shows("saved · ID-01 unmet", "ID-02 ·")
		p.Hides("palette:")
		if r, _ := p.Read("payments-agent"); r.State.Answers["ID-01"].Value.Answer != assessment.Unmet {
			t.Fatal("the answer was not recorded")
		}
	}
}

func TestThePaletteNamesEveryActionOfEveryScreenAndEveryPlace(t *testing.T) {
	for _, s := range sizes {
		p := newProgram(t)
		p.filled()
		p.begin(t, s.w, s.h)
		for _, place := range ui.Places {
			p.route(place, "DR-01")
			if len(p.app.top().sheets) > 0 { // it asks something at once
				p.Press("esc")
			}
			actions := p.app.actions()
			p.Press("ctrl+p")
			for _, act := range actions {
				if act.Key.ID == ui.KeyPalette || act.Key.ID == ui.KeyInterrupt {
					continue
				}
				found := false
				for _, e := range p.app.entries() {
					found = found || e.here && e.key == act.Key.ID
				}
				if !found {
					t.Errorf("%s: the palette lacks %q", place, act.Key.Help().Desc)
				}
			}
			sound(t, "the palette over "+string(place), p, s)
			p.app.stack = p.app.stack[:1]
		}
	}
}

func TestWhatCannotBeDoneSaysWhyInThePalette(t *testing.T) {
	for _, s := range sizes {
		p := reviewing(t, s.w, s.h)
		p.Press(":")
		p.Type("n/a")
		p.Shows("not now: ID-01 is asked of every subject and is a blocker here")
		p.Press("enter")
		p.Shows("palette:", "! ID-01 is asked of every subject") // it stays, to choose something else
		p.Press("esc")
		p.Hides("palette:")
	}
}

func TestThePaletteKnowsWhatAnotherWindowChangedWhileItWasOpen(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Later() // the first look only learns the number
	p.Press(":")
	p.Type("note")
	p.Shows("not now: ID-01 has no answer yet")
	r, _ := p.Read("payments-agent")
	p.Act(p.Ben, r, assessment.Answered{Question: "ID-01", Answer: assessment.Unmet})
	p.Later()
	p.Hides("not now")
	p.Press("enter")
	p.Shows("note to the answer “unmet” to ID-01")
}

func TestThePaletteLeadsToEveryPlaceOfTheAssessmentFromAnywhere(t *testing.T) {
	for name, shows := range map[string]string{
		"questions": "· blocker", "findings": "› findings", "decision": "› decision", "forecast": "› forecast", "compare": "› compare",
		"report": "› report", "coverage": "› coverage", "sign-offs": "› sign-offs", "portfolio": "1 assessment",
	} {
		for _, from := range []ui.Place{ui.Review, ui.Report, ui.Evidence} {
			p := newProgram(t)
			p.filled()
			p.begin(t, 80, 24)
			p.route(from, "ID-01")
			p.Press("ctrl+p")
			p.Type(name)
			p.Press("enter")
			p.Shows(shows)
		}
	}
	p := registering(t, 80, 24)
	p.Press(":")
	p.Type("reg iden")
	p.Press("enter")
	p.Shows("› identities")
}

func TestGoingToThePortfolioByNameAsksBeforeTypedTextIsLost(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("e", "tab")
	p.Type("https://example.com/a")
	p.Press("ctrl+p")
	p.Type("portfolio")
	p.Press("enter")
	p.Shows("Leave and lose this evidence?")
	p.Press("n")
	p.Shows("https://example.com/a")
	p.Press("ctrl+p")
	p.Type("findings")
	p.Press("enter", "esc")
	p.Shows("https://example.com/a") // a place above it loses nothing
}

func TestAPaletteTypedWordIsFoundByItsBeginningsToo(t *testing.T) {
	p := reviewing(t, 60, 16)
	p.Press(":")
	p.Type("so") // sign-offs
	if row := p.chosenRow(); !strings.HasPrefix(row, "sign-offs") {
		t.Errorf("so finds %q first:\n%s", row, p.Screen())
	}
	p.Type("xq")
	p.Shows("nothing here is called that")
	p.Press("enter")
	p.Shows("palette:")
}

// chosenRow is the row of a sheet that is chosen.
func (p *program) chosenRow() string {
	for _, l := range p.Lines() {
		if row, ok := strings.CutPrefix(l, " ▌ "); ok {
			return row
		}
	}
	return ""
}
