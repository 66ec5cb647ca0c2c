// Package chain says which entries may be added to a record: the one rule that every store shares. It keeps
// nothing and decides nothing about what entries mean. Begin with Extend.
package chain

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/content"
)

// Extend is the frontier after entries are added to held, in their order. It refuses an entry of another
// assessment, an entry whose bytes have another digest, and one that does not follow its writer's last.
func Extend(id string, held assessment.Frontier, entries []assessment.Sealed) (assessment.Frontier, error) {
	if len(entries) == 0 {
		return nil, fmt.Errorf("nothing to keep for assessment %s", id)
	}
	next := slices.Clone(held)
	for i := range entries {
		e := &entries[i]
		at, found := slices.BinarySearchFunc(next, e.Writer, func(h assessment.Head, w string) int {
			return strings.Compare(h.Writer, w)
		})
		if !found {
			next = slices.Insert(next, at, assessment.Head{Writer: e.Writer})
		}
		if err := follows(id, next[at], e); err != nil {
			return nil, err
		}
		next[at].Count, next[at].Head = e.Seq, e.Digest
	}
	return next, nil
}

func follows(id string, h assessment.Head, e *assessment.Sealed) error {
	switch {
	case e.Assessment != id:
		return fmt.Errorf("entry %s belongs to assessment %s, not to %s", e.ID, e.Assessment, id)
	case e.Writer == "" || e.ID == "":
		return fmt.Errorf("entry %q lacks an id or a writer", e.ID)
	case e.Seq != h.Count+1 || e.Prev != h.Head:
		return fmt.Errorf("entry %s is number %d of writer %s and does not follow number %d", e.ID, e.Seq, e.Writer, h.Count)
	case assessment.EntryDigest(e.Bytes) != e.Digest:
		return fmt.Errorf("entry %s does not have the digest it is sealed with", e.ID)
	default:
		return nil
	}
}

// HeldBy is the frontier of entries that are sorted by writer and number, read off without checking them:
// assessment.FrontierOf checks.
func HeldBy(entries []assessment.Sealed) assessment.Frontier {
	var f assessment.Frontier
	for i := range entries {
		if e := &entries[i]; i+1 == len(entries) || entries[i+1].Writer != e.Writer {
			f = append(f, assessment.Head{Writer: e.Writer, Count: e.Seq, Head: e.Digest})
		}
	}
	return f
}

// Slug is wish, or wish with "-2", "-3" and so on, whichever is the first that is not taken.
func Slug(wish string, taken func(slug string) (bool, error)) (string, error) {
	if wish == "" {
		return "", fmt.Errorf("an assessment needs a name of at least one letter")
	}
	for slug, n := wish, 2; ; n++ {
		used, err := taken(slug)
		if err != nil || !used {
			return slug, err
		}
		slug = fmt.Sprintf("%s-%d", wish, n)
	}
}

// CheckBeside refuses the source of any gate, and the copy of any file, under a digest that is not its own.
func CheckBeside(beside []assessment.Beside) error {
	for _, b := range beside {
		switch b := b.(type) {
		case assessment.GateSource:
			if err := CheckPack(b.Gate, b.Pack); err != nil {
				return err
			}
		case assessment.KeptFile:
			if got := assessment.PlainDigest(b.Bytes); got != b.Digest {
				return fmt.Errorf("the file to be kept has digest %s, not %s", got.Short(), b.Digest.Short())
			}
		default:
			return fmt.Errorf("a journal keeps no %T", b)
		}
	}
	return nil
}

// CheckPack refuses the source of a gate under a digest that is not its own.
func CheckPack(digest content.Digest, pack []byte) error {
	p, err := content.ParsePack(pack)
	if err != nil {
		return err
	}
	if got := p.Digest(); got != digest {
		return fmt.Errorf("the source of the gate has digest %s, not %s", got.Short(), digest.Short())
	}
	return nil
}
