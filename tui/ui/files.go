package ui

import (
	"context"
	"regexp"
	"strings"

	"gonogo/assessment"
	"gonogo/content"
)

// Files is what the forms may ask about files of this computer. It does I/O: call it through Ask, or in an Act.
type Files struct {
	// Find is the path of the plain file that a text names, however a terminal writes one that is dropped on it; ""
	// where it names none.
	Find func(ctx context.Context, text string) (path string, err error)
	// Look says what a path names; the zero File where it names no plain file here.
	Look func(ctx context.Context, path string) (File, error)
	// Exports reads the exports that a line of paths names: with blanks between them, in quotes or with backslashes where one
	// holds a blank, as terminals write files that are dropped onto them. progress is told how far it has come; it may be nil.
	Exports func(ctx context.Context, paths string, progress func(step string, done float64)) (*assessment.Found, error)
	// With is evidence with the digest and size of the file that it names, and with the file itself where keep is said.
	With func(ctx context.Context, e assessment.Evidenced, keep bool) (assessment.Body, error)
}

// link is an address with its scheme, of one word.
var link = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*://[^\s[:cntrl:]]+$`)

// IsLink reports whether a text is an address that leads elsewhere: of a file of this computer it is a path.
func IsLink(text string) bool {
	return link.MatchString(text) && !strings.HasPrefix(strings.ToLower(text), "file:")
}

// File is a plain file of this computer.
type File struct {
	Digest   content.Digest // "" where there is no file
	Size     int64
	Modified assessment.Date // the day of its last change
}
