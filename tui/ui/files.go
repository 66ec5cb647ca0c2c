package ui

import (
	"context"

	"gonogo/assessment"
	"gonogo/content"
)

// Files is what the forms may ask about files of this computer. It does I/O: call it through Ask, or in an Act.
type Files struct {
	// Look says what a path names; the zero File where it names no plain file here.
	Look func(ctx context.Context, path string) (File, error)
	// Exports reads the exports that a line of paths names: with blanks between them, in quotes or with backslashes where one
	// holds a blank, as terminals write files that are dropped onto them. progress is told how far it has come; it may be nil.
	Exports func(ctx context.Context, paths string, progress func(step string, done float64)) (*assessment.Found, error)
	// With is evidence with the digest and size of the file that it names, and with the file itself where keep is said.
	With func(ctx context.Context, e assessment.Evidenced, keep bool) (assessment.Body, error)
}

// File is a plain file of this computer.
type File struct {
	Digest   content.Digest // "" where there is no file
	Size     int64
	Modified assessment.Date // the day of its last change
}
