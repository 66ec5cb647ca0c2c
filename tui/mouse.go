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
	line := a.line(m.Y)
	target, _ := line.At(m.X)
	if target == nil {
		return nil
	}
	switch {
	case target.Do != nil:
		a.notice = notice{}
		return target.Do()
	case target.Put != nil:
		cell := 0
		for before, _ := line.At(m.X - 1); m.X > 0 && before == target; before, _ = line.At(m.X - 1) {
			cell++
			m.X--
		}
		return target.Put(cell)
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
	_, roll := a.line(m.Y).At(m.X)
	switch {
	case roll == nil:
	case m.Button == tea.MouseWheelUp:
		roll.Roll(-wheelLines)
	case m.Button == tea.MouseWheelDown:
		roll.Roll(wheelLines)
	}
}

// line is a line of the window as it is drawn, nil outside of it.
func (a *app) line(y int) ui.Line {
	lines, _, _ := a.page()
	if y < 0 || y >= len(lines) {
		return nil
	}
	return lines[y]
}
