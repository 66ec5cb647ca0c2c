package cli

import (
	"context"
	"fmt"

	mango "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"
)

func manVerb(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:     "man",
		Short:   "the manual page",
		Long:    "Prints the manual page in roff.",
		Example: "gonogo man | man -l -",
	}
	return a.verb(c, 0, 0, func(context.Context, []string) error {
		page, err := mango.NewManPage(1, c.Root())
		if err != nil {
			return fmt.Errorf("make the manual page: %w", err)
		}
		_, err = fmt.Fprint(a.out, page.Build(roff.NewDocument()))
		return err
	})
}
