package tui

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/uitest"
)

// BenchmarkKeyToView is what one key costs in the review before the renderer takes over: Update, and View of the whole
// screen.
func BenchmarkKeyToView(b *testing.B) {
	for _, questions := range []int{7, 2000} {
		for _, s := range sizes[1:] {
			b.Run(fmt.Sprintf("%d/%dx%d", questions, s.w, s.h), func(b *testing.B) {
				p := asking(b, questions)
				p.opt.Open = p.Start(uitest.Subject()).Slug
				p.begin(b, s.w, s.h)
				down, up := tea.KeyPressMsg{Code: 'j', Text: "j"}, tea.KeyPressMsg{Code: 'k', Text: "k"}
				b.ReportAllocs()
				b.ResetTimer()
				for i := range b.N {
					if i%2 == 0 {
						p.app.Update(down)
					} else {
						p.app.Update(up)
					}
					_ = p.app.View()
				}
			})
		}
	}
}

// asking is a program whose gate asks so many questions.
func asking(t testing.TB, n int) *program {
	p := newProgram(t)
	section := &p.Gate.Sections[len(p.Gate.Sections)-1]
	for i := 7; i < n; i++ {
		q := section.Questions[i%2]
		q.ID, q.Title = fmt.Sprintf("X-%04d", i), fmt.Sprintf("thing number %d is in order", i)
		section.Questions = append(section.Questions, q)
	}
	return p
}
