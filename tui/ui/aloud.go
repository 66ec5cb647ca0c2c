package ui

import "strings"

// silent are the signs of ours that stand beside a word which says the same, or only lead the eye.
var silent = map[string]bool{}

func init() {
	for _, s := range strings.Fields("✓ ✗ ◐ ○ ◔ △ ≠ ⇄ ‖ ◇ ● ▲ ▸ ≡ • · › ‹ → ▌ │") {
		silent[s] = true
	}
}

// Aloud is the line in words, for whoever listens: without the signs that stand beside their words, without rules and
// padding, parts that only the layout parts parted by a comma. Other people's text stays as it is, but for a sign of
// ours that it begins with.
func (l Line) Aloud() string {
	var out aloud
	for _, s := range l {
		out.span(s)
	}
	return strings.TrimRight(out.b.String(), " ,")
}

// gap is what parts words: the strongest of what stood between them counts.
type gap uint8

const (
	none gap = iota
	blank
	comma
	colon // between a label and what it labels
	to    // between what was and what is
)

var gaps = [...]string{none: "", blank: " ", comma: ", ", colon: ": ", to: " to "}

type aloud struct {
	b    strings.Builder
	gap  gap // what goes before the next words
	said int // spans with words so far
}

func (a *aloud) part(with gap) { a.gap = max(a.gap, with) }

// span says a span, or lets it part its neighbours.
func (a *aloud) span(s Span) {
	text := strings.Trim(s.text, "─━")
	bare := strings.TrimSpace(text)
	switch {
	case bare == "" && len(s.text) > 1 && a.said == 1: // a label, or the name of a row
		a.part(colon)
		return
	case bare == "" && len(s.text) > 1, bare == "·":
		a.part(comma)
		return
	case bare == "→" && a.said > 0:
		a.part(to)
		return
	case bare == "", mute(bare, s.style):
		a.part(blank)
		return
	}
	if sign, _, ok := strings.Cut(bare, " "); ok && mute(sign, s.style) {
		text = strings.Replace(text, sign, "", 1)
	}
	a.words(AloudText(text))
}

// mute reports whether a text is a sign that stands beside its word. Of the signs that are letters to others too only
// those in a hue are ours.
func mute(sign string, style Style) bool {
	return silent[sign] || (sign == "?" || sign == "!" || sign == "–") && style&(hueMask|Dim) != Plain
}

func (a *aloud) words(text string) {
	words := strings.TrimSpace(text)
	if rest, ok := strings.CutPrefix(words, ", "); ok {
		a.part(comma)
		words = strings.TrimSpace(rest)
	}
	if words == "" {
		return
	}
	a.part(blanks(text, strings.TrimLeft(text, " ")))
	if a.said > 0 && words[0] != ',' {
		last := a.b.String()[a.b.Len()-1]
		if (a.gap == comma || a.gap == colon) && strings.IndexByte(":;,.?!", last) >= 0 {
			a.gap = blank
		}
		a.b.WriteString(gaps[a.gap])
	}
	a.b.WriteString(words)
	a.said++
	a.gap = blanks(text, strings.TrimRight(text, " "))
}

// blanks is how far the blanks that were trimmed away part words.
func blanks(text, trimmed string) gap {
	switch len(text) - len(trimmed) {
	case 0:
		return none
	case 1:
		return blank
	default:
		return comma
	}
}

// AloudText is a sentence of the program in words: what it parts with a dot is parted with a comma.
func AloudText(says string) string { return spoken.Replace(says) }

var spoken = strings.NewReplacer("← → choose a column", "its name chooses a column", " · ", ", ", " → ", " to ")
