package widget

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// maxSecret is the most bytes of a passphrase. The room for them is taken at once, so that no copy is left behind
// when the text grows.
const maxSecret = 1024

// secret is text that is never drawn, never becomes a string and is wiped after use.
type secret struct{ text []byte }

// update types into it. It is kept as typed: what a passphrase looks like is nobody's business.
func (s *secret) update(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		s.add(strings.TrimRight(msg.Content, "\r\n"))
	case tea.KeyPressMsg:
		switch msg.String() {
		case "backspace":
			_, n := utf8.DecodeLastRune(s.text)
			at := len(s.text) - n
			clear(s.text[at:])
			s.text = s.text[:at]
		case "ctrl+u":
			s.wipe()
		default:
			s.add(msg.Text)
		}
	}
}

func (s *secret) add(text string) { typeInto(s, text) }

// addBytes is add for what never was a string.
func (s *secret) addBytes(text []byte) { typeInto(s, text) }

func typeInto[T string | []byte](s *secret, text T) {
	if s.text == nil {
		s.text = make([]byte, 0, maxSecret)
	}
	if len(s.text)+len(text) <= maxSecret {
		s.text = append(s.text, text...)
	}
}

// take hands the text over: whoever takes it wipes it.
func (s *secret) take() []byte {
	text := s.text
	s.text = nil
	return text
}

func (s *secret) wipe() {
	clear(s.text)
	s.text = s.text[:0]
}

// row draws a dot for each sign.
func (s *secret) row(w int) (ui.Line, *ui.Cursor) {
	n := min(utf8.RuneCount(s.text), w-1)
	return ui.Plain.Line(strings.Repeat("•", n)), &ui.Cursor{X: n}
}
