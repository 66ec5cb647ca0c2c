// Package seal turns values into exact bytes, bytes into digests and signatures, and says which key signed and whom it
// may stand for. Bytes in, bytes out: it knows no entry, no gate and no clock. Begin with Canonical and Digest, then
// Sign and Verify.
package seal

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/go-json-experiment/json/jsontext"
)

// Canonical is v as canonical JSON (RFC 8785): one value has one form.
func Canonical(v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, fmt.Errorf("encode: %w", err)
	}
	out := jsontext.Value(buf.Bytes())
	if err := out.Canonicalize(); err != nil {
		return nil, fmt.Errorf("make canonical: %w", err)
	}
	return out, nil
}

// Digest is SHA-256 over the domain and every part, each prefixed with its length as eight bytes, big endian,
// in the form "sha256:…". The domain keeps a digest of one kind of thing from standing for another.
func Digest(domain string, parts ...[]byte) string {
	out := digest(domain, parts)
	return string(out[:])
}

// Matches reports whether given is the digest of the domain and every part.
func Matches(given, domain string, parts ...[]byte) bool {
	out := digest(domain, parts)
	return string(out[:]) == given
}

const prefix = "sha256:"

func digest(domain string, parts [][]byte) (out [len(prefix) + 2*sha256.Size]byte) {
	var small [1024]byte // most of what is hashed is one entry
	all := append(binary.BigEndian.AppendUint64(small[:0], uint64(len(domain))), domain...)
	for _, p := range parts {
		all = append(binary.BigEndian.AppendUint64(all, uint64(len(p))), p...)
	}
	sum := sha256.Sum256(all)
	hex.Encode(out[copy(out[:], prefix):], sum[:])
	return out
}
