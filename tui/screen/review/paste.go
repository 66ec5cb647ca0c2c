package review

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// paste begins a piece of evidence with a link or the path of a file. Keys wait until it is known which it is, so that
// the next one is about the form, or about the same question still. What was pasted is never shown here: it may be
// anything.
func (s *Screen) paste(text string) tea.Cmd {
	if why := s.cannotTouch(); why != "" {
		s.env.Tell(ui.Trouble, why)
		return nil
	}
	text = strings.TrimSpace(text)
	begin := func(ref string) tea.Cmd {
		return s.env.Go(ui.Route{To: ui.Evidence, Case: s.c, Question: s.at, Text: ref})
	}
	neither := func() tea.Cmd {
		s.env.Tell(ui.Trouble, "nothing changed: a paste here is one path or link, as evidence for "+s.at)
		return nil
	}
	switch {
	case ui.IsLink(text):
		return begin(text)
	case s.env.Files == nil:
		return neither()
	}
	find := func(ctx context.Context) (string, error) { return s.env.Files.Find(ctx, text) }
	return ui.AskFirst(s.env, s, find, func(path string, _ error) tea.Cmd {
		if path == "" {
			return neither()
		}
		return begin(path)
	})
}
