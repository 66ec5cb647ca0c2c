package plain

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// paste takes lines up to one with a single dot, as a terminal takes a paste.
func (s *session) paste(r ui.Reading) error {
	first, err := s.ask("The " + r.Pastes + ", then a line with a single dot:")
	if err != nil {
		return err
	}
	if word := strings.TrimSpace(first); len(s.actions(word)) > 0 { // no table begins so
		return s.act(word, r)
	}
	text := ""
	if first != "" && first != "." {
		text, err = s.several("", first)
	}
	if err != nil {
		if text != "" {
			s.pasted = "what you pasted"
		}
		return err
	}
	if strings.TrimSpace(text) == "" {
		s.out.say("Nothing was pasted; paste asks again.")
		return nil
	}
	s.send(tea.PasteMsg{Content: text})
	return nil
}

// several takes lines up to one with a single dot. What was already typed is the first of them.
func (s *session) several(prompt, first string) (string, error) {
	text := first
	for n := 0; ; n++ {
		if n > 0 || first != "" {
			prompt = ""
		}
		line, err := s.lineOf(prompt)
		if err != nil {
			return text, err
		}
		if strings.TrimSpace(line) == "." {
			return text, nil
		}
		if text != "" || n > 0 {
			text += "\n"
		}
		text += line
		if len(text) > mostLine {
			s.out.say("That is too much at once; what came last was dropped.")
			text = text[:0]
		}
	}
}

// lineOf is ask without a prompt where there is none to write.
func (s *session) lineOf(prompt string) (string, error) {
	if prompt != "" {
		return s.ask(prompt)
	}
	return s.in.line(s.ctx)
}

// words takes a line where text is typed that is no form, such as the words of a search: they narrow a list, a number
// takes a row of it.
func (s *session) words(focus ui.Screen, r ui.Reading) error {
	line, err := s.ask(s.title(focus) + ", words or a number; back leaves:")
	if err != nil {
		return err
	}
	word := strings.TrimSpace(line)
	for _, a := range s.p.Offers() {
		if word != "" && (strings.EqualFold(word, a.Key.Short()) && a.Key.ID == ui.KeyBack || len(word) > 1 && slices.Contains(a.Key.Keys(), word)) {
			s.run(a, r)
			return nil
		}
	}
	if word == "?" {
		s.help(r)
		return nil
	}
	if n, err := strconv.Atoi(word); err == nil && !r.Quiet && n > 0 && n <= len(r.Rows) {
		s.do(r.Choose(n - 1))
		s.perform(ui.KeyOpen)
		return nil
	}
	s.send(tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl})
	s.send(tea.PasteMsg{Content: word})
	if focus, _ := s.p.Focus(); len(read(focus).Rows) == 1 {
		s.perform(ui.KeyOpen)
	}
	return nil
}

func (s *session) title(focus ui.Screen) string {
	if crumbs := focus.View().Crumbs; len(crumbs) > 0 {
		return crumbs[0]
	}
	return "text"
}
