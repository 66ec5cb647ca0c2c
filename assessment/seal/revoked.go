package seal

import (
	"bytes"
	"crypto/sha1"
	"crypto/sha256"
	"errors"
	"fmt"

	"golang.org/x/crypto/ssh"
)

// ErrRevoked says that a key may no longer sign.
var ErrRevoked = errors.New("this key is revoked")

// Revoked is a list of keys that may no longer sign. The zero value revokes none.
type Revoked struct {
	keys   map[string]bool // wire form
	sha1   map[string]bool // digests of it
	sha256 map[string]bool
}

// ParseRevoked reads what ssh-keygen -Y verify -r takes: a public key on each line, comments allowed, or a binary
// KRL. What it cannot read is an error: half a list of revoked keys would let the other half through.
func ParseRevoked(file []byte) (Revoked, error) {
	r := Revoked{keys: map[string]bool{}, sha1: map[string]bool{}, sha256: map[string]bool{}}
	read := r.readLines
	if bytes.HasPrefix(file, []byte(krlMagic)) {
		read = r.readKRL
	}
	if err := read(file); err != nil {
		return Revoked{}, fmt.Errorf("revoked keys: %w", err)
	}
	return r, nil
}

func (r Revoked) readLines(file []byte) error {
	return eachLine(file, func(_ int, line string) error {
		wire, err := publicLine(line)
		if err != nil {
			return err
		}
		r.keys[plainWire(wire)] = true
		return nil
	})
}

// plainWire is the key that a certificate certifies: ssh-keygen takes a certificate in a list for its key.
func plainWire(wire string) string {
	pub, err := ssh.ParsePublicKey([]byte(wire))
	if cert, ok := pub.(*ssh.Certificate); err == nil && ok {
		return string(cert.Key.Marshal())
	}
	return wire
}

// Check is ErrRevoked when the key is on the list, otherwise nil.
func (r Revoked) Check(key Key) error {
	s1, s256 := sha1.Sum([]byte(key.wire)), sha256.Sum256([]byte(key.wire))
	if r.keys[key.wire] || r.sha1[string(s1[:])] || r.sha256[string(s256[:])] {
		return fmt.Errorf("%w: %s", ErrRevoked, key.Fingerprint())
	}
	return nil
}
