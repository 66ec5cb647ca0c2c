package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"
)

type backupJSON struct {
	Schema      string `json:"schema"`
	File        string `json:"file"`
	Assessments int    `json:"assessments"`
	Entries     int    `json:"entries"`
}

func backupVerb(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "backup FILE",
		Short: "write a checked copy of the database",
		Long: `Writes a copy of the whole database to a new file, opens it again, checks every entry of it and only then gives it
its name. It may be made while others write. Copying the live file with other tools can give a broken copy.`,
		Example: "gonogo backup gonogo-backup.db",
	}
	return a.verb(c, 1, 1, func(ctx context.Context, args []string) error {
		if err := a.needsDatabase(); err != nil {
			return err
		}
		if err := a.open(ctx); err != nil {
			return err
		}
		kept, err := a.store.Backup(ctx, args[0])
		if err != nil {
			return err
		}
		if a.flags.json {
			return a.document(backupJSON{"gonogo/backup/1", kept.Path, kept.Assessments, kept.Entries})
		}
		if !a.flags.quiet {
			a.print("backed up: %s with %s, checked, in %s", counted(kept.Assessments, "assessment"), entriesWord(kept.Entries), kept.Path)
		}
		return nil
	})
}

// needsDatabase refuses to make one for a verb that only looks.
func (a *app) needsDatabase() error {
	if _, err := os.Stat(a.database()); errors.Is(err, fs.ErrNotExist) {
		return usage("gonogo new makes one, or name another with --db", "there is no database at %s", a.database())
	}
	return nil
}
