package seal_test

import (
	"bytes"
	"encoding/pem"
	"errors"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"

	"gonogo/assessment/seal"
)

func TestAKeyIsShownAsSSHKeygenShowsIt(t *testing.T) {
	key := fixtureKey(t, "ed25519.pub")
	line := strings.TrimSpace(string(fixture(t, "ed25519.pub")))
	if got := key.Authorized(); got+" ed25519@example.com" != line {
		t.Errorf("Authorized is %q", got)
	}
	if got := key.Type(); got != "ssh-ed25519" {
		t.Errorf("Type is %q", got)
	}
	if got := key.Fingerprint(); got != "SHA256:Q68/qsoHHqKFsu+pqQuetrX77A0FuH/EEepcwHFSgG4" {
		t.Errorf("Fingerprint is %q", got)
	}
	if key.Hardware() {
		t.Error("a key in a file is said to be hardware")
	}
}

func TestKeysAreTheSameWhenTheyCompareEqual(t *testing.T) {
	a, b := fixtureKey(t, "ed25519.pub"), fixtureKey(t, "ecdsa256.pub")
	again := keyIn(t, a.Authorized())
	if a != again || !a.Equal(again) || a == b || a.Equal(b) {
		t.Error("equal keys differ, or different keys are equal")
	}
	if zero := (seal.Key{}); zero.Type() != "" || zero.Fingerprint() != "" || zero.Authorized() != "" || zero.Hardware() {
		t.Error("no key looks like one")
	}
}

func TestAKeyOutOfAnAgentIsTheKeyItNames(t *testing.T) {
	ring := agent.NewKeyring()
	if err := ring.Add(agent.AddedKey{PrivateKey: private["rsa2048"]()}); err != nil {
		t.Fatal(err)
	}
	listed, err := ring.List()
	if err != nil {
		t.Fatal(err)
	}
	if keyOf(t, listed[0]) != keyOf(t, signerOf(t, "rsa2048").PublicKey()) {
		t.Error("the agent's key is another key")
	}
	signers, err := ring.Signers()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := seal.Verify(statement, sign(t, signers[0], statement)); err != nil {
		t.Error(err)
	}
}

func TestACertificateIsNoKey(t *testing.T) {
	pub, _, _, _, err := ssh.ParseAuthorizedKey(fixture(t, "ed25519-cert.pub"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := seal.KeyOf(pub); !errors.Is(err, seal.ErrUnsupportedKey) {
		t.Errorf("got %v", err)
	}
}

func TestAPrivateKeyIsReadWithItsPassphrase(t *testing.T) {
	for _, kind := range kinds {
		for _, passphrase := range []string{"", "sign-off"} {
			signer, err := seal.LoadPrivateKey(privateFile(t, private[kind](), passphrase), []byte(passphrase))
			if err != nil {
				t.Fatalf("%s, %q: %v", kind, passphrase, err)
			}
			if keyOf(t, signer.PublicKey()) != keyOf(t, signerOf(t, kind).PublicKey()) {
				t.Errorf("%s: another key was read", kind)
			}
			sign(t, signer, statement)
		}
	}
}

func TestAStockLockedKeyOpensWithItsPassphraseAlone(t *testing.T) {
	file := fixture(t, "locked")
	signer, err := seal.LoadPrivateKey(file, []byte("sign-off"))
	if err != nil {
		t.Fatal(err)
	}
	if keyOf(t, signer.PublicKey()) != fixtureKey(t, "locked.pub") {
		t.Error("another key was read")
	}
	if _, err := seal.LoadPrivateKey(file, nil); !errors.Is(err, seal.ErrPassphraseNeeded) {
		t.Errorf("without: %v", err)
	}
	if _, err := seal.LoadPrivateKey(file, []byte("sign-on")); !errors.Is(err, seal.ErrWrongPassphrase) {
		t.Errorf("with another: %v", err)
	}
}

func TestAPassphraseForAKeyThatIsNotLockedIsIgnored(t *testing.T) {
	if _, err := seal.LoadPrivateKey(privateFile(t, private["ed25519"](), ""), []byte("x")); err != nil {
		t.Error(err)
	}
}

func TestWhatIsNoPrivateKeyIsRefused(t *testing.T) {
	hardware := pem.EncodeToMemory(&pem.Block{Type: "OPENSSH PRIVATE KEY", Bytes: bytes.Join([][]byte{[]byte("openssh-key-v1\x00"), []byte(ssh.KeyAlgoSKED25519)}, nil)})
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"a public key":    {fixture(t, "ed25519.pub"), "not the .pub beside it"},
		"nothing":         {nil, "not a private key"},
		"a short RSA key": {privateFile(t, private["rsa1024"](), ""), "2048 bits"},
		"a hardware key":  {hardware, "a hardware key signs through ssh-agent"},
		"a damaged key":   {pem.EncodeToMemory(&pem.Block{Type: "OPENSSH PRIVATE KEY", Bytes: []byte("openssh-key-v1\x00")}), "read private key"},
	} {
		if _, err := seal.LoadPrivateKey(c.file, nil); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWipeLeavesNothing(t *testing.T) {
	secret := []byte("sign-off")
	seal.Wipe(secret)
	if !bytes.Equal(secret, make([]byte, len(secret))) {
		t.Errorf("left %q", secret)
	}
}
