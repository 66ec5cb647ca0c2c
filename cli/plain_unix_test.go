//go:build unix

package cli

import (
	"crypto/ed25519"
	"encoding/pem"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"
)

// lockedKey is a private key with a passphrase.
func lockedKey(t *testing.T, passphrase string) []byte {
	t.Helper()
	block, err := ssh.MarshalPrivateKeyWithPassphrase(ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)), "sec", []byte(passphrase))
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(block)
}

// textAlone fails when what a terminal got is anything but text.
func textAlone(t *testing.T, shown string) {
	t.Helper()
	for i, r := range shown {
		if r < ' ' && r != '\n' && r != '\r' || r == 0x7f {
			t.Fatalf("byte %d is %U: %q", i, r, shown)
		}
	}
}

func TestADumbTerminalAndAScreenReaderGetPlainModeByThemselves(t *testing.T) {
	for _, env := range []string{"TERM=dumb", "ACCESSIBLE=1"} {
		cmd, tty, until := inTerminalWith(t, []string{env}, demoIn(t), "open", "support")
		textAlone(t, until("\r\nID-01: "))
		tty.WriteString("where\n")
		textAlone(t, until("\r\nID-01: "))
		tty.WriteString("quit\n")
		textAlone(t, until("Left. Everything recorded is kept."))
		if got := code(cmd, tty); got != exitDone {
			t.Errorf("%s: exit code %d", env, got)
		}
	}
	cmd, tty, until := inTerminalWith(t, []string{"ACCESSIBLE=0"}, demoIn(t))
	if shown := until("Support summaries"); !strings.Contains(shown, "\x1b[") {
		t.Error("ACCESSIBLE=0 asks for plain mode")
	}
	tty.WriteString("q")
	code(cmd, tty)
}

func TestALongTextIsSaidInPartsAtATerminal(t *testing.T) {
	cmd, tty, until := inTerminalWith(t, nil, demoIn(t), "open", "support", "--plain")
	until("\r\nID-01: ")
	tty.WriteString("list\n")
	shown := until("lines more: Enter reads on) ID-01: ")
	if n := strings.Count(shown, "\n"); n > 24 {
		t.Errorf("%d lines at once", n)
	}
	if strings.Contains(shown, "\r\n82. ") {
		t.Error("all of it was said at once")
	}
	for range 5 {
		tty.WriteString("\n")
	}
	until("82. ")
	tty.WriteString("quit\n")
	if got := code(cmd, tty); got != exitDone {
		t.Errorf("exit code %d", got)
	}
}

func TestCtrlCLeavesPlainModeWithNothingLost(t *testing.T) {
	dir := demoIn(t)
	cmd, tty, until := inTerminalWith(t, nil, dir, "open", "payments", "--plain")
	until("\r\nID-01: ")
	tty.WriteString("SU-17\n")
	until("\r\nSU-17: ")
	tty.WriteString("unmet\n")
	until("saved, SU-17 unmet")
	tty.WriteString("comment\n")
	until("ends it:")
	tty.WriteString("half a")
	tty.Write([]byte{3})
	if got := code(cmd, tty); got != exitInterrupted {
		t.Errorf("exit code %d, want %d", got, exitInterrupted)
	}
	cmd, tty, until = inTerminalWith(t, nil, dir, "show", "payments")
	until("SU-17  unmet")
	code(cmd, tty)
}

func TestAPassphraseDoesNotShowAtATerminalAndSigns(t *testing.T) {
	dir := demoIn(t)
	key := filepath.Join(dir, "locked")
	if err := os.WriteFile(key, lockedKey(t, "open sesame"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd, tty, until := inTerminalWith(t, []string{"SSH_AUTH_SOCK="}, dir, "--as", "Sec <sec@example.com>", "open", "support", "--plain")
	until("\r\nID-01: ")
	for _, line := range []string{"sign-offs", "security", "sign", "go key file", key, "save"} {
		tty.WriteString(line + "\n")
	}
	until("Exactly this: ")
	for range 6 {
		tty.WriteString("\n")
	}
	tty.WriteString("agree\n")
	until("Your words:")
	tty.WriteString("I sign as security\n")
	until("Passphrase (it does not show):")
	tty.WriteString("wrong\n")
	until("Enter: sign as security")
	tty.WriteString("\n")
	shown := until("Passphrase (it does not show):")
	if strings.Contains(shown, "wrong\r\n") {
		t.Errorf("the passphrase shows: %q", shown)
	}
	tty.WriteString("open sesame\n")
	shown = until("Enter: sign as security")
	tty.WriteString("\n")
	shown += until("saved, signed as security")
	if strings.Contains(shown, "sesame") {
		t.Errorf("the passphrase shows: %q", shown)
	}
	tty.WriteString("quit\n")
	if got := code(cmd, tty); got != exitDone {
		t.Errorf("exit code %d", got)
	}
}
