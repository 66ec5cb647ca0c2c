package cli

import (
	"context"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/assessment/seal"
)

func attestVerb(a *app) *cobra.Command {
	var role, format, file string
	var force bool
	c := &cobra.Command{
		Use:   "attest ID",
		Short: "write a sign-off's parts, for ssh-keygen and cosign",
		Long: `Writes the parts of the last sign-off of a role, exactly as they were signed, so that other people's tools verify
them: the statement (an in-toto Statement v1), its OpenSSH signature, the Sigstore bundle where one was made, or the
signer's public key in PEM for cosign.`,
		Example: `gonogo attest payments-agent --role security --format statement -o decision.json
gonogo attest payments-agent --role security --format sig -o decision.json.sig
ssh-keygen -Y verify -f allowed_signers -I sam@example.com -n gonogo-signoff -s decision.json.sig < decision.json`,
	}
	f := c.Flags()
	f.StringVar(&role, "role", "", "the role whose sign-off it is")
	f.StringVar(&format, "format", "statement", "what to write: statement, sig, bundle or key")
	f.StringVarP(&file, "output", "o", "", "the file to write; else stdout")
	f.BoolVar(&force, "force", false, "replace the file where it exists")
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, 1, func(ctx context.Context, args []string) error {
		if err := given(c, "role"); err != nil {
			return err
		}
		r, err := a.find(ctx, args[0])
		if err != nil {
			return err
		}
		g, err := a.lastOf(r, role)
		if err != nil {
			return err
		}
		part, err := partOf(g.SignOff, format)
		if err != nil {
			return err
		}
		if g.Why != "" {
			a.note("this sign-off does not stand: %s", g.Why)
		}
		if file == "" || file == "-" {
			_, err := a.out.Write(part)
			return err
		}
		if err := writeFile(file, force, func(w io.Writer) error { _, err := w.Write(part); return err }); err != nil {
			return err
		}
		a.note("wrote %s", file)
		return nil
	})
}

// lastOf is the sign-off that stands for a role, else the last of it, else that of the role that signed for it.
func (a *app) lastOf(r assessment.Record, role string) (*assessment.GivenSignOff, error) {
	if r.State.Gate.Role(role) == nil {
		return nil, usage("gonogo show lists who must sign", "gate %s has no role %q", r.State.Gate.Ref(), role)
	}
	stand := a.desk.Decide(r, 0).SignOffs
	covers := func(g *assessment.GivenSignOff) bool { return slices.Contains(g.Says.Predicate.SignOff.Covers, role) }
	last := stand.LastOf(role)
	if last != nil && last.Counts {
		return last, nil
	}
	for _, g := range slices.Backward(stand.Given) {
		if covers(g) && g.Counts || last == nil && covers(g) {
			return g, nil
		}
	}
	if last != nil {
		return last, nil
	}
	return nil, &missingSignOff{role}
}

// missingSignOff says that a role has not signed.
type missingSignOff struct{ role string }

func (e *missingSignOff) Error() string { return "nobody has signed as " + e.role }
func (e *missingSignOff) Hint() string  { return "gonogo sign ID --role " + e.role }

func partOf(s *assessment.SignOff, format string) ([]byte, error) {
	switch format {
	case "statement":
		return []byte(s.Statement), nil
	case "sig":
		if s.Signature == "" {
			return nil, &invalid{"this sign-off is typed: there is no signature", "only a sign-off with a key has one"}
		}
		return []byte(s.Signature), nil
	case "bundle":
		if s.Bundle == "" {
			return nil, &invalid{"no bundle was made of this sign-off", "sign again with --bundle; hardware keys and typed attestations have none"}
		}
		return []byte(s.Bundle), nil
	case "key":
		if s.Key == nil {
			return nil, &invalid{"this sign-off is typed: there is no key", "only a sign-off with a key has one"}
		}
		pem, err := seal.PublicPEM(*s.Key)
		if err != nil {
			return nil, &invalid{err.Error(), "gonogo verify and ssh-keygen take the key as it is"}
		}
		return pem, nil
	default:
		return nil, usage("use statement, sig, bundle or key", "no part of a sign-off is called %q", format)
	}
}
