package load

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"gonogo/content/clean"
)

// Bounds of a file. They are far above any honest file and far below what costs noticeable time or memory.
const (
	MaxBytes = 1 << 20
	MaxDepth = 32
)

// Bounds of a gate, for the same reason.
const (
	MaxSections  = 26
	MaxGateBytes = 4 << 20 // all files together
	MaxQuestions = 2000
	MaxCases     = 2000
	maxParts     = 200 // traits, kinds of evidence, roles, floors of a tier, pairs that are alike
)

// atMost reads a list that may have only so many entries; of a longer one it gives none.
func atMost(list Node, most int, what string) []Node {
	items := list.List()
	if len(items) > most {
		list.Fail("split the gate, or take out what does not belong here", "there are %d %s, at most %d are read", len(items), what, most)
		return nil
	}
	return items
}

// scan refuses, before any parser sees it, a file that is too large, holds what cannot be seen, or nests so deep
// that parsing it would cost. It reads b once.
func scan(name string, b []byte) *Error {
	if len(b) > MaxBytes {
		return &Error{name, 1, 1, fmt.Sprintf("the file has %d bytes, at most %d are read", len(b), MaxBytes), "split it, or take out what does not belong here"}
	}
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return &Error{name, 1, 1, "the file is UTF-16, not UTF-8", "save it as UTF-8"}
	}
	text := string(b)
	if at, what := clean.First(text); what != "" {
		return errorAt(name, text, at, fmt.Sprintf("%s does not belong in a text file: it cannot be seen or changes what is seen", what), "take it out; in a quoted text it can be spelt out in words")
	}
	return scanShape(name, text)
}

// scanShape follows brackets as far as that is cheap. It may see fewer levels than there are, never more in a
// file that a parser accepts: the tree is measured again after parsing, and the parser has bounds of its own.
func scanShape(name, text string) *Error {
	depth, line, block := 0, 0, -1 // block is the indentation of the key whose block text this is, -1 outside of one
	for row := range strings.Lines(text) {
		line++
		indent := len(row) - len(strings.TrimLeft(row, " "))
		if block >= 0 && (indent > block || strings.TrimSpace(row) == "") {
			continue
		}
		block = -1
		if opensBlock(row) {
			block = indent
		}
		if row[0] == '%' {
			return &Error{name, line, 1, "directives are not read", "take the line out"}
		}
		if col := leadingIndicators(row); col > 0 {
			return tooDeep(name, line, col)
		}
		if col := brackets(row, &depth); col > 0 {
			return tooDeep(name, line, col)
		}
	}
	return nil
}

// opensBlock reports whether a row ends in "|", ">-" or the like: text follows, not structure.
func opensBlock(row string) bool {
	row = strings.TrimRight(row, " \r\n")
	last := row[strings.LastIndexByte(row, ' ')+1:]
	return last != "" && (last[0] == '|' || last[0] == '>') && strings.Trim(last[1:], "+-123456789") == ""
}

// leadingIndicators is the column at which "- - - a" has opened too many levels, 0 where it has not.
func leadingIndicators(row string) int {
	levels := 0
	for i := 0; i+1 < len(row); i++ {
		switch {
		case row[i] == ' ':
		case (row[i] == '-' || row[i] == '?') && row[i+1] == ' ':
			if levels++; levels > MaxDepth {
				return i + 1
			}
		default:
			return 0
		}
	}
	return 0
}

// brackets counts the brackets of one line into depth and gives the column at which it is too great, 0 where it is
// not. A bracket opens a level only where a value can begin; inside a word it is text.
func brackets(row string, depth *int) int {
	begins := true
	for i := range len(row) {
		switch row[i] {
		case '[', '{':
			if !begins {
				continue
			}
			if *depth++; *depth > MaxDepth {
				return i + 1
			}
		case ']', '}':
			*depth = max(0, *depth-1)
			begins = false
		case ',', ':':
			begins = true
		case '#':
			if begins {
				return 0 // a comment
			}
		case ' ', '-', '?':
		default:
			begins = false
		}
	}
	return 0
}

func tooDeep(name string, line, col int) *Error {
	return &Error{name, line, col, fmt.Sprintf("more than %d levels deep", MaxDepth), "write it flatter"}
}

// errorAt turns a byte offset into a line and a column.
func errorAt(name, text string, at int, msg, hint string) *Error {
	before := text[:at]
	start := strings.LastIndexByte(before, '\n') + 1
	return &Error{name, 1 + strings.Count(before, "\n"), 1 + utf8.RuneCountInString(before[start:]), msg, hint}
}
