package tui

import (
	"strings"
	"testing"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/uitest"
)

func TestFindStillJumpsToAQuestionByItsIdWithAsFewKeys(t *testing.T) {
	for _, typed := range []string{"DR-02", "dr02", "rollback"} {
		p := reviewing(t, 80, 24)
		p.Press("/")
		p.Type(typed)
		p.Press("enter")
		p.Shows("DR-02 · major")
	}
}

func TestFindLeadsToWhateverWasWritten(t *testing.T) {
	for typed, want := range map[string]struct{ row, shows string }{
		"two keys left":     {"note ID-03", "ID-03 · major"},
		"friday":            {"comment ID-01", "ID-01 · blocker"},
		"wiki id-02":        {"evidence e4", "ID-02 · blocker"},
		"screenshot":        {"evidence e2", "ID-01 · blocker"},
		"tidy":              {"question ○ DR-03", "DR-03 · minor"},
		"person cai":        {"person Cai Lin", "ID-03 · major"},
		"make sure nothing": {"", ""},
	} {
		for _, from := range []ui.Place{ui.Review, ui.Decision, ui.Coverage} {
			p := newProgram(t)
			p.filled()
			p.begin(t, 80, 24)
			p.route(from, "DR-01")
			p.Press("ctrl+f")
			p.Type(typed)
			if got := strings.Join(strings.Fields(p.chosenRow()), " "); !strings.HasPrefix(got, want.row) {
				t.Errorf("%q finds %q first, not %q:\n%s", typed, got, want.row, p.Screen())
				continue
			}
			if want.row == "" {
				p.Shows("nothing in this assessment is called that or says that")
				continue
			}
			p.Press("enter")
			p.Shows(want.shows)
		}
	}
}

func TestFindShowsThePieceOfEvidenceThatWasFound(t *testing.T) {
	for _, s := range sizes {
		p := newProgram(t)
		p.opt.Open = p.filled().Slug
		p.begin(t, s.w, s.h)
		p.Press("/")
		p.Type("wiki id-02")
		p.Press("enter")
		p.Shows("ID-02 ·", "e4 register-export")
		p.Press("/")
		p.Type("friday")
		p.Press("enter")
		p.Shows("ID-01 ·", "The export is due on")
	}
}

func TestFindLeadsToARowWhateverTheRegisterShowed(t *testing.T) {
	p := registering(t, 80, 24, uitest.Rows()...)
	p.Press("/")
	p.Type("nothing like it")
	p.Press("enter")
	p.Shows("only rows with")
	p.Press("ctrl+f")
	p.Type("row identities")
	row := strings.Fields(p.chosenRow())[1]
	p.Press("enter")
	p.Hides("only rows with")
	p.Press("enter")
	p.Shows("› " + row)
}

func TestWhatIsFoundOfAQuestionThatIsNotAskedSaysSo(t *testing.T) {
	p := newProgram(t)
	r := p.Start(uitest.Subject())
	r = p.Act(p.Ana, r, assessment.Commented{Question: "DR-01", Text: "the switch is red"})
	s := uitest.Subject()
	s.Traits["agent"] = content.No
	p.Act(p.Ana, r, assessment.SubjectChanged{Traits: s.Traits})
	p.opt.Open = r.Slug
	p.begin(t, 80, 24)
	p.Press("/")
	p.Type("switch red")
	p.Shows("not now: DR-01 is not asked of this subject")
	p.Press("enter")
	p.Shows("find, 1 of")
}

func TestEveryFindFitsEverySize(t *testing.T) {
	for _, s := range sizes {
		p := newProgram(t)
		p.filled()
		p.begin(t, s.w, s.h)
		p.route(ui.Review, "DR-01")
		p.Press("/")
		sound(t, "find", p, s)
		for range 12 {
			p.Press("down")
		}
		sound(t, "find further down", p, s)
		p.Type("zzz")
		sound(t, "find without anything", p, s)
	}
}
