package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/content/library"
	"gonogo/content/load"
)

type gateInitJSON struct {
	Schema string   `json:"schema"`
	Dir    string   `json:"dir"`
	Files  []string `json:"files"`
}

func gateInitVerb(a *app) *cobra.Command {
	var force bool
	c := &cobra.Command{
		Use:   "init DIR",
		Short: "write a small gate to begin your own with",
		Long: `Writes a small gate into a folder, which is made where it does not exist: gate.yaml, two sections and cases.yaml, with
comments. It lints clean and its cases hold; replace its questions by your own. A folder that holds anything is left alone.`,
		Example: `gonogo gate init ./our-gate
gonogo gate lint ./our-gate && gonogo gate test ./our-gate
gonogo new --gate ./our-gate --name "Invoice agent" --tier 3`,
	}
	c.Flags().BoolVar(&force, "force", false, "write into a folder that is not empty, over files of the same names")
	c.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return nil, cobra.ShellCompDirectiveFilterDirs
	}
	return a.verb(c, 1, 1, func(_ context.Context, args []string) error {
		dir := args[0]
		if err := emptyFolder(dir, force); err != nil {
			return err
		}
		pack, err := library.Start()
		if err != nil {
			return err
		}
		doc := gateInitJSON{"gonogo/gate-init/1", dir, []string{}}
		for _, f := range pack {
			doc.Files = append(doc.Files, f.Path)
			err := writeFile(filepath.Join(dir, f.Path), force, func(w io.Writer) error {
				_, err := io.WriteString(w, f.Text)
				return err
			})
			if err != nil {
				return err
			}
		}
		if a.flags.json {
			return a.document(doc)
		}
		if !a.flags.quiet {
			a.print("written: %s in %s — change them, then gonogo gate lint %s and gonogo gate test %s", strings.Join(doc.Files, ", "), dir, dir, dir)
		}
		return nil
	})
}

// emptyFolder makes a folder, and refuses one that holds something unless that is forced.
func emptyFolder(dir string, force bool) error {
	held, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return &cannotWrite{dir, err}
		}
		return nil
	case err != nil:
		return usage("name a folder, or one to make", "%s is no folder that can be read", dir)
	case len(held) > 0 && !force:
		return usage("name another folder, or add --force to write over files of the same names", "%s is not empty", dir)
	default:
		return nil
	}
}

func gateSchemaVerb(a *app) *cobra.Command {
	var out string
	var force bool
	c := &cobra.Command{
		Use:   "schema",
		Short: "the JSON Schema of a gate's files, for an editor",
		Long: `Prints the JSON Schema (2020-12) of gate.yaml, section files and cases.yaml. An editor that knows it completes keys and marks
mistakes; what it refuses, gonogo gate lint refuses too. The files of gonogo gate init name it as gate.schema.json beside them.`,
		Example: "gonogo gate schema -o our-gate/gate.schema.json",
	}
	c.Flags().StringVarP(&out, "output", "o", "", "the file to write; else stdout")
	c.Flags().BoolVar(&force, "force", false, "replace the file if it is there")
	return a.verb(c, 0, 0, func(context.Context, []string) error {
		write := func(w io.Writer) error {
			_, err := w.Write(load.Schema())
			return err
		}
		if out == "" {
			return write(a.out)
		}
		if err := writeFile(out, force, write); err != nil {
			return err
		}
		a.note("wrote %s", out)
		return nil
	})
}
