package assessment

import (
	"fmt"
	"testing"

	"gonogo/content"
)

// bigBook is an assessment of 100 questions with 2,000 entries: answers given again and again, evidence,
// waivers, conditions.
func bigBook(t tb) *book {
	b := &book{t: t, gate: smallGate(), heads: map[string]Head{}}
	one := b.gate.Sections[0].Questions[0]
	b.gate.Sections[0].Questions = nil
	for i := range 100 {
		q := one
		q.ID = fmt.Sprintf("Q-%03d", i)
		q.Severity = all4([]content.Severity{content.Blocker, content.Major, content.Minor}[i%3])
		b.gate.Sections[0].Questions = append(b.gate.Sections[0].Questions, q)
	}
	b.gate.Sections = b.gate.Sections[:1]
	b.add("w1", Started{Gate: digestA, Subject: plainSubject()})
	for i := 1; i < 2000; i++ {
		q := fmt.Sprintf("Q-%03d", i%100)
		switch (i / 100) % 4 {
		case 0:
			b.answer(q, Met)
		case 1, 2:
			b.add("w1", goodPiece(q))
		default:
			b.add("w1", Answered{Question: q, Answer: Met, Note: "seen again in the session of the second week"})
		}
	}
	return b
}

func BenchmarkFoldAndDecide100Questions2000Entries(b *testing.B) {
	book := bigBook(b)
	b.ReportAllocs()
	for b.Loop() {
		s, err := Fold(book.gate, book.entries)
		if err != nil {
			b.Fatal(err)
		}
		if d := Decide(s, goLive, OnGoLive); d.Verdict != Go {
			b.Fatal(d.Verdict, d.Reasons[0])
		}
	}
}

func BenchmarkStateDigest100Questions2000Entries(b *testing.B) {
	book := bigBook(b)
	s := book.fold()
	for b.Loop() {
		if _, err := s.StateDigest(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUnseal2000Entries(b *testing.B) {
	book := bigBook(b)
	for b.Loop() {
		for _, e := range book.entries {
			if _, err := Unseal(e.Bytes); err != nil {
				b.Fatal(err)
			}
		}
	}
}
