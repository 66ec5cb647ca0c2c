package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/clean"
)

// md is Markdown that is safe to write. Constants of this package convert to it by themselves; anything else has
// to pass through one of the functions here. Between them they keep these promises, for every input:
//
//   - Only printable runes come out, as content/clean allows them.
//   - Text stays text. It opens no heading, list, table row, checkbox, quote, fence, link, image, footnote, HTML or
//     emphasis, wherever on a line it stands; it does not end the table cell or the paragraph it is in.
//   - No viewer makes a link of it. GitHub links addresses and mentions after it has resolved escapes, so escaping
//     the "@" is not enough: a word with "@", "://" or "www." in it is written as a code span.
//
// Text never stands inside emphasis, where its first and last rune would decide whether the emphasis holds.
type md string

// blankText stands for text that holds nothing but space, so that it shows.
const blankText = "(blank)"

// text writes one line: a name, a sentence, a table cell. Line breaks become spaces.
func text(s string) md {
	if s == "" {
		return ""
	}
	return line(clean.New(s).String())
}

// line escapes cleaned text, every run of spaces and line breaks as one space.
func line(s string) md {
	if !singlySpaced(s) {
		s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' }), " ")
	}
	if s == "" {
		return blankText
	}
	var out strings.Builder
	out.Grow(len(s) + len(s)/8)
	at := atStart
	for len(s) > 0 {
		n := runLength(s)
		switch {
		case n > 0 && linky(s[:n]):
			out.WriteString("`" + s[:n] + "`")
			s, at = s[n:], within
			continue
		case n > 0 && at == within && !strings.ContainsAny(s[:n], "&_#~"): // of a run, escape touches no other inside a line
			out.WriteString(s[:n])
			s = s[n:]
			continue
		case n == 0:
			_, n = utf8.DecodeRuneInString(s)
		}
		for i, r := range s[:n] {
			escape(&out, r, at, s[i:])
			at = at.after(r)
		}
		s = s[n:]
	}
	return md(out.String())
}

// singlySpaced reports whether s is one line without space at its ends and with single ones inside.
func singlySpaced(s string) bool {
	space := true
	for i := range len(s) {
		if s[i] == '\n' || s[i] == ' ' && space {
			return false
		}
		space = s[i] == ' '
	}
	return !space
}

// isRunRune reports whether r may be part of an address. It has every rune that the local part of a mail address
// may hold and that escape leaves alone, so that no address begins outside a run and goes on inside it.
func isRunRune(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r < 0x80 && strings.ContainsRune(".%'+/=?_@:#&~-", r)
}

// runLength is how many bytes at the front of s may be one address.
func runLength(s string) int {
	if n := strings.IndexFunc(s, func(r rune) bool { return !isRunRune(r) }); n >= 0 {
		return n
	}
	return len(s)
}

// linky reports whether some viewer would make a link or a mention of this run.
func linky(run string) bool {
	if !strings.ContainsAny(run, "@:.") {
		return false
	}
	return strings.Contains(run, "@") || strings.Contains(run, "://") || strings.Contains(strings.ToLower(run), "www.")
}

// place is where in the text a rune stands, as far as lists, headings and rules can begin there.
type place int

const (
	atStart place = iota
	afterNumber
	within
)

func (p place) after(r rune) place {
	if p != within && r >= '0' && r <= '9' {
		return afterNumber
	}
	return within
}

// escape writes r, the first rune of rest. Entities stand for what a table, an old viewer or raw HTML reads before
// Markdown does.
func escape(out *strings.Builder, r rune, at place, rest string) {
	switch {
	case r == '<':
		out.WriteString("&lt;")
	case r == '>':
		out.WriteString("&gt;")
	case r == '&':
		out.WriteString("&amp;")
	case r == '|':
		out.WriteString("&#124;")
	case r == '`':
		out.WriteString("&#96;")
	case strings.ContainsRune("\\*_[]{}#!~$^", r),
		at == atStart && strings.ContainsRune("-+=:", r),
		at == afterNumber && strings.ContainsRune(".)", r) && (len(rest) == 1 || rest[1] == ' '):
		out.WriteByte('\\')
		out.WriteRune(r)
	default:
		out.WriteRune(r)
	}
}

// prose writes text of several lines, each on a line of its own. What follows the first stands behind indent, so
// that it stays inside the list item. Empty lines are left out; it is not for tables.
func prose(s, indent string) md {
	var lines []string
	for l := range strings.SplitSeq(clean.New(s).String(), "\n") {
		if strings.Trim(l, " ") != "" {
			lines = append(lines, string(line(l)))
		}
	}
	if len(lines) == 0 {
		return text(s)
	}
	return md(strings.Join(lines, "\\\n"+indent))
}

// code writes a reference, an id or a digest as a code span: exactly as it is, on one line. A table reads the
// stroke in a code span as its own, so it is not for tables.
func code(s string) md {
	s = clean.Line(s).String()
	if strings.Trim(s, " ") == "" {
		s = blankText
	}
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if s[0] == '`' || s[len(s)-1] == '`' || s[0] == ' ' && s[len(s)-1] == ' ' {
		s = " " + s + " "
	}
	return md(fence + s + fence)
}

func num(n int) md { return md(fmt.Sprint(n)) }

func date(d assessment.Date) md {
	if d.IsZero() {
		return "no date"
	}
	return md(d.String())
}

func digest(d content.Digest) md { return code(string(d)) }

// list joins what is not empty.
func list(sep md, parts ...md) md {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, string(p))
		}
	}
	return md(strings.Join(kept, string(sep)))
}

// texts escapes each of several values.
func texts[S ~string](values []S) []md {
	out := make([]md, len(values))
	for i, v := range values {
		out[i] = text(string(v))
	}
	return out
}

func plural(n int, one, many md) md {
	if n == 1 {
		return "1 " + one
	}
	return num(n) + " " + many
}
