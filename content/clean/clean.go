// Package clean is the one way for other people's text to reach a screen, a report or an error message.
// Text from files, tools and people is hostile: it can hold escape sequences, forged lines and invisible
// runes. Everything is stored as it was written and shown only as a Text, which holds nothing but printable
// runes and line breaks. What is not on that list becomes a visible placeholder and is never dropped in
// silence, since a silent removal can join two harmless parts into a harmful one.
//
// The package never measures width, never escapes for Markdown, HTML or CSV (each report format does its own)
// and imports nothing of the project. Begin with New and Line.
package clean

import "strings"

// Text is text that is safe to draw. Only New, Line and ASCII make it, so a Text can be trusted wherever it turns up;
// its zero value is the empty text. Two Texts are equal when they show the same.
type Text struct{ s string }

// String is the text itself: valid UTF-8, printable runes and, from New, line feeds.
func (t Text) String() string { return t.s }

// IsEmpty reports whether there is nothing to show.
func (t Text) IsEmpty() bool { return t.s == "" }

// New makes free text of several lines showable. CRLF becomes a line feed and a tab four spaces; everything
// else that is not a printable rune becomes a placeholder: "␛" for a C0 control, "⟨U+202E⟩" for a rune and
// "⟨0x9B⟩" for a byte that is not UTF-8. The result is at most MaxGrowth times as long as raw, and New of it is itself.
func New(raw string) Text { return Text{rewrite(raw, false)} }

// Line makes text for a name or a table cell: as New, but a line break shows as "␤", a tab as one space, and
// joiners are never allowed, so that two names which differ also look different. Line of its own result is itself.
func Line(raw string) Text { return Text{rewrite(raw, true)} }

// MaxGrowth bounds the length of a Text in bytes: at most so many times the length of what it was made from.
const MaxGrowth = 10

// rewrite walks raw once. All that it remembers is what it wrote, so walking its own output changes nothing.
func rewrite(raw string, oneLine bool) string {
	at := firstOdd(raw, oneLine)
	if at == len(raw) {
		return raw
	}
	w := writer{oneLine: oneLine}
	w.out.Grow(len(raw) + len(raw)/4)
	w.write(raw)
	return w.out.String()
}

// firstOdd is where the plain ASCII ends that needs no look: nearly all text is that and is passed as it is.
func firstOdd(raw string, oneLine bool) int {
	for i := range len(raw) {
		c := raw[i]
		if c < ' ' && (c != '\n' || oneLine) || c >= 0x7F {
			return i
		}
	}
	return len(raw)
}

// First finds the first place that New would show as a placeholder. It gives the byte offset and the placeholder, or
// len(raw) and "" where there is none. Tabs and CRLF are no such place.
func First(raw string) (offset int, placeholder string) {
	if firstOdd(raw, false) == len(raw) {
		return len(raw), ""
	}
	w := writer{find: true}
	w.write(raw)
	if w.found == "" {
		return len(raw), ""
	}
	return w.foundAt, w.found
}

// ASCII is the text for a terminal that shows nothing else: "<U+00E9>" for a rune outside ASCII, "^[" for a shown
// control. Line breaks stay.
func (t Text) ASCII() Text {
	if firstOdd(t.s, false) == len(t.s) {
		return t
	}
	var out strings.Builder
	for _, r := range t.s {
		out.WriteString(ascii(r))
	}
	return Text{out.String()}
}
