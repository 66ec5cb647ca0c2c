package widget

import (
	"strings"
	"testing"
)

func TestWhatFitsTheNameComesBeforeWhatFitsTheText(t *testing.T) {
	of := func(name, text, typed string) int {
		at := newTarget(name, text)
		return at.fit(strings.Fields(typed))
	}
	const name, text = "ID-04 Key rotation tested", "Was every secret replaced once, and did the old one stop working?"
	for typed, want := range map[string]int{
		"id-04": fitsBegin, "id04": fitsBegin, "id": fitsBegin, "": 0, "rotation": fitsWord, "otat": fitsName, "secret": fitsText, "ecret": fitsInside,
		"krt": fitsLetters + 3, "keyrot": fitsLetters + 2, "zzz": fitsNot, "id04 zzz": fitsNot, "rotation secret": fitsWord + fitsText, "tk": fitsNot,
	} {
		if got := of(name, text, typed); got != want {
			t.Errorf("%q fits as %d, not %d", typed, got, want)
		}
	}
	if got := of("Überblick", "", "übe"); got != fitsBegin {
		t.Errorf("letters outside ASCII fit as %d", got)
	}
}
