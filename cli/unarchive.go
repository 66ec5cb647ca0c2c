package cli

import (
	"context"

	"github.com/spf13/cobra"

	"gonogo/assessment"
)

func unarchiveVerb(a *app) *cobra.Command {
	var reason string
	var s acts
	c := &cobra.Command{
		Use:     "unarchive ID",
		Short:   "bring an archived assessment back into the daily view",
		Long:    "Brings an archived assessment back into the list. gonogo list --archived shows which there are.",
		Example: `gonogo unarchive payments-agent --reason "the pilot goes on"`,
	}
	c.Flags().StringVar(&reason, "reason", "", "why")
	s.bind(c.Flags())
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, 1, func(ctx context.Context, args []string) error {
		return a.record(ctx, args[0], just("is back"), nil, s.bodies(assessment.Archived{Reason: reason})...)
	})
}
