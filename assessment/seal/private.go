package seal

import (
	"bytes"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"

	"golang.org/x/crypto/ssh"
)

var (
	// ErrPassphraseNeeded says that a private key is locked and no passphrase was given.
	ErrPassphraseNeeded = errors.New("this private key is locked: give its passphrase, or load it into ssh-agent")
	// ErrWrongPassphrase says that the passphrase given does not open the private key.
	ErrWrongPassphrase = errors.New("this passphrase does not open the private key")
)

// LoadPrivateKey reads a private key as ssh-keygen writes it, opening it with passphrase when it is locked. The
// passphrase of a key that is not locked is ignored. A hardware key has no private half to read: it signs through
// ssh-agent.
//
// The caller owns both slices and should Wipe them. The key itself stays in memory until the collector takes it:
// Go cannot promise to wipe what a parser has copied.
func LoadPrivateKey(file, passphrase []byte) (ssh.Signer, error) {
	block, _ := pem.Decode(file)
	if block == nil {
		return nil, errors.New("not a private key: give the file that ssh-keygen wrote, not the .pub beside it")
	}
	defer Wipe(block.Bytes)
	for _, hardware := range []string{ssh.KeyAlgoSKED25519, ssh.KeyAlgoSKECDSA256} {
		if bytes.Contains(block.Bytes, []byte(hardware)) { // the public half stands in the clear
			return nil, fmt.Errorf("%w: a hardware key signs through ssh-agent; load it with ssh-add", ErrUnsupportedKey)
		}
	}
	signer, err := ssh.ParsePrivateKey(file)
	var locked *ssh.PassphraseMissingError
	if errors.As(err, &locked) {
		if len(passphrase) == 0 {
			return nil, ErrPassphraseNeeded
		}
		signer, err = ssh.ParsePrivateKeyWithPassphrase(file, passphrase)
	}
	if errors.Is(err, x509.IncorrectPasswordError) {
		return nil, ErrWrongPassphrase
	}
	if err != nil {
		return nil, fmt.Errorf("read private key, or load it into ssh-agent if ssh-keygen can read it: %w", err)
	}
	if _, err := KeyOf(signer.PublicKey()); err != nil {
		return nil, err
	}
	return signer, nil
}

// Wipe overwrites secret bytes that are no longer needed.
func Wipe(secret []byte) { clear(secret) }
