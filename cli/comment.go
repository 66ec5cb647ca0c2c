package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
)

func commentVerb(a *app) *cobra.Command {
	var s acts
	c := &cobra.Command{
		Use:     "comment ID QUESTION TEXT",
		Short:   "leave a remark on a question",
		Long:    "Leaves a remark. It is kept with the record and is no part of what is decided.",
		Example: `gonogo comment payments-agent OB-02 "the SIEM team asks for a second sample next week"`,
	}
	s.bind(c.Flags())
	c.ValidArgsFunction = a.complete(completeID, completeQuestion)
	return a.verb(c, 3, 3, func(ctx context.Context, args []string) error {
		q := questionID(args[1])
		if strings.TrimSpace(args[2]) == "" {
			return usage("write the remark in quotes", "TEXT is empty")
		}
		return a.record(ctx, args[0], just("a remark on "+q), []string{q}, s.bodies(assessment.Commented{Question: q, Text: args[2]})...)
	})
}
