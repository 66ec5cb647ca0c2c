// Package load reads YAML into the types of package content, strictly: what it does not know, it refuses, and
// every refusal says FILE:line:column and, where one helps, what to write instead. It checks every rule
// that the types of a gate must keep; what makes a gate good beyond that is for package lint.
// It never decides, never reads a clock and never reads a file but through the fs.FS it is given.
//
// Begin with ReadPack and Gate; Document is the strict front for any other YAML file, such as a file of acts.
package load

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Pos is a place in a file: lines and columns count from 1, columns in runes. The zero value is no place.
type Pos struct {
	File      string
	Line, Col int
}

func (p Pos) String() string { return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col) }

// Error is one thing wrong at one place.
type Error struct {
	File      string
	Line, Col int
	Msg       string
	Hint      string // what to do about it; may be empty
}

// Error is "FILE:3:7: message", without the hint.
func (e *Error) Error() string { return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Col, e.Msg) }

// Errors is several things wrong, in the order of file, line and column.
type Errors struct {
	List []*Error // at least two, at most maxErrors
	More int      // so many more were found and left out
}

// Error is one line each.
func (e *Errors) Error() string {
	lines := make([]string, 0, len(e.List)+1)
	for _, one := range e.List {
		lines = append(lines, one.Error())
	}
	if e.More > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", e.More))
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives each error by itself.
func (e *Errors) Unwrap() []error {
	out := make([]error, len(e.List))
	for i, one := range e.List {
		out[i] = one
	}
	return out
}

// maxErrors is how many errors are worth reading at once.
const maxErrors = 20

// report gathers what is wrong over one or several files.
type report struct{ list []*Error }

func (r *report) add(at Pos, hint, msg string) {
	r.list = append(r.list, &Error{at.File, at.Line, at.Col, msg, hint})
}

// err is nil, one *Error or *Errors.
func (r *report) err() error {
	if len(r.list) == 0 {
		return nil
	}
	slices.SortStableFunc(r.list, func(a, b *Error) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	list := slices.CompactFunc(slices.Clone(r.list), func(a, b *Error) bool { return *a == *b })
	if len(list) == 1 {
		return list[0]
	}
	more := max(0, len(list)-maxErrors)
	return &Errors{List: list[:len(list)-more], More: more}
}
