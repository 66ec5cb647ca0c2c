package forecast

import "gonogo/tui/ui"

// Read is the sequence of verdicts and the timeline.
func (s *Screen) Read() ui.Reading {
	return ui.Reading{Of: "forecast", Lines: append(s.verdicts(ui.Unwrapped), s.days(ui.Unwrapped)...)}
}
