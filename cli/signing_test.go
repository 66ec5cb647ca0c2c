package cli

import (
	"context"
	"crypto/ed25519"
	"encoding/pem"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"

	"gonogo/assessment"
	"gonogo/assessment/seal"
	"gonogo/tui/ui"
)

// edKey is a key out of a seed of its own.
func edKey(seed byte) ed25519.PrivateKey {
	b := make([]byte, ed25519.SeedSize)
	b[0] = seed
	return ed25519.NewKeyFromSeed(b)
}

func fingerprint(t *testing.T, key ed25519.PrivateKey) string {
	t.Helper()
	s, err := ssh.NewSignerFromKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return ssh.FingerprintSHA256(s.PublicKey())
}

func putKey(t *testing.T, path string, key ed25519.PrivateKey, passphrase string) {
	t.Helper()
	block, err := ssh.MarshalPrivateKey(key, "")
	if passphrase != "" {
		block, err = ssh.MarshalPrivateKeyWithPassphrase(key, "", []byte(passphrase))
	}
	if err == nil {
		err = os.WriteFile(path, pem.EncodeToMemory(block), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// runAgent is an ssh-agent that holds these keys.
func runAgent(t *testing.T, keys ...agent.AddedKey) {
	t.Helper()
	ring := agent.NewKeyring()
	for _, k := range keys {
		if err := ring.Add(k); err != nil {
			t.Fatal(err)
		}
	}
	at := filepath.Join(t.TempDir(), "agent")
	l, err := net.Listen("unix", at)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() { _ = agent.ServeAgent(ring, c); c.Close() }()
		}
	}()
	t.Setenv("SSH_AUTH_SOCK", at)
}

func TestTheTerminalSeesTheKeysThatThereAre(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("SSH_AUTH_SOCK", "")
	ctx, s := context.Background(), (&app{}).signing()
	if got := s.Keys(ctx); len(got.Agent) != 0 || got.File != "" || !strings.Contains(got.NoAgent, "no ssh-agent is running here") {
		t.Errorf("with nothing there it sees %+v", got)
	}
	if err := os.Mkdir(filepath.Join(home, ".ssh"), 0o700); err != nil {
		t.Fatal(err)
	}
	putKey(t, filepath.Join(home, ".ssh", "id_ed25519"), edKey(1), "")
	putKey(t, filepath.Join(home, "locked"), edKey(2), "open, sesame")
	runAgent(t)
	if got := s.Keys(ctx); !strings.Contains(got.NoAgent, "holds no key that can sign") || got.File != "~/.ssh/id_ed25519" {
		t.Errorf("with an empty agent it sees %+v", got)
	}
	runAgent(t, agent.AddedKey{PrivateKey: edKey(3), Comment: "three"}, agent.AddedKey{PrivateKey: edKey(4), Comment: "four"})
	got := s.Keys(ctx)
	if len(got.Agent) != 2 || got.NoAgent != "" || got.Agent[1] != (ui.SigningKey{Type: "ssh-ed25519", Fingerprint: fingerprint(t, edKey(4)), Comment: "four"}) {
		t.Errorf("of an agent with two keys it sees %+v", got)
	}
	for path, want := range map[string]ui.SigningKey{
		"~/.ssh/id_ed25519": {Type: "ssh-ed25519", Fingerprint: fingerprint(t, edKey(1))},
		"~/locked":          {Type: "ssh-ed25519", Fingerprint: fingerprint(t, edKey(2)), Locked: true},
	} {
		if got, err := s.KeyFile(ctx, path); err != nil || got != want {
			t.Errorf("%s is %+v, %v", path, got, err)
		}
	}
	for path, want := range map[string]string{"~/none": "no file is called", "~/.ssh": "no plain file", "-": "no file is called"} {
		if _, err := s.KeyFile(ctx, path); err == nil || !strings.Contains(ui.Explain(err), want) || !strings.HasPrefix(ui.Explain(err), "not recorded") {
			t.Errorf("%s gives %v", path, err)
		}
	}
}

func TestTheTerminalSignsWithEveryKindOfKey(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	putKey(t, filepath.Join(home, "plain"), edKey(1), "")
	putKey(t, filepath.Join(home, "locked"), edKey(2), "open, sesame")
	runAgent(t, agent.AddedKey{PrivateKey: edKey(3)}, agent.AddedKey{PrivateKey: edKey(4)})
	draft := assessment.Draft{Bytes: []byte(`{"a":1}`)}
	sign := (&app{}).signing().Sign
	for _, c := range []struct {
		with ui.SignWith
		by   ed25519.PrivateKey
	}{
		{ui.SignWith{Key: "~/plain"}, edKey(1)},
		{ui.SignWith{Key: "~/locked", Passphrase: []byte("open, sesame")}, edKey(2)},
		{ui.SignWith{Agent: true, Key: fingerprint(t, edKey(4))}, edKey(4)},
	} {
		made, err := sign(context.Background(), draft, c.with)
		if err != nil {
			t.Errorf("%+v: %v", c.with, err)
			continue
		}
		key, err := seal.Verify(draft.Bytes, []byte(made.Armoured))
		if err != nil || key.Fingerprint() != fingerprint(t, c.by) {
			t.Errorf("%+v: signed by %s: %v", c.with, key.Fingerprint(), err)
		}
	}
	if made, err := sign(context.Background(), draft, ui.SignWith{Typed: true}); err != nil || made != (ui.Signature{}) {
		t.Errorf("typed gives %+v, %v", made, err)
	}
	for want, with := range map[string]ui.SignWith{
		"this private key is locked":    {Key: "~/locked"},
		"this passphrase does not open": {Key: "~/locked", Passphrase: []byte("open, simsim")},
		"ssh-agent holds no key":        {Agent: true, Key: fingerprint(t, edKey(1))},
	} {
		if _, err := sign(context.Background(), draft, with); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v gives %v", with, err)
		}
	}
}
