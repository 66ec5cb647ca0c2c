package tui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// tour leads over the screens of the filled example. It goes from place to place and does nothing else: while its sheet
// is up no key reaches the screen below, so that it writes into no assessment. Only the example is made, where it is not
// there yet, and the first step says so before.
type tour struct {
	app  *app
	c    *ui.Case // the example; nil until it was opened
	at   int      // the step
	done bool
	w, h int
}

var _ ui.Dismissed = (*tour)(nil)

// beginTour starts the tour, or goes on with one that was left, in this run of the program or one before.
func (a *app) beginTour() tea.Cmd {
	if a.tour != nil || a.loadTour == nil {
		return a.goOnWith(0)
	}
	return ui.AskFirst(a.env, a.top().screen, func(context.Context) (int, error) {
		return a.loadTour(), nil
	}, func(at int, _ error) tea.Cmd {
		return a.goOnWith(max(0, min(at, len(tourSteps)-1)))
	})
}

// goOnWith shows the tour at the step that it was left at; at is the one to begin with where there is none.
func (a *app) goOnWith(at int) tea.Cmd {
	if a.tour == nil || a.tour.done {
		a.tour = &tour{app: a}
	}
	t := a.tour
	a.floor = len(a.stack)
	switch {
	case t.c != nil:
		return t.show()
	case at > 0:
		return tea.Batch(a.Raise(a.top().screen, t, false), t.open(at))
	}
	return a.Raise(a.top().screen, t, false)
}

// step goes n steps on; behind the last one the tour ends.
func (t *tour) step(n int) tea.Cmd {
	switch {
	case t.at+n >= len(tourSteps):
		t.done = true
		return tea.Batch(t.leave(), t.keep(0))
	case t.c == nil:
		return t.open(1)
	}
	t.at = max(1, t.at+n)
	return t.show()
}

// open fills the example in where it is missing, reads it and goes to a step.
func (t *tour) open(at int) tea.Cmd {
	return ui.AskFirst(t.app.env, t, func(ctx context.Context) (*ui.Case, error) {
		m, err := t.app.example(ctx)
		if err != nil {
			return nil, err
		}
		return t.app.env.Open(ctx, m)
	}, func(c *ui.Case, err error) tea.Cmd {
		if err != nil {
			t.app.Tell(ui.Trouble, "the example was not opened: "+err.Error())
			return nil
		}
		t.c, t.at = c, at
		return t.show()
	})
}

// show opens the place of the step above those that the person had open, with the sheet over it.
func (t *tour) show() tea.Cmd {
	a := t.app
	lower := a.Lower(t)
	a.stack = a.stack[:a.floor]
	r := tourSteps[t.at].at(t.c)
	r.Case = t.c
	going := a.Go(r)
	return tea.Batch(lower, going, a.Raise(a.top().screen, t, false), t.keep(t.at))
}

// keep remembers the step for the next run of the program; 0 forgets it, since the tour is at its end. Losing it loses
// nothing, so that nobody is told. Keys wait, so that one step is kept after the other.
func (t *tour) keep(at int) tea.Cmd {
	a := t.app
	if a.saveTour == nil {
		return nil
	}
	return ui.AskFirst(a.env, a.top().screen, func(context.Context) (struct{}, error) {
		return struct{}{}, a.saveTour(at)
	}, func(struct{}, error) tea.Cmd { return nil })
}

// leave puts the places of the tour away; those that the person had open are as they were.
func (t *tour) leave() tea.Cmd {
	a := t.app
	lower := a.Lower(t)
	a.stack = a.stack[:a.floor]
	a.floor = 0
	return tea.Batch(lower, a.top().screen.Update(ui.ShownMsg{}))
}

// Dismiss says how the tour is taken up again.
func (t *tour) Dismiss() tea.Cmd {
	t.app.Tell(ui.Note, ui.Pick(ui.KeyHelp).Label()+" and then "+ui.Pick(ui.KeyTour).Label()+" takes the tour up again")
	return t.leave()
}

// Init has nothing to do.
func (t *tour) Init() tea.Cmd { return nil }

// Update has nothing to do: all keys are actions.
func (t *tour) Update(tea.Msg) tea.Cmd { return nil }

// Resize keeps the room there is.
func (t *tour) Resize(w, h int) { t.w, t.h = w, h }

// View is what the step says.
func (t *tour) View() ui.Frame {
	s := tourSteps[t.at]
	w := min(t.w-2, ui.MaxText)
	lines := ui.Plain.Wrap(s.says, w)
	if most := max(1, t.h-1); len(lines) > most {
		lines = append(lines[:most-1:most-1], lines[most-1].Etc(w))
	}
	return ui.Frame{Crumbs: []string{fmt.Sprintf("tour %d of %d · %s", t.at+1, len(tourSteps), s.title)}, Body: ui.Indent(1, lines)}
}

// Actions go on and back; esc leaves.
func (t *tour) Actions() []ui.Action {
	last := t.at+1 == len(tourSteps)
	on := ui.Pick(ui.KeyOpen).Named("go on")
	if last {
		on = on.Named("done")
	}
	return []ui.Action{
		{Key: on, Foot: true, Do: func() tea.Cmd { return t.step(1) }},
		{Key: ui.Pick(ui.KeyPageDown).Named("go on"), Do: func() tea.Cmd { return t.step(1) }},
		{Key: ui.Pick(ui.KeyLast).Named("step back"), Foot: t.at > 1, Do: func() tea.Cmd { return t.step(-1) }, WhyNot: func() string {
			if t.at < 2 {
				return "this is where the tour begins"
			}
			return ""
		}},
	}
}
