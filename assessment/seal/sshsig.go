package seal

import (
	"bytes"
	"crypto/rsa"
	"encoding/base64"
	"errors"
	"fmt"
	"math/big"

	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"
)

// Namespace is what a signature of this program is for. It is part of what is signed, so that a signature made for
// something else, a git commit or a file, never stands for a sign-off.
const Namespace = "gonogo-signoff"

// maxArmour is more than the longest signature takes: one by an RSA key of 16,384 bits.
const maxArmour = 16 << 10

var (
	// ErrNotSignature says that the bytes are no SSH signature.
	ErrNotSignature = errors.New("not an SSH signature")
	// ErrNotCanonical says that a signature is spelled otherwise than ssh-keygen spells it.
	ErrNotCanonical = errors.New("the signature file has been altered: it is not as ssh-keygen writes it, byte for byte")
	// ErrWrongNamespace says that a signature was made for something else.
	ErrWrongNamespace = errors.New("signed for another purpose")
	// ErrUnsupportedHash says that a signature was made over another digest than SHA-512.
	ErrUnsupportedHash = errors.New("signed over another digest than SHA-512, ssh-keygen's own choice")
	// ErrBadSignature says that a signature is not one of these bytes by that key.
	ErrBadSignature = errors.New("the signature does not fit")
)

// Sign makes a detached signature of exactly these bytes, in the form that ssh-keygen -Y sign writes to a .sig file.
// RSA keys sign with rsa-sha2-512. What is returned has been verified.
func Sign(signer ssh.Signer, message []byte) ([]byte, error) {
	if _, err := KeyOf(signer.PublicKey()); err != nil {
		return nil, err
	}
	sig, err := sshsig.Sign(bytes.NewReader(message), signer, sshsig.HashSHA512, Namespace)
	if err != nil {
		return nil, fmt.Errorf("sign: %w", err)
	}
	out := armour(sig)
	if _, err := Verify(message, out); err != nil {
		return nil, fmt.Errorf("the key made a signature that does not verify: %w", err)
	}
	return out, nil
}

// Verify answers which key signed exactly these bytes for Namespace. Whom the key stands for is another question:
// ask AllowedSigners and Revoked. A hardware key must have been touched.
//
// It fails with ErrNotSignature, ErrNotCanonical, ErrUnsupportedKey, ErrUnsupportedHash, ErrWrongNamespace or
// ErrBadSignature.
func Verify(message, armoured []byte) (Key, error) {
	if len(armoured) > maxArmour {
		return Key{}, fmt.Errorf("%w: longer than %d bytes", ErrNotSignature, maxArmour)
	}
	sig, err := sshsig.Unarmor(armoured)
	if err != nil {
		return Key{}, fmt.Errorf("%w: %w", ErrNotSignature, err)
	}
	if !bytes.Equal(armour(sig), armoured) {
		return Key{}, ErrNotCanonical
	}
	key, err := KeyOf(sig.PublicKey)
	if err != nil {
		return Key{}, err
	}
	if !canonicalSignature(sig.PublicKey, sig.Signature) {
		return Key{}, ErrNotCanonical
	}
	if sig.HashAlgorithm != sshsig.HashSHA512 {
		return Key{}, fmt.Errorf("%w: %s", ErrUnsupportedHash, sig.HashAlgorithm)
	}
	if sig.Namespace != Namespace {
		return Key{}, fmt.Errorf("%w: %q instead of %q", ErrWrongNamespace, sig.Namespace, Namespace)
	}
	if sig.PublicKey.Type() == ssh.KeyAlgoRSA && sig.Signature.Format != ssh.KeyAlgoRSASHA512 {
		return Key{}, fmt.Errorf("%w: RSA signs with %s here, this is %q", ErrUnsupportedKey, ssh.KeyAlgoRSASHA512, sig.Signature.Format)
	}
	if err := sshsig.Verify(bytes.NewReader(message), sig, sig.PublicKey, sshsig.HashSHA512, Namespace); err != nil {
		return Key{}, fmt.Errorf("%w: %w", ErrBadSignature, err)
	}
	return key, nil
}

// armourWidth is where ssh-keygen breaks the lines of a signature; Go's PEM breaks them elsewhere.
const armourWidth = 70

// armour is the one spelling of a signature that is accepted.
func armour(sig *sshsig.Signature) []byte {
	text := base64.StdEncoding.EncodeToString(sig.Marshal())
	out := []byte("-----BEGIN " + sshsig.PEMType + "-----\n")
	for len(text) > 0 {
		n := min(armourWidth, len(text))
		out = append(append(out, text[:n]...), '\n')
		text = text[n:]
	}
	return append(out, "-----END "+sshsig.PEMType+"-----\n"...)
}

// canonicalSignature reports whether the signature proper has its one spelling: nothing behind it, no padded
// numbers, full length. What hardware adds behind it is read in full when it is verified.
func canonicalSignature(pub ssh.PublicKey, sig *ssh.Signature) bool {
	switch pub.Type() {
	case ssh.KeyAlgoED25519:
		return len(sig.Rest) == 0
	case ssh.KeyAlgoRSA:
		key, ok := cryptoKey(pub).(*rsa.PublicKey)
		return ok && len(sig.Rest) == 0 && len(sig.Blob) == key.Size()
	case ssh.KeyAlgoECDSA256, ssh.KeyAlgoECDSA384, ssh.KeyAlgoECDSA521:
		return len(sig.Rest) == 0 && canonicalPair(sig.Blob)
	case ssh.KeyAlgoSKECDSA256:
		return canonicalPair(sig.Blob)
	case ssh.KeyAlgoSKED25519:
		return true
	default:
		return false
	}
}

// pair is an ECDSA signature in SSH's spelling.
type pair struct{ R, S *big.Int }

func canonicalPair(blob []byte) bool {
	var p pair
	return ssh.Unmarshal(blob, &p) == nil && bytes.Equal(ssh.Marshal(p), blob)
}
