package cli

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"gonogo/assessment"
	"gonogo/assessment/seal"
)

// signersVariable names the list of signers in the environment.
const signersVariable = "GONOGO_ALLOWED_SIGNERS"

// trustFlags say whose keys are known.
type trustFlags struct{ signers, revoked string }

func (t *trustFlags) bind(f *pflag.FlagSet) {
	f.StringVar(&t.signers, "allowed-signers", "", "whose keys are known: an OpenSSH allowed_signers file; else $GONOGO_ALLOWED_SIGNERS; else git's own")
	f.StringVar(&t.revoked, "revoked", "", "keys that no longer count: public keys, one a line, or an OpenSSH revocation list")
}

// allowedSigners is the list of signers where no flag names one: the environment's, else git's own.
func allowedSigners(ctx context.Context) string {
	if path := os.Getenv(signersVariable); path != "" {
		return path
	}
	git, err := exec.LookPath("git")
	if err != nil {
		return ""
	}
	ctx, stop := context.WithTimeout(ctx, gitTime)
	defer stop()
	out, err := exec.CommandContext(ctx, git, "config", "--type=path", "--get", "gpg.ssh.allowedSignersFile").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(string(out), "\n")
}

// read reads the lists.
func (t trustFlags) read(ctx context.Context, a *app) (assessment.Trust, error) {
	var trust assessment.Trust
	if t.signers == "" {
		t.signers = allowedSigners(ctx)
	}
	if t.signers != "" {
		name, b, err := a.readInput(ctx, t.signers, maxKeyFile)
		if err != nil {
			return trust, err
		}
		list, err := seal.ParseAllowedSigners(b, time.Local)
		if err != nil {
			return trust, &invalid{fmt.Sprintf("%s cannot be read: %v", name, err), "ssh-keygen(1) says how a list of allowed signers is written"}
		}
		trust.Signers = &list
	}
	if t.revoked != "" {
		name, b, err := a.readInput(ctx, t.revoked, maxKeyFile)
		if err != nil {
			return trust, err
		}
		list, err := seal.ParseRevoked(b)
		if err != nil {
			return trust, &invalid{fmt.Sprintf("%s cannot be read: %v", name, err), "give public keys, one a line, or a revocation list made by ssh-keygen -k"}
		}
		trust.Revoked = &list
	}
	return trust, nil
}
