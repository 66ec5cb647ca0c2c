package seal_test

import (
	"bytes"
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/secure-systems-lab/go-securesystemslib/dsse"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"

	"gonogo/assessment/seal"
)

var attested = []byte(`{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"r"}]}`)

func bundleOf(t testing.TB, signer ssh.Signer, statement []byte) []byte {
	t.Helper()
	b, err := seal.SignBundle(signer, statement)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestABundleGivesBackTheStatementThatTheKeySigned(t *testing.T) {
	for _, kind := range bundlers {
		signer := signerOf(t, kind)
		for _, statement := range [][]byte{attested, {}, []byte("not even JSON \xff")} {
			got, err := seal.VerifyBundle(bundleOf(t, signer, statement), keyOf(t, signer.PublicKey()))
			if err != nil || !bytes.Equal(got, statement) {
				t.Errorf("%s: %q, %v", kind, got, err)
			}
		}
	}
}

// reference checks a signature with nothing of ours: the reference library makes what is signed, and the standard
// library checks it with the key that PublicPEM gives to others.
type reference struct{ public crypto.PublicKey }

func (r reference) KeyID() (string, error)   { return "", nil }
func (r reference) Public() crypto.PublicKey { return r.public }
func (r reference) Verify(_ context.Context, data, sig []byte) error {
	ok := false
	switch k := r.public.(type) {
	case ed25519.PublicKey:
		ok = ed25519.Verify(k, data, sig)
	case *rsa.PublicKey:
		sum := sha256.Sum256(data)
		ok = rsa.VerifyPKCS1v15(k, crypto.SHA256, sum[:], sig) == nil
	case *ecdsa.PublicKey:
		sum := sha256.Sum256(data)
		ok = ecdsa.VerifyASN1(k, sum[:], sig)
	}
	if !ok {
		return errors.New("does not verify")
	}
	return nil
}

func TestTheReferenceLibraryVerifiesOurEnvelope(t *testing.T) {
	for _, kind := range bundlers {
		signer := signerOf(t, kind)
		block, _ := pem.Decode(publicPEM(t, keyOf(t, signer.PublicKey())))
		if block == nil || block.Type != "PUBLIC KEY" {
			t.Fatalf("%s: no PEM", kind)
		}
		public, err := x509.ParsePKIXPublicKey(block.Bytes)
		if err != nil {
			t.Fatal(err)
		}
		var b struct {
			MediaType            string
			VerificationMaterial struct{ PublicKey struct{ Hint string } }
			DSSEEnvelope         dsse.Envelope
		}
		if err := json.Unmarshal(bundleOf(t, signer, attested), &b); err != nil {
			t.Fatal(err)
		}
		if sum := sha256.Sum256(block.Bytes); b.VerificationMaterial.PublicKey.Hint != base64.StdEncoding.EncodeToString(sum[:]) {
			t.Errorf("%s: the hint is %q", kind, b.VerificationMaterial.PublicKey.Hint)
		}
		if b.MediaType != "application/vnd.dev.sigstore.bundle.v0.3+json" || b.DSSEEnvelope.PayloadType != "application/vnd.in-toto+json" {
			t.Errorf("%s: types %q and %q", kind, b.MediaType, b.DSSEEnvelope.PayloadType)
		}
		verifier, err := dsse.NewEnvelopeVerifier(reference{public})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := verifier.Verify(context.Background(), &b.DSSEEnvelope); err != nil {
			t.Errorf("%s: %v", kind, err)
		}
	}
}

func publicPEM(t testing.TB, key seal.Key) []byte {
	t.Helper()
	out, err := seal.PublicPEM(key)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAnAgentSignsABundle(t *testing.T) {
	ring := agent.NewKeyring()
	for _, kind := range spellings {
		if err := ring.Add(agent.AddedKey{PrivateKey: private[kind]()}); err != nil {
			t.Fatal(err)
		}
	}
	signers, err := ring.Signers()
	if err != nil {
		t.Fatal(err)
	}
	for _, signer := range signers {
		if _, err := seal.VerifyBundle(bundleOf(t, signer, attested), keyOf(t, signer.PublicKey())); err != nil {
			t.Errorf("%s: %v", signer.PublicKey().Type(), err)
		}
	}
}

func TestAKeyThatCosignCannotCheckMakesNoBundle(t *testing.T) {
	good := bundleOf(t, signerOf(t, "ed25519"), attested)
	for why, signer := range map[string]ssh.Signer{
		"a hardware key signs more": newDevice(touched),
		"cosign checks every ECDSA": signerOf(t, "ecdsa384"),
		"a longer digest on this":   signerOf(t, "ecdsa521"),
	} {
		key := keyOf(t, signer.PublicKey())
		_, sign := seal.SignBundle(signer, attested)
		_, verify := seal.VerifyBundle(good, key)
		_, hint := seal.Hint(key)
		_, public := seal.PublicPEM(key)
		for name, err := range map[string]error{"SignBundle": sign, "VerifyBundle": verify, "Hint": hint, "PublicPEM": public} {
			if !errors.Is(err, seal.ErrNoBundle) || !strings.Contains(err.Error(), why) {
				t.Errorf("%s with %s: %v", name, key.Type(), err)
			}
		}
	}
}

func TestNoKeyVerifiesNoBundle(t *testing.T) {
	if _, err := seal.VerifyBundle(bundleOf(t, signerOf(t, "ed25519"), attested), seal.Key{}); !errors.Is(err, seal.ErrUnsupportedKey) {
		t.Errorf("got %v", err)
	}
}

func TestABundleNamesItsKey(t *testing.T) {
	signer, other := signerOf(t, "ed25519"), keyOf(t, signerOf(t, "ecdsa256").PublicKey())
	b := bundleOf(t, signer, attested)
	if hint, err := seal.Hint(keyOf(t, signer.PublicKey())); err != nil || !strings.Contains(string(b), `"hint":"`+hint+`"`) {
		t.Errorf("the key is %q, %v, and the bundle is %s", hint, err, b)
	}
	if _, err := seal.VerifyBundle(b, other); !errors.Is(err, seal.ErrOtherKey) {
		t.Errorf("another key: %v", err)
	}
}

func TestAnyChangeOfABundleIsRefused(t *testing.T) {
	for _, kind := range spellings {
		signer := signerOf(t, kind)
		key := keyOf(t, signer.PublicKey())
		otherThan(bundleOf(t, signer, attested), false, func(what string, at int, changed []byte) {
			if got, err := seal.VerifyBundle(changed, key); err == nil || got != nil {
				t.Fatalf("%s: byte %d %s, and the bundle still passes:\n%s", kind, at, what, changed)
			}
		})
	}
}

func TestABundleHasOneSpelling(t *testing.T) {
	signer := signerOf(t, "ed25519")
	key := keyOf(t, signer.PublicKey())
	good := string(bundleOf(t, signer, attested))
	again := bundleOf(t, signer, []byte("another"))
	for name, c := range map[string]struct {
		file string
		want error
	}{
		"nothing":           {"", seal.ErrNotBundle},
		"null":              {"null", seal.ErrNotBundle},
		"an empty object":   {"{}", seal.ErrNotBundle},
		"a list":            {"[" + good + "]", seal.ErrNotBundle},
		"a field twice":     {strings.Replace(good, `{"dsse`, `{"mediaType":"x","dsse`, 1), seal.ErrNotBundle},
		"an unknown field":  {strings.Replace(good, `{"dsse`, `{"Extra":1,"dsse`, 1), seal.ErrNotBundle},
		"other letters":     {strings.Replace(good, "mediaType", "MediaType", 1), seal.ErrNotBundle},
		"blanks":            {strings.Replace(good, ":", ": ", 1), seal.ErrNotBundle},
		"a newline":         {good + "\n", seal.ErrNotBundle},
		"an escape":         {strings.Replace(good, "mediaType", `mediaTyp\u0065`, 1), seal.ErrNotBundle},
		"another type":      {strings.Replace(good, "v0.3", "v0.2", 1), seal.ErrNotBundle},
		"another payload":   {strings.Replace(good, "in-toto", "example", 1), seal.ErrNotBundle},
		"a line in base64":  {strings.Replace(good, `"payload":"`, `"payload":"\n`, 1), seal.ErrNotBundle},
		"no signature":      {good[:strings.Index(good, `[{"sig`)] + `[]` + good[strings.Index(good, "]")+1:], seal.ErrNotBundle},
		"two signatures":    {strings.Replace(good, `[{`, `[{"sig":""},{`, 1), seal.ErrNotBundle},
		"an empty one":      {fmt.Sprintf(`%s[{"sig":""}]%s`, good[:strings.Index(good, `[{"sig`)], good[strings.Index(good, "]")+1:]), seal.ErrBadSignature},
		"deep":              {strings.Repeat("[", 100_000), seal.ErrNotBundle},
		"huge":              {strings.Repeat(" ", 1<<20) + good, seal.ErrNotBundle},
		"another signature": {good[:strings.Index(good, `[{"sig`)] + string(again[bytes.Index(again, []byte(`[{"sig`)):]), seal.ErrBadSignature},
	} {
		if c.file == good {
			t.Fatalf("%s changed nothing", name)
		}
		if got, err := seal.VerifyBundle([]byte(c.file), key); !errors.Is(err, c.want) || got != nil {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestAStatementTooLargeForABundleIsRefused(t *testing.T) {
	if b, err := seal.SignBundle(signerOf(t, "ed25519"), make([]byte, 1<<20)); !errors.Is(err, seal.ErrNotBundle) || b != nil {
		t.Errorf("got %v", err)
	}
}
