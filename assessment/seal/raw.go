package seal

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"fmt"

	"golang.org/x/crypto/ssh"
)

// rawSignature signs message as cosign expects it: Ed25519 over the message itself, ECDSA P-256 in ASN.1 and RSA
// PKCS #1 v1.5 over its SHA-256. An SSH signature of the same key holds the same numbers, so that a key in an agent
// can make one.
func rawSignature(signer ssh.Signer, key Key, message []byte) ([]byte, error) {
	if _, err := plainKey(key); err != nil {
		return nil, err
	}
	var sig *ssh.Signature
	var err error
	if key.Type() == ssh.KeyAlgoRSA {
		as, ok := signer.(ssh.AlgorithmSigner)
		if !ok {
			return nil, fmt.Errorf("%w: this signer has no choice of %s", ErrUnsupportedKey, ssh.KeyAlgoRSASHA256)
		}
		sig, err = as.SignWithAlgorithm(rand.Reader, message, ssh.KeyAlgoRSASHA256)
	} else {
		sig, err = signer.Sign(rand.Reader, message)
	}
	if err != nil {
		return nil, fmt.Errorf("sign: %w", err)
	}
	if key.Type() != ssh.KeyAlgoECDSA256 {
		return sig.Blob, nil
	}
	var p pair
	if err := ssh.Unmarshal(sig.Blob, &p); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBadSignature, err)
	}
	return asn1.Marshal(p)
}

// verifyRaw checks what rawSignature makes.
func verifyRaw(key Key, message, sig []byte) error {
	public, err := plainKey(key)
	if err != nil {
		return err
	}
	ok, sum := false, sha256.Sum256(message)
	switch k := public.(type) {
	case ed25519.PublicKey:
		ok = ed25519.Verify(k, message, sig)
	case *ecdsa.PublicKey:
		ok = ecdsa.VerifyASN1(k, sum[:], sig)
	case *rsa.PublicKey:
		ok = rsa.VerifyPKCS1v15(k, crypto.SHA256, sum[:], sig) == nil
	}
	if !ok {
		return ErrBadSignature
	}
	return nil
}

// plainKey is the key in the standard library's types, ErrNoBundle for a kind that cannot sign a bundle.
func plainKey(key Key) (crypto.PublicKey, error) {
	switch key.Type() {
	case ssh.KeyAlgoED25519, ssh.KeyAlgoECDSA256, ssh.KeyAlgoRSA:
		return cryptoKey(key.public()), nil
	case ssh.KeyAlgoECDSA384, ssh.KeyAlgoECDSA521:
		return nil, fmt.Errorf("%w: cosign checks every ECDSA key with SHA-256, and SSH signs with a longer digest on this curve", ErrNoBundle)
	case ssh.KeyAlgoSKED25519, ssh.KeyAlgoSKECDSA256:
		return nil, fmt.Errorf("%w: a hardware key signs more than the bytes it is given, which only SSH's own format carries", ErrNoBundle)
	default:
		return nil, ErrUnsupportedKey
	}
}

// pkix is the key in the form that X.509 and cosign know.
func pkix(key Key) ([]byte, error) {
	public, err := plainKey(key)
	if err != nil {
		return nil, err
	}
	return x509.MarshalPKIXPublicKey(public)
}
