package assessment

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gonogo/assessment/seal"
	"gonogo/content"
)

// Head is how much of one writer's chain is held.
type Head struct {
	Writer string         `json:"writer"`
	Count  int            `json:"count"`
	Head   content.Digest `json:"head"` // digest of the last entry
}

// Frontier is what is held of every writer's chain, sorted by writer. It names the state of a record:
// the same frontier is the same entries.
type Frontier []Head

// Digest names the frontier in one word.
func (f Frontier) Digest() (content.Digest, error) {
	b, err := seal.Canonical(f)
	if err != nil {
		return "", fmt.Errorf("digest of the frontier: %w", err)
	}
	return content.Digest(seal.Digest("gonogo/frontier/1", b)), nil
}

// Of is what f holds of one writer; the zero Head when it holds nothing.
func (f Frontier) Of(writer string) Head {
	for _, h := range f {
		if h.Writer == writer {
			return h
		}
	}
	return Head{Writer: writer}
}

// Total is the number of entries that f covers.
func (f Frontier) Total() int {
	n := 0
	for _, h := range f {
		n += h.Count
	}
	return n
}

// Equal reports whether two frontiers name the same entries.
func (f Frontier) Equal(g Frontier) bool { return slices.Equal(f, g) }

// FrontierOf reads the frontier off entries and checks every chain on the way: numbers without a gap, each
// entry over the digest of the one before, digests that fit the bytes, one assessment.
func FrontierOf(entries []Sealed) (Frontier, error) {
	heads := map[string]Head{}
	sorted := inChainOrder(entries)
	for i := range sorted {
		e := &sorted[i]
		h := heads[e.Writer]
		if !seal.Matches(string(e.Digest), Format, e.Bytes) {
			return nil, &ChainError{e.Entry, "its bytes do not have the digest they were stored under"}
		}
		if e.Assessment != entries[0].Assessment {
			return nil, &ChainError{e.Entry, "it belongs to another assessment"}
		}
		if e.Seq != h.Count+1 {
			if e.Seq == h.Count {
				return nil, &ChainError{e.Entry, "two different entries have one number: the record was forked"}
			}
			return nil, &ChainError{e.Entry, fmt.Sprintf("number %d follows number %d", e.Seq, h.Count)}
		}
		if e.Prev != h.Head {
			return nil, &ChainError{e.Entry, "it does not follow the entry before it"}
		}
		heads[e.Writer] = Head{Writer: e.Writer, Count: e.Seq, Head: e.Digest}
	}
	f := make(Frontier, 0, len(heads))
	for _, h := range heads {
		f = append(f, h)
	}
	slices.SortFunc(f, func(a, b Head) int { return strings.Compare(a.Writer, b.Writer) })
	return f, nil
}

// ChainError says which entry breaks the journal and how.
type ChainError struct {
	Entry Entry
	Says  string
}

func (e *ChainError) Error() string {
	return fmt.Sprintf("the journal is damaged at entry %d of writer %s: %s", e.Entry.Seq, e.Entry.Writer, e.Says)
}

// inChainOrder sorts by writer and number. What a journal gives is in that order already.
func inChainOrder(entries []Sealed) []Sealed {
	order := func(a, b Sealed) int { return cmp.Or(strings.Compare(a.Writer, b.Writer), a.Seq-b.Seq) }
	if slices.IsSortedFunc(entries, order) {
		return entries
	}
	out := slices.Clone(entries)
	slices.SortStableFunc(out, order)
	return out
}
