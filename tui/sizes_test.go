package tui

import (
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// grid goes over every edge of the layout, from the least window to the largest that anybody has.
var grid = []size{{60, 16}, {61, 17}, {72, 18}, {79, 23}, {80, 24}, {99, 30}, {100, 16}, {100, 30}, {139, 25}, {140, 40}, {60, 100}, {300, 16}, {200, 60}, {300, 100}}

func (p *program) resize(s size) { p.Send(tea.WindowSizeMsg{Width: s.w, Height: s.h}) }

func TestEveryPlaceIsSoundAtEverySizeItIsResizedTo(t *testing.T) {
	for _, st := range stations() {
		p := st.open(t, 80, 24)
		for _, s := range grid {
			p.resize(s)
			sound(t, st.name, p, s)
		}
	}
}

func TestAWindowThatIsTooSmallSaysSoAndLosesNothing(t *testing.T) {
	for _, st := range stations() {
		p := st.open(t, 80, 24)
		before := p.state()
		for _, s := range []size{{59, 16}, {60, 15}, {20, 5}, {9, 2}, {1, 1}} {
			p.resize(s)
			if lines := p.Lines(); len(lines) != s.h {
				t.Fatalf("%s at %v draws %d lines", st.name, s, len(lines))
			}
			if s.w >= 20 {
				p.Shows("This window is", "make it larger")
			}
			p.Press("x", "1", "enter", "esc", "ctrl+s")
			p.Paste("lost?")
			p.Click(1, 1)
			p.Wheel(1, 1, 1)
		}
		p.resize(size{80, 24})
		if after := p.state(); after != before {
			t.Errorf("%s: after being too small\n%s\nbefore\n%s", st.name, after, before)
		}
	}
}

// In a window as wide as a wall text still runs in lines that an eye can follow. A row of a list may be a little longer.
func TestLinesStayReadableInTheWidestWindow(t *testing.T) {
	for _, st := range stations() {
		p := st.open(t, 300, 100)
		for _, line := range p.Lines()[2:98] {
			for _, column := range strings.Split(line, " │ ") {
				for _, run := range strings.Split(column, "   ") {
					if run = strings.TrimSpace(run); len([]rune(run)) > ui.MaxText+10 && !strings.Contains(run, "──") {
						t.Errorf("%s: %q runs over %d cells", st.name, run, len([]rune(run)))
					}
				}
			}
		}
	}
}

// Somebody types while the window is dragged about: what is written, the focus and the cursor are as if it had stood still.
func TestTypingWhileTheWindowChangesLosesNothing(t *testing.T) {
	const text = "A 界e\u0301🇩🇪 "
	typed := 0
	for i, st := range stations() {
		still, moved := st.open(t, 80, 24), st.open(t, 80, 24)
		if !isTyping(still.app.focus()) {
			continue
		}
		typed++
		dice := rand.New(rand.NewPCG(1, uint64(i)))
		steps := []string{"tab", "", "tab", "", "up", "left", "backspace", "", "tab", "tab", "", "home", "", "shift+tab", ""}
		for _, step := range steps {
			for part := range parts(text) {
				if step != "" {
					part = ""
				}
				moved.resize(size{ui.MinWidth + dice.IntN(241), ui.MinHeight + dice.IntN(85)})
				moved.View()
				if dice.IntN(6) == 0 {
					moved.resize(size{dice.IntN(ui.MinWidth), dice.IntN(ui.MinHeight)})
					moved.View()
					moved.resize(size{ui.MinWidth, ui.MinHeight})
				}
				for _, p := range []*program{still, moved} {
					if step != "" {
						p.Press(step)
					} else {
						p.Send(tea.KeyPressMsg{Code: tea.KeyExtended, Text: part})
					}
				}
				s := size{moved.app.w, moved.app.h}
				if dice.IntN(12) == 0 {
					sound(t, st.name, moved, s)
				}
				if f, ok := moved.app.focus().(interface{ Focused() string }); ok && f.Focused() == "" {
					continue
				}
				if (moved.View().Cursor == nil) != (still.View().Cursor == nil) {
					t.Fatalf("%s at %v: the cursor is %v, and was %v in a window that stood still", st.name, s, moved.View().Cursor, still.View().Cursor)
				}
				if step != "" {
					break
				}
			}
		}
		still.resize(size{300, 100})
		moved.resize(size{300, 100})
		if a, b := still.state(), moved.state(); a != b {
			t.Errorf("%s: in a window that stood still\n%s\nand in one that did not\n%s", st.name, a, b)
		}
	}
	if typed < 15 {
		t.Errorf("text was typed in %d places", typed)
	}
}

// parts are the signs of a text.
func parts(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for text != "" {
			sign, _ := ui.FirstSign(text)
			text = text[len(sign):]
			if !yield(sign) {
				return
			}
		}
	}
}
