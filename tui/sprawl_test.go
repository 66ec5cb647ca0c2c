package tui

import (
	"fmt"
	"testing"

	"gonogo/assessment"
	"gonogo/tui/uitest"
)

// sprawling is a program with two assessments of two programmes that share an identity.
func sprawling(t testing.TB, w, h int) *program {
	p := newProgram(t)
	p.WithRegisters()
	pay, ref := uitest.Subject(), uitest.Subject()
	pay.Programme, ref.Name, ref.Programme = "Payments", "Refund agent", "Returns"
	p.Act(p.Ana, p.Start(pay), uitest.Rows()...)
	p.Act(p.Ana, p.Start(ref), assessment.RowSet{Register: "identities", Key: "SVC-Pay", Cells: uitest.Cells("owner=" + uitest.Ben)})
	return p.begin(t, w, h)
}

func TestSprawlIsReachedFromThePortfolioAndLeadsToTheRow(t *testing.T) {
	p := sprawling(t, 80, 24)
	p.Press("S")
	p.Shows("portfolio › sprawl", "4 identities in 2 assessments", "wl-agent", "no owner + ", "nobody is named as its owner")
	p.Press("/")
	p.Type("returns")
	p.Shows("1 of 4 identities", "used by 2 programmes: Payments, Returns", "disputed: owner: ")
	p.Hides("wl-agent")
	p.Press("enter", "enter")
	p.Shows("› identities", "▌ svc-pay")
	p.Press("esc")
	p.Shows("1 of 4 identities") // the filter stays
	p.Press("right", "enter")
	p.Shows("› identities", "▌ SVC-Pay")
	p.Press("esc", "esc")
	p.Shows("4 identities in 2 assessments", "wl-agent")
	p.Press("esc")
	p.Shows("2 assessments")
}

func TestSprawlFollowsTheRecord(t *testing.T) {
	p := sprawling(t, 80, 24)
	p.Press("S")
	p.Shows("no owner 1")
	p.Later()
	r, _ := p.Read("payments-agent")
	p.Act(p.Ben, r, assessment.RowSet{Register: "identities", Key: "wl-agent", Cells: uitest.Cells("owner=" + uitest.Ben)})
	p.Later()
	p.Hides("no owner")
}

func TestSprawlSaysWhatItIsForWhereNothingIsListed(t *testing.T) {
	p := newProgram(t)
	p.filled()
	p.begin(t, 80, 24)
	p.Press("S")
	p.Shows("No register names an identity.", "Unknown: no register of identities in the gate of payments-agent")
	p.Press("enter")
	p.Shows("no register names an identity")
}

func TestPlainReadsSprawl(t *testing.T) {
	p := sprawling(t, 80, 24)
	out := p.listen("sprawl", "svc-pay", "right", "open", "quit")
	says(t, out, "gonogo, portfolio, sprawl", "1. wl-agent: no owner", "Chosen: wl-agent", "Chosen: svc-pay", "payments-agent, programme Payments: the one that is opened",
		"refund-agent, programme Returns, as SVC-Pay: the one that is opened", "gonogo, portfolio, refund-agent, registers, identities")
}

func TestGoldensOfSprawl(t *testing.T) {
	for _, s := range sizes {
		p := sprawling(t, s.w, s.h)
		p.Press("S", "j")
		golden(t, fmt.Sprintf("sprawl-%dx%d", s.w, s.h), p)
		sound(t, "sprawl", p, s)
	}
}
