package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"gonogo/content/clean"
	"gonogo/content/load"
)

// mostStyleErrors is how many mistakes of a style are worth reading at once.
const mostStyleErrors = 20

// readStyle reads the style of an organisation and gives it as it stands in the report. It takes only what it knows:
// the parts of styleParts, their properties, and values within bounds, none of which can hide, move or write anything
// of what a report says. What it gives is written from what it read and never copied, so that no viewer can read more
// into it than was read here.
func readStyle(name, css string) (string, error) {
	if at, odd := clean.First(css); odd != "" {
		line, col := placeOf(css, at)
		return "", &load.Error{File: name, Line: line, Col: col, Msg: "the style holds " + odd, Hint: "save it as UTF-8, without characters that cannot be seen"}
	}
	r := &styleReader{file: name, css: css}
	r.rules(r.withoutComments())
	switch len(r.wrong) {
	case 0:
		return r.out.String(), nil
	case 1:
		return "", r.wrong[0]
	}
	most := min(len(r.wrong), mostStyleErrors)
	return "", &load.Errors{List: r.wrong[:most], More: len(r.wrong) - most}
}

// placeOf is the line and the column, in runes, of a byte in a text.
func placeOf(s string, at int) (line, col int) {
	before := s[:at]
	return 1 + strings.Count(before, "\n"), 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
}

type styleReader struct {
	file, css string
	out       strings.Builder
	wrong     []*load.Error
}

func (r *styleReader) fail(at int, hint, format string, args ...any) {
	line, col := placeOf(r.css, at)
	r.wrong = append(r.wrong, &load.Error{File: r.file, Line: line, Col: col, Msg: fmt.Sprintf(format, args...), Hint: hint})
}

// withoutComments is the style with blanks for its comments, every byte at its place.
func (r *styleReader) withoutComments() string {
	b := []byte(r.css)
	for at := 0; ; {
		n := strings.Index(string(b[at:]), "/*")
		if n < 0 {
			return string(b)
		}
		at += n
		n = strings.Index(string(b[at+2:]), "*/")
		if n < 0 {
			r.fail(at, "end it with */", "this comment never ends")
			return string(b[:at])
		}
		for end := at + n + 4; at < end; at++ {
			if b[at] != '\n' {
				b[at] = ' '
			}
		}
	}
}

const styleForm = "write PART { property: value; }"

// rules reads one rule after another. What is no rule ends the reading: what follows could not be told apart.
func (r *styleReader) rules(css string) {
	for at := 0; ; {
		at += len(css[at:]) - len(strings.TrimLeft(css[at:], " \t\r\n\f"))
		rest := css[at:]
		if rest == "" {
			return
		}
		if rest[0] == '@' {
			word, _, _ := strings.Cut(strings.FieldsFunc(rest, func(c rune) bool { return strings.ContainsRune(" \t\r\n{;(", c) })[0], "\"")
			r.fail(at, styleForm, "%s is refused in a style", clean.Line(word))
			return
		}
		opens := strings.IndexAny(rest, "{};@")
		if opens < 0 || rest[opens] != '{' {
			r.fail(at, styleForm, "this is no rule")
			return
		}
		body := rest[opens+1:]
		closes := strings.IndexAny(body, "{}")
		if closes < 0 || body[closes] != '}' {
			r.fail(at+opens, "close it with } before the next begins", "this rule does not end")
			return
		}
		r.rule(at, rest[:opens], at+opens+1, body[:closes])
		at += opens + 1 + closes + 1
	}
}

// rule reads one rule: for which parts, and what is said of them.
func (r *styleReader) rule(partsAt int, parts string, bodyAt int, body string) {
	var named []string
	for at, s := range pieces(partsAt, parts, ",") {
		if _, ok := styleParts[s]; !ok {
			r.fail(at, "there are: "+strings.Join(stylePartNames(), ", "), "%q is no part that a style can reach", s)
			continue
		}
		named = append(named, s)
	}
	if len(named) == 0 { // what it would say of them does not matter
		return
	}
	var says []string
	for at, s := range pieces(bodyAt, body, ";") {
		if s == "" {
			continue
		}
		property, value, ok := strings.Cut(s, ":")
		if !ok {
			r.fail(at, styleForm, "%q is no property with a value", s)
			continue
		}
		property = strings.ToLower(strings.TrimSpace(property))
		valueAt := at + len(s) - len(strings.TrimLeft(value, " \t\r\n\f"))
		if value, ok = r.value(at, valueAt, property, strings.TrimSpace(value), named); ok {
			says = append(says, property+":"+value)
		}
	}
	if len(says) > 0 {
		r.out.WriteString(strings.Join(named, ",") + "{" + strings.Join(says, ";") + "}\n")
	}
}

// value reads the value of a property, for each part that it is said of.
func (r *styleReader) value(at, valueAt int, property, value string, parts []string) (string, bool) {
	for _, part := range parts {
		takes := styleParts[part]
		if !slices.Contains(takes.properties, property) {
			hint := load.Nearest(property, takes.properties)
			if hint == "" {
				hint = "the page docs/manual/template.md lists what " + part + " takes"
			}
			r.fail(at, hint, "%s is refused for %s in a style", clean.Line(property), part)
			return "", false
		}
		if takes.readable && property == "color" && !readable(value) {
			r.fail(valueAt, "use a middle tone, such as #3f74c9", "%q cannot be read on the paper of the report, light and dark", value)
			return "", false
		}
	}
	kind := styleProperties[property]
	written, ok := kind.read(value)
	if !ok {
		r.fail(valueAt, "write "+kind.form, "%q is refused for %s in a style", clean.Line(value), property)
	}
	return written, ok
}

// pieces goes over the trimmed pieces of a text, each with where it begins.
func pieces(at int, s, between string) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for piece := range strings.SplitSeq(s, between) {
			inside := strings.TrimLeft(piece, " \t\r\n\f")
			if !yield(at+len(piece)-len(inside), strings.TrimRight(inside, " \t\r\n\f")) {
				return
			}
			at += len(piece) + len(between)
		}
	}
}

func stylePartNames() []string { return slices.Sorted(maps.Keys(styleParts)) }
