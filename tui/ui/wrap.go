package ui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gonogo/content/clean"
)

// Wrap breaks free text into lines of at most w cells, at blanks where there are any.
func (s Style) Wrap(raw string, w int) []Line {
	var out []Line
	for _, part := range strings.Split(clean.New(raw).String(), "\n") {
		out = append(out, WrapSpans(Line{{text: part, style: s}}, w)...)
	}
	return out
}

// Hang wraps text behind a lead: the lead stands on the first line and the others are set in by its width.
func Hang(lead Line, s Style, raw string, w int) []Line {
	in := lead.Width()
	lines := s.Wrap(raw, w-in)
	for i := range lines {
		if i == 0 {
			lines[i] = append(lead[:len(lead):len(lead)], lines[i]...)
		} else {
			lines[i] = append(Line{Gap(in)}, lines[i]...)
		}
	}
	return lines
}

// Flow wraps text behind a lead, as Hang does, but sets the other lines in by four cells only: for a lead that
// is long.
func Flow(lead Line, s Style, raw string, w int) []Line {
	var out []Line
	for i, part := range strings.Split(clean.New(raw).String(), "\n") {
		row := Line{s.Of(part)}
		if i == 0 {
			row = append(lead[:len(lead):len(lead)], row...)
		}
		for n, l := range WrapSpans(row, w-4) {
			if i+n > 0 {
				l = append(Line{Gap(4)}, l...)
			}
			out = append(out, l)
		}
	}
	return out
}

// WrapSpans breaks a line of several spans at blanks, keeping the style of each word.
func WrapSpans(l Line, w int) []Line {
	w = max(1, w)
	var out []Line
	var row Line
	used := 0
	flush := func() {
		out, row, used = append(out, trimmed(row)), nil, 0
	}
	for _, s := range l {
		for i, word := range words(s.text) {
			bare := strings.TrimRight(word, " ")
			n := cells(bare)
			if used > 0 && used+n > w && (i > 0 || endsInBlank(row) || n > w) {
				flush()
			}
			for n > w { // one word wider than the line
				head, wide := clip(bare, w)
				row = Line{s.with(head)}
				flush()
				bare, word, n = bare[len(head):], word[len(head):], n-wide
			}
			if used > 0 && used+n > w {
				flush()
			}
			if word != "" {
				row, used = joined(row, s.with(word)), used+n+len(word)-len(bare)
			}
		}
	}
	if len(row) > 0 || len(out) == 0 {
		flush()
	}
	return out
}

// words splits text behind blanks. A mark that combines with a blank stays with it.
func words(text string) []string {
	all := strings.SplitAfter(text, " ")
	out := all[:1]
	for _, w := range all[1:] {
		if r, _ := utf8.DecodeRuneInString(w); r >= utf8.RuneSelf && unicode.Is(unicode.M, r) {
			out[len(out)-1] += w
		} else {
			out = append(out, w)
		}
	}
	return out
}

// joined puts a span behind a row, into its last one where the style is the same.
func joined(row Line, s Span) Line {
	if n := len(row); n > 0 && row[n-1].like(s) {
		row[n-1].text += s.text
		return row
	}
	return append(row, s)
}

// trimmed takes the blanks at the end of a row away.
func trimmed(l Line) Line {
	if n := len(l); n > 0 {
		last := l[n-1]
		last.text = strings.TrimRight(last.text, " ")
		return append(l[:n-1:n-1], last)
	}
	return l
}

func endsInBlank(l Line) bool {
	return len(l) > 0 && strings.HasSuffix(l[len(l)-1].text, " ")
}

// Indent sets lines in by n blanks.
func Indent(n int, lines []Line) []Line {
	out := make([]Line, len(lines))
	for i, l := range lines {
		out[i] = append(Line{Gap(n)}, l...)
	}
	return out
}

// WrapLines sets short lines behind one another, two blanks apart, and begins a new row where one would not
// fit whole.
func WrapLines(items []Line, w int) []Line {
	var out []Line
	var row Line
	for _, it := range items {
		if len(row) > 0 && row.Width()+2+it.Width() > w {
			out, row = append(out, row), nil
		}
		if len(row) > 0 {
			row = append(row, Gap(2))
		}
		row = append(row, it...)
	}
	return append(out, row)
}
