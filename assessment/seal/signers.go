package seal

import (
	"errors"
	"time"
)

// Why a key that signed may not stand for somebody.
var (
	ErrUnknownKey     = errors.New("this key is not among the allowed signers")
	ErrOtherPrincipal = errors.New("this key stands for somebody else")
	ErrOtherNamespace = errors.New("this key may not sign for this purpose")
	ErrNotYetValid    = errors.New("this key was not yet valid")
	ErrNoLongerValid  = errors.New("this key was no longer valid")
	ErrOnlyAuthority  = errors.New("this key is listed as a certificate authority, and certificates are not used here: list the signer's own key")
	ErrRevoked        = errors.New("this key is revoked")
	errNotYet         = errors.New("not built yet")
)

// AllowedSigners says which keys stand for whom, as an OpenSSH allowed_signers file does (ssh-keygen(1)). The zero
// value allows nobody.
type AllowedSigners struct{}

// ParseAllowedSigners reads an allowed_signers file. Times in it without Z are of the location given, as ssh-keygen
// takes them to be of its own. An error names the line.
func ParseAllowedSigners(file []byte, local *time.Location) (AllowedSigners, error) {
	return AllowedSigners{}, errNotYet
}

// Check is nil when the key may sign in that namespace at that time as that principal. Otherwise it is
// ErrUnknownKey, ErrOtherPrincipal, ErrOtherNamespace, ErrNotYetValid, ErrNoLongerValid or ErrOnlyAuthority.
func (s AllowedSigners) Check(principal string, key Key, namespace string, at time.Time) error {
	return errNotYet
}

// Principals are whom the key may stand for in that namespace at that time, as the file writes them: patterns, among
// which "!x" takes x away again. Where there is nobody it fails as Check does.
func (s AllowedSigners) Principals(key Key, namespace string, at time.Time) ([]string, error) {
	return nil, errNotYet
}

// Revoked is a list of keys that may no longer sign. The zero value revokes none.
type Revoked struct{}

// ParseRevoked reads what ssh-keygen -Y verify -r takes: a public key on each line, or a binary KRL.
func ParseRevoked(file []byte) (Revoked, error) { return Revoked{}, errNotYet }

// Check is ErrRevoked when the key is on the list, otherwise nil.
func (r Revoked) Check(key Key) error { return errNotYet }
