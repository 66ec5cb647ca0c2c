package seal_test

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/pem"
	"io"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"golang.org/x/crypto/ssh"

	"gonogo/assessment/seal"
)

// statement is what the tests sign: small, so that every byte of it can be changed.
var statement = []byte("a statement\n")

// private holds a key of every kind that a file can hold, made once.
var private = map[string]func() crypto.Signer{
	"ed25519": sync.OnceValue(func() crypto.Signer { _, k, err := ed25519.GenerateKey(rand.Reader); return made(k, err) }),
	"ecdsa256": sync.OnceValue(func() crypto.Signer {
		k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		return made(k, err)
	}),
	"ecdsa384": sync.OnceValue(func() crypto.Signer {
		k, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
		return made(k, err)
	}),
	"ecdsa521": sync.OnceValue(func() crypto.Signer {
		k, err := ecdsa.GenerateKey(elliptic.P521(), rand.Reader)
		return made(k, err)
	}),
	"rsa2048": sync.OnceValue(func() crypto.Signer { k, err := rsa.GenerateKey(rand.Reader, 2048); return made(k, err) }),
	"rsa3072": sync.OnceValue(func() crypto.Signer { k, err := rsa.GenerateKey(rand.Reader, 3072); return made(k, err) }),
	"rsa1024": sync.OnceValue(func() crypto.Signer { k, err := rsa.GenerateKey(rand.Reader, 1024); return made(k, err) }),
}

var kinds = []string{"ed25519", "ecdsa256", "ecdsa384", "ecdsa521", "rsa2048", "rsa3072"}

// bundlers are the kinds that can make a bundle.
var bundlers = []string{"ed25519", "ecdsa256", "rsa2048", "rsa3072"}

// spellings has one kind for each way that a signature is spelled; the others differ from them in length alone.
var spellings = []string{"ed25519", "ecdsa256", "rsa2048"}

func made[K crypto.Signer](k K, err error) crypto.Signer {
	if err != nil {
		panic(err)
	}
	return k
}

func signerOf(t testing.TB, kind string) ssh.Signer {
	t.Helper()
	s, err := ssh.NewSignerFromSigner(private[kind]())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func keyOf(t testing.TB, pub ssh.PublicKey) seal.Key {
	t.Helper()
	k, err := seal.KeyOf(pub)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// privateFile is a key as ssh-keygen would write it, locked when there is a passphrase.
func privateFile(t testing.TB, key crypto.Signer, passphrase string) []byte {
	t.Helper()
	var block *pem.Block
	var err error
	if passphrase == "" {
		block, err = ssh.MarshalPrivateKey(key, "ana@example.com")
	} else {
		block, err = ssh.MarshalPrivateKeyWithPassphrase(key, "ana@example.com", []byte(passphrase))
	}
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(block)
}

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func fixtureKey(t testing.TB, name string) seal.Key {
	t.Helper()
	return keyIn(t, string(fixture(t, name)))
}

// keyIn is the key in a line as it stands in a .pub file.
func keyIn(t testing.TB, line string) seal.Key {
	t.Helper()
	pub, _, _, _, err := ssh.ParseAuthorizedKey([]byte(line))
	if err != nil {
		t.Fatal(err)
	}
	return keyOf(t, pub)
}

// device is a FIDO security key, as far as its signatures go: PROTOCOL.u2f says what it signs.
type device struct {
	private ed25519.PrivateKey
	flags   byte
}

const application = "ssh:"

func (d device) PublicKey() ssh.PublicKey {
	wire := ssh.Marshal(struct {
		Kind        string
		Public      []byte
		Application string
	}{ssh.KeyAlgoSKED25519, d.private.Public().(ed25519.PublicKey), application})
	pub, err := ssh.ParsePublicKey(wire)
	if err != nil {
		panic(err)
	}
	return pub
}

func (d device) Sign(_ io.Reader, data []byte) (*ssh.Signature, error) {
	app, message := sha256.Sum256([]byte(application)), sha256.Sum256(data)
	counter := []byte{0, 0, 0, 7}
	signed := bytes.Join([][]byte{app[:], {d.flags}, counter, message[:]}, nil)
	return &ssh.Signature{Format: ssh.KeyAlgoSKED25519, Blob: ed25519.Sign(d.private, signed), Rest: append([]byte{d.flags}, counter...)}, nil
}

func newDevice(flags byte) device { return device{private["ed25519"]().(ed25519.PrivateKey), flags} }

// touched is the flag of a device whose owner was there.
const touched = 1

// otherThan calls try with b changed in every bit of every place, and every byte too where thorough; then with every
// byte taken out, doubled, and cut off from there.
func otherThan(b []byte, thorough bool, try func(what string, at int, changed []byte)) {
	for at := range b {
		for change := 1; change < 256; change++ {
			if !thorough && change&(change-1) != 0 {
				continue
			}
			c := bytes.Clone(b)
			c[at] ^= byte(change)
			try("changed", at, c)
		}
		try("taken out", at, append(bytes.Clone(b[:at]), b[at+1:]...))
		try("doubled", at, append(bytes.Clone(b[:at+1]), b[at:]...))
		try("cut off", at, b[:at])
	}
	for _, more := range []string{"\n", " ", "\x00", "x"} {
		try("longer", len(b), append(bytes.Clone(b), more...))
	}
}
