package help

import (
	"strings"

	"gonogo/tui/ui"
)

// Read is what can be done on that screen.
func (s *Screen) Read() ui.Reading {
	return ui.Reading{Of: strings.Join(s.about, " "), Lines: ui.ActionsAloud(s.actions)}
}
