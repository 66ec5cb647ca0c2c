package seal

import (
	"bytes"
	"crypto/rsa"
	"errors"
	"fmt"

	"golang.org/x/crypto/ssh"
)

// ErrUnsupportedKey says that a key may not sign: a certificate, DSA, RSA under 2048 bits, or a kind not known here.
var ErrUnsupportedKey = errors.New("this kind of key cannot sign: take Ed25519, ECDSA, RSA of at least 2048 bits, or a hardware key")

// leastRSA is the smallest RSA modulus that may sign, in bits.
const leastRSA = 2048

// Key is an SSH public key that may sign. Two keys are the same key when they compare equal with ==.
// The zero Key is no key and equals none that signed.
type Key struct{ wire string }

// KeyOf is the key that pub stands for, read again from its bytes: a key out of an agent is only a name for one.
// It fails with ErrUnsupportedKey when that kind of key may not sign.
func KeyOf(pub ssh.PublicKey) (Key, error) {
	wire := pub.Marshal()
	parsed, err := ssh.ParsePublicKey(wire)
	if err != nil {
		return Key{}, fmt.Errorf("%w: %w", ErrUnsupportedKey, err)
	}
	if err := maySign(parsed); err != nil {
		return Key{}, err
	}
	return Key{string(parsed.Marshal())}, nil
}

// Type is the kind of key in OpenSSH's words: "ssh-ed25519", "sk-ssh-ed25519@openssh.com".
func (k Key) Type() string {
	w := wireReader{rest: []byte(k.wire)}
	return string(w.string())
}

// Equal reports whether both are the same key, as == does.
func (k Key) Equal(other Key) bool { return k == other }

// Fingerprint is "SHA256:…", as ssh-keygen -l prints it.
func (k Key) Fingerprint() string {
	if pub := k.public(); pub != nil {
		return ssh.FingerprintSHA256(pub)
	}
	return ""
}

// Authorized is the key as one line of an authorized_keys file, without comment and without newline.
func (k Key) Authorized() string {
	if pub := k.public(); pub != nil {
		return string(bytes.TrimSpace(ssh.MarshalAuthorizedKey(pub)))
	}
	return ""
}

// Hardware reports whether the private half lives in a FIDO device, which signs only when it is touched.
func (k Key) Hardware() bool {
	t := k.Type()
	return t == ssh.KeyAlgoSKED25519 || t == ssh.KeyAlgoSKECDSA256
}

// public is the key to verify with; nil for the zero Key.
func (k Key) public() ssh.PublicKey {
	pub, err := ssh.ParsePublicKey([]byte(k.wire))
	if err != nil {
		return nil
	}
	return pub
}

func maySign(pub ssh.PublicKey) error {
	switch pub.Type() {
	case ssh.KeyAlgoED25519, ssh.KeyAlgoECDSA256, ssh.KeyAlgoECDSA384, ssh.KeyAlgoECDSA521, ssh.KeyAlgoSKED25519, ssh.KeyAlgoSKECDSA256:
		return nil
	case ssh.KeyAlgoRSA:
		if rsaKey, ok := cryptoKey(pub).(*rsa.PublicKey); ok && rsaKey.N.BitLen() >= leastRSA {
			return nil
		}
		return fmt.Errorf("%w: this RSA key is shorter", ErrUnsupportedKey)
	default:
		if _, isCert := pub.(*ssh.Certificate); isCert {
			return fmt.Errorf("%w: a certificate is no key; sign with the plain key that it certifies", ErrUnsupportedKey)
		}
		return fmt.Errorf("%w: this is %q", ErrUnsupportedKey, pub.Type())
	}
}

// cryptoKey is the key in the standard library's types; nil where it has none.
func cryptoKey(pub ssh.PublicKey) any {
	if k, ok := pub.(ssh.CryptoPublicKey); ok {
		return k.CryptoPublicKey()
	}
	return nil
}
