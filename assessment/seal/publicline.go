package seal

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/crypto/ssh"
)

// maxList is the longest allowed_signers or revocation file that is read, in bytes.
const maxList = 1 << 20

const blanks = " \t"

var errNoKey = errors.New("there is no public key here that can be read")

// eachLine calls read with the number and text of every line that says something: no comment, not empty, without
// the blanks around it. Its first error names the line.
func eachLine(file []byte, read func(number int, line string) error) error {
	if len(file) > maxList {
		return fmt.Errorf("longer than %d bytes", maxList)
	}
	number := 0
	for raw := range bytes.Lines(file) {
		number++
		line := string(bytes.TrimRight(bytes.TrimLeft(raw, blanks), blanks+"\r\n"))
		if line == "" || line[0] == '#' {
			continue
		}
		err := plainText(line)
		if err == nil {
			err = read(number, line)
		}
		if err != nil {
			return fmt.Errorf("line %d: %w", number, err)
		}
	}
	return nil
}

func plainText(line string) error {
	if !utf8.ValidString(line) {
		return errors.New("not UTF-8 text")
	}
	if strings.ContainsFunc(line, func(r rune) bool { return r != '\t' && unicode.IsControl(r) }) {
		return errors.New("a control character")
	}
	return nil
}

// publicLine reads "kind base64 comment" and gives the key's wire form. A kind that cannot sign here, or that is not
// known here, is read all the same: a list may name keys that other programs use.
func publicLine(text string) (wire string, err error) {
	kind, rest := cutBlank(text)
	encoded, _ := cutBlank(rest)
	raw, err := base64.StdEncoding.Strict().DecodeString(encoded)
	if err != nil {
		return "", errNoKey
	}
	wire, named, err := publicWire(raw)
	if err == nil && named != kind {
		return "", errNoKey
	}
	return wire, err
}

// publicWire reads a key's wire form and gives it in its one spelling, with the kind it names.
func publicWire(raw []byte) (wire, kind string, err error) {
	w := wireReader{rest: raw}
	kind = string(w.string())
	if kind == "" {
		return "", "", errNoKey
	}
	pub, err := ssh.ParsePublicKey(raw)
	switch {
	case err == nil:
		return string(pub.Marshal()), kind, nil
	case isKnown(kind):
		return "", "", fmt.Errorf("%w: %w", errNoKey, err)
	default:
		return string(raw), kind, nil
	}
}

// isKnown reports whether keys of a kind are used here, so that each must be whole: those that may sign, and the
// certificates of them, which a revocation list may name.
func isKnown(kind string) bool {
	switch kind {
	case ssh.KeyAlgoRSA, ssh.KeyAlgoED25519, ssh.KeyAlgoECDSA256, ssh.KeyAlgoECDSA384, ssh.KeyAlgoECDSA521, ssh.KeyAlgoSKED25519, ssh.KeyAlgoSKECDSA256,
		ssh.CertAlgoRSAv01, ssh.CertAlgoED25519v01, ssh.CertAlgoECDSA256v01, ssh.CertAlgoECDSA384v01, ssh.CertAlgoECDSA521v01, ssh.CertAlgoSKED25519v01, ssh.CertAlgoSKECDSA256v01:
		return true
	default:
		return false
	}
}

// cutBlank is the text before the first blanks and the text after them.
func cutBlank(text string) (before, after string) {
	i := strings.IndexAny(text, blanks)
	if i < 0 {
		return text, ""
	}
	return text[:i], strings.TrimLeft(text[i:], blanks)
}
