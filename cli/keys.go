package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/pflag"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"

	"gonogo/assessment"
	"gonogo/assessment/seal"
	"gonogo/content/clean"
)

// maxKeyFile is the most bytes of a key file or of a list of signers.
const maxKeyFile = 4 << 20

// keyFromFile opens a private key. Where it is locked a person is asked for the passphrase, which is kept no longer
// than it takes to open the key.
func (a *app) keyFromFile(ctx context.Context, path string) (ssh.Signer, error) {
	name, file, err := a.readInput(ctx, path, maxKeyFile)
	if err != nil {
		return nil, err
	}
	defer seal.Wipe(file)
	signer, err := seal.LoadPrivateKey(file, nil)
	if errors.Is(err, seal.ErrPassphraseNeeded) {
		in, ok := a.in.(*os.File)
		if !ok || !term.IsTerminal(in.Fd()) {
			return nil, &invalid{"the key " + name + " is locked, and nobody is here to ask for its passphrase", "load it with ssh-add and sign with --agent"}
		}
		fmt.Fprint(a.stderr, "passphrase of "+clean.Line(name).String()+": ")
		pass, readErr := term.ReadPassword(in.Fd())
		fmt.Fprintln(a.stderr)
		defer seal.Wipe(pass)
		if readErr != nil {
			return nil, fmt.Errorf("read the passphrase: %w", readErr)
		}
		signer, err = seal.LoadPrivateKey(file, pass)
	}
	if err != nil {
		return nil, &invalid{fmt.Sprintf("the key %s cannot be used: %v", name, err), "name a private key as ssh-keygen makes it, or sign with --agent"}
	}
	return signer, nil
}

// keyFromAgent is the key that ssh-agent holds under a fingerprint, or its only one where none is named. done ends
// the talk with the agent.
func keyFromAgent(fingerprint string) (signer ssh.Signer, done func(), err error) {
	where := os.Getenv("SSH_AUTH_SOCK")
	if where == "" {
		return nil, nil, &invalid{"no ssh-agent is running here", "start one with eval \"$(ssh-agent)\" and ssh-add, or sign with --key FILE"}
	}
	conn, err := net.Dial("unix", where)
	if err != nil {
		return nil, nil, &invalid{fmt.Sprintf("ssh-agent does not answer: %v", err), "start one with eval \"$(ssh-agent)\" and ssh-add, or sign with --key FILE"}
	}
	done = func() { conn.Close() }
	signer, err = pickSigner(agent.NewClient(conn), fingerprint)
	if err != nil {
		done()
		return nil, nil, err
	}
	return signer, done, nil
}

func pickSigner(held agent.ExtendedAgent, fingerprint string) (ssh.Signer, error) {
	signers, err := held.Signers()
	if err != nil {
		return nil, fmt.Errorf("ask ssh-agent for its keys: %w", err)
	}
	var names []string
	var usable []ssh.Signer
	for _, s := range signers {
		key, err := seal.KeyOf(s.PublicKey())
		if err != nil {
			continue // a certificate, or a kind that does not sign here
		}
		if key.Fingerprint() == fingerprint {
			return s, nil
		}
		names, usable = append(names, key.Fingerprint()), append(usable, s)
	}
	switch {
	case fingerprint != "":
		return nil, usage("it holds "+strings.Join(names, ", "), "ssh-agent holds no key %s", fingerprint)
	case len(usable) == 0:
		return nil, &invalid{"ssh-agent holds no key that can sign", "add one with ssh-add"}
	case len(usable) > 1:
		return nil, usage("name one: --agent "+names[0], "ssh-agent holds %d keys: %s", len(usable), strings.Join(names, ", "))
	}
	return usable[0], nil
}

// signersVariable names the list of signers in the environment.
const signersVariable = "GONOGO_ALLOWED_SIGNERS"

// trustFlags say whose keys are known.
type trustFlags struct{ signers, revoked string }

func (t *trustFlags) bind(f *pflag.FlagSet) {
	f.StringVar(&t.signers, "allowed-signers", "", "whose keys are known: an OpenSSH allowed_signers file; else $GONOGO_ALLOWED_SIGNERS; else git's own")
	f.StringVar(&t.revoked, "revoked", "", "keys that no longer count: public keys, one a line, or an OpenSSH revocation list")
}

// allowedSigners is the list of signers where no flag names one: the environment's, else git's own.
func allowedSigners(ctx context.Context) string {
	if path := os.Getenv(signersVariable); path != "" {
		return path
	}
	git, err := exec.LookPath("git")
	if err != nil {
		return ""
	}
	ctx, stop := context.WithTimeout(ctx, gitTime)
	defer stop()
	out, err := exec.CommandContext(ctx, git, "config", "--type=path", "--get", "gpg.ssh.allowedSignersFile").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(string(out), "\n")
}

// read reads the lists.
func (t trustFlags) read(ctx context.Context, a *app) (assessment.Trust, error) {
	var trust assessment.Trust
	if t.signers == "" {
		t.signers = allowedSigners(ctx)
	}
	if t.signers != "" {
		name, b, err := a.readInput(ctx, t.signers, maxKeyFile)
		if err != nil {
			return trust, err
		}
		list, err := seal.ParseAllowedSigners(b, time.Local)
		if err != nil {
			return trust, &invalid{fmt.Sprintf("%s cannot be read: %v", name, err), "ssh-keygen(1) says how a list of allowed signers is written"}
		}
		trust.Signers = &list
	}
	if t.revoked != "" {
		name, b, err := a.readInput(ctx, t.revoked, maxKeyFile)
		if err != nil {
			return trust, err
		}
		list, err := seal.ParseRevoked(b)
		if err != nil {
			return trust, &invalid{fmt.Sprintf("%s cannot be read: %v", name, err), "give public keys, one a line, or a revocation list made by ssh-keygen -k"}
		}
		trust.Revoked = &list
	}
	return trust, nil
}

// askLine asks a person for one line and reads it.
func (a *app) askLine(ctx context.Context, prompt string) (string, error) {
	fmt.Fprint(a.stderr, clean.Line(prompt).String()+" ")
	type result struct {
		line string
		err  error
	}
	got := make(chan result, 1)
	go func() {
		var line []byte
		one := make([]byte, 1)
		for len(line) < 1000 {
			n, err := a.in.Read(one)
			if n == 1 {
				if one[0] == '\n' || one[0] == '\r' {
					got <- result{string(line), nil}
					return
				}
				line = append(line, one[0])
			}
			if err != nil {
				if errors.Is(err, io.EOF) {
					err = nil
				}
				got <- result{string(line), err}
				return
			}
		}
		got <- result{string(line), nil}
	}()
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case r := <-got:
		return r.line, r.err
	}
}
