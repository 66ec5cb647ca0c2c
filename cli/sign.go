package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/assessment/seal"
	"gonogo/tui/ui"
)

// signFlags are what the verb sign takes.
type signFlags struct {
	role, key, agent, expires string
	remark, deputy, delegated string
	typed, bundle, yes        bool
}

// anyKey stands for --agent without a fingerprint.
const anyKey = "any"

func signVerb(a *app) *cobra.Command {
	var s signFlags
	c := &cobra.Command{
		Use:   "sign ID",
		Short: "put your name to the decision, in a role",
		Long: `Signs exactly what was decided, as one role. You see in plain words what you put your name to, with its waivers and
open conditions, and type your agreement. The signature is OpenSSH's own, over a statement that names the decision,
the report, the record and the release; anybody can check it with ssh-keygen alone.

Sign with a private key (--key FILE; a locked one asks for its passphrase, which is not kept), with ssh-agent
(--agent, hardware keys too), or, where the role allows it, typed without a key (--typed), which is the weaker thing
and is shown so. A later change of what was decided voids the signature; another signature does not.`,
		Example: `gonogo sign payments-agent --role security --key ~/.ssh/id_ed25519
gonogo sign payments-agent --role service-owner --agent SHA256:AbC… --bundle
gonogo sign payments-agent --role engineering --typed
# as a deputy, with the delegation on record
gonogo sign payments-agent --role operations --agent --deputy-for "Olu Ops <olu@example.com>" \
  --delegation "OPS-112 of 2026-11-20"`,
	}
	f := c.Flags()
	f.StringVar(&s.role, "role", "", "the role that you sign as; gonogo show ID lists who must sign")
	f.StringVar(&s.key, "key", "", "a private key file as ssh-keygen makes it")
	f.StringVar(&s.agent, "agent", "", "sign with ssh-agent: its only key, or the one with this fingerprint")
	f.Lookup("agent").NoOptDefVal = anyKey
	f.BoolVar(&s.typed, "typed", false, "no key: a typed attestation, where the role allows it")
	f.StringVar(&s.remark, "statement", "", "what you want to say by signing, in your own words")
	f.StringVar(&s.expires, "expires", "", "the last day on which your approval holds, sooner than the gate's own, YYYY-MM-DD")
	f.StringVar(&s.deputy, "deputy-for", "", "the person whose deputy you are, \"NAME <EMAIL>\"")
	f.StringVar(&s.delegated, "delegation", "", "where the delegation is written down, with its date")
	f.BoolVar(&s.bundle, "bundle", false, "also make a Sigstore bundle of the statement, for cosign")
	f.BoolVar(&s.yes, "yes", false, "agree without being asked, for scripts")
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, 2, func(ctx context.Context, args []string) error {
		if len(args) == 2 { // pflag leaves the fingerprint behind --agent to the arguments
			if s.agent != anyKey || !strings.HasPrefix(args[1], "SHA256:") {
				return usage(c.CommandPath()+" --help says more", "%q is one argument too many", args[1])
			}
			s.agent = args[1]
		}
		return a.sign(ctx, args[0], s)
	})
}

// checkFlags refuses a command line that says too little or two things at once.
func (s signFlags) checkFlags() error {
	ways := 0
	for _, given := range []bool{s.key != "", s.agent != "", s.typed} {
		if given {
			ways++
		}
	}
	switch {
	case s.role == "":
		return usage("name it with --role; gonogo show ID lists who must sign", "the role that you sign as is missing")
	case ways == 0:
		return usage("sign with --key FILE, --agent or, where the role allows it, --typed", "say what you sign with")
	case ways > 1:
		return usage("", "--key, --agent and --typed are three ways: choose one")
	case s.typed && s.bundle:
		return usage("leave --bundle out, or sign with --key", "a typed attestation has no key, so there is no bundle of it")
	}
	return nil
}

func (a *app) sign(ctx context.Context, id string, s signFlags) error {
	if err := s.checkFlags(); err != nil {
		return err
	}
	expires, err := optionalDate("expires", s.expires)
	if err != nil {
		return err
	}
	desk, err := a.acting(ctx)
	if err != nil {
		return err
	}
	m, err := desk.Find(ctx, id)
	if err != nil {
		return err
	}
	ask := assessment.SignAsk{
		Role: s.role, Typed: s.typed, Remark: s.remark, Expires: expires, DeputyFor: s.deputy, Delegation: s.delegated,
		Agreement: assessment.AgreedByTyping,
	}
	if s.yes {
		ask.Agreement = "given with --yes"
	}
	draft, err := desk.Draft(ctx, m, ask)
	if err != nil {
		return err
	}
	a.terms(draft)
	if err := a.agree(ctx, draft, s.yes); err != nil {
		return err
	}
	made, err := a.sealAsking(ctx, draft, s.with())
	if err != nil {
		return err
	}
	r, err := desk.Sign(ctx, m, draft, made.Armoured, made.Bundle)
	if err != nil {
		return err
	}
	if err := a.syncSeen(); err != nil {
		return err
	}
	return a.signedSays(r)
}

// terms prints what is signed, before anybody agrees; to stderr, since it is no result.
func (a *app) terms(draft assessment.Draft) {
	if a.flags.quiet || a.flags.json {
		return
	}
	for _, t := range draft.Terms() {
		for i, line := range t.Says {
			head := ""
			if i == 0 {
				head = t.Head
			}
			a.note("%-20s %s", head, line)
		}
	}
	a.note("")
}

// agree asks for the agreement unless it was given on the command line.
func (a *app) agree(ctx context.Context, draft assessment.Draft, yes bool) error {
	if yes {
		return nil
	}
	if !isTerminal(a.in) {
		return usage("a script says --yes", "nobody is here to agree")
	}
	want := assessment.Agreement(draft.Role)
	typed, err := a.askLine(ctx, fmt.Sprintf("Type %q to sign, anything else to leave it:", want))
	if err != nil {
		return err
	}
	if !assessment.Agrees(typed, draft.Role) {
		return &invalid{"not signed: nothing was recorded", "type the words as they stand there to agree"}
	}
	return nil
}

// sealAsking is seal with the passphrase of a locked key asked for, which is kept no longer than it takes.
func (a *app) sealAsking(ctx context.Context, draft assessment.Draft, with ui.SignWith) (ui.Signature, error) {
	made, err := a.seal(ctx, draft, with)
	if !errors.Is(err, seal.ErrPassphraseNeeded) {
		return made, err
	}
	with.Passphrase, err = a.askPassphrase(with.Key)
	defer seal.Wipe(with.Passphrase)
	if err != nil {
		return ui.Signature{}, err
	}
	return a.seal(ctx, draft, with)
}

// with says what the flags sign with.
func (s signFlags) with() ui.SignWith {
	with := ui.SignWith{Typed: s.typed, Agent: s.agent != "", Key: s.key, Bundle: s.bundle}
	if with.Agent {
		with.Key = strings.TrimPrefix(s.agent, anyKey)
	}
	return with
}

type signedJSON struct {
	Schema     string               `json:"schema"`
	Assessment string               `json:"assessment"`
	Entry      int                  `json:"entry"`
	Role       string               `json:"role"`
	Covers     []string             `json:"covers"`
	Name       string               `json:"name"`
	Key        string               `json:"key"` // fingerprint, "" where typed
	Typed      bool                 `json:"typed"`
	At         string               `json:"at"`
	LaunchBy   assessment.Date      `json:"launch_by"`
	Expires    assessment.Date      `json:"expires"`
	Statement  string               `json:"statement"` // its SHA-256
	Bundle     bool                 `json:"bundle"`
	Counts     bool                 `json:"counts"`
	Why        string               `json:"why"` // why it does not count
	Verdict    string               `json:"verdict"`
	State      assessment.SignState `json:"state"`
	Missing    []string             `json:"missing"`
	Anchor     string               `json:"anchor"`
}

// signedSays tells what was recorded and what is still missing.
func (a *app) signedSays(r assessment.Record) error {
	d := a.desk.Decide(r, 0)
	g := d.SignOffs.Given[len(d.SignOffs.Given)-1]
	c := g.Says.Predicate.SignOff
	if a.flags.json {
		key := ""
		if g.Key != nil {
			key = g.Key.Fingerprint()
		}
		return a.document(signedJSON{
			"gonogo/signed/1", r.Slug, g.Entry, g.Role, append([]string{}, c.Covers...), c.Name, key, g.Typed(), stampOf(c.At), c.LaunchBy, c.Expires,
			string(g.Digest), g.Bundle != "", g.Counts, g.Why, d.Verdict.String(), d.SignOffs.State, append([]string{}, d.SignOffs.Missing...), r.State.Anchor(a.desk.Today()),
		})
	}
	if a.flags.quiet {
		return nil
	}
	a.print("saved: %s signed as %s by %s, %s — %s", r.Slug, g.Role, c.Name, keySays(g.SignOff), verdictPhrase(&d))
	if !g.Counts {
		a.print("it does not count: %s", g.Why)
	}
	for _, m := range d.SignOffs.Missing {
		a.print("still missing: %s", m)
	}
	a.print("keep this line in a ticket or a mail, and gonogo verify %s --anchor checks it later:", r.Slug)
	a.print("%s", r.State.Anchor(a.desk.Today()))
	return nil
}
