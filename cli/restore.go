package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/content/clean"
	"gonogo/store/sqlite"
)

type restoreJSON struct {
	Schema      string `json:"schema"`
	File        string `json:"file"`
	Assessments int    `json:"assessments"`
	Entries     int    `json:"entries"`
	Old         string `json:"old"` // where the database from before is now; "" when there was none
}

func restoreVerb(a *app) *cobra.Command {
	var yes bool
	c := &cobra.Command{
		Use:   "restore FILE",
		Short: "put a backup in the place of the database",
		Long: `Checks a backup and puts a copy of it in the place of the database. The database from before is kept whole beside
it. Afterwards gonogo warns that the record is older than what this computer has seen, until gonogo doctor
--accept-older says that you know.`,
		Example: "gonogo restore gonogo-backup.db --yes",
	}
	c.Flags().BoolVar(&yes, "yes", false, "do not ask")
	return a.verb(c, 1, 1, func(ctx context.Context, args []string) error {
		if _, err := os.Stat(args[0]); errors.Is(err, fs.ErrNotExist) {
			return usage("name a file that gonogo backup wrote", "there is no backup at %s", args[0])
		}
		if !yes {
			if err := a.confirm(ctx, fmt.Sprintf("Put %s in the place of %s? The database from before is kept beside it.", args[0], a.database())); err != nil {
				return err
			}
		}
		r, err := sqlite.Restore(ctx, args[0], a.database(), a.world.Now())
		if err != nil {
			return err
		}
		if a.flags.json {
			return a.document(restoreJSON{"gonogo/restore/1", r.Path, r.Assessments, r.Entries, r.Old})
		}
		if a.flags.quiet {
			return nil
		}
		a.print("restored: %s with %s, checked, in %s", counted(r.Assessments, "assessment"), entriesWord(r.Entries), r.Path)
		if r.Old != "" {
			a.print("the database from before is %s", r.Old)
		}
		return nil
	})
}

// confirm asks a person. Where nobody can answer, --yes must have been said.
func (a *app) confirm(ctx context.Context, question string) error {
	if a.flags.json || !isTerminal(a.in) || !isTerminal(a.stderr) {
		return usage("say --yes", "this asks before it goes on, and there is no terminal to ask in")
	}
	fmt.Fprintf(a.stderr, "%s [y/N] ", clean.Line(question))
	line := make(chan string, 1)
	go func() {
		s, _ := bufio.NewReader(a.in).ReadString('\n') // no line is no yes
		line <- s
	}()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case s := <-line:
		switch strings.ToLower(strings.TrimSpace(s)) {
		case "y", "yes":
			return nil
		}
		return usage("answer y to go on", "nothing was changed")
	}
}
