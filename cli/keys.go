package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"

	"gonogo/assessment"
	"gonogo/assessment/seal"
	"gonogo/tui/ui"
)

// maxKeyFile is the most bytes of a key file or of a list of signers.
const maxKeyFile = 4 << 20

// seal signs the statement of a draft, for the verb and for the terminal. The key is open no longer than this call.
// A locked key without its passphrase is seal.ErrPassphraseNeeded.
func (a *app) seal(ctx context.Context, draft assessment.Draft, with ui.SignWith) (ui.Signature, error) {
	if with.Typed {
		return ui.Signature{}, nil
	}
	signer, done, err := a.openKey(ctx, with)
	if err != nil {
		return ui.Signature{}, err
	}
	defer done()
	signature, err := seal.Sign(signer, draft.Bytes)
	if err != nil {
		return ui.Signature{}, &invalid{fmt.Sprintf("the statement could not be signed: %v", err), "try again, or sign with another key"}
	}
	out := ui.Signature{Armoured: string(signature)}
	if with.Bundle {
		bundle, err := seal.SignBundle(signer, draft.Bytes)
		if err != nil {
			return ui.Signature{}, &invalid{fmt.Sprintf("no bundle can be made: %v", err), "sign without the bundle, or with a key file"}
		}
		out.Bundle = string(bundle)
	}
	return out, nil
}

// openKey opens a key. done ends the talk with ssh-agent, if there was any.
func (a *app) openKey(ctx context.Context, with ui.SignWith) (signer ssh.Signer, done func(), err error) {
	if !with.Agent {
		signer, err = a.keyFromFile(ctx, with.Key, with.Passphrase)
		return signer, func() {}, err
	}
	held, done, err := dialAgent(ctx, 0)
	if err != nil {
		return nil, nil, err
	}
	if signer, err = pickSigner(held, with.Key); err != nil {
		done()
		return nil, nil, err
	}
	return signer, done, nil
}

// keyFromFile opens a private key.
func (a *app) keyFromFile(ctx context.Context, path string, passphrase []byte) (ssh.Signer, error) {
	name, file, err := a.readInput(ctx, path, maxKeyFile)
	if err != nil {
		return nil, err
	}
	defer seal.Wipe(file)
	signer, err := seal.LoadPrivateKey(file, passphrase)
	switch {
	case err == nil:
		return signer, nil
	case errors.Is(err, seal.ErrPassphraseNeeded):
		return nil, err
	case errors.Is(err, seal.ErrWrongPassphrase):
		return nil, &invalid{"this passphrase does not open " + name, "type it again"}
	default:
		return nil, &invalid{fmt.Sprintf("the key %s cannot be used: %v", name, err), "name a private key as ssh-keygen makes it, or sign with ssh-agent"}
	}
}

// agentTime is how long ssh-agent may take to say what it holds. To sign it may take as long as a person does who is
// asked to touch a key.
const agentTime = 2 * time.Second

// dialAgent begins a talk with ssh-agent, which lasts no longer than limit where one is given.
func dialAgent(ctx context.Context, limit time.Duration) (held agent.ExtendedAgent, done func(), err error) {
	const hint = "start one with eval \"$(ssh-agent)\" and ssh-add, or sign with a key file"
	where := os.Getenv("SSH_AUTH_SOCK")
	if where == "" {
		return nil, nil, &invalid{"no ssh-agent is running here", hint}
	}
	conn, err := (&net.Dialer{}).DialContext(ctx, "unix", where)
	if err != nil {
		return nil, nil, &invalid{fmt.Sprintf("ssh-agent does not answer: %v", err), hint}
	}
	if limit > 0 {
		_ = conn.SetDeadline(time.Now().Add(limit)) // without one the talk may only last longer
	}
	return agent.NewClient(conn), func() { _ = conn.Close() }, nil
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
