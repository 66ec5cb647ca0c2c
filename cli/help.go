package cli

import (
	"context"

	"github.com/spf13/cobra"
)

func helpVerb(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:     "help [VERB]",
		Short:   "what a verb does",
		Long:    "Explains a verb, with examples; without one, the whole program. gonogo VERB --help says the same.",
		Example: "gonogo help decide\ngonogo help evidence add",
	}
	return a.verb(c, 0, -1, func(_ context.Context, args []string) error {
		found := c.Root()
		for _, word := range args {
			next, _, err := found.Find([]string{word})
			if err != nil || next == found {
				return unknownVerb(found, word)
			}
			found = next
		}
		return a.help(found)
	})
}
