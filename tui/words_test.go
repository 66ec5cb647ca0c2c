package tui

import (
	"strings"
	"testing"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/uitest"
)

// footer is the line that names keys.
func footer(p *program) string {
	l := p.Lines()
	return l[len(l)-1]
}

func TestTheTierSaysWhichAnswerAsksForIt(t *testing.T) {
	p := newProgram(t)
	p.Gate.Tiers[0].Floor = []content.Condition{{All: []string{"agent"}}}
	p.begin(t, 140, 40)
	p.Press("n")
	p.Type("Bot")
	for range 13 { // to the tier
		p.Press("tab")
	}
	p.Shows("2 high (tier 1 is asked for)", "Tier 1 (critical), for", "“acts by itself” (unsure counts as yes).")
	p.Type("2")
	p.Press("ctrl+s")
	p.Shows("“acts by itself” (unsure counts as yes) asks for tier 1")
	p.Hides("asks for tier 1 or a more critical one") // there is none
}

func TestTheFooterOffersNothingThatIsNotThere(t *testing.T) {
	p := newProgram(t).begin(t, 80, 24)
	for _, key := range []string{"enter", "reload"} {
		if strings.Contains(footer(p), key) {
			t.Errorf("an empty portfolio offers %s: %q", key, footer(p))
		}
	}
	p.Press("d")
	if f := footer(p); strings.Contains(f, "demo") || !strings.Contains(f, "enter open") {
		t.Errorf("with the example loaded: %q", f)
	}

	p = newProgram(t)
	p.clear()
	p.signedBy(ola, "owner")
	p.at(t, eli, ring{}, size{80, 24})
	if !strings.Contains(footer(p), "enter sign") {
		t.Errorf("a role chosen: %q", footer(p))
	}
	p.Press("G")
	if strings.Contains(footer(p), "sign ") {
		t.Errorf("the line to keep chosen: %q", footer(p))
	}
}

func TestAPointToCompareWithIsLeftWithoutAQuestion(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("d", "c", "/")
	if !strings.Contains(footer(p), "ctrl+s compare") {
		t.Errorf("the footer: %q", footer(p))
	}
	p.Type("1")
	p.Press("esc")
	p.Hides("Leave and lose")
}

func TestFindingAControlSaysThatOneFrameworkIsSearched(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("d", "C", "/")
	p.Shows("jump to a control of Small Cybersecurity Framework")
	p.Type("Art. 9")
	p.Shows("nothing of this framework, the only one searched, is called that")
}

func TestTheReportIsSearchedAndGoneThroughByItsHeadings(t *testing.T) {
	p := newProgram(t)
	p.opt.Open = p.Start(uitest.Subject()).Slug
	fill := strings.Repeat("- a line\n", 40)
	p.opt.Report = func(assessment.Record, assessment.Decision) (string, error) {
		return "# Title\n\n" + fill + "\n## First part\n\n" + fill + "\n## Second part\n\nthe needle is here\n\n" + fill, nil
	}
	p.begin(t, 80, 24)
	p.Press("m", "]")
	first := func() string { return strings.TrimSpace(p.Lines()[2]) }
	if first() != "First part" {
		t.Fatalf("] shows %q first", first())
	}
	p.Press("]")
	if first() != "Second part" {
		t.Fatalf("] again shows %q first", first())
	}
	p.Press("]")
	p.Shows("this is the last heading")
	p.Press("[", "[")
	p.Shows("Title")
	p.Press("/")
	p.Type("NEEDLE")
	p.Press("enter")
	if first() != "the needle is here" {
		t.Fatalf("/ shows %q first", first())
	}
}

func TestFindingsNameBlockersAndMajorsApartFromTheHeader(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("f")
	p.Shows("Incomplete: blockers and majors to settle 5", "3 to settle")
}
