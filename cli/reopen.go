package cli

import (
	"context"

	"github.com/spf13/cobra"

	"gonogo/assessment"
)

func reopenVerb(a *app) *cobra.Command {
	var b assessment.Reopened
	var s acts
	c := &cobra.Command{
		Use:   "reopen ID",
		Short: "void every sign-off, with a reason",
		Long: `Voids every sign-off that is held, with a reason that stays in the record. Answers, evidence, waivers and conditions
stay as they are; whoever has to sign signs again.`,
		Example: `gonogo reopen payments-agent --reason "the refund tool was found to have no cap"`,
	}
	c.Flags().StringVar(&b.Reason, "reason", "", "why the decision is opened again")
	s.bind(c.Flags())
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, 1, func(ctx context.Context, args []string) error {
		return a.record(ctx, args[0], just("reopened; every sign-off before it is void"), nil, s.bodies(b)...)
	})
}
