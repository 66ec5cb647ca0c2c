package cli

import (
	"context"

	"github.com/spf13/cobra"

	"gonogo/assessment"
)

func archiveVerb(a *app) *cobra.Command {
	var reason string
	var s acts
	c := &cobra.Command{
		Use:     "archive ID",
		Short:   "take an assessment out of the daily view",
		Long:    "Takes an assessment out of the list. Nothing is deleted: gonogo list --archived shows it, gonogo unarchive brings it back.",
		Example: `gonogo archive payments-agent --reason "the pilot has ended"`,
	}
	c.Flags().StringVar(&reason, "reason", "", "why")
	s.bind(c.Flags())
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, 1, func(ctx context.Context, args []string) error {
		return a.record(ctx, args[0], just("is archived"), nil, s.bodies(assessment.Archived{Archived: true, Reason: reason})...)
	})
}
