package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/library"
	"gonogo/tui/ui"
	"gonogo/tui/uitest"
)

// passing is a program in the review of the program's own gate, with every question asked that a subject can have.
func passing(t *testing.T, w, h int) *program {
	t.Helper()
	gate, pack, err := library.Gate("agentic-nhi")
	if err != nil {
		t.Fatal(err)
	}
	p := newProgram(t)
	p.Gate, p.Pack, p.opt.Gate = gate, pack, gate
	s := uitest.Subject()
	s.Tier, s.Traits = 1, map[string]content.Trilean{}
	for _, trait := range gate.Traits {
		if !trait.Always {
			s.Traits[trait.ID] = content.Yes
		}
	}
	p.opt.Open = p.Start(s).Slug
	return p.begin(t, w, h)
}

// inSight is the question that the review shows.
func (p *program) inSight() string { return p.app.top().screen.View().Crumbs[3] }

func TestAHundredPlainAnswersTakeAHundredKeysAndResumingNone(t *testing.T) {
	p := passing(t, 80, 24)
	pressed, answered := 0, 0
	press := func(key string) {
		p.Press(key)
		pressed++
	}
	for answered < 100 {
		before := p.inSight()
		press([]string{"1", "2", "3", "5"}[answered%4])
		answered++
		if r, _ := p.Read("payments-agent"); len(r.State.Answers) != answered {
			t.Fatalf("after %d answers the journal has %d; at %s:\n%s", answered, len(r.State.Answers), before, p.Screen())
		}
		if answered%30 == 0 { // a break: the program is left and opened again
			at := p.inSight()
			press("q")
			p.Quit = false
			p.begin(t, 80, 24)
			if p.inSight() != at {
				t.Fatalf("resuming shows %s, not %s", p.inSight(), at)
			}
			_, d := p.Read("payments-agent")
			if d.Finding(at).Answer != assessment.Unanswered {
				t.Fatalf("resuming shows %s, which has an answer", at)
			}
		}
	}
	t.Logf("%d keys", pressed)
	if pressed > 110 {
		t.Errorf("%d answers took %d keys", answered, pressed)
	}
}

// What one looks at while answering stands still: the row of the answer bar, the row above it, and where the card
// begins.
func TestNothingMovesUnderTheHandThroughTheWholeGate(t *testing.T) {
	for _, s := range sizes[:3] {
		p := passing(t, s.w, s.h)
		type layout struct {
			bar, rule, title, edge int
		}
		var first layout
		_, d := p.Read("payments-agent")
		n := 0
		for range d.Findings {
			lines := p.Lines()
			f := d.Finding(p.inSight())
			starts := func(of string) func(string) bool {
				return func(l string) bool { return strings.HasPrefix(strings.TrimLeft(l, " "), of) }
			}
			card := func(l string) bool { return strings.Contains(l, f.Question.ID+" · "+f.Severity.String()) }
			at := slices.IndexFunc(lines, card)
			if at < 0 {
				t.Fatalf("%dx%d: the card of %s is not in sight:\n%s", s.w, s.h, f.Question.ID, p.Screen())
			}
			bar := slices.IndexFunc(lines, starts("1 met"))
			now := layout{bar, bar - 1, at, len([]rune(lines[at][:strings.Index(lines[at], f.Question.ID+" · ")]))}
			if n == 0 {
				first = now
			}
			if now != first || bar < 0 || !strings.HasPrefix(lines[bar-1], "──") {
				t.Fatalf("%dx%d: after %d answers the card stands at %+v, not at %+v:\n%s", s.w, s.h, n, now, first, p.Screen())
			}
			if f.Question.SignOff || f.Answer != assessment.Unanswered {
				break
			}
			p.Press([]string{"1", "3", "5", "2"}[n%4])
			_, d = p.Read("payments-agent")
			n++
		}
		if left := d.Counts.By[assessment.OutcomeUnanswered]; left > 0 || n < 100 {
			t.Errorf("%dx%d: %d questions answered, %d left", s.w, s.h, n, left)
		}
	}
}

// The verdict, the open blockers and what would change the verdict are in sight at every question.
func TestTheVerdictAndWhatWouldChangeItAreAlwaysInSight(t *testing.T) {
	for _, s := range sizes {
		p := passing(t, s.w, s.h)
		for n := range 12 {
			_, d := p.Read("payments-agent")
			standing := false
			for _, l := range ui.Standing(&d) {
				standing = standing || strings.Contains(p.Flat(), strings.Join(strings.Fields(l.Plain()), " "))
			}
			if !standing {
				t.Fatalf("%dx%d: the verdict is not in sight:\n%s", s.w, s.h, p.Screen())
			}
			if !strings.Contains(strings.ToLower(p.Flat()), "what would change it") {
				t.Fatalf("%dx%d: what would change it is not in sight:\n%s", s.w, s.h, p.Screen())
			}
			p.Shows(d.ToChange[0].Question)
			p.Press([]string{"3", "1"}[n%2])
		}
		sound(t, fmt.Sprintf("the review of the program's gate %v", s), p, s)
	}
}
