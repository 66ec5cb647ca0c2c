package tui

import (
	"testing"

	"gonogo/tui/ui"
	"gonogo/tui/uitest"
)

// station is a place in the program with what lies over it, made anew for each test.
type station struct {
	name string
	open func(t testing.TB, w, h int) *program
}

// stations are every place, every sheet and every form, with something in it.
func stations() []station {
	var out []station
	over := func(name string, place ui.Place, keys ...string) {
		out = append(out, station{name, func(t testing.TB, w, h int) *program {
			p := newProgram(t)
			p.filled()
			p.opt.Signing = ring{agent: []string{"anas-key"}}.signing()
			p.begin(t, w, h)
			p.route(ui.Review, "DR-01")
			p.route(place, "DR-01")
			p.Press(keys...)
			return p
		}})
	}
	for _, place := range ui.Places {
		over(string(place), place)
	}
	over("the outline", ui.Review, "tab")
	over("marks", ui.Review, "x", "x")
	over("an answer for all marks", ui.Review, "x", "x", "1")
	over("a comment", ui.Review, "c")
	over("leaving a comment", ui.Review, "c", "a", "b", "esc")
	over("not applicable", ui.Review, "g", "j", "j", "4")
	over("a jump", ui.Review, "/")
	over("withdrawing", ui.Review, "W")
	over("a note", ui.Review, "a")
	over("a condition", ui.Review, "g", "j", "j", "o")
	over("another point", ui.Compare, "/")
	over("a snapshot", ui.Compare, "s")
	over("saving the report", ui.Report, "s")
	over("finding in the report", ui.Report, "/")
	over("a jump in coverage", ui.Coverage, "/")
	over("what is signed", ui.Sign, "ctrl+s")
	over("the words that sign", ui.Sign, "ctrl+s", "G", "enter")
	register := func(name string, place ui.Route, keys ...string) {
		out = append(out, station{name, func(t testing.TB, w, h int) *program {
			p := registering(t, w, h, uitest.Rows()...)
			p.there(place)
			p.Press(keys...)
			return p
		}})
	}
	for _, place := range registerPlaces {
		register(string(place.To)+" "+place.Register+" "+place.Row+place.Question, place)
	}
	for _, keys := range registerSheets {
		register("a register's sheet", ui.Route{To: ui.Register, Register: "identities"}, keys...)
	}
	return append(out, station{"an empty portfolio", func(t testing.TB, w, h int) *program { return newProgram(t).begin(t, w, h) }})
}
