package tui

import (
	"testing"

	"gonogo/assessment"
	"gonogo/tui/uitest"
)

// BenchmarkAnswer2000 is an answer to one of 2,000 questions, from the key to the screen with the new verdict, but for the
// disk.
func BenchmarkAnswer2000(b *testing.B) {
	p := asking(b, 2000)
	r := p.Start(uitest.Subject())
	var bodies []assessment.Body
	for i := 7; i < 1007; i++ {
		bodies = append(bodies, assessment.Answered{Question: p.Gate.Sections[2].Questions[i-4].ID, Answer: assessment.Partly})
	}
	p.Act(p.Ana, r, bodies...)
	p.opt.Open = r.Slug
	p.begin(b, 200, 60)
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		p.Press([]string{"2", "3"}[i%2])
		_ = p.app.View()
	}
}
