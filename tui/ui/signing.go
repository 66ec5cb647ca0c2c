package ui

import (
	"context"

	"gonogo/assessment"
)

// Signing is what the world does for a sign-off: it knows the keys and makes the signature. No screen ever holds
// a key.
type Signing struct {
	Keys    func(context.Context) SigningKeys                                    // what there is to sign with; it answers soon
	KeyFile func(ctx context.Context, path string) (SigningKey, error)           // looks at a private key without opening a locked one
	Sign    func(context.Context, assessment.Draft, SignWith) (Signature, error) // makes the signature; records nothing
	Kept    func() error                                                         // after one was recorded: keeps what this installation has seen
}

// SigningKeys is what there is to sign with.
type SigningKeys struct {
	Agent   []SigningKey // those that ssh-agent holds and that can sign
	NoAgent string       // why there are none of it, "" when there are
	File    string       // the private key to offer first, "" where there is none
}

// SigningKey is what one sees of a key from outside.
type SigningKey struct {
	Type        string // "ssh-ed25519"
	Fingerprint string // "SHA256:…"; "" where a locked file does not tell
	Comment     string // as its owner called it
	Locked      bool   // it wants a passphrase
	Hardware    bool   // it signs when it is touched
}

// SignWith says with what a sign-off is signed: typed, without a key; with a key of ssh-agent; else with a key file.
type SignWith struct {
	Typed      bool
	Agent      bool
	Key        string // with ssh-agent the fingerprint, "" for its only key; else the path of the file
	Passphrase []byte // of a locked file; whoever made it wipes it
	Bundle     bool   // a Sigstore bundle too
}

// Signature is what a sign-off is recorded with; both parts are empty where it is typed.
type Signature struct {
	Armoured string // as ssh-keygen -Y sign writes it
	Bundle   string // "" where none was asked for
}
