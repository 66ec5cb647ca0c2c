package assessment

import (
	"fmt"
	"strings"
	"testing"
)

func TestWhatIsProvenAlreadyWantsAnAnswerAndNoMoreEvidence(t *testing.T) {
	b := newBook(t, plainSubject())
	if got := b.decide().Finding("B-1").Needs; !strings.HasPrefix(got, "answer it; met needs evidence (") {
		t.Fatalf("with nothing held: %q", got)
	}
	weak := goodPiece("B-1")
	weak.Checker = ""
	b.add("w1", weak)
	if got := b.decide().Finding("B-1").Needs; !strings.HasPrefix(got, "answer it; met needs evidence (") {
		t.Errorf("with a piece that nobody checked: %q", got)
	}
	b.add("w1", goodPiece("B-1"))
	if got, want := b.decide().Finding("B-1").Needs, fmt.Sprintf("answer it; e%d would prove met", len(b.entries)); got != want {
		t.Errorf("with a piece that counts: %q, want %q", got, want)
	}
	b.answer("B-1", Met)
	if f := b.decide().Finding("B-1"); f.Base != OutcomeMet {
		t.Errorf("it said that it would prove met, and it is %s", f.Base)
	}
}
