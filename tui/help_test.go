package tui

import (
	"fmt"
	"strings"
	"testing"

	"gonogo/tui/ui"
)

// whole reads a page that scrolls to its end, and gives it as running text.
func (p *program) whole() string {
	var out strings.Builder
	last := ""
	for p.Flat() != last {
		last = p.Flat()
		for _, l := range p.Lines()[2 : len(p.Lines())-2] {
			if l = strings.TrimSpace(l); !strings.HasPrefix(l, "… ") { // that there is more stands where it goes on
				fmt.Fprintln(&out, l)
			}
		}
		p.Press("space")
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

func TestHelpSaysAllThatCanBeDoneOnEveryScreenHoweverSmallTheWindow(t *testing.T) {
	for _, s := range []size{{60, 16}, {80, 24}} {
		p := newProgram(t)
		p.filled()
		p.begin(t, s.w, s.h)
		for _, place := range ui.Places {
			if place == ui.Help {
				continue
			}
			p.route(place, "DR-01")
			actions := p.app.actions()
			p.app.help()
			if strings.Contains(p.Screen(), "… …") {
				t.Errorf("help of %s at %dx%d cuts:\n%s", place, s.w, s.h, p.Screen())
			}
			says := p.whole()
			for _, a := range actions {
				if want := a.Key.Help().Desc; !strings.Contains(says, want) {
					t.Errorf("help of %s at %dx%d does not say %q in full", place, s.w, s.h, want)
				}
			}
			p.app.stack = p.app.stack[:1]
		}
	}
}

func TestAFormNamesTheKeyOfItsHelpWhichIsNoLetter(t *testing.T) {
	p := newProgram(t)
	p.begin(t, 80, 24)
	p.Press("n")
	p.Shows("f1 help", "esc back")
	p.Press("f1")
	p.Shows("While typing", "next field")
	p.Press("esc")
	p.Type("?")
	p.Shows("Name ?")
}
