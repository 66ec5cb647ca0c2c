package report

import (
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// Read is the report from its beginning to its end.
func (s *Screen) Read() ui.Reading {
	if s.markdown == "" {
		return ui.Reading{Of: "report"}
	}
	if s.aloud == nil {
		s.aloud = widget.MarkdownAloud(s.markdown)
	}
	return ui.Reading{Of: "report", Lines: s.aloud}
}
