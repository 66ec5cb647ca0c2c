package widget

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// How well a word that was typed fits; less is better. Letters in order are looked for in names alone: in a long text
// nearly all letters come in nearly every order.
const (
	fitsBegin   = iota // the name begins with it
	fitsWord           // a word of the name does
	fitsName           // the name holds it
	fitsText           // a word of the text begins with it
	fitsLetters        // the name has its letters in order; one worse for every word they are taken from
	fitsInside  = 9    // the text holds it
	fitsNot     = -1
)

// target is what is searched, in small letters.
type target struct {
	name  string
	short string // the first word of the name without its hyphens: "id01"
	text  string
}

func newTarget(name, text string) target {
	t := target{name: strings.ToLower(name), text: strings.ToLower(text)}
	first, _, _ := strings.Cut(t.name, " ")
	t.short = strings.ReplaceAll(first, "-", "")
	return t
}

// fit is how well all words that were typed fit, the sum of each; fitsNot where one of them does not.
func (t *target) fit(words []string) int {
	sum := 0
	for _, w := range words {
		n := t.word(w)
		if n == fitsNot {
			return fitsNot
		}
		sum += n
	}
	return sum
}

func (t *target) word(w string) int {
	if strings.HasPrefix(t.name, w) || t.short != "" && strings.HasPrefix(t.short, w) {
		return fitsBegin
	}
	switch {
	case strings.Contains(t.name, w):
		if wordBegins(t.name, w) {
			return fitsWord
		}
		return fitsName
	case wordBegins(t.text, w):
		return fitsText
	}
	if taken := letters(t.name, w); taken > 0 {
		return min(fitsLetters+taken, fitsInside)
	}
	if strings.Contains(t.text, w) {
		return fitsInside
	}
	return fitsNot
}

// beginsWord reports whether a word begins at a byte of a text.
func beginsWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return !unicode.IsLetter(before) && !unicode.IsDigit(before)
}

// wordBegins reports whether a word of a text begins with w.
func wordBegins(text, w string) bool {
	for at := 0; at < len(text); {
		n := strings.Index(text[at:], w)
		if n < 0 {
			return false
		}
		if beginsWord(text, at+n) {
			return true
		}
		at += n + len(w)
	}
	return false
}

// letters is from how many words of a text the letters of w are taken in order, 0 where it does not have them: every
// letter follows the one before it or begins a word, so that "krt" finds "key rotation tested" and hardly anything else.
func letters(text, w string) int {
	taken := 0
	follows := false // the next letter would follow the one before it
	for at, r := range text {
		want, size := utf8.DecodeRuneInString(w)
		if r != want || !follows && !beginsWord(text, at) {
			follows = false
			continue
		}
		if !follows {
			taken++
		}
		if w, follows = w[size:], true; w == "" {
			return taken
		}
	}
	return 0
}
