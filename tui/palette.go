package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// entry is one line of the palette: something that can be done here, or a place of this assessment.
type entry struct {
	here  bool // an action of what has the focus, by its key; else a place
	key   ui.KeyID
	route ui.Route
	short string
	does  string
	label string // the key as people read it, "" where there is none here
	why   string
}

// palette lists everything that can be done here and every place of this assessment by name, and does what is chosen.
func (a *app) palette() tea.Cmd {
	var entries []entry
	list := func() []widget.FindItem {
		entries = a.entries()
		items := make([]widget.FindItem, len(entries))
		for i, e := range entries {
			items[i] = e.item(i)
		}
		return items
	}
	sheet := widget.NewFind(a.env, "palette: type what you want to do", list(), func(id string) tea.Cmd {
		for i := range entries {
			if id == ui.Int(i) {
				return a.follow(entries[i])
			}
		}
		return nil
	})
	sheet.Sign, sheet.Nothing = ui.Pick(ui.KeyPalette).Label(), "nothing here is called that"
	sheet.Again = list
	return a.Raise(a.top().screen, sheet, false)
}

// nameRoom is the room for the names in the palette: most fit.
const nameRoom = 11

func (e entry) item(i int) widget.FindItem {
	name, does := ui.Bold, ui.Dim
	says := e.does
	if e.why != "" {
		name, says = ui.Dim, "– "+e.why
	}
	line := ui.Line{name.Of(e.short)}
	line = append(line.Fill(max(nameRoom, line.Width())), ui.Gap(2), does.Of(says))
	return widget.FindItem{
		ID: ui.Int(i), Line: func() ui.Line { return line }, Right: ui.Line{ui.Accent.Of(e.label)},
		Name: e.short, Text: e.does + " " + e.label, Says: e.does, Why: e.why,
	}
}

// follow does what an entry of the palette says. The screen is asked again what can be done: what it said may be of a
// state before.
func (a *app) follow(e entry) tea.Cmd {
	if !e.here {
		if e.route.To == ui.Portfolio {
			return a.home()
		}
		return a.Go(e.route)
	}
	for _, act := range a.actions() {
		if act.Key.ID != e.key {
			continue
		}
		if why := act.Can(); why != "" {
			a.Tell(ui.Trouble, why)
			return nil
		}
		return act.Do()
	}
	a.Tell(ui.Trouble, e.short+" cannot be done here any more")
	return nil
}

// entries are the actions of the topmost screen, then the places that none of them leads to.
func (a *app) entries() []entry {
	var out []entry
	taken := map[ui.KeyID]bool{}
	for _, act := range a.actionsOf(a.top().screen, false) {
		taken[act.Key.ID] = true
		if act.Key.ID == ui.KeyPalette || act.Key.ID == ui.KeyInterrupt {
			continue
		}
		out = append(out, entry{key: act.Key.ID, here: true, short: act.Key.Short(), does: act.Key.Help().Desc, label: act.Key.Label(), why: act.Can()})
	}
	out = append(out, a.places(taken)...)
	slices.SortStableFunc(out, func(a, b entry) int { return a.last() - b.last() })
	return out
}

// last is 1 for what only moves about here and for what is the same everywhere: it comes after all else.
func (e entry) last() int {
	if g := ui.Pick(e.key).Group(); e.here && (g == ui.Moving || g == ui.Anywhere) {
		return 1
	}
	return 0
}

// places are the places of the assessment in sight, without those that a key here leads to.
func (a *app) places(taken map[ui.KeyID]bool) []entry {
	l := a.top()
	if l.route.Case == nil {
		return nil
	}
	var out []entry
	add := func(e entry) {
		if e.route.To != l.place || e.route.Register != l.route.Register {
			e.route.Case, e.route.Question = l.route.Case, l.route.Question
			out = append(out, e)
		}
	}
	add(entry{route: ui.Route{To: ui.Review}, short: "questions", does: "the questions, one after the other"})
	for _, p := range []struct {
		to  ui.Place
		key ui.KeyID
		why string
	}{
		{ui.Findings, ui.KeyFindings, ""},
		{ui.Decision, ui.KeyDecision, ""},
		{ui.Forecast, ui.KeyForecast, ""},
		{ui.Compare, ui.KeyCompare, ""},
		{ui.Report, ui.KeyReport, missing(a.env.Report == nil, "there is no report here")},
		{ui.Coverage, ui.KeyCoverage, missing(a.env.Frameworks == nil, "there are no catalogues here")},
		{ui.SignOffs, ui.KeySignOffs, ""},
		{ui.Registers, ui.KeyRegisters, missing(len(l.route.Case.State.Gate.Registers) == 0, "the gate of this assessment asks for no register")},
		{ui.Intake, ui.KeyIntake, ""},
	} {
		if k := ui.Pick(p.key); !taken[p.key] {
			add(entry{route: ui.Route{To: p.to}, short: k.Short(), does: k.Help().Desc, why: p.why})
		}
	}
	for _, r := range l.route.Case.State.Gate.Registers {
		add(entry{route: ui.Route{To: ui.Register, Register: r.ID}, short: "register " + r.ID, does: strings.TrimSpace(r.Title)})
	}
	add(entry{route: ui.Route{To: ui.Sprawl}, short: ui.Pick(ui.KeySprawl).Short(), does: ui.Pick(ui.KeySprawl).Help().Desc})
	add(entry{route: ui.Route{To: ui.Portfolio}, short: "portfolio", does: "all assessments"})
	return out
}

func missing(is bool, says string) string {
	if is {
		return says
	}
	return ""
}

// home goes back to the portfolio; it asks before something typed is lost.
func (a *app) home() tea.Cmd {
	leave := func() tea.Cmd {
		a.stack = a.stack[:1]
		return a.top().screen.Update(ui.ShownMsg{})
	}
	for _, l := range a.stack[1:] {
		if what := l.unsaved(); what != "" {
			return a.sure("Leave and lose "+what+"?", "It has not been saved. Everything else is.", "lose it", leave)
		}
	}
	return leave()
}
