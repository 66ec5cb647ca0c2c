package tui

import (
	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// wheelLines is how many lines a notch of the wheel moves.
const wheelLines = 3

// click does what the line under the pointer names: the act of a key, as if it were pressed, or choosing what is drawn
// there. Keys wait while something is being saved; a click is dropped, since what it was aimed at may have moved by then.
func (a *app) click(m tea.Mouse) tea.Cmd {
	busy := len(a.stack) == 0 || a.act != nil || a.holds > 0
	if m.Button != tea.MouseLeft || busy || a.tooSmall() || a.deaf() || a.now().Before(a.spent) {
		return nil
	}
	target, _ := a.under(m)
	if target == nil {
		return nil
	}
	if target.Do != nil {
		a.notice = notice{}
		return target.Do()
	}
	for _, act := range a.actions() {
		if act.Key.ID == target.Key {
			a.spent = a.now().Add(deafFor) // the second half of a double click is not meant for what it brings
			return a.perform(act)
		}
	}
	return nil
}

// wheel shows other lines of what is under the pointer.
func (a *app) wheel(m tea.Mouse) {
	if len(a.stack) == 0 || a.tooSmall() {
		return
	}
	_, roll := a.under(m)
	switch {
	case roll == nil:
	case m.Button == tea.MouseWheelUp:
		roll.Roll(-wheelLines)
	case m.Button == tea.MouseWheelDown:
		roll.Roll(wheelLines)
	}
}

// under is what is drawn at a place of the window.
func (a *app) under(m tea.Mouse) (*ui.Target, ui.Roller) {
	lines, _, _ := a.page()
	if m.Y < 0 || m.Y >= len(lines) {
		return nil, nil
	}
	return lines[m.Y].At(m.X)
}
