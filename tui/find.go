package tui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// find looks through the assessment in sight: its questions, what was answered, written and proved, the rows of its
// registers and its people. What there is to find is gathered off the loop; the keys typed meanwhile wait for it.
func (a *app) find() tea.Cmd {
	on, c := a.top().screen, a.top().route.Case
	return ui.AskFirst(a.env, on, func(context.Context) (*widget.Find, error) {
		return a.finder(indexed(c)), nil
	}, func(sheet *widget.Find, _ error) tea.Cmd { return a.Raise(on, sheet, false) })
}

// finder is a sheet over an index that goes to what is chosen.
func (a *app) finder(in *index) *widget.Find {
	sheet := widget.NewFind(a.env, "find", in.items, func(id string) tea.Cmd {
		for i := range in.items {
			if in.items[i].ID == id {
				to := in.routes[i]
				to.Case = a.top().route.Case
				return a.Go(to)
			}
		}
		return nil
	})
	sheet.Nothing = "nothing in this assessment is called that or says that"
	return sheet
}

// finding is the key that looks through the assessment: / where what is in sight has no / of its own.
func (a *app) finding(taken []ui.Action) []ui.Action {
	if a.top().route.Case == nil {
		return nil
	}
	id := ui.KeyFind
	if slices.ContainsFunc(taken, func(act ui.Action) bool { return slices.Contains(act.Key.Keys(), "/") }) {
		id = ui.KeyFindAll
	}
	return []ui.Action{{Key: ui.Pick(id), Do: a.find}}
}
