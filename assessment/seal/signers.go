package seal

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// Why a key that signed may not stand for somebody.
var (
	ErrUnknownKey     = errors.New("this key is not among the allowed signers")
	ErrOtherPrincipal = errors.New("this key stands for somebody else")
	ErrOnlyAuthority  = errors.New("this key is listed as a certificate authority, and certificates are not used here: list the signer's own key")
	ErrOtherNamespace = errors.New("this key may not sign for this purpose")
	ErrNotYetValid    = errors.New("this key was not yet valid")
	ErrNoLongerValid  = errors.New("this key was no longer valid")
)

// AllowedSigners says which keys stand for whom, as an OpenSSH allowed_signers file does (ssh-keygen(1)). The zero
// value allows nobody.
type AllowedSigners struct{ lines []signerLine }

// signerLine is one line of the file.
type signerLine struct {
	number     int
	principals string // a list of patterns
	wire       string // the public key
	signerOptions
}

// ParseAllowedSigners reads an allowed_signers file. Times in it without Z are of the location given, nil being UTC;
// ssh-keygen takes them to be of its own. An error names the line. Where ssh-keygen passes over a line that it
// cannot read, this fails: who may sign is no place for a guess.
func ParseAllowedSigners(file []byte, local *time.Location) (AllowedSigners, error) {
	if local == nil {
		local = time.UTC
	}
	var s AllowedSigners
	err := eachLine(file, func(number int, text string) error {
		line, err := parseSignerLine(text, local)
		if err != nil {
			return err
		}
		line.number = number
		s.lines = append(s.lines, line)
		return nil
	})
	if err != nil {
		return AllowedSigners{}, fmt.Errorf("allowed signers: %w", err)
	}
	return s, nil
}

// Check is nil when the key may sign in that namespace at that time, to the second, as that principal. Otherwise it
// is, of all lines with the key, the refusal that came last in this order: ErrUnknownKey, ErrOtherPrincipal,
// ErrOnlyAuthority, ErrOtherNamespace, ErrNotYetValid, ErrNoLongerValid.
func (s AllowedSigners) Check(principal string, key Key, namespace string, at time.Time) error {
	_, err := s.permitting(key, namespace, at, func(l signerLine) bool {
		return principal != "" && matchesList(l.principals, principal)
	})
	return err
}

// Principals are whom the key may stand for in that namespace at that time: the list of patterns of each line of the
// file that permits it. Where there is none it fails as Check does.
func (s AllowedSigners) Principals(key Key, namespace string, at time.Time) ([]string, error) {
	return s.permitting(key, namespace, at, func(signerLine) bool { return true })
}

func (s AllowedSigners) permitting(key Key, namespace string, at time.Time, names func(signerLine) bool) ([]string, error) {
	var found []string
	refused, weight := ErrUnknownKey, 0
	for _, l := range s.lines {
		if l.wire != key.wire {
			continue
		}
		if !names(l) {
			if weight < 1 {
				refused, weight = fmt.Errorf("%w: line %d is for %q", ErrOtherPrincipal, l.number, l.principals), 1
			}
			continue
		}
		w, err := l.refuses(namespace, at.Unix())
		switch {
		case w == 0:
			found = append(found, l.principals)
		case w > weight:
			refused, weight = fmt.Errorf("%w: line %d", err, l.number), w
		}
	}
	if len(found) == 0 {
		return nil, refused
	}
	slices.Sort(found)
	return slices.Compact(found), nil
}
