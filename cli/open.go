package cli

import (
	"context"

	"github.com/spf13/cobra"
)

func openVerb(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "open ID",
		Short: "walk the questions of an assessment in the terminal",
		Long: `Opens the review of an assessment in the terminal. ? shows the keys.
With --plain it goes line by line, for screen readers, dumb terminals and scripts.`,
		Example: "gonogo open payments-agent\ngonogo open payments-agent --plain",
	}
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, 1, func(ctx context.Context, args []string) error {
		if !a.terminal() && !a.plain() {
			return usage("gonogo show, questions and decide work without one, and so does --plain", "gonogo open needs a terminal")
		}
		return a.review(ctx, args[0])
	})
}
