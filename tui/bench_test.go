package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// BenchmarkKeyToView is what one key costs before the renderer takes over: Update, and View of the whole screen.
func BenchmarkKeyToView(b *testing.B) {
	p := reviewing(b, 200, 60)
	down, up := tea.KeyPressMsg{Code: 'j', Text: "j"}, tea.KeyPressMsg{Code: 'k', Text: "k"}
	for i := range b.N {
		if i%2 == 0 {
			p.app.Update(down)
		} else {
			p.app.Update(up)
		}
		_ = p.app.View()
	}
}
