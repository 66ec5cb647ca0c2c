package seal

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	_ "crypto/sha256" // the digests of rawHash
	_ "crypto/sha512"
	"crypto/x509"
	"encoding/asn1"
	"fmt"

	"golang.org/x/crypto/ssh"
)

// rawSignature signs message as other tools than SSH expect it: Ed25519 over the message itself, ECDSA in ASN.1 over
// the digest of its curve, RSA PKCS #1 v1.5 over SHA-256. An SSH signature of the same key holds the same numbers,
// so that a key in an agent can make one.
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
	switch key.Type() {
	case ssh.KeyAlgoECDSA256, ssh.KeyAlgoECDSA384, ssh.KeyAlgoECDSA521:
		var p pair
		if err := ssh.Unmarshal(sig.Blob, &p); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrBadSignature, err)
		}
		return asn1.Marshal(p)
	default:
		return sig.Blob, nil
	}
}

// verifyRaw checks what rawSignature makes.
func verifyRaw(key Key, message, sig []byte) error {
	public, err := plainKey(key)
	if err != nil {
		return err
	}
	ok := false
	switch k := public.(type) {
	case ed25519.PublicKey:
		ok = ed25519.Verify(k, message, sig)
	case *ecdsa.PublicKey:
		ok = ecdsa.VerifyASN1(k, digestFor(ecdsaHash(k.Curve), message), sig)
	case *rsa.PublicKey:
		ok = rsa.VerifyPKCS1v15(k, crypto.SHA256, digestFor(crypto.SHA256, message), sig) == nil
	}
	if !ok {
		return ErrBadSignature
	}
	return nil
}

// ecdsaHash is the digest that goes with a curve (RFC 5656 §6.2.1), in SSH as in Sigstore.
func ecdsaHash(curve elliptic.Curve) crypto.Hash {
	switch curve {
	case elliptic.P384():
		return crypto.SHA384
	case elliptic.P521():
		return crypto.SHA512
	default:
		return crypto.SHA256
	}
}

func digestFor(hash crypto.Hash, message []byte) []byte {
	h := hash.New()
	h.Write(message)
	return h.Sum(nil)
}

// plainKey is the key in the standard library's types, ErrNoBundle for a hardware key.
func plainKey(key Key) (crypto.PublicKey, error) {
	if key.Hardware() {
		return nil, ErrNoBundle
	}
	public := cryptoKey(key.public())
	if public == nil {
		return nil, ErrUnsupportedKey
	}
	return public, nil
}

// pkix is the key in the form that X.509 and cosign know.
func pkix(key Key) ([]byte, error) {
	public, err := plainKey(key)
	if err != nil {
		return nil, err
	}
	return x509.MarshalPKIXPublicKey(public)
}
