package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gonogo/content"
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

// large is a program in a review of 2,000 questions and 2,000 rows.
func large(b testing.TB) *program {
	p := newProgram(b)
	p.WithRegisters()
	q := p.Gate.Sections[0].Questions[0]
	var many []content.Question
	for i := range 2000 {
		q.ID, q.Title = fmt.Sprintf("QX-%04d", i), fmt.Sprintf("credentials of group %d are rotated, owned and known", i)
		q.Text = q.Title + ". " + strings.Repeat("Is there an export that shows it for the whole estate? ", 3)
		many = append(many, q)
	}
	p.Gate.Sections = append(p.Gate.Sections, content.Section{ID: "many", Title: "Many", Questions: many})
	r := p.Start(uitest.Subject())
	p.Act(p.Ana, r, uitest.ManyRows(2000)...)
	p.opt.Open = r.Slug
	return p.begin(b, 140, 40)
}

// BenchmarkFindOpens is / over 2,000 questions and 2,000 rows, up to the first view of it. Nearly all of it is gathered
// off the loop.
func BenchmarkFindOpens(b *testing.B) {
	p := large(b)
	for b.Loop() {
		p.Press("/")
		_ = p.app.View()
		p.app.top().sheets = nil
	}
}

// BenchmarkFindNarrows is a key typed into it, to the view of what was found.
func BenchmarkFindNarrows(b *testing.B) {
	p := large(b)
	p.Press("/")
	p.Type("rot own")
	keys := []tea.KeyPressMsg{{Code: 'e', Text: "e"}, {Code: tea.KeyBackspace}}
	for i := 0; b.Loop(); i++ {
		p.app.Update(keys[i%2])
		_ = p.app.View()
	}
}

// BenchmarkReviewOfMany is a key in the review of 2,000 questions.
func BenchmarkReviewOfMany(b *testing.B) {
	p := large(b)
	keys := []tea.KeyPressMsg{{Code: 'j', Text: "j"}, {Code: 'k', Text: "k"}}
	for i := 0; b.Loop(); i++ {
		p.app.Update(keys[i%2])
		_ = p.app.View()
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
