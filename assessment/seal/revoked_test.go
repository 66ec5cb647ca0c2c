package seal_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"gonogo/assessment/seal"
)

func revoked(t testing.TB, file []byte) seal.Revoked {
	t.Helper()
	r, err := seal.ParseRevoked(file)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAKeyOnTheListIsRevoked(t *testing.T) {
	key, other := fixtureKey(t, "ed25519.pub"), fixtureKey(t, "ecdsa256.pub")
	for name, text := range map[string]string{
		"a line":         "KEY\n",
		"with a comment": "KEY Ana's old laptop\n",
		"among others":   "# stolen\n\n  MORE\nKEY\n",
		"Windows":        "KEY\r\n",
		"blanks":         " \tKEY",
	} {
		r := revoked(t, withKeys(t, strings.ReplaceAll(text, "MORE", fixtureKey(t, "ecdsa384.pub").Authorized())))
		if err := r.Check(key); !errors.Is(err, seal.ErrRevoked) {
			t.Errorf("%s: %v", name, err)
		}
		if err := r.Check(other); err != nil {
			t.Errorf("%s: another key: %v", name, err)
		}
	}
	if err := (seal.Revoked{}).Check(key); err != nil {
		t.Errorf("no list: %v", err)
	}
}

// As ssh-keygen has it; .ci/signatures compares.
func TestACertificateOnTheListRevokesItsKey(t *testing.T) {
	r := revoked(t, fixture(t, "ed25519-cert.pub"))
	if err := r.Check(fixtureKey(t, "ed25519.pub")); !errors.Is(err, seal.ErrRevoked) {
		t.Errorf("got %v", err)
	}
	if _, err := seal.ParseRevoked(fixture(t, "ed25519-cert.pub")[:200]); err == nil {
		t.Error("half a certificate was read")
	}
}

// revoked.krl holds one key as itself, one as SHA-1, one as SHA-256.
func TestAStockKRLRevokesWhatItLists(t *testing.T) {
	r := revoked(t, fixture(t, "revoked.krl"))
	for name, want := range map[string]error{"ed25519.pub": seal.ErrRevoked, "ecdsa256.pub": seal.ErrRevoked, "ecdsa384.pub": seal.ErrRevoked, "ecdsa521.pub": nil, "rsa3072.pub": nil} {
		if err := r.Check(fixtureKey(t, name)); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
	}
}

func TestAKRLOfCertificatesRevokesNoKey(t *testing.T) {
	r := revoked(t, fixture(t, "certificates.krl"))
	for _, name := range []string{"ed25519.pub", "ca.pub"} {
		if err := r.Check(fixtureKey(t, name)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAListThatCannotBeReadInFullIsRefused(t *testing.T) {
	krl := fixture(t, "revoked.krl")
	with := func(section ...byte) string { return string(krl) + string(section) }
	newer := bytes.Clone(krl)
	newer[11] = 2
	for name, c := range map[string]struct{ file, want string }{
		"a word":                        {"KEY\nkey\n", "line 2: "},
		"a key with options":            {"KEY\nfoo KEY\n", "line 2: "},
		"a key cut short":               {"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5\n", "line 1: "},
		"a fingerprint":                 {"SHA256:lSVyYtRxjo00dbvFbCMLS5oYvZY+7XcYLhBJ+8h753A\n", "line 1: "},
		"the beginning of a KRL":        {"SSHKRL\n\x00", "cut short"},
		"a KRL of another version":      {string(newer), "version 2"},
		"a section not known":           {with(9, 0, 0, 0, 0), "section (9)"},
		"an extension":                  {with(255, 0, 0, 0, 0), "section (255)"},
		"a signature":                   {with(4, 0, 0, 0, 0, 0, 0, 0, 0), "section (4)"},
		"a section that is too long":    {with(2, 0, 0, 1, 0), "cut short"},
		"a key that is none":            {with(2, 0, 0, 0, 5, 0, 0, 0, 1, 'x'), "no public key"},
		"an empty key":                  {with(2, 0, 0, 0, 4, 0, 0, 0, 0), "no public key"},
		"a digest of another length":    {with(3, 0, 0, 0, 5, 0, 0, 0, 1, 'x'), "damaged"},
		"a digest that is too short":    {with(5, 0, 0, 0, 5, 0, 0, 0, 1, 'x'), "damaged"},
		"certificates without a key":    {with(1, 0, 0, 0, 0), "cut short"},
		"certificates in a new way":     {with(1, 0, 0, 0, 13, 0, 0, 0, 0, 0, 0, 0, 0, 0x39, 0, 0, 0, 0), "0x39"},
		"certificates in an old way":    {with(1, 0, 0, 0, 13, 0, 0, 0, 0, 0, 0, 0, 0, 0x1f, 0, 0, 0, 0), "0x1f"},
		"a huge list":                   {strings.Repeat("# x\n", 300_000), "longer"},
		"a huge KRL":                    {with(make([]byte, 1<<20)...), "longer"},
		"a list behind a control code":  {"\x1bKEY\n", "control"},
		"a list that is no UTF-8":       {"KEY \xff\n", "UTF-8"},
		"a KRL in the middle of a list": {"KEY\n" + string(krl), "line 2: "},
	} {
		file := []byte(c.file)
		if !strings.HasPrefix(c.file, "SSHKRL") {
			file = withKeys(t, c.file)
		}
		if _, err := seal.ParseRevoked(file); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func TestAKRLCutAnywhereIsRefusedOrHoldsWholeSections(t *testing.T) {
	krl := fixture(t, "revoked.krl")
	whole := map[int]bool{len(krl): true}
	at := 44 // the header
	for at < len(krl) {
		whole[at] = true
		at += 5 + int(krl[at+3])<<8 + int(krl[at+4])
	}
	for n := range krl {
		if n < 8 {
			continue // no KRL yet; other tests have lists
		}
		if _, err := seal.ParseRevoked(krl[:n]); (err == nil) != whole[n] {
			t.Errorf("%d of %d bytes: %v", n, len(krl), err)
		}
	}
}
