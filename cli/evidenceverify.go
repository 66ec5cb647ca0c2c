package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/content"
)

// fileState says what became of what a piece of evidence names.
type fileState string

// The states. Of a kept copy it is the copy that is judged, and the file that it was made of is only told about.
const (
	fileUnchanged fileState = "unchanged"
	fileChanged   fileState = "changed"
	fileGone      fileState = "gone"
	fileUnread    fileState = "unread" // it is there and cannot be read
	fileUnnamed   fileState = "none"   // no file was read when the evidence was given: a link, or a name that is no file here
	copySound     fileState = "sound"
	copyDamaged   fileState = "damaged"
)

type filesVerifiedJSON struct {
	Schema     string             `json:"schema"`
	Assessment string             `json:"assessment"`
	OK         bool               `json:"ok"`
	Evidence   []fileVerifiedJSON `json:"evidence"`
}

type fileVerifiedJSON struct {
	ID      string         `json:"id"`
	EntryID string         `json:"entry_id"`
	For     []string       `json:"for"`
	Ref     string         `json:"ref"`
	OK      bool           `json:"ok"`
	State   fileState      `json:"state"` // of the file that ref names
	Digest  content.Digest `json:"digest"`
	Now     content.Digest `json:"now"`  // of the file as it is; "" where it was not read
	Copy    fileState      `json:"copy"` // sound or damaged; "" where none is kept
	Says    string         `json:"says"`
}

func evidenceVerifyVerb(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "verify ID [EVIDENCE...]",
		Short: "say which files of evidence changed or are gone",
		Long: `Reads each file that evidence names and compares it with the SHA-256 that was recorded. Paths are looked up from the
folder you are in. Where the record keeps a copy it is the copy that counts, and what became of the file itself is only
told. Links are not looked at: gonogo never goes online.

Exit codes: 0 all that can be looked at is sound; 3 a file changed, is gone or cannot be read, or a copy is damaged.`,
		Example: "gonogo evidence verify payments-agent\ngonogo evidence verify payments-agent e12 --json",
	}
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, -1, func(ctx context.Context, args []string) error {
		r, err := a.find(ctx, args[0])
		if err != nil {
			return err
		}
		var named []int
		for _, name := range args[1:] {
			p, err := pieceNamed(r.State, name)
			if err != nil {
				return err
			}
			named = append(named, p.Entry)
		}
		doc := filesVerifiedJSON{Schema: "gonogo/evidence-verify/1", Assessment: r.Slug, OK: true, Evidence: []fileVerifiedJSON{}}
		for i := range r.State.Evidence {
			p := &r.State.Evidence[i]
			if named != nil && !slices.Contains(named, p.Entry) {
				continue
			}
			v, err := a.verifyFile(ctx, p)
			if err != nil {
				return err
			}
			doc.OK = doc.OK && v.OK
			doc.Evidence = append(doc.Evidence, v)
		}
		return a.filesVerified(doc)
	})
}

// verifyFile looks at the file of one piece, and at the copy of it.
func (a *app) verifyFile(ctx context.Context, p *assessment.Piece) (fileVerifiedJSON, error) {
	v := fileVerifiedJSON{ID: fmt.Sprintf("e%d", p.Entry), EntryID: p.ID, For: p.Questions, Ref: p.Ref, Digest: p.FileDigest}
	var says string
	v.State, v.Now, says = fileNow(ctx, &p.Evidenced)
	v.OK = v.State == fileUnchanged || v.State == fileUnnamed
	v.Says = says
	if p.FileKept {
		_, err := a.desk.File(ctx, p)
		v.Copy, v.OK, v.Says = copySound, true, "the kept copy is sound; the file itself: "+says
		if err != nil {
			v.Copy, v.OK, v.Says = copyDamaged, false, fmt.Sprintf("%v; the file itself: %s", err, says)
		}
	}
	return v, ctx.Err()
}

// fileNow compares the file that evidence names with what was recorded of it.
func fileNow(ctx context.Context, e *assessment.Evidenced) (state fileState, now content.Digest, says string) {
	if e.FileDigest == "" {
		if strings.Contains(e.Ref, "://") {
			return fileUnnamed, "", "a link, which is not looked at"
		}
		return fileUnnamed, "", "no file was read when it was given"
	}
	now, size, err := localFile(ctx, e.Ref)
	switch _, look := os.Stat(e.Ref); {
	case err != nil:
		return fileUnread, "", "it cannot be read: " + err.Error()
	case errors.Is(look, fs.ErrNotExist):
		return fileGone, "", "it is gone; it was " + string(e.FileDigest)
	case look != nil:
		return fileUnread, "", "it cannot be read: " + look.Error()
	case now == "":
		return fileGone, "", "what is there now is no plain file; it was " + string(e.FileDigest)
	case now != e.FileDigest:
		return fileChanged, now, fmt.Sprintf("it changed: it was %s (%d bytes) and is %s (%d bytes)", e.FileDigest, e.FileSize, now, size)
	default:
		return fileUnchanged, now, "unchanged"
	}
}

// filesVerified prints what was found, and fails where something is not sound.
func (a *app) filesVerified(doc filesVerifiedJSON) error {
	bad := 0
	var t table
	for _, v := range doc.Evidence {
		mark, h := "ok", green
		switch {
		case !v.OK:
			mark, h = "FAILED", red
			bad++
		case v.State == fileUnnamed && v.Copy == "":
			mark, h = "-", faint
		}
		t.add(mark, v.ID, v.Ref, v.Says)
		t.tint(0, h)
	}
	if a.flags.json {
		if err := a.document(doc); err != nil {
			return err
		}
	} else {
		t.write(a, "")
		if len(doc.Evidence) == 0 {
			a.note("no evidence is held yet")
		}
	}
	if bad > 0 {
		return &invalid{
			fmt.Sprintf("%s not what was recorded", isOrAre(bad)),
			"find the file as it was, or withdraw the evidence and give it anew; gonogo evidence add --keep keeps a copy",
		}
	}
	return nil
}

func isOrAre(n int) string {
	if n == 1 {
		return "1 piece of evidence is"
	}
	return fmt.Sprintf("%d pieces of evidence are", n)
}
