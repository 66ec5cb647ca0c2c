package report

import (
	"html"
	"strings"

	"gonogo/content/clean"
)

// said is text as a person reads it: only printable runes, as content/clean allows them, and line feeds. It is not
// escaped for any format, so it is for writers that escape by themselves. Constants of this package convert to it;
// anything else has to pass through one of the functions here.
type said string

// read is what a person reads of Markdown that this package wrote: sentences are made once, as md, and every other
// format says the same. It undoes what escape.go does and knows no other Markdown.
func read(m md) said {
	s := string(m)
	if !strings.ContainsAny(s, "\\&`*") {
		return said(s)
	}
	var out strings.Builder
	out.Grow(len(s))
	for s != "" {
		n := strings.IndexAny(s, "\\&`*")
		if n < 0 {
			break
		}
		out.WriteString(s[:n])
		s = s[n:]
		switch s[0] {
		case '`':
			s = readCode(&out, s)
		case '&':
			s = readEntity(&out, s)
		case '*': // our own emphasis: an asterisk of somebody's stands behind a backslash
			s = s[1:]
		default:
			s = readEscaped(&out, s[1:])
		}
	}
	out.WriteString(s)
	return said(out.String())
}

// readCode reads the code span that s begins with and returns what follows it.
func readCode(out *strings.Builder, s string) string {
	inside := strings.TrimLeft(s, "`")
	fence := s[:len(s)-len(inside)]
	text, rest, _ := strings.Cut(inside, fence)
	if len(text) > 1 && text[0] == ' ' && text[len(text)-1] == ' ' && strings.Trim(text, " ") != "" {
		text = text[1 : len(text)-1]
	}
	out.WriteString(text)
	return rest
}

func readEntity(out *strings.Builder, s string) string {
	n := max(1, strings.IndexByte(s, ';')+1)
	out.WriteString(html.UnescapeString(s[:n]))
	return s[n:]
}

// readEscaped reads what stands behind a backslash: a rune, or a line break with the indent of the next line.
func readEscaped(out *strings.Builder, s string) string {
	if rest, broken := strings.CutPrefix(s, "\n"); broken {
		out.WriteByte('\n')
		return strings.TrimLeft(rest, " ")
	}
	if s == "" {
		return ""
	}
	out.WriteByte(s[0])
	return s[1:]
}

// lines is text of several lines, as it was written.
func lines(s string) said {
	if s != "" && strings.Trim(s, " \n") == "" {
		return blankText
	}
	return said(clean.New(s).String())
}

// exact is a reference, an id or a digest, on one line.
func exact(s string) said { return said(clean.Line(s).String()) }
