package content

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
)

// Pack is the source of a gate: its files, exactly as they were read. It is what a database keeps, so that an
// old assessment always renders as it was. Paths are slash-separated, relative and sorted.
type Pack []File

// File is one source file of a gate.
type File struct {
	Path string `json:"path"`
	Text string `json:"text"`
}

// Sorted returns the pack in the order that its digest is made over.
func (p Pack) Sorted() Pack {
	out := slices.Clone(p)
	slices.SortFunc(out, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return out
}

// Digest is SHA-256 over a domain name and each file's path and text, every part prefixed with its length
// as eight bytes, big endian.
func (p Pack) Digest() Digest {
	h := sha256.New()
	part := func(s string) {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(s)))
		h.Write(n[:])
		h.Write([]byte(s))
	}
	part("gonogo/gate/1")
	for _, f := range p.Sorted() {
		part(f.Path)
		part(f.Text)
	}
	return Digest("sha256:" + hex.EncodeToString(h.Sum(nil)))
}

// Bytes is the pack as JSON, sorted by path.
func (p Pack) Bytes() ([]byte, error) {
	b, err := json.Marshal(p.Sorted())
	if err != nil {
		return nil, fmt.Errorf("encode gate pack: %w", err)
	}
	return b, nil
}

// ParsePack reads what Bytes wrote. It refuses a path that climbs or stands twice.
func ParsePack(b []byte) (Pack, error) {
	var p Pack
	if err := json.Unmarshal(b, &p); err != nil {
		return nil, fmt.Errorf("read gate pack: %w", err)
	}
	if len(p) == 0 {
		return nil, errors.New("read gate pack: no files")
	}
	seen := map[string]bool{}
	for _, f := range p {
		if f.Path == "" || path.IsAbs(f.Path) || path.Clean(f.Path) != f.Path || strings.HasPrefix(f.Path, "..") {
			return nil, fmt.Errorf("read gate pack: path %q is not a plain relative path", f.Path)
		}
		if seen[f.Path] {
			return nil, fmt.Errorf("read gate pack: path %q stands twice", f.Path)
		}
		seen[f.Path] = true
	}
	return p, nil
}
