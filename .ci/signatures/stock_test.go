//go:build outside

// Package signatures holds the signatures of gonogo against programs of others. It is no part of the program and
// runs from .ci/signatures/run.
package signatures

import (
	"bytes"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"

	"gonogo/assessment/seal"
)

// stockKey is a key that stock ssh-keygen made.
type stockKey struct {
	name       string
	path       string // of the private half
	passphrase string
}

var made = []struct {
	name, passphrase string
	flags            []string
}{
	{"ed25519", "", []string{"-t", "ed25519"}},
	{"locked", "sign-off", []string{"-t", "ed25519"}},
	{"lockedcbc", "sign-off", []string{"-t", "ed25519", "-Z", "aes256-cbc"}},
	{"lockedpem", "sign-off", []string{"-t", "rsa", "-b", "2048", "-m", "PEM"}},
	{"ecdsa256", "", []string{"-t", "ecdsa", "-b", "256"}},
	{"ecdsa384", "", []string{"-t", "ecdsa", "-b", "384"}},
	{"ecdsa521", "", []string{"-t", "ecdsa", "-b", "521"}},
	{"rsa2048", "", []string{"-t", "rsa", "-b", "2048"}},
	{"rsa3072", "", []string{"-t", "rsa", "-b", "3072"}},
	{"rsapkcs8", "", []string{"-t", "rsa", "-b", "2048", "-m", "PKCS8"}},
}

var keyFolder string

func TestMain(m *testing.M) {
	var err error
	if keyFolder, err = os.MkdirTemp("", "keys"); err != nil {
		panic(err)
	}
	code := m.Run()
	os.RemoveAll(keyFolder)
	os.Exit(code)
}

func stockKeys(t *testing.T) []stockKey {
	t.Helper()
	var keys []stockKey
	for _, m := range made {
		k := stockKey{m.name, filepath.Join(keyFolder, m.name), m.passphrase}
		if _, err := os.Stat(k.path); err != nil {
			must(t, "ssh-keygen", append([]string{"-q", "-N", m.passphrase, "-C", m.name + "@example.com", "-f", k.path}, m.flags...)...)
		}
		keys = append(keys, k)
	}
	return keys
}

func (k stockKey) public(t *testing.T) seal.Key {
	t.Helper()
	pub, _, _, _, err := ssh.ParseAuthorizedKey(read(t, k.path+".pub"))
	if err != nil {
		t.Fatal(err)
	}
	key, err := seal.KeyOf(pub)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func (k stockKey) signer(t *testing.T) ssh.Signer {
	t.Helper()
	signer, err := seal.LoadPrivateKey(read(t, k.path), []byte(k.passphrase))
	if err != nil {
		t.Fatalf("%s: %v", k.name, err)
	}
	return signer
}

// run answers whether a program was content, and what it said.
func run(t *testing.T, stdin []byte, env []string, name string, args ...string) (said string, ok bool) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Stdin = bytes.NewReader(stdin)
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out)), err == nil
}

func must(t *testing.T, name string, args ...string) {
	t.Helper()
	if said, ok := run(t, nil, nil, name, args...); !ok {
		t.Fatalf("%s %s: %s", name, strings.Join(args, " "), said)
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func write(t *testing.T, name string, content []byte) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// startAgent runs a stock ssh-agent that holds the keys, and gives its socket.
func startAgent(t *testing.T, keys []stockKey) (socket string) {
	t.Helper()
	dir, err := os.MkdirTemp("", "agent") // t.TempDir can be too long for a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	socket = filepath.Join(dir, "s")
	cmd := exec.Command("ssh-agent", "-D", "-a", socket)
	said, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	if _, err := said.Read(make([]byte, 1)); err != nil { // it names its socket once that is there
		t.Fatal(err)
	}
	for _, k := range keys {
		if k.passphrase != "" {
			continue // ssh-add would ask; a locked key is in an agent as any other
		}
		if said, ok := run(t, nil, []string{"SSH_AUTH_SOCK=" + socket}, "ssh-add", "-q", k.path); !ok {
			t.Fatalf("ssh-add %s: %s", k.name, said)
		}
	}
	return socket
}

func agentSigners(t *testing.T, socket string) []ssh.Signer {
	t.Helper()
	conn, err := net.Dial("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	signers, err := agent.NewClient(conn).Signers()
	if err != nil {
		t.Fatal(err)
	}
	return signers
}

// check is one question that both are asked: may this signature stand for this person?
type check struct {
	message, sig []byte
	principal    string
	namespace    string
	allowed      string
	revoked      []byte // nil: no list
	at           time.Time
	zone         int // hours east of UTC that both take local times to be in
}

func (c check) stock(t *testing.T) (said string, ok bool) {
	t.Helper()
	args := []string{
		"-Y", "verify", "-f", write(t, "allowed", []byte(c.allowed)), "-I", c.principal, "-n", c.namespace,
		"-s", write(t, "sig", c.sig), "-Overify-time=" + c.at.UTC().Format("20060102150405Z"),
	}
	if c.revoked != nil {
		args = append(args, "-r", write(t, "revoked", c.revoked))
	}
	zone := []string{"TZ=XXX" + map[int]string{0: "0", 9: "-9", -5: "5"}[c.zone]}
	return run(t, c.message, zone, "ssh-keygen", args...)
}

func (c check) ours() error {
	key, err := seal.Verify(c.message, c.sig)
	if err != nil {
		return err
	}
	if c.revoked != nil {
		list, err := seal.ParseRevoked(c.revoked)
		if err != nil {
			return err
		}
		if err := list.Check(key); err != nil {
			return err
		}
	}
	signers, err := seal.ParseAllowedSigners([]byte(c.allowed), time.FixedZone("XXX", c.zone*3600))
	if err != nil {
		return err
	}
	return signers.Check(c.principal, key, c.namespace, c.at)
}
