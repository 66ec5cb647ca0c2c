package tui

import (
	"errors"
	"testing"

	"gonogo/assessment"
	"gonogo/content"
)

// covering is a program with the coverage of the filled assessment on the screen.
func covering(t *testing.T, w, h int) *program {
	t.Helper()
	p := newProgram(t)
	r := p.filled()
	p.opt.Open = r.Slug
	p.begin(t, w, h)
	p.Press("d", "C")
	return p
}

func TestCoverageIsReachedFromTheDecisionAndLeadsToTheQuestion(t *testing.T) {
	for _, s := range sizes {
		p := covering(t, s.w, s.h)
		p.Shows("Small Cybersecurity Framework 2.0", "3 of 5 asked about · 3 open · 0 settled", "△ PR PROTECT", "· PR.DS-01", "related")
		p.Press("j", "j", "j")
		p.Shows("▌ ◐ PR.AA-05")
		p.Press("enter")
		p.Shows("ID-03 ·")
		sound(t, "the review", p, s)
	}
}

func TestWhatIsAskedWhatIsOpenAndEveryControlAreShownInTurn(t *testing.T) {
	p := covering(t, 80, 24)
	p.Hides("GV.OV-01")
	p.Press("v")
	p.Shows("showing what is open: 5 of 8")
	p.Hides("PR.DS-01")
	p.Press("v")
	p.Shows("showing every control: 8 of 8", "· GV.OV-01", "left out")
	p.Press("g")
	p.Shows("The gate leaves it out on purpose: It judges the organisation.")
	p.Press("enter")
	p.Shows("no question that is asked here bears on it")
}

func TestALawThatDoesNotBindSaysSoAndAFrameworkThatIsNotAskedToo(t *testing.T) {
	p := covering(t, 80, 24)
	p.Press("]")
	p.Shows("Small Law 2024/1", "[ 2 of 3 ]", "It binds makers.", "It applies from 2027-12-02, after the day judged on.")
	p.Press("j")
	p.Shows("Art. 14 Human oversight not binding", "It does not bind this subject, which intake says is without the trait ranks-people", "Bearing on it for those whom it binds", "▲ DR-01")
	p.Press("space")
	p.Shows("law, checked on 2026-11-01. Second-hand.")
	p.Press("]")
	p.Shows("0 of 1 asked about", "The gate asks nothing about it; v shows every control.")
	p.Press("n")
	p.Shows("nothing of what is asked here is open")
	p.Press("[", "[", "[")
	p.Shows("[ 3 of 3 ]")
}

func TestAControlIsFoundByItsIDThoughItIsNotShown(t *testing.T) {
	p := covering(t, 80, 24)
	p.Press("/")
	p.Type("gv.ov")
	p.Press("enter")
	p.Shows("▌ · GV.OV-01", "Leaders look at what came of it.")
	p.Press("n")
	p.Shows("▌ △ PR PROTECT")
	p.Press("N")
	p.Shows("▌ ○ RS.MA-01")
}

func TestCoverageFollowsTheRecord(t *testing.T) {
	p := covering(t, 80, 24)
	p.Press("j", "j", "j")
	r, _ := p.Read("payments-agent")
	r = p.Act(p.Ana, r, p.Proof("ID-03"), assessment.Answered{Question: "ID-03", Answer: assessment.Met})
	p.app.Bring(p.app.env.Judge(r), false)
	p.Shows("▌ ✓ PR.AA-05", "2 open · 1 settled")
	p.Press("v")
	p.Hides("PR.AA-05")
}

func TestCatalogueTroubleIsTold(t *testing.T) {
	p := newProgram(t)
	p.opt.Open = p.filled().Slug
	p.opt.Frameworks = func(*content.Gate) ([]*content.Framework, error) { return nil, errors.New("list is broken") }
	p.begin(t, 80, 24)
	p.Press("d", "C")
	p.Shows("the catalogues cannot be read: list is broken")
	p.Shows("judged on 2026-12-15")
	p.opt.Frameworks = nil
	p.begin(t, 80, 24)
	p.Press("d", "C")
	p.Shows("there are no catalogues here")
	p.opt.Frameworks = func(*content.Gate) ([]*content.Framework, error) { return nil, nil }
	p.begin(t, 80, 24)
	p.Press("d", "C")
	p.Shows("This gate maps to no framework.")
	p.Press("]")
	p.Shows("there is no framework here")
}
