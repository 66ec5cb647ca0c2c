//go:build outside

package signatures

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"gonogo/assessment/seal"
)

var (
	message = []byte("gonogo-signoff-v1\nmeaning: I approve\n")
	now     = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
)

func plainCheck(key seal.Key, sig []byte) check {
	return check{
		message: message, sig: sig, principal: "ana@example.com", namespace: seal.Namespace,
		allowed: "ana@example.com " + key.Authorized() + "\n", at: now,
	}
}

func TestSSHKeygenVerifiesWhatWeSign(t *testing.T) {
	for _, k := range stockKeys(t) {
		sig, err := seal.Sign(k.signer(t), message)
		if err != nil {
			t.Errorf("%s: %v", k.name, err)
			continue
		}
		c := plainCheck(k.public(t), sig)
		if said, ok := c.stock(t); !ok {
			t.Errorf("%s: %s", k.name, said)
		}
		c.message = append(bytes.Clone(message), 'x')
		if said, ok := c.stock(t); ok {
			t.Errorf("%s: another message passes: %s", k.name, said)
		}
		c.message, c.namespace = message, "file"
		if said, ok := c.stock(t); ok {
			t.Errorf("%s: another purpose passes: %s", k.name, said)
		}
	}
}

func TestSSHKeygenVerifiesWhatWeSignThroughAnAgent(t *testing.T) {
	keys := stockKeys(t)
	signers := agentSigners(t, startAgent(t, keys))
	if len(signers) != 7 {
		t.Fatalf("the agent holds %d keys", len(signers))
	}
	for _, signer := range signers {
		key, err := seal.KeyOf(signer.PublicKey())
		if err != nil {
			t.Fatal(err)
		}
		sig, err := seal.Sign(signer, message)
		if err != nil {
			t.Errorf("%s: %v", key.Type(), err)
			continue
		}
		if said, ok := plainCheck(key, sig).stock(t); !ok {
			t.Errorf("%s: %s", key.Type(), said)
		}
		bundle, err := seal.SignBundle(signer, message)
		if errors.Is(err, seal.ErrNoBundle) && strings.Contains("ecdsa-sha2-nistp384 ecdsa-sha2-nistp521", key.Type()) {
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", key.Type(), err)
			continue
		}
		if _, err := seal.VerifyBundle(bundle, key); err != nil {
			t.Errorf("%s: %v", key.Type(), err)
		}
	}
}

// stockSign lets ssh-keygen sign for a purpose; with the public half, through the agent behind the socket.
func stockSign(t *testing.T, keyFile, namespace, socket string, more ...string) []byte {
	t.Helper()
	file := write(t, "message", message)
	args := append([]string{"-Y", "sign", "-q", "-f", keyFile, "-n", namespace}, more...)
	if said, ok := run(t, nil, []string{"SSH_AUTH_SOCK=" + socket}, "ssh-keygen", append(args, file)...); !ok {
		t.Fatalf("ssh-keygen -Y sign: %s", said)
	}
	return read(t, file+".sig")
}

func TestWhatSSHKeygenSignsWeVerify(t *testing.T) {
	keys := stockKeys(t)
	socket := startAgent(t, keys)
	for _, k := range keys {
		if k.passphrase != "" {
			continue // ssh-keygen would ask on a terminal
		}
		for how, file := range map[string]string{"from its file": k.path, "through the agent": k.path + ".pub"} {
			if err := plainCheck(k.public(t), stockSign(t, file, seal.Namespace, socket)).ours(); err != nil {
				t.Errorf("%s %s: %v", k.name, how, err)
			}
		}
		for how, sig := range map[string][]byte{
			"another purpose": stockSign(t, k.path, "git", ""),
			"another digest":  stockSign(t, k.path, seal.Namespace, "", "-Ohashalg=sha256"),
		} {
			if err := plainCheck(k.public(t), sig).ours(); err == nil {
				t.Errorf("%s: %s passes", k.name, how)
			}
		}
	}
}

func TestWeAgreeWithSSHKeygenOnWhoMaySign(t *testing.T) {
	keys := stockKeys(t)
	sig := stockSign(t, keys[0].path, seal.Namespace, "")
	agreed := map[bool]int{}
	for file := range strings.SplitSeq(allowedFiles, "\n\n") {
		file = strings.NewReplacer("|", "\n", "KEY", keys[0].public(t).Authorized(), "OTHER", keys[4].public(t).Authorized(), `\r`, "\r", `\t`, "\t").Replace(strings.TrimSpace(file))
		for _, zone := range []int{0, 9, -5} {
			c := plainCheck(keys[0].public(t), sig)
			c.allowed, c.zone = file, zone
			said, ok := c.stock(t)
			if err := c.ours(); (err == nil) != ok {
				t.Errorf("%d hours east, ssh-keygen: %s; we: %v\n%s", zone, said, err, file)
			}
			agreed[ok]++
		}
	}
	t.Logf("agreed on %d that may and %d that may not", agreed[true], agreed[false])
	if agreed[true] < 50 || agreed[false] < 50 {
		t.Error("the files are one-sided")
	}
}

// Where ssh-keygen passes over a line, or reads more than the manual says, we refuse the whole file. Never the other
// way round.
func TestWeAreStricterThanSSHKeygenWhereWeSaySo(t *testing.T) {
	keys := stockKeys(t)
	sig := stockSign(t, keys[0].path, seal.Namespace, "")
	for name, file := range map[string]string{
		"a line of somebody else that cannot be read": "ben@example.com garbage\nana@example.com KEY\n",
		"a line of hers that cannot be read":          "ana@example.com garbage\nana@example.com KEY\n",
		"the thirtieth of February":                   "ana@example.com valid-after=\"20200230\" KEY\n",
		"blanks in a date":                            "ana@example.com valid-after=\"2020 101\" KEY\n",
		"a leap second":                               "ana@example.com valid-after=\"20200101000060\" KEY\n",
		"a quote glued to the key":                    "\"ana@example.com\"KEY\n",
		"a NUL behind the key":                        "ana@example.com KEY\x00\n",
	} {
		c := plainCheck(keys[0].public(t), sig)
		c.allowed = strings.ReplaceAll(file, "KEY", keys[0].public(t).Authorized())
		if said, ok := c.stock(t); !ok {
			t.Errorf("%s: ssh-keygen refuses it too: %s", name, said)
		}
		if err := c.ours(); err == nil {
			t.Errorf("%s: passes", name)
		}
	}
}

func TestWeAgreeWithSSHKeygenOnRevokedKeys(t *testing.T) {
	keys := stockKeys(t)
	ca := t.TempDir() + "/ca"
	must(t, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", ca)
	certified := write(t, "ana.pub", read(t, keys[0].path+".pub"))
	must(t, "ssh-keygen", "-q", "-s", ca, "-I", "ana", "-z", "3", certified)
	line := func(k stockKey) string { return k.public(t).Authorized() }
	krl := func(spec string, more ...string) []byte {
		out := t.TempDir() + "/krl"
		must(t, "ssh-keygen", append(append([]string{"-k", "-q", "-f", out}, more...), write(t, "spec", []byte(spec)))...)
		return read(t, out)
	}
	lists := map[string][]byte{
		"empty":                      {},
		"one":                        []byte(line(keys[0]) + "\n"),
		"three, comments":            []byte("# x\n\n " + line(keys[4]) + " y\r\n" + line(keys[7]) + "\n\t" + line(keys[5])),
		"a certificate":              read(t, strings.TrimSuffix(certified, ".pub")+"-cert.pub"),
		"garbage":                    []byte("garbage\n"),
		"options":                    []byte("foo " + line(keys[0]) + "\n"),
		"a cut KRL":                  []byte("SSHKRL\n\x00"),
		"KRL, empty":                 krl(""),
		"KRL, explicit":              krl("key: " + line(keys[0]) + "\nkey: " + line(keys[4])),
		"KRL, SHA-1":                 krl("sha1: " + line(keys[0]) + "\nsha1: " + line(keys[7])),
		"KRL, SHA-256":               krl("sha256: " + line(keys[5]) + "\nsha256: " + line(keys[7])),
		"KRL, fingerprint":           krl("hash: " + keys[0].public(t).Fingerprint()),
		"KRL, all":                   krl("key: "+line(keys[0])+"\nsha1: "+line(keys[4])+"\nsha256: "+line(keys[5]), "-z", "9"),
		"KRL, certificates":          krl("serial: 1-5\nserial: 9\nserial: 11\nserial: 12\nid: ana", "-s", ca+".pub"),
		"KRL, a bitmap":              krl("serial: 1\nserial: 4\nserial: 7\nserial: 10\nserial: 13\nserial: 20\nserial: 40", "-s", ca+".pub"),
		"KRL, certificates of all":   krl("serial: 3\nid: ana", "-s", "none"),
		"KRL, certificates and keys": krl("serial: 3\nkey: "+line(keys[4]), "-s", ca+".pub"),
	}
	agreed := map[bool]int{}
	for name, list := range lists {
		for _, i := range []int{0, 4, 5, 7} {
			sig, err := seal.Sign(keys[i].signer(t), message)
			if err != nil {
				t.Fatal(err)
			}
			c := plainCheck(keys[i].public(t), sig)
			c.revoked = list
			said, ok := c.stock(t)
			if err := c.ours(); (err == nil) != ok {
				t.Errorf("%s, %s: ssh-keygen: %s; we: %v", name, keys[i].name, said, err)
			}
			agreed[ok]++
		}
	}
	t.Logf("agreed on %d that may and %d that may not", agreed[true], agreed[false])
	if agreed[true] < 20 || agreed[false] < 20 {
		t.Error("the lists are one-sided")
	}
}
