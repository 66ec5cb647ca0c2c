package seal

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"

	"golang.org/x/crypto/ssh"
)

const (
	bundleType  = "application/vnd.dev.sigstore.bundle.v0.3+json"
	payloadType = "application/vnd.in-toto+json"
	maxBundle   = 1 << 20
)

var (
	// ErrNoBundle says that a key cannot make a bundle.
	ErrNoBundle = errors.New("this key cannot make a Sigstore bundle: leave the bundle out, or sign with an Ed25519, ECDSA P-256 or RSA key")
	// ErrNotBundle says that bytes are not a bundle as SignBundle writes it.
	ErrNotBundle = errors.New("not a bundle as gonogo writes it, byte for byte")
	// ErrOtherKey says that a bundle names another key than the one given.
	ErrOtherKey = errors.New("the bundle names another key")
)

// bundle is a Sigstore bundle v0.3 with one DSSE envelope, signed by a key and not by a certificate.
type bundle struct {
	MediaType            string `json:"mediaType"`
	VerificationMaterial struct {
		PublicKey struct {
			Hint string `json:"hint"`
		} `json:"publicKey"`
	} `json:"verificationMaterial"`
	DSSEEnvelope envelope `json:"dsseEnvelope"`
}

// envelope is a DSSE envelope; Go writes bytes as the base64 that DSSE wants.
type envelope struct {
	Payload     []byte               `json:"payload"`
	PayloadType string               `json:"payloadType"`
	Signatures  [1]envelopeSignature `json:"signatures"`
}

type envelopeSignature struct {
	Sig []byte `json:"sig"`
}

// SignBundle signs an in-toto statement as a DSSE envelope inside a Sigstore bundle, which
// cosign verify-blob-attestation --key checks with the key's PublicPEM. The signer may be an agent's. Hardware keys and
// ECDSA on the longer curves cannot: that is ErrNoBundle, with the reason. What is returned has been verified.
func SignBundle(signer ssh.Signer, statement []byte) ([]byte, error) {
	key, err := KeyOf(signer.PublicKey())
	if err != nil {
		return nil, err
	}
	hint, err := Hint(key)
	if err != nil {
		return nil, err
	}
	sig, err := rawSignature(signer, key, preAuthentication(statement))
	if err != nil {
		return nil, err
	}
	out, err := spellBundle(hint, statement, sig)
	if err != nil {
		return nil, err
	}
	if _, err := VerifyBundle(out, key); err != nil {
		return nil, fmt.Errorf("the key made a bundle that does not verify: %w", err)
	}
	return out, nil
}

// VerifyBundle gives the statement in a bundle when that key signed it. It fails with ErrNotBundle, ErrOtherKey,
// ErrNoBundle or ErrBadSignature.
func VerifyBundle(file []byte, key Key) (statement []byte, err error) {
	b, err := parseBundle(file)
	if err != nil {
		return nil, err
	}
	hint, err := Hint(key)
	if err != nil {
		return nil, err
	}
	if b.VerificationMaterial.PublicKey.Hint != hint {
		return nil, ErrOtherKey
	}
	statement = b.DSSEEnvelope.Payload
	if err := verifyRaw(key, preAuthentication(statement), b.DSSEEnvelope.Signatures[0].Sig); err != nil {
		return nil, err
	}
	return statement, nil
}

// Hint names a key in a bundle: the base64 of the SHA-256 of its PKIX form, as cosign does. ErrNoBundle where
// the key makes none.
func Hint(key Key) (string, error) {
	der, err := pkix(key)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(der)
	return base64.StdEncoding.EncodeToString(sum[:]), nil
}

// PublicPEM is the key in PKIX PEM, as cosign --key takes it. ErrNoBundle where the key makes none.
func PublicPEM(key Key) ([]byte, error) {
	der, err := pkix(key)
	if err != nil {
		return nil, err
	}
	return pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}), nil
}

// parseBundle reads a bundle that is spelled as spellBundle spells it. Comparing the spelling refuses all that
// encoding/json lets pass: a field given twice, unknown or in other letters, a second
// signature, bad UTF-8, anything behind the end.
func parseBundle(file []byte) (bundle, error) {
	if len(file) > maxBundle {
		return bundle{}, fmt.Errorf("%w: longer than %d bytes", ErrNotBundle, maxBundle)
	}
	var b bundle
	if err := json.Unmarshal(file, &b); err != nil {
		return bundle{}, fmt.Errorf("%w: %w", ErrNotBundle, err)
	}
	spelled, err := spellBundle(b.VerificationMaterial.PublicKey.Hint, b.DSSEEnvelope.Payload, b.DSSEEnvelope.Signatures[0].Sig)
	if err != nil || !bytes.Equal(spelled, file) {
		return bundle{}, ErrNotBundle
	}
	return b, nil
}

func spellBundle(hint string, statement, sig []byte) ([]byte, error) {
	b := bundle{MediaType: bundleType, DSSEEnvelope: envelope{
		Payload: append([]byte{}, statement...), PayloadType: payloadType, Signatures: [1]envelopeSignature{{sig}},
	}}
	b.VerificationMaterial.PublicKey.Hint = hint
	return Canonical(b)
}

// preAuthentication is what a DSSE envelope signs: its type and its payload, each behind its length.
func preAuthentication(payload []byte) []byte {
	return fmt.Appendf(nil, "DSSEv1 %d %s %d %s", len(payloadType), payloadType, len(payload), payload)
}
