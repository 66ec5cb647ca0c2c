package report

import (
	"fmt"
	"io"
	"testing"

	"gonogo/assessment"
)

// wide is a record of so many questions with so many pieces of evidence, every fifth question open under a waiver or a
// condition. Notes are as long as people write them.
func wide(t testing.TB, questions, pieces int) Input {
	b := newBook(t, nil)
	sec := &b.gate.Sections[0]
	one := sec.Questions[0]
	sec.Questions = nil
	b.gate.Sections = b.gate.Sections[:1]
	id := func(n int) string { return fmt.Sprintf("Q-%04d", n%questions) }
	for n := range questions {
		q := one
		q.ID = id(n)
		sec.Questions = append(sec.Questions, q)
	}
	note := "Seen again in the session of the second week; the export was compared with the register, line by line."
	for n := range questions {
		answer := assessment.Met
		if n%5 == 0 {
			answer = assessment.Unmet
		}
		b.add(assessment.Answered{Question: id(n), Answer: answer, Note: note})
		switch n % 10 {
		case 0:
			b.add(waiver(id(n)))
		case 5:
			b.add(condition(id(n)), assessment.Commented{Question: id(n), Text: note})
		}
	}
	for n := range pieces {
		e := export(id(n))
		e.Note, e.FileDigest, e.FileSize = note, releaseDigest, 48_211
		b.add(e)
	}
	return b.input(0)
}

// Each format of a record as it is (100 questions) and of one twenty times as large. B/op over the size of the file says
// whether memory stays in step.
func BenchmarkExport(b *testing.B) {
	formats := []struct {
		name  string
		write func(io.Writer, Input) error
	}{
		{"md", Markdown},
		{"json", func(w io.Writer, in Input) error { return WriteJSON(w, ReportJSON(in)) }},
		{"csv", CSV},
		{"oscal-ar", OSCALResults},
		{"oscal-poam", OSCALPlan},
	}
	for _, size := range []struct{ questions, pieces int }{{100, 500}, {2000, 10000}} {
		in := wide(b, size.questions, size.pieces)
		for _, f := range formats {
			b.Run(fmt.Sprintf("%s/%dQuestions", f.name, size.questions), func(b *testing.B) {
				b.ReportAllocs()
				var n countedBytes
				for b.Loop() {
					n = 0
					if err := f.write(&n, in); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(n)/1e6, "MB/file")
			})
		}
	}
}

// countedBytes counts what is written.
type countedBytes int

func (c *countedBytes) Write(p []byte) (int, error) {
	*c += countedBytes(len(p))
	return len(p), nil
}
