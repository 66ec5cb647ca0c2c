package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/crypto/ssh"

	"gonogo/assessment"
	"gonogo/assessment/seal"
	"gonogo/tui/ui"
)

// signing is what the terminal program signs with: the same keys, and the same seal, as the verb sign.
func (a *app) signing() *ui.Signing {
	return &ui.Signing{
		Keys: func(ctx context.Context) ui.SigningKeys {
			keys, err := agentKeys(ctx)
			out := ui.SigningKeys{Agent: keys, File: ownKeyFile()}
			if err != nil {
				out.NoAgent = err.Error()
			}
			return out
		},
		KeyFile: func(ctx context.Context, path string) (ui.SigningKey, error) {
			key, err := a.lookAtKey(ctx, fromHome(path))
			return key, inWords(err)
		},
		Sign: func(ctx context.Context, draft assessment.Draft, with ui.SignWith) (ui.Signature, error) {
			if !with.Agent {
				with.Key = fromHome(with.Key)
			}
			made, err := a.seal(ctx, draft, with)
			return made, inWords(err)
		},
		Kept: a.syncSeen,
	}
}

// inWords is an error with its hint, as the terminal shows what is refused.
func inWords(err error) error {
	if err == nil {
		return nil
	}
	hint := ""
	if hinted, ok := errors.AsType[interface {
		error
		Hint() string
	}](err); ok {
		hint = hinted.Hint()
	}
	return &assessment.RefusedError{Says: err.Error(), Hint: hint}
}

// agentKeys are the keys that ssh-agent holds and that can sign. None is no error that anybody must act on: the
// reason says why there are none.
func agentKeys(ctx context.Context) ([]ui.SigningKey, error) {
	held, done, err := dialAgent(ctx, agentTime)
	if err != nil {
		return nil, err
	}
	defer done()
	list, err := held.List()
	if err != nil {
		return nil, fmt.Errorf("ssh-agent does not say what it holds: %w", err)
	}
	var out []ui.SigningKey
	for _, k := range list {
		if pub, err := ssh.ParsePublicKey(k.Blob); err == nil {
			if key, err := seal.KeyOf(pub); err == nil {
				out = append(out, ui.SigningKey{Type: key.Type(), Fingerprint: key.Fingerprint(), Comment: k.Comment, Hardware: key.Hardware()})
			}
		}
	}
	if len(out) == 0 {
		return nil, errors.New("ssh-agent holds no key that can sign; ssh-add loads one")
	}
	return out, nil
}

// lookAtKey says what a private key is. A locked one is not opened: its public half stands in the clear, in the
// form that ssh-keygen writes by itself.
func (a *app) lookAtKey(ctx context.Context, path string) (ui.SigningKey, error) {
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return ui.SigningKey{}, usage("ssh-keygen -t ed25519 makes a key", "no file is called %q", path)
	case err == nil && !info.Mode().IsRegular(): // reading a pipe would wait for somebody
		return ui.SigningKey{}, usage("name the file of a private key", "%s is no plain file", path)
	}
	_, file, err := a.readInput(ctx, path, maxKeyFile)
	if err != nil {
		return ui.SigningKey{}, err
	}
	defer seal.Wipe(file)
	signer, err := seal.LoadPrivateKey(file, nil)
	out := ui.SigningKey{Locked: errors.Is(err, seal.ErrPassphraseNeeded)}
	var public ssh.PublicKey
	switch {
	case err == nil:
		public = signer.PublicKey()
	case out.Locked:
		_, err := ssh.ParseRawPrivateKey(file)
		if locked, ok := errors.AsType[*ssh.PassphraseMissingError](err); ok {
			public = locked.PublicKey
		}
	default:
		return out, &invalid{fmt.Sprintf("the key %s cannot be used: %v", path, err), "name a private key as ssh-keygen makes it, or sign with ssh-agent"}
	}
	if public == nil {
		return out, nil // an old form of locked key, which tells nothing before it is opened
	}
	key, err := seal.KeyOf(public)
	if err != nil {
		return out, err
	}
	out.Type, out.Fingerprint = key.Type(), key.Fingerprint()
	return out, nil
}

// ownKeyFile is the private key that ssh-keygen makes where nobody names another, "" where it is not there.
func ownKeyFile() string {
	const own = "~/.ssh/id_ed25519"
	if info, err := os.Stat(fromHome(own)); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	return own
}

// fromHome is a path as a person writes it: ~/ is their home, and - is a file like any other.
func fromHome(path string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	if path == "-" {
		return "./-"
	}
	return path
}
