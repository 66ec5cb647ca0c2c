package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"
)

func undoVerb(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "undo ID [ENTRY]",
		Short: "take back your last act, or an entry; again: redo",
		Long: `Takes back the last act of this installation, or the act of the entry named by its number. Nothing is deleted: the
record keeps both. Undoing an undo brings back what it took. An apply is one act.`,
		Example: `gonogo undo payments-agent
gonogo log payments-agent
gonogo undo payments-agent 12`,
	}
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, 2, func(ctx context.Context, args []string) error {
		desk, err := a.acting(ctx)
		if err != nil {
			return err
		}
		m, err := desk.Find(ctx, args[0])
		if err != nil {
			return err
		}
		target := ""
		if len(args) > 1 {
			target = args[1]
		}
		r, says, err := desk.Undo(ctx, m, nil, target)
		if err != nil {
			return err
		}
		if !strings.HasPrefix(says, "brought back") {
			says = "took back: " + says
		}
		return a.saved(r, says, lastEntries(r, 1), nil)
	})
}
