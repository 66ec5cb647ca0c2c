package tui

import (
	"context"
	"crypto/ed25519"
	"errors"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"gonogo/assessment"
	"gonogo/assessment/seal"
	"gonogo/tui/ui"
	"gonogo/tui/uitest"
)

// ring are keys by name: the same name, the same key. A file called locked… wants the passphrase "open, sesame".
type ring struct {
	agent   []string // what ssh-agent holds
	file    string
	comment string
	seen    *[]byte // the passphrase as it was given, the very bytes
}

const sesame = "open, sesame"

func signerOf(name string) ssh.Signer {
	seed := make([]byte, ed25519.SeedSize)
	copy(seed, name)
	s, err := ssh.NewSignerFromKey(ed25519.NewKeyFromSeed(seed))
	if err != nil {
		panic(err)
	}
	return s
}

func (k ring) shown(name string) ui.SigningKey {
	key, err := seal.KeyOf(signerOf(name).PublicKey())
	if err != nil {
		panic(err)
	}
	return ui.SigningKey{Type: key.Type(), Fingerprint: key.Fingerprint(), Comment: name + k.comment, Locked: strings.HasPrefix(name, "locked")}
}

func (k ring) keys(context.Context) ui.SigningKeys {
	out := ui.SigningKeys{File: k.file}
	for _, name := range k.agent {
		out.Agent = append(out.Agent, k.shown(name))
	}
	if len(out.Agent) == 0 {
		out.NoAgent = "no ssh-agent is running here"
	}
	return out
}

func (k ring) look(_ context.Context, path string) (ui.SigningKey, error) {
	if strings.HasPrefix(path, "missing") {
		return ui.SigningKey{}, &assessment.RefusedError{Says: "no file is called " + path, Hint: "ssh-keygen -t ed25519 makes a key"}
	}
	return k.shown(path), nil
}

func (k ring) sign(_ context.Context, d assessment.Draft, with ui.SignWith) (ui.Signature, error) {
	if with.Typed {
		return ui.Signature{}, nil
	}
	name := with.Key
	if with.Agent {
		for _, held := range k.agent {
			if k.shown(held).Fingerprint == with.Key {
				name = held
			}
		}
	}
	if strings.HasPrefix(name, "locked") && !with.Agent {
		if k.seen != nil {
			*k.seen = with.Passphrase
		}
		if string(with.Passphrase) != sesame {
			return ui.Signature{}, &assessment.RefusedError{Says: "this passphrase does not open " + name, Hint: "type it again"}
		}
	}
	b, err := seal.Sign(signerOf(name), d.Bytes)
	out := ui.Signature{Armoured: string(b)}
	if with.Bundle {
		return out, errors.New("no bundle here")
	}
	return out, err
}

func (k ring) signing() *ui.Signing {
	return &ui.Signing{Keys: k.keys, KeyFile: k.look, Sign: k.sign, Kept: func() error { return nil }}
}

// clear makes the assessment a go that can be signed now.
func (p *program) clear() assessment.Record {
	s := uitest.Subject()
	s.GoLive = uitest.Date("2026-12-15")
	r := p.Start(s)
	for _, id := range []string{"ID-01", "ID-02", "ID-03", "DR-01", "DR-02"} {
		r = p.Act(p.Ana, r, p.Proof(id), assessment.Answered{Question: id, Answer: assessment.Met})
	}
	return r
}

// at sits somebody down at the terminal, at the sign-offs.
func (p *program) at(t testing.TB, who string, k ring, s size) {
	t.Helper()
	p.Driver.Quit = false
	p.opt.Signing = k.signing()
	p.opt.Open = "payments-agent"
	home := p.Ana
	p.Ana = p.Desk(who, "ana-laptop-of-"+who[:3], p.Journal.Again())
	p.begin(t, s.w, s.h)
	p.Ana = home
	p.Press("d", "s")
}

// signedBy signs without a screen.
func (p *program) signedBy(who, role string) assessment.Record {
	r, _ := p.Read("payments-agent")
	return p.signedAs(r, who, assessment.SignAsk{Role: role})
}

func (p *program) signedAs(r assessment.Record, who string, ask assessment.SignAsk) assessment.Record {
	ctx := context.Background()
	d := p.Desk(who, "desk-of-"+who[:3], p.Journal.Again())
	draft, err := d.Draft(ctx, r.Meta, ask)
	if err != nil {
		p.T.Fatal(err)
	}
	b, err := seal.Sign(signerOf(who), draft.Bytes)
	if err != nil {
		p.T.Fatal(err)
	}
	if r, err = d.Sign(ctx, r.Meta, draft, string(b), ""); err != nil {
		p.T.Fatal(err)
	}
	return r
}
