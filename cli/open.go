package cli

import (
	"context"

	"github.com/spf13/cobra"
)

func openVerb(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:     "open ID",
		Short:   "walk the questions of an assessment in the terminal",
		Long:    "Opens the review of an assessment in the terminal. ? shows the keys.",
		Example: "gonogo open payments-agent",
	}
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, 1, func(ctx context.Context, args []string) error {
		if !a.terminal() {
			return usage("gonogo show, questions and decide work without one", "gonogo open needs a terminal")
		}
		return a.review(ctx, args[0])
	})
}
