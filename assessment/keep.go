package assessment

import (
	"context"
	"errors"
	"fmt"

	"gonogo/content/clean"
)

// KeptUnasked is the most bytes of a file that is kept where nobody says how large it may be, and MaxKept the most of all
// files that one act keeps, whatever anybody says: each is held in memory while it is written and read back.
const (
	KeptUnasked = 25 << 20
	MaxKept     = 256 << 20
)

// Keeping is evidence with the bytes of its file, of which the journal keeps a copy. Make it with Keep.
type Keeping struct {
	Evidenced
	File []byte
}

// Keep makes evidence that brings its file along: digest and size are those of the bytes given, whatever e said.
func Keep(e Evidenced, file []byte) Keeping {
	e.FileDigest, e.FileSize, e.FileKept = PlainDigest(file), int64(len(file)), true
	return Keeping{e, file}
}

// checkKept refuses a copy that is too large, that is not the file which the entry names, or that looks as if it held a
// secret and that nobody has looked at.
func checkKept(given Body, e Evidenced) error {
	looked, isLooked := given.(NotASecret)
	if isLooked {
		given = looked.Body
	}
	k, keeps := given.(Keeping)
	switch {
	case !keeps && !e.FileKept:
		return nil
	case !keeps:
		return errors.New("a file is kept with its bytes")
	case len(k.File) > MaxKept:
		return refused("leave the copy out: its digest is recorded all the same; or give a smaller extract", "%s has %d bytes; the record keeps files of up to %d MiB", e.Ref, len(k.File), MaxKept>>20)
	case !e.FileKept || e.FileDigest != PlainDigest(k.File) || e.FileSize != int64(len(k.File)):
		return errors.New("the file to be kept is another one than the evidence names")
	}
	if kind, line, found := clean.FileLooksSecret(k.File); found && !isLooked {
		return &SecretError{fmt.Sprintf("file (line %d)", line), kind}
	}
	return nil
}

// File is the kept copy of the file of a piece. ErrNotFound where none is kept.
func (d *Desk) File(ctx context.Context, p *Piece) ([]byte, error) {
	if !p.FileKept {
		return nil, fmt.Errorf("no copy of the file of e%d is kept: %w", p.Entry, ErrNotFound)
	}
	return d.journal.File(ctx, p.FileDigest)
}
