package seal_test

import (
	"crypto/ed25519"
	"encoding/json"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"gonogo/assessment/seal"
)

func FuzzVerify(f *testing.F) {
	for _, name := range []string{"ed25519", "ecdsa256", "ecdsa384", "ecdsa521", "rsa3072", "namespace", "sha256"} {
		f.Add(fixture(f, "statement"), fixture(f, name+".sig"))
	}
	f.Add(statement, sign(f, newDevice(touched), statement))
	f.Fuzz(func(t *testing.T, message, sig []byte) {
		key, err := seal.Verify(message, sig)
		if (err == nil) == (key == seal.Key{}) {
			t.Fatalf("key %q with error %v", key.Authorized(), err)
		}
		if err != nil {
			return
		}
		// What fuzzing knows no private key of can only be what it was given.
		if keyIn(t, key.Authorized()) != key {
			t.Fatal("the key that signed does not read back")
		}
		if _, err := seal.Verify(append(message, 'x'), sig); err == nil {
			t.Fatal("the same signature fits another message")
		}
	})
}

func FuzzAllowedSigners(f *testing.F) {
	for _, text := range []string{
		"ana@example.com KEY\n",
		"# c\n*@example.com,!ben@example.com namespaces=\"gonogo-*\",valid-after=\"20200101\",valid-before=\"20300101Z\" KEY c\r\n",
		"\"a b\",c cert-authority OTHER\n",
		"* namespaces=\"a\\\"b\" new-kind AAAACG5ldy1raW5kAAAAAXg=\n",
	} {
		f.Add(withKeys(f, text), "ana@example.com")
	}
	key := fixtureKey(f, "ed25519.pub")
	f.Fuzz(func(t *testing.T, file []byte, principal string) {
		s, err := seal.ParseAllowedSigners(file, time.UTC)
		check := s.Check(principal, key, seal.Namespace, now)
		_, whom := s.Principals(key, seal.Namespace, now)
		if check == nil && (err != nil || whom != nil) {
			t.Fatalf("allowed, though the file has %v and the key %v", err, whom)
		}
	})
}

func FuzzRevoked(f *testing.F) {
	f.Add(withKeys(f, "# stolen\nKEY Ana\r\nOTHER\n"))
	f.Add(fixture(f, "revoked.krl"))
	f.Add(fixture(f, "certificates.krl"))
	key := fixtureKey(f, "ed25519.pub")
	f.Fuzz(func(t *testing.T, file []byte) {
		r, err := seal.ParseRevoked(file)
		if err != nil && r.Check(key) != nil {
			t.Fatal("a list that was refused revokes")
		}
	})
}

func FuzzBundle(f *testing.F) {
	// The workers are programs of their own: only a fixed key and its fixed signature are the same in all.
	signer, err := ssh.NewSignerFromSigner(ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(bundleOf(f, signer, attested))
	for _, kind := range spellings {
		f.Add(bundleOf(f, signerOf(f, kind), attested))
	}
	key := keyOf(f, signer.PublicKey())
	f.Fuzz(func(t *testing.T, file []byte) {
		got, err := seal.VerifyBundle(file, key)
		if err == nil && string(got) != string(attested) {
			t.Fatalf("a statement that nobody signed: %q", got)
		}
		if again, other := seal.Canonical(json.RawMessage(file)); err == nil && (other != nil || string(again) != string(file)) {
			t.Fatal("read, though it is not canonical")
		}
	})
}

func BenchmarkSign(b *testing.B) {
	signer := signerOf(b, "ed25519")
	b.ReportAllocs()
	for b.Loop() {
		sign(b, signer, statement)
	}
}

func BenchmarkVerify(b *testing.B) {
	sig := sign(b, signerOf(b, "ed25519"), statement)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := seal.Verify(statement, sig); err != nil {
			b.Fatal(err)
		}
	}
}
