package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"gonogo/assessment"
)

func conditionVerb(a *app) *cobra.Command {
	var b assessment.ConditionSet
	var due string
	var s acts
	c := &cobra.Command{
		Use:   "condition ID QUESTION",
		Short: "give an open major an owner and a day",
		Long: `Says who fixes an open major, and by when. A blocker cannot have one: waive it or meet it. The gate says how long
after go-live a condition may be due, and how many may be open at once.`,
		Example: `gonogo condition payments-agent ID-20 --owner "Ida Ives <ida@example.com>" --due 2027-01-15`,
	}
	f := c.Flags()
	f.StringVar(&b.Owner, "owner", "", "who fixes it, \"NAME <EMAIL>\"")
	f.StringVar(&due, "due", "", "by when, YYYY-MM-DD")
	f.StringVar(&b.Control, "control", "", "what limits the harm until then")
	f.StringVar(&b.Note, "note", "", "a remark")
	s.bind(f)
	c.ValidArgsFunction = a.complete(completeID, completeQuestion)
	return a.verb(c, 2, 2, func(ctx context.Context, args []string) error {
		b.Question = questionID(args[1])
		err := given(c, "owner", "due")
		if err != nil {
			return err
		}
		if b.Due, err = neededDate("due", due); err != nil {
			return err
		}
		desk, err := a.acting(ctx)
		if err != nil {
			return err
		}
		b.Set = desk.Today()
		what := fmt.Sprintf("a condition on %s: %s by %s", b.Question, b.Owner, b.Due)
		return a.record(ctx, args[0], just(what), []string{b.Question}, s.bodies(b)...)
	})
}
