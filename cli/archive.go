package cli

import (
	"context"

	"github.com/spf13/cobra"

	"gonogo/assessment"
)

func archiveVerb(a *app) *cobra.Command {
	return a.viewVerb(true, "is archived", &cobra.Command{
		Use:     "archive ID",
		Short:   "take an assessment out of the daily view",
		Long:    "Takes an assessment out of the list. Nothing is deleted: gonogo list --archived shows it, gonogo unarchive brings it back.",
		Example: `gonogo archive payments-agent --reason "the pilot has ended"`,
	})
}

func unarchiveVerb(a *app) *cobra.Command {
	return a.viewVerb(false, "is back", &cobra.Command{
		Use:     "unarchive ID",
		Short:   "bring an archived assessment back into the daily view",
		Long:    "Brings an archived assessment back into the list. gonogo list --archived shows which there are.",
		Example: `gonogo unarchive payments-agent --reason "the pilot goes on"`,
	})
}

// viewVerb makes a verb that takes an assessment out of the daily view or brings it back.
func (a *app) viewVerb(archived bool, done string, c *cobra.Command) *cobra.Command {
	var reason string
	var s acts
	c.Flags().StringVar(&reason, "reason", "", "why")
	s.bind(c.Flags())
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, 1, func(ctx context.Context, args []string) error {
		return a.record(ctx, args[0], just(done), nil, s.bodies(assessment.Archived{Archived: archived, Reason: reason})...)
	})
}
