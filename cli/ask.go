package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/charmbracelet/x/term"

	"gonogo/content/clean"
)

// askPassphrase asks a person for the passphrase of a key, which does not show as it is typed. Whoever asks wipes it.
func (a *app) askPassphrase(name string) ([]byte, error) {
	in, ok := a.in.(*os.File)
	if !ok || !term.IsTerminal(in.Fd()) {
		return nil, &invalid{"the key " + name + " is locked, and nobody is here to ask for its passphrase", "load it with ssh-add and sign with --agent"}
	}
	fmt.Fprint(a.stderr, "passphrase of "+clean.Line(name).String()+": ")
	pass, err := term.ReadPassword(in.Fd())
	fmt.Fprintln(a.stderr)
	if err != nil {
		return pass, fmt.Errorf("read the passphrase: %w", err)
	}
	return pass, nil
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
