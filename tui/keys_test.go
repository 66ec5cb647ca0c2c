package tui

import (
	"strings"
	"testing"

	"gonogo/tui/ui"
	"gonogo/tui/uitest"
)

// everyFocus goes to every place and every sheet, at a narrow and a wide window.
func everyFocus(t *testing.T, visit func(what string, actions []ui.Action)) {
	t.Helper()
	for _, s := range []size{{80, 24}, {140, 40}} {
		p := newProgram(t)
		p.filled()
		p.begin(t, s.w, s.h)
		for _, place := range ui.Places {
			p.route(place, "DR-01")
			visit(string(place), p.app.actions())
			p.app.stack = p.app.stack[:1]
		}
		for _, sheet := range []string{"c", "4", "/", "W", ":"} {
			p.route(ui.Review, "DR-01")
			p.Press(sheet)
			visit("the sheet of "+sheet, p.app.actions())
			p.Type("x")
			p.Press("esc")
			visit("what esc asks", p.app.actions())
			p.app.stack = p.app.stack[:1]
		}
		for _, sheet := range []string{"/", "A"} {
			p.Press(sheet)
			visit("the sheet of "+sheet+" over the portfolio", p.app.actions())
			p.Press("esc")
		}
		for _, sheet := range []string{"/", "s"} {
			p.route(ui.Compare, "")
			p.Press(sheet)
			visit("the sheet of "+sheet+" over compare", p.app.actions())
			p.app.stack = p.app.stack[:1]
		}
		r := registering(t, s.w, s.h, uitest.Rows()...)
		for _, place := range registerPlaces {
			r.there(place)
			visit(string(place.To)+" with rows", r.app.actions())
			r.app.stack = r.app.stack[:1]
		}
		for _, sheet := range registerSheets {
			r.there(ui.Route{To: ui.Register, Register: "identities"})
			r.Press(sheet...)
			visit("the sheet of "+strings.Join(sheet, " ")+" over a register", r.app.actions())
			r.app.stack = r.app.stack[:1]
		}
		p.opt.Signing = ring{agent: []string{"anas-key"}}.signing()
		p.begin(t, s.w, s.h)
		p.route(ui.Sign, "")
		p.Press("ctrl+s")
		visit("what is signed", p.app.actions())
		p.Press("G", "enter")
		visit("the words that sign", p.app.actions())
		p.app.stack = p.app.stack[:1]
		p.route(ui.Review, "DR-01")
		p.Press("tab")
		visit("the outline", p.app.actions())
		p.app.stack = p.app.stack[:1]
	}
}

func TestNoKeyMeansTwoThingsInOnePlace(t *testing.T) {
	everyFocus(t, func(what string, actions []ui.Action) {
		meant := map[string]string{}
		for _, a := range actions {
			for _, k := range a.Key.Keys() {
				if other, ok := meant[k]; ok {
					t.Errorf("%s: %s means %q and %q", what, k, other, a.Key.Help().Desc)
				}
				meant[k] = a.Key.Help().Desc
			}
		}
	})
}

func TestEveryKeyIsOnTheTableAndEveryKeyOfTheTableIsUsed(t *testing.T) {
	used := map[ui.KeyID]bool{}
	everyFocus(t, func(what string, actions []ui.Action) {
		for _, a := range actions {
			used[a.Key.ID] = true
			if strings.Join(a.Key.Keys(), " ") != strings.Join(ui.Pick(a.Key.ID).Keys(), " ") {
				t.Errorf("%s: %q is not as the table has it", what, a.Key.Label())
			}
		}
	})
	for _, id := range ui.KeyIDs() {
		if k := ui.Pick(id); !used[id] && id != ui.KeyNewLine {
			t.Errorf("%s (%s) is on the table and nowhere in the program", k.Label(), k.Help().Desc)
		}
	}
}

func TestTheKeySheetNamesEveryKeyOfTheTable(t *testing.T) {
	doc := ui.KeysDoc()
	for _, id := range ui.KeyIDs() {
		k := ui.Pick(id)
		for _, name := range k.Keys() {
			if !strings.Contains(doc, "`"+name+"`") {
				t.Errorf("%s is missing", name)
			}
		}
		if !strings.Contains(doc, k.Help().Desc) {
			t.Errorf("%q is missing", k.Help().Desc)
		}
	}
}

func TestAKeyThatDoesNothingHereSaysSoAndWhereToLook(t *testing.T) {
	r := registering(t, 80, 24, uitest.Rows()...)
	r.there(ui.Route{To: ui.Register, Register: "identities"})
	for _, key := range []string{"f", "w", "m", "backspace"} {
		r.Press(key)
		r.Shows(key + " does nothing here; ? shows what does")
	}
	r.Press("j")
	r.Hides("does nothing here")
	r.Press("`") // no key of the program at all
	r.Hides("does nothing here")

	p := reviewing(t, 80, 24)
	p.Press("?", "f")
	p.Shows("f does nothing here; esc goes back") // this is what ? shows
	p.Press("esc", "X", "5", "f")
	p.Shows("please decide", "f does nothing here; esc goes back")
}

func TestNoKeyThatIsTypedIsSaidToDoNothing(t *testing.T) {
	for _, s := range stations() {
		p := s.open(t, 80, 24)
		if !isTyping(p.app.focus()) {
			continue
		}
		for _, key := range []string{"f", "space", "backspace", "pgdown", "home"} {
			p.Press(key)
			p.Hides("does nothing here")
		}
	}
}
