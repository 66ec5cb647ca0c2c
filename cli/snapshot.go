package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"gonogo/assessment"
)

func snapshotVerb(a *app) *cobra.Command {
	var label string
	var s acts
	c := &cobra.Command{
		Use:   "snapshot ID",
		Short: "keep a point to compare with later",
		Long: `Keeps where the assessment stands now under a label: its entries, the date it is judged on and the verdict. It changes
nothing of what is decided and voids no sign-off. gonogo diff says later what changed since, and why.`,
		Example: `gonogo snapshot payments-agent --label "before the drill"
gonogo diff payments-agent "before the drill"`,
	}
	c.Flags().StringVar(&label, "label", "", "what it is called; else snapshot-1, snapshot-2 and so on")
	s.bind(c.Flags())
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, 1, func(ctx context.Context, args []string) error {
		desk, err := a.acting(ctx)
		if err != nil {
			return err
		}
		m, err := desk.Find(ctx, args[0])
		if err != nil {
			return err
		}
		r, err := desk.Snapshot(ctx, m, label, s.notASecret)
		if err != nil {
			return err
		}
		kept := r.State.Log[len(r.State.Log)-1].What.(assessment.Snapshotted)
		return a.saved(r, fmt.Sprintf("snapshot %q, judged on %s", kept.Label, kept.On), lastEntries(r, 1), nil)
	})
}
