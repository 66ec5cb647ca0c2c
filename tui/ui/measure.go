package ui

import (
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// clustered is set where the terminal draws what is one sign to people, such as a family of emoji, as one. Others draw
// its parts one after the other. There is one terminal, and text is measured outside the loop too.
var clustered atomic.Bool

// MeasureClusters says how the terminal draws signs of several parts: the renderer must count cells as the terminal does,
// and so must whatever lays text out.
func MeasureClusters(on bool) { clustered.Store(on) }

func method() ansi.Method {
	if clustered.Load() {
		return ansi.GraphemeWidth
	}
	return ansi.WcWidth
}

// ReadyToMeasure has the table of widths made, which takes some milliseconds the first time that a sign beyond ASCII is
// measured: whoever begins with it, beside other work, does not wait for it at the first screen.
func ReadyToMeasure() { ansi.WcWidth.StringWidth("›") }

// cells is how many cells the text of a span takes. It is clean, so a sign of ASCII takes one; most texts are of these.
func cells(text string) int {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return method().StringWidth(text)
		}
	}
	return len(text)
}

// FirstSign is the first of what people see as one sign, and how many cells it takes. Some marks are drawn as a sign of their
// own and mean nothing without the one before, so they belong to it.
func FirstSign(text string) (sign string, wide int) { return signIn(text, len(text)) }

// signIn is FirstSign for w cells: of marks that are drawn by themselves it takes as many as fit.
func signIn(text string, w int) (sign string, wide int) {
	sign, wide = ansi.FirstGraphemeCluster(text, method())
	for len(sign) < len(text) {
		r, _ := utf8.DecodeRuneInString(text[len(sign):])
		if !unicode.Is(unicode.M, r) {
			break
		}
		mark, more := ansi.FirstGraphemeCluster(text[len(sign):], method())
		if wide+more > w {
			break // so many of them fit on no line
		}
		sign, wide = text[:len(sign)+len(mark)], wide+more
	}
	return sign, wide
}

// clip is the beginning of text that fits into w cells, and how wide it is. It never splits what is drawn as one
// sign, and takes at least one, so that whoever cuts text piece by piece comes to an end.
func clip(text string, w int) (head string, wide int) {
	at := 0
	for at < len(text) {
		sign, n := signIn(text[at:], w)
		if at > 0 && wide+n > w {
			break
		}
		at, wide = at+len(sign), wide+n
	}
	return text[:at], wide
}
