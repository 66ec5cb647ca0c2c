package seal

import (
	"crypto/sha1"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
)

// A key revocation list as OpenSSH's PROTOCOL.krl has it: a header, then sections of a kind and a string.
const (
	krlMagic   = "SSHKRL\n\x00"
	krlVersion = 1

	krlCertificates = 1
	krlKeys         = 2
	krlSHA1         = 3
	krlSHA256       = 5

	krlFirstCertificates, krlLastCertificates = 0x20, 0x23 // serials, a range of them, a bitmap of them, key ids
)

var errKRL = errors.New("the revocation list is cut short or damaged")

// readKRL reads every section or fails. Revoked certificates are read over: no certificate signs here.
func (r Revoked) readKRL(file []byte) error {
	if len(file) > maxList {
		return fmt.Errorf("longer than %d bytes", maxList)
	}
	w := wireReader{rest: file[len(krlMagic):]}
	if version := w.uint32(); !w.broken && version != krlVersion {
		return fmt.Errorf("revocation list of version %d, known is %d", version, krlVersion)
	}
	w.take(8 + 8 + 8) // the list's own number, when it was made, flags of which none exists
	w.string()        // reserved
	w.string()        // comment
	for w.more() {
		kind := w.byte()
		if err := r.readSection(kind, wireReader{rest: w.string()}); err != nil {
			return err
		}
	}
	if w.broken {
		return errKRL
	}
	return nil
}

func (r Revoked) readSection(kind byte, w wireReader) error {
	switch kind {
	case krlKeys:
		for w.more() {
			key, _, err := publicWire(w.string())
			if err != nil {
				return err
			}
			r.keys[key] = true
		}
	case krlSHA1:
		if err := readDigests(r.sha1, &w, sha1.Size); err != nil {
			return err
		}
	case krlSHA256:
		if err := readDigests(r.sha256, &w, sha256.Size); err != nil {
			return err
		}
	case krlCertificates:
		w.string() // whose certificates
		w.string() // reserved
		for w.more() {
			if sub := w.byte(); sub < krlFirstCertificates || sub > krlLastCertificates {
				return fmt.Errorf("the revocation list revokes certificates in a way (%#x) that is not known here", sub)
			}
			w.string()
		}
	default:
		return fmt.Errorf("the revocation list has a section (%d) that is not known here: make it without, or list the keys as text", kind)
	}
	if w.broken {
		return errKRL
	}
	return nil
}

func readDigests(to map[string]bool, w *wireReader, size int) error {
	for w.more() {
		digest := w.string()
		if len(digest) != size {
			return errKRL
		}
		to[string(digest)] = true
	}
	return nil
}

// wireReader reads SSH's wire format (RFC 4251 §5). After the end it gives zeros and is broken.
type wireReader struct {
	rest   []byte
	broken bool
}

func (w *wireReader) more() bool { return !w.broken && len(w.rest) > 0 }

func (w *wireReader) take(n uint32) []byte {
	if w.broken || uint64(n) > uint64(len(w.rest)) {
		w.broken = true
		return nil
	}
	out := w.rest[:n]
	w.rest = w.rest[n:]
	return out
}

func (w *wireReader) byte() byte {
	if b := w.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (w *wireReader) uint32() uint32 {
	if b := w.take(4); b != nil {
		return binary.BigEndian.Uint32(b)
	}
	return 0
}

func (w *wireReader) string() []byte { return w.take(w.uint32()) }
