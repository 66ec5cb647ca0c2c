package cli

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/assessment/report"
	"gonogo/content/clean"
)

func decideVerb(a *app) *cobra.Command {
	var on string
	var signed bool
	var t trustFlags
	c := &cobra.Command{
		Use:   "decide ID",
		Short: "the verdict, its reasons, what would change it",
		Long: `Judges an assessment: on --on, else on the later of its go-live date and today. The exit code says the verdict:
0 go, 10 conditional-go, 11 incomplete, 12 no-go. With --signed, 13 where it would be 0 or 10 and a sign-off is
missing, void, lapsed or does not verify; with a list of allowed signers (--allowed-signers, or
$GONOGO_ALLOWED_SIGNERS) also where a key is not known. Without one, keys are taken at their word. Anything else, 1 to 3 or 130, is no verdict.`,
		Example: `gonogo decide payments-agent
# in a pipeline: go on only with a go that is signed
gonogo decide payments-agent --signed --allowed-signers allowed_signers -q || exit 1
gonogo decide payments-agent --signed --json | jq -r '.reasons[].says'`,
	}
	onFlag(c, &on)
	c.Flags().BoolVar(&signed, "signed", false, "a go without its sign-offs is no go: exit code 13")
	t.bind(c.Flags())
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, 1, func(ctx context.Context, args []string) error {
		in, err := a.judged(ctx, args[0], on)
		if err != nil {
			return err
		}
		if t.signers != "" || t.revoked != "" || os.Getenv(signersVariable) != "" {
			trust, err := t.read(ctx, a)
			if err != nil {
				return err
			}
			in.KeysKnown = trust.Signers != nil
			in.Record.State = trust.Apply(in.Record.State)
			day, err := optionalDate("on", on)
			if err != nil {
				return err
			}
			in.Decision = a.desk.Decide(in.Record, day)
			if in.Decision.Err != nil {
				return in.Decision.Err
			}
		}
		if signed && !in.KeysKnown && len(in.Record.State.SignOffs) > 0 {
			a.note("keys were taken at their word: no list says whose they are (--allowed-signers FILE, or $%s)", signersVariable)
		}
		if a.flags.json {
			err = a.document(report.DecisionJSON(in))
		} else if a.flags.quiet {
			a.print("%s", in.Decision.Verdict)
		} else {
			a.decision(in)
		}
		if err != nil {
			return err
		}
		return &verdictExit{verdict: in.Decision.Verdict, unsigned: signed && !in.Decision.Signed}
	})
}

func onFlag(c *cobra.Command, on *string) {
	c.Flags().StringVar(on, "on", "", "the day to judge on, YYYY-MM-DD; else the later of the go-live date and today")
}

// judged is an assessment with the decision about it on a day. Where there is no verdict it is an error.
func (a *app) judged(ctx context.Context, id, on string) (report.Input, error) {
	day, err := optionalDate("on", on)
	if err != nil {
		return report.Input{}, err
	}
	r, err := a.find(ctx, id)
	if err != nil {
		return report.Input{}, err
	}
	dec := a.desk.Decide(r, day)
	return report.Input{Record: r, Decision: dec}, dec.Err
}

// decision prints a verdict for a person, gravest first.
func (a *app) decision(in report.Input) {
	d := &in.Decision
	title := verdictTitle(d.Verdict)
	if d.Unsigned() {
		title += ", " + d.SignOffs.State.String()
	}
	fmt.Fprintf(a.out, "%s  %s\n", a.paint(verdictHue(d.Verdict), title), clean.Line(fmt.Sprintf("%s on %s (%s), under %s, gate %s",
		in.Record.Slug, d.On, onFromWords(d.OnFrom), in.Record.State.Gate.Ref(), d.Gate.Digest.Short())))
	if says := d.LaunchedSays(); says != "" {
		a.print("%s", says)
	}
	a.print("rule: %s", d.Rule)
	if d.WithoutWaivers != d.Verdict {
		a.print("without waivers: %s", d.WithoutWaivers)
	}
	a.print("%s", countsLine(d.Counts))
	a.reasons(d)
	a.toChange(d)
	switch {
	case d.Flips != nil:
		a.print("")
		a.print("from %s it is %s: %s", d.Flips.On, d.Flips.To, strings.TrimPrefix(d.Flips.Question+" "+d.Flips.Says, " "))
	case d.Verdict != assessment.NoGo:
		a.print("")
		a.print("no date by itself changes it")
	}
	a.signOffs(in)
}

func (a *app) reasons(d *assessment.Decision) {
	if len(d.Reasons) == 0 {
		return
	}
	a.print("")
	a.print("reasons, gravest first")
	var t table
	for _, r := range d.Reasons {
		if r.Question == "" {
			t.add(r.Rule.Level().String(), string(r.Rule), "", "", r.Says)
		} else {
			t.add(r.Rule.Level().String(), string(r.Rule), r.Question, r.Outcome.String(), r.Says+entriesSays(r.Entries))
			t.tint(3, outcomeHue(r.Outcome))
		}
		t.tint(0, verdictHue(r.Rule.Level()))
	}
	t.write(a, "  ")
}

func (a *app) toChange(d *assessment.Decision) {
	if len(d.ToChange) == 0 {
		return
	}
	a.print("")
	a.print("what would change it")
	var t table
	for _, c := range d.ToChange {
		t.add(c.Question, c.Needs)
	}
	t.write(a, "  ")
}

// entriesSays names entries of the log: " (entries 12, 15)".
func entriesSays(entries []int) string {
	if len(entries) == 0 {
		return ""
	}
	word := " (entry "
	if len(entries) > 1 {
		word = " (entries "
	}
	return word + strings.Trim(strings.ReplaceAll(fmt.Sprint(entries), " ", ", "), "[]") + ")"
}

func onFromWords(f assessment.OnFrom) string {
	switch f {
	case assessment.OnGoLive:
		return "the go-live date"
	case assessment.OnToday:
		return "today"
	case assessment.OnGiven:
		return "as asked"
	default:
		return string(f)
	}
}

// countsLine says how many questions stand where: "71 asked: 60 met, 2 partly; 1 parked".
func countsLine(c assessment.Counts) string {
	var parts []string
	for _, o := range assessment.Outcomes {
		if n := c.By[o]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, o))
		}
	}
	line := fmt.Sprintf("%d asked: %s", c.Applicable, strings.Join(parts, ", "))
	if c.Parked > 0 {
		line += fmt.Sprintf("; %d parked", c.Parked)
	}
	return line
}

// stillOpen reports whether a question is not settled: open, unanswered, parked, in doubt, or waiting for sign-off.
func stillOpen(f *assessment.Finding) bool {
	unsettled := []assessment.Outcome{assessment.OutcomeUnanswered, assessment.OutcomeDisputed, assessment.OutcomeAwaitingSignOff}
	return f.Outcome.Open() || f.Parked || f.Unconfirmed || slices.Contains(unsettled, f.Outcome)
}
