package report

import (
	"fmt"
	"testing"

	"gonogo/assessment"
	"gonogo/content"
)

// large is a record of so many questions in five sections, with so many pieces of evidence spread over them. One
// question in ten is unmet, under a waiver or a condition or neither.
func large(t testing.TB, questions, pieces int) Input {
	b := newBook(t, nil)
	g := b.gate
	model := g.Sections[0].Questions[0]
	g.Sections = nil
	for i := range 5 {
		g.Sections = append(g.Sections, content.Section{ID: fmt.Sprintf("section-%d", i+1), Title: fmt.Sprintf("Section %d of the gate", i+1)})
	}
	for i := range questions {
		q := model
		q.ID, q.Title = fmt.Sprintf("QQ-%04d", i), fmt.Sprintf("Thing %d is as it must be", i)
		if i%3 > 0 {
			q.Severity = all4(content.Major)
		}
		sec := &g.Sections[i*5/questions]
		sec.Questions = append(sec.Questions, q)
		if i%10 != 9 {
			b.add(assessment.Answered{Question: q.ID, Answer: assessment.Met, Note: "Compared with the list of the platform, line by line."})
			continue
		}
		b.add(assessment.Answered{Question: q.ID, Answer: assessment.Unmet, Note: "Two of them are left over; a ticket is open."})
		switch i / 10 % 3 {
		case 0:
			b.add(waiver(q.ID))
		case 1:
			b.add(condition(q.ID))
		}
	}
	for i := range pieces {
		e := export(fmt.Sprintf("QQ-%04d", i%questions))
		e.Observed = day("2026-09-01").Add(i % 80)
		e.Note = "Taken from the platform by its export."
		b.add(e)
	}
	return b.input(0)
}

func BenchmarkReport(b *testing.B) {
	for _, size := range []struct{ questions, pieces int }{{100, 500}, {2000, 10000}} {
		in := large(b, size.questions, size.pieces)
		for name, f := range fullFormats {
			b.Run(fmt.Sprintf("%s/%d-questions-%d-pieces", name, size.questions, size.pieces), func(b *testing.B) {
				b.ReportAllocs()
				var n counter
				for b.Loop() {
					n = 0
					if err := f.write(&n, in); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(n), "bytes-out")
			})
		}
	}
}

// counter counts what is written to it.
type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
