package tui

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

var _ ui.Shell = (*app)(nil)

// mostLayers bounds the way back: whoever went through more places than this comes to the portfolio sooner.
const mostLayers = 24

// Go opens a place above the current one. Where it is open already what lies above it is left, but never a
// question that one looks at meanwhile: esc goes back one place at a time.
func (a *app) Go(r ui.Route) tea.Cmd {
	for i := len(a.stack) - 1; i >= a.floor; i-- {
		l := a.stack[i]
		if l.place == r.To && (r.To != ui.Review || i == len(a.stack)-1) {
			a.stack = a.stack[:i+1]
			l.route = r
			return l.screen.Update(ui.VisitMsg(r))
		}
		if l.place == ui.Review {
			break
		}
	}
	make, ok := routes[r.To]
	if !ok {
		a.Tell(ui.Trouble, "there is no such place: "+string(r.To))
		return nil
	}
	if r.Case != nil && r.Case.Decision.Err != nil {
		a.Tell(ui.Trouble, ui.Explain(r.Case.Decision.Err))
	}
	s := make(a.env, r)
	if len(a.stack) >= mostLayers {
		a.stack = slices.Delete(a.stack, 1, 2)
		a.floor = max(0, a.floor-1)
	}
	a.stack = append(a.stack, &layer{place: r.To, route: r, screen: s, given: a.bodyHeight()})
	if !a.tooSmall() {
		s.Resize(a.w, a.bodyHeight())
	}
	return s.Init()
}

// Swap puts a place where the current one is.
func (a *app) Swap(r ui.Route) tea.Cmd {
	a.stack = a.stack[:len(a.stack)-1]
	return a.Go(r)
}

// Back leaves the current place without asking. The last one is never left.
func (a *app) Back() tea.Cmd {
	if len(a.stack) < 2 {
		return nil
	}
	a.stack = a.stack[:len(a.stack)-1]
	return a.top().screen.Update(ui.ShownMsg{})
}

// Raise puts a sheet over a screen, or over the topmost one when that screen has gone.
func (a *app) Raise(on ui.Screen, sheet ui.Sheet, byItself bool) tea.Cmd {
	l := a.top()
	for _, other := range a.stack {
		if other.screen == on {
			l = other
		}
	}
	var until time.Time
	if byItself && !a.env.Plain { // who reads line by line answers with words, which nothing typed before can be
		until = a.now().Add(deafFor)
	}
	l.sheets = append(l.sheets, raised{sheet, until})
	if !a.tooSmall() {
		sheet.Resize(a.w, a.sheetHeight())
	}
	return sheet.Init()
}

// Lower puts a sheet away.
func (a *app) Lower(sheet ui.Sheet) tea.Cmd {
	for _, l := range a.stack {
		for i, sh := range l.sheets {
			if sh.Sheet == sheet {
				l.sheets = append(l.sheets[:i:i], l.sheets[i+1:]...)
				return nil
			}
		}
	}
	return nil
}

// Tell shows a sentence in the footer until the next key that does something.
func (a *app) Tell(level ui.Level, says string) { a.notice = notice{level, says} }

// Bring gives every live screen the assessment as it now stands.
func (a *app) Bring(c *ui.Case, own bool) tea.Cmd {
	for _, l := range a.stack {
		if c != nil && l.route.Case != nil && l.route.Case.ID == c.ID {
			l.route.Case = c
		}
	}
	return a.broadcast(ui.CaseMsg{Case: c, Own: own})
}

// Hold lets keys wait for an AskFirst.
func (a *app) Hold() { a.holds++ }

// read opens an assessment at the question it was left on.
func (a *app) read(ctx context.Context, slug string) (ui.Route, error) {
	m, err := a.env.Desk.Find(ctx, slug)
	if err != nil {
		return ui.Route{}, err
	}
	c, err := a.env.Open(ctx, m)
	return ui.Route{To: ui.Review, Case: c, Question: a.env.LoadCursor(m.Slug)}, err
}

// goFirst goes where the program was asked to begin. What lies below is read when that is there.
func (a *app) goFirst(below tea.Cmd) tea.Cmd {
	return ui.AskFirst(a.env, a.top().screen, func(context.Context) (ui.Route, error) { return a.first() }, func(r ui.Route, err error) tea.Cmd {
		a.first = nil // it holds the record as it was
		if err != nil {
			a.Tell(ui.Trouble, ui.Explain(err))
			return below
		}
		return tea.Batch(a.Go(r), below)
	})
}
