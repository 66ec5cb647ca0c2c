package ui

import (
	"fmt"
	"strings"

	"gonogo/content/clean"
)

// Style says how a span looks: one hue and any of the attributes, joined with |. The zero value is plain.
type Style uint16

// The hues. What each is on the screen is the theme's business; a hue never carries a meaning alone.
const (
	Plain Style = iota
	Accent
	Good
	Warn
	Bad
	hueMask Style = 7
)

// The attributes.
const (
	Bold Style = 8 << iota
	Dim
	Reverse
	Underline
	Italic
)

// Span is a run of text in one style. Whatever it is made from is cleaned on the way in, and there is no other
// way to make one, so a raw string cannot reach the screen.
type Span struct {
	text  string
	style Style
	click *Target // what a click on it does, nil for nothing
	roll  Roller  // what the wheel moves over it, nil for nothing
}

// Line is one line of the screen.
type Line []Span

// Of makes a span of text on one line. A line break in it shows as a sign.
func (s Style) Of(raw string) Span { return Span{text: clean.Line(raw).String(), style: s} }

// Say is Of with a format.
func (s Style) Say(format string, args ...any) Span { return s.Of(fmt.Sprintf(format, args...)) }

// Times is one sign so often. It is cleaned once: a line across the window would be, sign by sign, at each drawing of it.
func (s Style) Times(sign string, n int) Span {
	return Span{text: strings.Repeat(clean.Line(sign).String(), max(0, n)), style: s}
}

// Part is a part of a clean text, of one of its lines. It may end anywhere between two signs: what is clean as a whole
// stays as it is.
func (s Style) Part(text clean.Text, from, to int) Span {
	return Span{text: strings.ReplaceAll(text.String()[from:to], "\n", " "), style: s}
}

// Line makes a line of one span.
func (s Style) Line(raw string) Line { return Line{s.Of(raw)} }

// Gap is a run of blanks.
func Gap(n int) Span {
	if n <= len(mostBlanks) {
		return Span{text: mostBlanks[:max(0, n)]}
	}
	return Span{text: strings.Repeat(" ", n)}
}

// mostBlanks are as many as most gaps need: a screen is full of them.
var mostBlanks = strings.Repeat(" ", 256)

// Blank is an empty line.
func Blank() Line { return nil }

// Width is how many cells the line takes.
func (l Line) Width() int {
	n := 0
	for _, s := range l {
		n += cells(s.text)
	}
	return n
}

// Plain is the text of the line without its styles.
func (l Line) Plain() string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.text)
	}
	return b.String()
}

// Cut shortens the line to at most w cells; what was cut shows as an ellipsis.
func (l Line) Cut(w int) Line {
	if l.Width() <= w {
		return l
	}
	out := make(Line, 0, len(l))
	room := w - 1 // for the ellipsis
	for _, s := range l {
		n := cells(s.text)
		if n <= room {
			out = append(out, s)
			room -= n
			continue
		}
		head, wide := clip(s.text, room)
		if wide > room {
			head = ""
		}
		if w > 0 {
			out = append(out, s.with(head+"…"))
		}
		return out
	}
	return out
}

// Etc is the line in at most w cells with a mark that there is more behind it, one only where it is cut as well.
func (l Line) Etc(w int) Line {
	if l.Width()+2 <= w {
		return append(l[:len(l):len(l)], Dim.Of(" …"))
	}
	return l.Cut(min(w, l.Width()-1))
}

// CutLeft shortens the line to at most w cells by taking text away at its left.
func (l Line) CutLeft(w int) Line {
	over := l.Width() - w
	if over <= 0 {
		return l
	}
	over++ // room for the ellipsis
	for i, s := range l {
		n := cells(s.text)
		if n <= over {
			over -= n
			continue
		}
		for over > 0 { // a sign may be wider than what is left to take
			sign, wide := clip(s.text, 1)
			s.text, over = s.text[len(sign):], over-wide
		}
		return append(Line{s.with("…"), s}, l[i+1:]...)
	}
	return Line{{text: "…"}}
}

// Fill cuts or pads the line to exactly w cells.
func (l Line) Fill(w int) Line { return l.filled(make(Line, 0, len(l)+1), w) }

// filled adds the line, cut or padded to exactly w cells, to another.
func (l Line) filled(to Line, w int) Line {
	l = l.Cut(w)
	to = append(to, l...)
	n := l.Width()
	if n >= w {
		return to
	}
	pad := Gap(w - n)
	if len(l) > 0 {
		last := l[len(l)-1]
		pad.roll = last.roll
		if last.click != nil && last.click.wide {
			pad.click = last.click
		}
		if last.style&Reverse != 0 {
			pad.style = last.style
		}
	}
	return append(to, pad)
}

// Spread puts right at the right edge of w cells; left gives way where both do not fit.
func Spread(w int, left, right Line) Line {
	n := right.Width()
	if n == 0 {
		return left.Cut(w)
	}
	if n >= w {
		return right.Cut(w)
	}
	out := left.filled(make(Line, 0, len(left)+len(right)+2), w-n-1)
	return append(append(out, Gap(1)), right...)
}

// With adds style to every span.
func (l Line) With(style Style) Line {
	out := make(Line, len(l))
	for i, s := range l {
		s.style |= style
		out[i] = s
	}
	return out
}

// Join puts sep between lines and makes one line of them; empty lines are left out.
func Join(sep Span, lines ...Line) Line {
	var out Line
	for _, l := range lines {
		if len(l) == 0 {
			continue
		}
		if len(out) > 0 {
			out = append(out, sep)
		}
		out = append(out, l...)
	}
	return out
}
