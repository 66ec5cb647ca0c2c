package cli

import (
	"crypto/ed25519"
	"encoding/pem"
	"fmt"
	"os"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/crypto/ssh"
)

// people gives each name a key of its own, NAME and NAME.pub, and a line in allowed_signers: people sec own …
// A name with a colon, sec:PASSPHRASE, gets a locked one.
func people(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: people NAME…")
	}
	for _, arg := range args {
		name, passphrase, _ := strings.Cut(arg, ":")
		seed := make([]byte, ed25519.SeedSize)
		copy(seed, name)
		key := ed25519.NewKeyFromSeed(seed)
		var block *pem.Block
		var err error
		if passphrase == "" {
			block, err = ssh.MarshalPrivateKey(key, name)
		} else {
			block, err = ssh.MarshalPrivateKeyWithPassphrase(key, name, []byte(passphrase))
		}
		ts.Check(err)
		ts.Check(os.WriteFile(ts.MkAbs(name), pem.EncodeToMemory(block), 0o600))
		pub, err := ssh.NewPublicKey(key.Public())
		ts.Check(err)
		line := strings.TrimSpace(string(ssh.MarshalAuthorizedKey(pub)))
		ts.Check(os.WriteFile(ts.MkAbs(name+".pub"), []byte(line+"\n"), 0o600))
		list, err := os.OpenFile(ts.MkAbs("allowed_signers"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
		ts.Check(err)
		_, err = fmt.Fprintf(list, "%s@example.com namespaces=\"gonogo-signoff\" %s\n", name, line)
		ts.Check(err)
		ts.Check(list.Close())
	}
}

// signs has each role sign an assessment, by a person of its own or by the one who is named: signs ID ROLE… ROLE=NAME…
func signs(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: signs ID ROLE…")
	}
	for _, arg := range args[1:] {
		role, name, named := strings.Cut(arg, "=")
		if !named {
			name = role
		}
		people(ts, false, []string{name})
		ts.Check(ts.Exec("gonogo", "--as", fmt.Sprintf("%s <%s@example.com>", name, name), "sign", args[0], "--role", role, "--key", ts.MkAbs(name), "--yes", "-q"))
	}
}

// keep puts the first match of a pattern in stdout into a variable: keep NAME PATTERN
func keep(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: keep NAME PATTERN")
	}
	found := regexp.MustCompile(args[1]).FindString(ts.ReadFile("stdout"))
	if found == "" {
		ts.Fatalf("stdout holds no %q", args[1])
	}
	ts.Setenv(args[0], found)
}
