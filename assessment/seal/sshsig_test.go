package seal_test

import (
	"bytes"
	"encoding/pem"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"

	"gonogo/assessment/seal"
)

func sign(t testing.TB, signer ssh.Signer, message []byte) []byte {
	t.Helper()
	sig, err := seal.Sign(signer, message)
	if err != nil {
		t.Fatal(err)
	}
	return sig
}

func TestWhatEveryKindOfKeySignsVerifiesAsThatKey(t *testing.T) {
	for _, kind := range kinds {
		signer := signerOf(t, kind)
		for _, message := range [][]byte{statement, {}, bytes.Repeat([]byte("long "), 200_000)} {
			key, err := seal.Verify(message, sign(t, signer, message))
			if err != nil {
				t.Fatalf("%s, %d bytes: %v", kind, len(message), err)
			}
			if key != keyOf(t, signer.PublicKey()) {
				t.Errorf("%s: another key is said to have signed: %s", kind, key.Fingerprint())
			}
		}
	}
}

func TestWhatStockSSHKeygenSignedVerifiesAsThatKey(t *testing.T) {
	message := fixture(t, "statement")
	for _, name := range []string{"ed25519", "ecdsa256", "ecdsa384", "ecdsa521", "rsa3072"} {
		key, err := seal.Verify(message, fixture(t, name+".sig"))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if key != fixtureKey(t, name+".pub") {
			t.Errorf("%s: another key is said to have signed", name)
		}
	}
}

func TestWeSpellASignatureAsSSHKeygenDoes(t *testing.T) {
	ours := strings.Split(string(sign(t, signerOf(t, "ed25519"), statement)), "\n")
	theirs := strings.Split(string(fixture(t, "ed25519.sig")), "\n")
	if len(ours) != len(theirs) {
		t.Fatalf("%d lines instead of %d", len(ours), len(theirs))
	}
	for i := range ours {
		if len(ours[i]) != len(theirs[i]) {
			t.Errorf("line %d has %d characters instead of %d", i, len(ours[i]), len(theirs[i]))
		}
	}
}

func TestAnyChangeOfTheMessageIsRefused(t *testing.T) {
	for _, kind := range spellings {
		sig := sign(t, signerOf(t, kind), statement)
		otherThan(statement, kind == "ed25519", func(what string, at int, changed []byte) {
			if _, err := seal.Verify(changed, sig); !errors.Is(err, seal.ErrBadSignature) {
				t.Fatalf("%s: byte %d %s: %v", kind, at, what, err)
			}
		})
	}
}

func TestAnyChangeOfTheSignatureFileIsRefused(t *testing.T) {
	for _, kind := range spellings {
		sig := sign(t, signerOf(t, kind), statement)
		otherThan(sig, kind == "ed25519", func(what string, at int, changed []byte) {
			if _, err := seal.Verify(statement, changed); err == nil {
				t.Fatalf("%s: byte %d %s, and the signature still passes:\n%s", kind, at, what, changed)
			}
		})
	}
}

// The tests above change characters; this one changes what they encode, so that only the spelling of keys and
// numbers stands between a second form of a signature and the verifier.
func TestAnyChangeInsideTheSignatureIsRefused(t *testing.T) {
	for _, kind := range spellings {
		block, _ := pem.Decode(sign(t, signerOf(t, kind), statement))
		otherThan(block.Bytes, false, func(what string, at int, changed []byte) {
			if _, err := seal.Verify(statement, armoured(changed)); err == nil {
				t.Fatalf("%s: byte %d %s, and the signature still passes", kind, at, what)
			}
		})
	}
}

// armoured spells bytes as ssh-keygen spells a signature.
func armoured(raw []byte) []byte {
	text := string(pem.EncodeToMemory(&pem.Block{Type: sshsig.PEMType, Bytes: raw}))
	head, body, _ := strings.Cut(text, "\n")
	at := strings.Index(body, "-----END")
	tail := body[at:]
	body = strings.ReplaceAll(body[:at], "\n", "")
	out := head + "\n"
	for len(body) > 70 {
		out, body = out+body[:70]+"\n", body[70:]
	}
	if body != "" {
		out += body + "\n"
	}
	return []byte(out + tail)
}

// as signs what seal.Sign would, with one thing otherwise.
func as(t *testing.T, signer ssh.Signer, hash sshsig.HashAlgorithm, namespace string) *sshsig.Signature {
	t.Helper()
	sig, err := sshsig.Sign(bytes.NewReader(statement), signer, hash, namespace)
	if err != nil {
		t.Fatal(err)
	}
	return sig
}

func TestARefusedSignatureSaysWhy(t *testing.T) {
	ed := signerOf(t, "ed25519")
	good := sign(t, ed, statement)
	file := as(t, ed, sshsig.HashSHA512, seal.Namespace)
	padded := as(t, signerOf(t, "ecdsa256"), sshsig.HashSHA512, seal.Namespace)
	padded.Signature.Blob = padZero(padded.Signature.Blob)
	behind := func(signer ssh.Signer) []byte {
		sig := as(t, signer, sshsig.HashSHA512, seal.Namespace)
		sig.Signature.Rest = append(sig.Signature.Rest, 0)
		return armoured(sig.Marshal())
	}
	short := as(t, signerOf(t, "rsa2048"), sshsig.HashSHA512, seal.Namespace)
	short.Signature.Blob = short.Signature.Blob[1:]
	rsa256 := as(t, signerOf(t, "rsa2048"), sshsig.HashSHA512, seal.Namespace)
	rsa256.Signature.Format = ssh.KeyAlgoRSASHA256

	for name, c := range map[string]struct {
		sig  []byte
		want error
	}{
		"nothing":                {nil, seal.ErrNotSignature},
		"words":                  {[]byte("I agree"), seal.ErrNotSignature},
		"another PEM":            {pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: []byte{1}}), seal.ErrNotSignature},
		"an empty armour":        {armoured(nil), seal.ErrNotSignature},
		"too long":               {bytes.Repeat(good, 100), seal.ErrNotSignature},
		"Go's line length":       {sshsig.Armor(file), seal.ErrNotCanonical},
		"Windows line ends":      {bytes.ReplaceAll(good, []byte("\n"), []byte("\r\n")), seal.ErrNotCanonical},
		"text before":            {append([]byte("x\n"), good...), seal.ErrNotCanonical},
		"a second signature":     {append(bytes.Clone(good), good...), seal.ErrNotCanonical},
		"a PEM header":           {bytes.Replace(good, []byte("E-----\n"), []byte("E-----\nA: b\n\n"), 1), seal.ErrNotCanonical},
		"a padded number":        {armoured(padded.Marshal()), seal.ErrNotCanonical},
		"a byte behind":          {behind(ed), seal.ErrNotCanonical},
		"a byte behind, RSA":     {behind(signerOf(t, "rsa2048")), seal.ErrNotCanonical},
		"a byte behind, ECDSA":   {behind(signerOf(t, "ecdsa256")), seal.ErrNotCanonical},
		"a byte behind, device":  {behind(newDevice(touched)), seal.ErrBadSignature},
		"a short RSA signature":  {armoured(short.Marshal()), seal.ErrNotCanonical},
		"RSA with SHA-256":       {armoured(rsa256.Marshal()), seal.ErrUnsupportedKey},
		"for git":                {armoured(as(t, ed, sshsig.HashSHA512, "git").Marshal()), seal.ErrWrongNamespace},
		"for a file, stock":      {fixture(t, "namespace.sig"), seal.ErrWrongNamespace},
		"SHA-256":                {armoured(as(t, ed, sshsig.HashSHA256, seal.Namespace).Marshal()), seal.ErrUnsupportedHash},
		"SHA-256, stock":         {fixture(t, "sha256.sig"), seal.ErrUnsupportedHash},
		"a short RSA key":        {armoured(as(t, signerOf(t, "rsa1024"), sshsig.HashSHA512, seal.Namespace).Marshal()), seal.ErrUnsupportedKey},
		"a certificate":          {armoured(as(t, certified(t, ed), sshsig.HashSHA512, seal.Namespace).Marshal()), seal.ErrUnsupportedKey},
		"of another message":     {sign(t, ed, []byte("another")), seal.ErrBadSignature},
		"an untouched device":    {armoured(as(t, newDevice(0), sshsig.HashSHA512, seal.Namespace).Marshal()), seal.ErrBadSignature},
		"a PIN, but not touched": {armoured(as(t, newDevice(4), sshsig.HashSHA512, seal.Namespace).Marshal()), seal.ErrBadSignature},
	} {
		if key, err := seal.Verify(statement, c.sig); !errors.Is(err, c.want) || key != (seal.Key{}) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// padZero puts a needless zero in front of the first number.
func padZero(blob []byte) []byte {
	n := blob[3]
	return append([]byte{0, 0, 0, n + 1, 0}, blob[4:]...)
}

func certified(t *testing.T, signer ssh.Signer) ssh.Signer {
	t.Helper()
	cert := &ssh.Certificate{Key: signer.PublicKey(), CertType: ssh.UserCert, ValidPrincipals: []string{"ana"}, ValidBefore: ssh.CertTimeInfinity}
	if err := cert.SignCert(zeros{}, signerOf(t, "ecdsa256")); err != nil {
		t.Fatal(err)
	}
	out, err := ssh.NewCertSigner(cert, signer)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestATouchedDeviceSigns(t *testing.T) {
	d := newDevice(touched)
	key, err := seal.Verify(statement, sign(t, d, statement))
	if err != nil {
		t.Fatal(err)
	}
	if key != keyOf(t, d.PublicKey()) || !key.Hardware() {
		t.Errorf("signed by %s", key.Authorized())
	}
	sig := sign(t, d, statement)
	block, _ := pem.Decode(sig)
	otherThan(block.Bytes, false, func(what string, at int, changed []byte) {
		if _, err := seal.Verify(statement, armoured(changed)); err == nil {
			t.Fatalf("byte %d %s, and the signature still passes", at, what)
		}
	})
}

func TestNothingIsSignedWithAKeyThatMayNot(t *testing.T) {
	for name, signer := range map[string]ssh.Signer{
		"a short RSA key":     signerOf(t, "rsa1024"),
		"a certificate":       certified(t, signerOf(t, "ed25519")),
		"an untouched device": newDevice(0),
		"a broken signer":     liar{signerOf(t, "ed25519")},
	} {
		if sig, err := seal.Sign(signer, statement); err == nil || sig != nil {
			t.Errorf("%s signed", name)
		}
	}
}

// liar signs something else than it is asked to.
type liar struct{ ssh.Signer }

func (l liar) Sign(r io.Reader, _ []byte) (*ssh.Signature, error) {
	return l.Signer.Sign(r, []byte("else"))
}
