package seal

import (
	"errors"

	"golang.org/x/crypto/ssh"
)

var (
	// ErrNoBundle says that a key cannot make a bundle: a hardware key signs more than the bytes it is given, which
	// only SSH's own format can carry.
	ErrNoBundle = errors.New("a hardware key cannot make a Sigstore bundle: its signatures fit SSH's own format alone; leave the bundle out, or sign with another key")
	// ErrNotBundle says that bytes are not a bundle as SignBundle writes it.
	ErrNotBundle = errors.New("not a bundle as gonogo writes it")
)

// SignBundle signs an in-toto statement as a DSSE envelope inside a Sigstore bundle, which
// cosign verify-blob-attestation --key checks with the key's PublicPEM. Keys in an agent can sign one too.
func SignBundle(signer ssh.Signer, statement []byte) ([]byte, error) { return nil, errNotYet }

// VerifyBundle gives the statement in a bundle when that key signed it. It fails with ErrNotBundle, ErrNoBundle or
// ErrBadSignature.
func VerifyBundle(bundle []byte, key Key) ([]byte, error) { return nil, errNotYet }

// BundleHint is which key a bundle says signed it, to be compared with Hint. It proves nothing.
func BundleHint(bundle []byte) (string, error) { return "", errNotYet }

// Hint names a key in a bundle: the base64 of the SHA-256 of its PKIX form, as cosign does. ErrNoBundle for
// hardware keys.
func Hint(key Key) (string, error) { return "", errNotYet }

// PublicPEM is the key in PKIX PEM, as cosign --key takes it. ErrNoBundle for hardware keys.
func PublicPEM(key Key) ([]byte, error) { return nil, errNotYet }
