package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
)

func waiveVerb(a *app) *cobra.Command {
	var b assessment.Waived
	var fixed, expires string
	var withdraw bool
	var s acts
	c := &cobra.Command{
		Use:   "waive ID QUESTION",
		Short: "accept the risk of an open question for a while",
		Long: `Accepts the risk of an open question until a day. Who acts (--as) asks for it; the owner, another person who did
not build the system, approves. The compensating control must be named, and how it was tested. What the gate
says nobody may waive is refused. A waiver never makes a go: it makes a conditional go.`,
		Example: `gonogo waive payments-agent ID-09 --reason "one key is left in the old store" \
  --control "two named people can read it, each reading raises an alert" \
  --tested "a third reading was refused and the alert came" \
  --owner "Ola Owner <ola@example.com>" --fixed-by 2027-01-10 --expires 2027-01-20`,
	}
	f := c.Flags()
	f.StringVar(&b.Reason, "reason", "", "why it is open")
	f.StringVar(&b.Control, "control", "", "the compensating control")
	f.StringVar(&b.Tested, "tested", "", "how the control was tested")
	f.StringVar(&b.Owner, "owner", "", "the risk owner, who approves, \"NAME <EMAIL>\"")
	f.StringVar(&fixed, "fixed-by", "", "the day by which it is fixed, YYYY-MM-DD")
	f.StringVar(&expires, "expires", "", "the last day of the waiver, YYYY-MM-DD")
	f.BoolVar(&withdraw, "withdraw", false, "take the waiver back; --reason says why")
	s.bind(f)
	c.ValidArgsFunction = a.complete(completeID, completeQuestion)
	return a.verb(c, 2, 2, func(ctx context.Context, args []string) error {
		b.Question = questionID(args[1])
		if withdraw {
			w := assessment.WaiverWithdrawn{Question: b.Question, Reason: b.Reason}
			return a.record(ctx, args[0], just("the waiver of "+b.Question+" is withdrawn"), []string{b.Question}, s.bodies(w)...)
		}
		err := given(c, "reason", "control", "tested", "owner", "fixed-by", "expires")
		if err != nil {
			return err
		}
		if b.FixedBy, err = neededDate("fixed-by", fixed); err != nil {
			return err
		}
		if b.Expires, err = neededDate("expires", expires); err != nil {
			return err
		}
		desk, err := a.acting(ctx)
		if err != nil {
			return err
		}
		b.Requester, b.Approved = desk.By(), desk.Today()
		return a.record(ctx, args[0], func(r assessment.Record, _ []int) string {
			dec := desk.Decide(r, 0)
			if says := noEffect(dec.Finding(b.Question)); says != "" {
				return fmt.Sprintf("a waiver of %s until %s, accepted by %s (named, not signed); it has no effect yet: %s", b.Question, b.Expires, b.Owner, says)
			}
			return fmt.Sprintf("%s waived until %s, accepted by %s (named, not signed)", b.Question, b.Expires, b.Owner)
		}, []string{b.Question}, s.bodies(b)...)
	})
}

// noEffect says why the waiver that is held for a question covers nothing, "" when it does.
func noEffect(f *assessment.Finding) string {
	switch {
	case f == nil:
		return "the question is not asked"
	case f.WaiverVoid != "":
		return f.WaiverVoid
	case f.Waiver != nil:
		return ""
	case f.Base == assessment.OutcomeUnanswered:
		return "the question is not answered, and a waiver covers what is answered and open"
	default:
		return fmt.Sprintf("the question stands at %s, and a waiver covers what is open", f.Base)
	}
}

// given says which of the flags that a verb needs were left out.
func given(c *cobra.Command, needed ...string) error {
	var out []string
	for _, flag := range needed {
		if !c.Flags().Changed(flag) {
			out = append(out, "--"+flag)
		}
	}
	switch last := len(out) - 1; last {
	case -1:
		return nil
	case 0:
		return usage(c.CommandPath()+" --help has an example", "%s is missing", out[0])
	default:
		return usage(c.CommandPath()+" --help has an example", "%s and %s are missing", strings.Join(out[:last], ", "), out[last])
	}
}

// neededDate reads the day that a flag must name.
func neededDate(flag, s string) (assessment.Date, error) {
	if s == "" {
		return 0, usage("write YYYY-MM-DD, such as 2026-12-15", "--%s is missing", flag)
	}
	return parseDate(flag, s)
}
