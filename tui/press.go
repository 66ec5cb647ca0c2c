package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// maxHeld bounds the keys and pastes that wait while something is being saved.
const maxHeld = 256

// press finds what a key does. While something is being saved, keys wait, so that each one meets the state
// that the one before it made.
func (a *app) press(msg tea.KeyPressMsg) tea.Cmd {
	interrupt := isInterrupt(msg)
	switch {
	case len(a.stack) == 0:
		return nil
	case a.act != nil && interrupt:
		if a.leaving || a.judging {
			return tea.Quit
		}
		a.leaving = true
		return nil
	case a.holds > 0 && interrupt && slices.ContainsFunc(a.held, isInterrupt): // a second one does not wait for what is read
		return tea.Quit
	case a.waits(msg):
		return nil
	case a.tooSmall():
		if interrupt || key.Matches(msg, ui.Pick(ui.KeyQuit).Binding) {
			return a.quit()
		}
		return nil
	case a.deaf() && !interrupt:
		return nil
	}
	focus := a.focus()
	typing := isTyping(focus)
	for _, act := range a.actions() {
		if !key.Matches(msg, act.Key.Binding) || typing && msg.Key().Text != "" {
			continue
		}
		return a.perform(act)
	}
	if !typing && ui.Bound(msg.String()) {
		a.dead(msg.String())
		return nil
	}
	a.retype()
	return focus.Update(msg)
}

func isInterrupt(msg tea.Msg) bool {
	k, ok := msg.(tea.KeyPressMsg)
	return ok && key.Matches(k, ui.Pick(ui.KeyInterrupt).Binding)
}

// dead says that a key which does something elsewhere does nothing here: silence would leave a person to wonder whether
// it was taken.
func (a *app) dead(name string) {
	way := ui.Pick(ui.KeyHelp).Label() + " shows what does"
	if len(a.top().sheets) > 0 || a.top().place == ui.Help { // help is not there, or is what one reads
		way = ui.Pick(ui.KeyBack).Label() + " goes back"
	}
	a.Tell(ui.Note, name+" does nothing here; "+way)
}

// perform does what an action does, or says why it may not run.
func (a *app) perform(act ui.Action) tea.Cmd {
	if why := act.Can(); why != "" {
		a.Tell(ui.Trouble, why)
		return nil
	}
	a.notice = notice{}
	return act.Do()
}

// waits keeps what came while something is being saved or opened, and reports whether it did.
func (a *app) waits(msg tea.Msg) bool {
	if a.act == nil && a.holds == 0 {
		return false
	}
	if len(a.held) < maxHeld {
		a.held = append(a.held, msg)
	}
	return true
}

// paste brings pasted text to what has the focus. It waits as keys do: it belongs to what the key before it opened.
func (a *app) paste(msg tea.PasteMsg) tea.Cmd {
	if len(a.stack) == 0 || a.waits(msg) || a.tooSmall() || a.deaf() {
		return nil
	}
	a.retype()
	return a.focus().Update(msg)
}

// retype forgets what was wrong with a text once that is being changed: it may no longer be so.
func (a *app) retype() {
	if a.notice.level == ui.Trouble && isTyping(a.focus()) {
		a.notice = notice{}
	}
}

func isTyping(s ui.Screen) bool {
	t, ok := s.(ui.Typer)
	return ok && t.Typing()
}

// actions are those of what has the focus, and the global ones.
func (a *app) actions() []ui.Action { return a.actionsOf(a.focus(), len(a.top().sheets) > 0) }

// actionsOf are those of the topmost screen or of a sheet over it, and the global ones.
func (a *app) actionsOf(s ui.Screen, sheet bool) []ui.Action {
	list := s.Actions()
	own := slices.ContainsFunc(list, func(act ui.Action) bool { return act.Key.ID == ui.KeyHelp })
	if !sheet && !own {
		list = append(list, ui.Action{Key: ui.Pick(ui.KeyHelp), Do: a.help})
	}
	if !sheet {
		list = append(list, a.undoing(list)...)
		list = append(list, a.finding(list)...)
		list = append(list, ui.Action{Key: ui.Pick(ui.KeyPalette), Do: a.palette})
	}
	own = slices.ContainsFunc(list, func(act ui.Action) bool { return act.Key.ID == ui.KeyBack })
	if (sheet || len(a.stack) > 1) && !own {
		list = append(list, ui.Action{Key: ui.Pick(ui.KeyBack), Do: a.back})
	}
	if !sheet {
		list = append(list, ui.Action{Key: ui.Pick(ui.KeyQuit), Do: a.quit})
	}
	return append(list,
		ui.Action{Key: ui.Pick(ui.KeyInterrupt), Do: a.quit},
		ui.Action{Key: ui.Pick(ui.KeySuspend), Do: func() tea.Cmd { return tea.Suspend }})
}

// undoing are undo and redo where the screen has them not by itself: wherever an assessment is in sight and nothing is
// being filled in.
func (a *app) undoing(taken []ui.Action) []ui.Action {
	l := a.top()
	if _, form := l.screen.(ui.Typer); form || l.route.Case == nil || l.place == ui.Help || l.place == ui.Paste {
		return nil
	}
	var out []ui.Action
	for _, way := range []struct {
		key ui.KeyID
		act func(*ui.Env, *ui.Case, ui.Screen) ui.Act
	}{{ui.KeyUndo, ui.Undoing}, {ui.KeyRedo, ui.Redoing}} {
		if !slices.ContainsFunc(taken, func(act ui.Action) bool { return act.Key.ID == way.key }) {
			out = append(out, ui.Action{Key: ui.Pick(way.key), Do: func() tea.Cmd { return a.Act(way.act(a.env, l.route.Case, l.screen)) }})
		}
	}
	return out
}

// help explains the screen it is called from.
func (a *app) help() tea.Cmd {
	return a.Go(ui.Route{To: ui.Help, Case: a.top().route.Case, Actions: a.actions(), About: a.top().screen.View().Crumbs})
}

// back puts the topmost sheet away, or leaves the screen; it asks before something typed is lost.
func (a *app) back() tea.Cmd {
	focus := a.focus()
	leave := func() tea.Cmd {
		if len(a.top().sheets) == 0 {
			return a.Back()
		}
		cmd := a.Lower(focus)
		if d, ok := focus.(ui.Dismissed); ok {
			return tea.Batch(cmd, d.Dismiss())
		}
		return cmd
	}
	if what := unsaved(focus); what != "" {
		return a.sure("Leave and lose "+what+"?", "It has not been saved.", "lose it", leave)
	}
	return leave()
}

// quit ends the program; it asks before something typed is lost.
func (a *app) quit() tea.Cmd {
	if what := a.Loses(); what != "" {
		return a.sure("Quit and lose "+what+"?", "It has not been saved. Everything else is.", "quit", func() tea.Cmd { return tea.Quit })
	}
	return tea.Quit
}

// unsaved names what would be lost with a layer, "" when there is nothing.
func (l *layer) unsaved() string {
	what := unsaved(l.screen)
	for _, sh := range l.sheets {
		if w := unsaved(sh.Sheet); w != "" {
			what = w
		}
	}
	return what
}

func unsaved(s ui.Screen) string {
	if g, ok := s.(ui.Guard); ok {
		return g.Unsaved()
	}
	return ""
}

// sure asks a question with yes and no over the topmost screen. Asked twice, it counts as yes: who presses
// ctrl+c again means it.
func (a *app) sure(asks, says, yes string, do func() tea.Cmd) tea.Cmd {
	if c, ok := a.focus().(*widget.Confirm); ok && c.Asks == asks {
		return do()
	}
	c := widget.NewConfirm(a.env, asks, says, yes, do)
	return a.Raise(a.top().screen, c, false)
}
