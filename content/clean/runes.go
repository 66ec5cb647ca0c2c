package clean

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of the walk.
const (
	maxMarks  = 4 // combining marks on one base; more than that paints over the lines around it
	tabSpaces = "    "
)

// The joiners: invisible, yet emoji sequences and several scripts cannot be written without them.
const (
	zwnj = '\u200C'
	zwj  = '\u200D'
)

// joining lists the scripts in which a joiner between two letters changes how they are drawn.
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mongolian, unicode.Devanagari, unicode.Bengali,
	unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada,
	unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar,
}

type writer struct {
	out     strings.Builder
	oneLine bool

	base  rune // the rune that marks attach to, 0 at the start of a line
	last  rune // the rune written last, 0 at the start
	marks int  // marks on base so far
	vs    bool // base has its variation selector

	find    bool // First: write nothing, stop at the first placeholder
	found   string
	foundAt int
}

func (w *writer) write(raw string) {
	for i := 0; i < len(raw); {
		if n := plain(raw[i:]); n > 0 {
			w.keepPlain(raw[i : i+n])
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(raw[i:])
		rest := raw[i+size:]
		switch {
		case r == utf8.RuneError && size == 1:
			w.placeholder(i, fmt.Sprintf("⟨0x%02X⟩", raw[i]))
		case r == '\r' && strings.HasPrefix(rest, "\n"):
			// one line break, written by the line feed
		case r == '\n':
			w.lineBreak()
		case r == '\t' && w.oneLine:
			w.keepPlain(" ")
		case r == '\t':
			w.keepPlain(tabSpaces)
		case w.allowed(r, rest):
			w.keep(r)
		default:
			w.placeholder(i, shown(r))
		}
		if w.find && w.found != "" {
			return
		}
		i += size
	}
}

// plain is how many bytes of printable ASCII s begins with.
func plain(s string) int {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7F {
			return i
		}
	}
	return len(s)
}

// keepPlain is keep for a run of printable ASCII.
func (w *writer) keepPlain(s string) {
	w.emit(s)
	w.last = rune(s[len(s)-1])
	w.base, w.marks, w.vs = w.last, 0, false
}

func (w *writer) lineBreak() {
	if w.oneLine {
		w.keep('␤')
		return
	}
	w.emit("\n")
	w.base, w.last, w.marks, w.vs = 0, '\n', 0, false
}

func (w *writer) keep(r rune) {
	if !w.find {
		w.out.WriteRune(r)
	}
	w.last = r
	switch {
	case unicode.Is(unicode.Variation_Selector, r):
		w.vs = true
	case unicode.Is(unicode.M, r):
		w.marks++
	default:
		w.base, w.marks, w.vs = r, 0, false
	}
}

// placeholder writes p, of which the walk remembers only what a second walk would: its last rune.
func (w *writer) placeholder(at int, p string) {
	if w.find {
		w.found, w.foundAt = p, at
		return
	}
	w.emit(p)
	r, _ := utf8.DecodeLastRuneInString(p)
	w.base, w.last, w.marks, w.vs = r, r, 0, false
}

func (w *writer) emit(s string) {
	if !w.find {
		w.out.WriteString(s)
	}
}

// allowed reports whether r may be shown as it is after what was written and before rest.
func (w *writer) allowed(r rune, rest string) bool {
	switch {
	case r < 0xA0: // controls; printable ASCII was kept before
		return false
	case r == zwj || r == zwnj:
		return !w.oneLine && w.joins(r, rest)
	case r >= 0xE0000 && r <= 0xE0FFF: // tags and the selectors that smuggle bytes
		return false
	case unicode.Is(unicode.Variation_Selector, r):
		return !w.vs && w.last == w.base && takesSelector(w.base)
	case unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r): // printable by class, yet drawn as nothing
		return false
	case unicode.Is(unicode.M, r):
		return w.base != 0 && !takesNoMarks(w.base) && w.marks < maxMarks
	case unicode.Is(unicode.Other_Grapheme_Extend, r): // such as the voicing of narrow kana
		return w.base != 0 && !takesNoMarks(w.base)
	case isTone(r): // by itself it is drawn into whatever stands before the text
		return isEmoji(w.base) && !isTone(w.base)
	}
	return unicode.IsGraphic(r) // letters, marks, numbers, punctuation, symbols and spaces, as assigned
}

// joins reports whether a joiner stands where it draws something: ZWJ between two emoji, either joiner between two
// letters of one joining script. Anywhere else it only makes two texts that look the same.
func (w *writer) joins(r rune, rest string) bool {
	next, size := utf8.DecodeRuneInString(rest)
	if size <= 1 { // nothing, ASCII or a bad byte
		return false
	}
	if r == zwj && isEmoji(w.base) && (w.last == w.base || unicode.Is(unicode.Variation_Selector, w.last)) && isEmoji(next) && !isTone(next) {
		return true
	}
	for _, script := range joining {
		if unicode.Is(script, w.base) {
			return unicode.Is(script, next) && unicode.IsLetter(next)
		}
	}
	return false
}

func isEmoji(r rune) bool {
	return r >= 0x2190 && !takesNoMarks(r) && (unicode.Is(unicode.So, r) || r <= 0x21FF || isTone(r))
}

// isTone reports whether r gives the emoji before it a colour of skin.
func isTone(r rune) bool { return r >= 0x1F3FB && r <= 0x1F3FF }

// takesSelector leaves a variation selector only where one can change the drawing. On plain letters it is
// nothing but a hidden message.
func takesSelector(base rune) bool {
	if base < 0x80 {
		return base >= '0' && base <= '9' || base == '#' || base == '*' // keycaps
	}
	return !takesNoMarks(base) && !unicode.IsSpace(base)
}

// takesNoMarks keeps the placeholders themselves readable.
func takesNoMarks(r rune) bool { return r == '⟩' || r >= 0x2400 && r <= 0x2426 }

// shown is the placeholder of one rune.
func shown(r rune) string {
	switch {
	case r < ' ':
		return string(0x2400 + r)
	case r == 0x7F:
		return "␡"
	}
	return fmt.Sprintf("⟨U+%04X⟩", r)
}

// ascii is one clean rune for a terminal without Unicode.
func ascii(r rune) string {
	switch {
	case r < 0x7F:
		return string(r)
	case r == '⟨':
		return "<"
	case r == '⟩':
		return ">"
	case r == '␡':
		return "^?"
	case r == '␤':
		return "^J"
	case r >= 0x2400 && r < 0x2420:
		return "^" + string(r-0x2400+'@')
	}
	return fmt.Sprintf("<U+%04X>", r)
}
