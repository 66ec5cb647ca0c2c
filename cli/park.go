package cli

import (
	"context"

	"github.com/spf13/cobra"

	"gonogo/assessment"
)

func parkVerb(a *app) *cobra.Command {
	var b assessment.Parked
	var s acts
	c := &cobra.Command{
		Use:   "park ID QUESTION",
		Short: "put a question aside to come back to",
		Long: `Puts a question aside. A parked blocker or major keeps the verdict at incomplete; an answer, or --lift, ends it.
What was answered before stays.`,
		Example: `gonogo park payments-agent ID-05 --note "the platform team is away until Monday"
gonogo park payments-agent ID-05 --lift`,
	}
	c.Flags().StringVar(&b.Note, "note", "", "what it waits for")
	c.Flags().BoolVar(&b.Lifted, "lift", false, "take it up again")
	s.bind(c.Flags())
	c.ValidArgsFunction = a.complete(completeID, completeQuestion)
	return a.verb(c, 2, 2, func(ctx context.Context, args []string) error {
		b.Question = questionID(args[1])
		what := b.Question + " parked"
		if b.Lifted {
			what = b.Question + " taken up again"
		}
		return a.record(ctx, args[0], just(what), []string{b.Question}, s.bodies(b)...)
	})
}
