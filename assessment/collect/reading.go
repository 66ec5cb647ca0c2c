package collect

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/assessment/collect/tree"
	"gonogo/content/clean"
)

// Bounds of an import.
const (
	MaxBytes = tree.MaxBytes // of one file
	MaxRows  = assessment.MaxRows
	MaxFiles = assessment.MaxImportFiles
)

// mostRemarks is how many different remarks on one file are worth reading.
const mostRemarks = 200

// Reading is what one format says of one file. The zero fields of FoundFile that a format may set are Tool, Version, Generated,
// Source and Full; the rest is filled through methods.
type Reading struct {
	assessment.FoundFile
	Aside any // for Format.Join: what of the file concerns other files

	into     *found
	file     int32
	progress func(float64)
	remarked map[string]int
	looked   map[string]bool
	left     bool // something that the file lists is no row, so that nothing says what is gone
}

// Row begins a row of a register. What looks like a secret in its key is no key: such a row is left out and said.
func (r *Reading) Row(register, key string, at tree.Place) *Row {
	row := &Row{r: r}
	row.n = r.into.add(assessment.FoundRow{Register: register, Key: r.key(key, at), File: r.file, At: placeOf(at)})
	return row
}

// key is what may name a row: one line, not too long, and no secret. "" leaves the row out.
func (r *Reading) key(key string, at tree.Place) string {
	key = strings.TrimSpace(key)
	switch {
	case key == "" || clean.RefuseLine(key) != nil || strings.IndexByte(key, '\t') >= 0 || len(key) < longestNothing && clean.IsEmptyMeaning(key):
		r.left = true
		r.Misread(at, "something here has no usable name, and is left out")
		return ""
	case r.secret(key):
		r.left = true
		r.Misread(at, "a name here looks like a secret, and what it names is left out")
		return ""
	}
	return key
}

// longestNothing is longer than any text that means nothing, such as "n/a".
const longestNothing = 16

// Misread says what was not understood at a place. The sentence is the format's own: it never repeats a value.
func (r *Reading) Misread(at tree.Place, format string, args ...any) {
	says := fmt.Sprintf(format, args...)
	if n, again := r.remarked[says]; again {
		r.FoundFile.Misread[n].More++
		return
	}
	if len(r.FoundFile.Misread) >= mostRemarks {
		says = "more is not understood further on"
		if n, again := r.remarked[says]; again {
			r.FoundFile.Misread[n].More++
			return
		}
	}
	r.remarked[says] = len(r.FoundFile.Misread)
	r.FoundFile.Misread = append(r.FoundFile.Misread, assessment.FoundRemark{At: placeOf(at), Says: says})
}

// Unknown says, once, what the file cannot tell. When it was made is no matter for it: that a file does not say it is told
// of every file, as long as no person says it.
func (r *Reading) Unknown(format string, args ...any) {
	if says := fmt.Sprintf(format, args...); !slices.Contains(r.FoundFile.Unknown, says) && len(r.FoundFile.Unknown) < mostRemarks {
		r.FoundFile.Unknown = append(r.FoundFile.Unknown, says)
	}
}

// Drop counts secrets that are left behind.
func (r *Reading) Drop(what string, n int) {
	if n == 0 {
		return
	}
	for i := range r.Dropped {
		if r.Dropped[i].What == what {
			r.Dropped[i].Count += n
			return
		}
	}
	r.Dropped = append(r.Dropped, assessment.Dropped{What: what, Count: n})
}

// dropGiven counts a secret where one is written.
func dropGiven(r *Reading, what string, n *tree.Node) {
	if n.Text() != "" {
		r.Drop(what, 1)
	}
}

// Evidence adds a piece of evidence. Its note is looked at for secrets as every text is.
func (r *Reading) Evidence(at tree.Place, e assessment.FoundEvidence) {
	e.File, e.At = r.file, placeOf(at)
	if r.secret(e.Note) {
		e.Note = ""
		r.Drop(looksSecret, 1)
	}
	r.into.Evidence = append(r.into.Evidence, e)
}

// Clean is a text that may be kept in a fact of the file, such as its tool or its source: "" where it looks like a secret.
func (r *Reading) Clean(text string) string {
	text = strings.TrimSpace(text)
	if clean.RefuseLine(text) != nil {
		return ""
	}
	if r.secret(text) {
		r.Drop(looksSecret, 1)
		return ""
	}
	return text
}

// Progress says how much of the file has been read, from 0 to 1.
func (r *Reading) Progress(done float64) {
	if r.progress != nil {
		r.progress(done)
	}
}

const looksSecret = "texts that look like secrets"

// mostLooked is how many texts are remembered as looked at: kinds and platforms come again in every row.
const mostLooked = 4096

// secret reports whether a text holds what looks like a secret. What is too short to be one is not looked at.
func (r *Reading) secret(text string) bool {
	if len(text) < 8 {
		return false
	}
	if found, known := r.looked[text]; known {
		return found
	}
	_, found := clean.LooksSecret(text)
	if len(r.looked) < mostLooked {
		r.looked[text] = found
	}
	return found
}

func placeOf(at tree.Place) assessment.FoundPlace {
	return assessment.FoundPlace{Line: at.Line, Col: at.Col, Inside: at.Inside}
}

// MadeAt keeps the day on which the tool made the export, where it says it.
func (r *Reading) MadeAt(n *tree.Node) {
	if w, ok := tree.ParseWhen(n.Text()); ok && w.Day != "" {
		r.Generated, _ = assessment.ParseDate(w.Day) // a day that package tree has read
	}
}

// within says that an error is about a file within the file.
func within(err error, inside string) error {
	var e *tree.Error
	if errors.As(err, &e) && inside != "" {
		e.Inside = inside
	}
	return err
}
