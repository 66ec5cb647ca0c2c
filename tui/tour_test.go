package tui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"gonogo/assessment"
	"gonogo/tui/uitest"
)

// touring is a program with an assessment of the person's own, and an example that is made when the tour asks for it.
func touring(t *testing.T, w, h int) (p *program, own assessment.Record) {
	t.Helper()
	p = newProgram(t)
	s := uitest.Subject()
	s.Name = "Own agent"
	own = p.Start(s)
	made := assessment.Meta{}
	p.opt.Tour = func(context.Context) (assessment.Meta, error) {
		if made.ID == "" {
			made = p.filled().Meta
		}
		return made, nil
	}
	return p.begin(t, w, h), own
}

func TestTheTourLeadsOverTheScreensAndBackToWhereOneWas(t *testing.T) {
	for _, s := range sizes {
		p, _ := touring(t, s.w, s.h)
		p.Press("enter", "d", "T")
		p.Hides("tour 1 of") // the decision has no such key: help has
		p.Press("?", "T")
		for i := range tourSteps {
			p.Shows(fmt.Sprintf("tour %d of %d · %s", i+1, len(tourSteps), tourSteps[i].title))
			words := strings.Fields(tourSteps[i].says)
			p.Shows(strings.Join(words[len(words)-3:], " ")) // all of it fits
			sound(t, tourSteps[i].title, p, s)
			p.Press("enter")
		}
		p.Hides("tour 1")
		if got := p.View().WindowTitle; !strings.Contains(got, "own-agent › decision › help") {
			t.Errorf("after the tour one is at %q", got)
		}
	}
}

func TestTheTourWritesIntoNothingButTheExample(t *testing.T) {
	p, own := touring(t, 80, 24)
	p.Press("enter", "?", "T")
	for range tourSteps {
		p.Press("1", "2", "5", "p", "u", "x", "y", "n", "c", "a", "d", "w", "s", "R", "e", "D", "enter")
	}
	r, _ := p.Read(own.Slug)
	if len(r.State.Log) != 1 {
		t.Errorf("the person's own assessment has %d entries", len(r.State.Log))
	}
	r, _ = p.Read("payments-agent")
	before := len(r.State.Log)
	if want := len(newProgram(t).filled().State.Log); before != want {
		t.Errorf("the example has %d entries, and had %d", before, want)
	}
}

func TestTheTourIsLeftWithEscAndTakenUpAgain(t *testing.T) {
	p, _ := touring(t, 80, 24)
	p.Press("T", "esc")
	p.Hides("tour 1 of")
	p.Shows("? and then T takes the tour up again")
	if rows, _ := p.Ana.Portfolio(context.Background()); len(rows) != 1 {
		t.Fatalf("left at its first step it made %d assessments", len(rows)-1)
	}
	p.Press("T", "enter", "enter", "enter")
	p.Shows("tour 4 of")
	p.Press("backspace")
	p.Shows("tour 3 of")
	p.Press("esc")
	p.Shows("Own agent")
	p.Press("esc") // the portfolio is the last place: nothing of the tour is left below
	p.Shows("Own agent")
	p.Press("?", "T")
	p.Shows("tour 3 of")
	for range tourSteps {
		p.Press("enter")
	}
	p.Hides("tour 10 of")
	p.Press("T")
	if p.app.tour.at != 0 {
		t.Errorf("after its end it begins at step %d", p.app.tour.at+1)
	}
}

func TestTheFirstScreenOffersTheTour(t *testing.T) {
	for _, s := range sizes {
		p := newProgram(t)
		p.opt.Tour = func(context.Context) (assessment.Meta, error) { return p.filled().Meta, nil }
		p.begin(t, s.w, s.h)
		p.Shows("No assessment yet", "T take a tour of two minutes", "T tour")
		p.Press("T", "enter")
		p.Shows("tour 2 of")
	}
}

func TestTheTourGoesOnInTheNextRunWhereItWasLeftAndAFinishedOneIsOver(t *testing.T) {
	p, _ := touring(t, 80, 24)
	kept := 0
	p.opt.LoadTour, p.opt.SaveTour = func() int { return kept }, func(step int) error { kept = step; return nil }
	p.begin(t, 80, 24)
	p.Press("T", "esc")
	if kept != 0 {
		t.Fatalf("its first step, at which nothing was seen yet, is kept as %d", kept)
	}
	p.Press("T", "enter", "enter", "enter", "ctrl+c")
	if !p.Quit || kept != 3 {
		t.Fatalf("left with ctrl+c at step 4: kept %d, quit %v", kept, p.Quit)
	}
	p.begin(t, 80, 24)
	p.Press("T")
	p.Shows("tour 4 of")
	p.Press("backspace")
	p.Shows("tour 3 of")
	p.Press("esc")
	p.Shows("? and then T takes the tour up again", "Own agent")
	p.begin(t, 80, 24)
	p.Press("T")
	p.Shows("tour 3 of")
	for range tourSteps {
		p.Press("enter")
	}
	p.begin(t, 80, 24)
	p.Press("T")
	p.Shows("tour 1 of")

	kept = 99 // of a version with more steps
	p.begin(t, 80, 24)
	p.Press("T")
	p.Shows(fmt.Sprintf("tour %d of", len(tourSteps)))
}
