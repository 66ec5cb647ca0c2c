package cli

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"gonogo/content"
)

type exportedJSON struct {
	Schema     string         `json:"schema"`
	Assessment string         `json:"assessment"`
	Evidence   string         `json:"evidence"`
	File       string         `json:"file"`
	FileDigest content.Digest `json:"file_digest"`
	FileSize   int64          `json:"file_size"`
}

func evidenceExportVerb(a *app) *cobra.Command {
	var out string
	var force bool
	c := &cobra.Command{
		Use:   "export ID EVIDENCE",
		Short: "write the kept copy of the file of a piece of evidence",
		Long: `Writes the file that the record keeps of a piece of evidence, byte for byte, once its SHA-256 has been checked. The
piece was given with gonogo evidence add --keep. Without -o it goes to standard output, where that is no terminal.
It is a file of somebody else's: look at it as at any other.`,
		Example: "gonogo evidence export payments-agent e12 -o scan.json",
	}
	c.Flags().StringVarP(&out, "output", "o", "", "the file to write; an existing one is kept")
	c.Flags().BoolVar(&force, "force", false, "replace an existing file")
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 2, 2, func(ctx context.Context, args []string) error {
		r, err := a.find(ctx, args[0])
		if err != nil {
			return err
		}
		piece, err := pieceNamed(r.State, args[1])
		if err != nil {
			return err
		}
		name := fmt.Sprintf("e%d", piece.Entry)
		switch {
		case !piece.FileKept:
			return usage("gonogo evidence list "+r.Slug+" shows of which one is kept", "no copy of a file is kept of %s", name)
		case out == "" && a.flags.json:
			return usage("name a file with -o", "the file and the JSON cannot both go to standard output")
		case out == "" && isTerminal(a.stdout):
			return usage("name a file with -o, or redirect the output", "a file of somebody else's is not written to a terminal")
		}
		file, err := a.desk.File(ctx, piece)
		if err != nil {
			return err
		}
		if out == "" {
			_, err := a.out.Write(file)
			return err
		}
		if err := writeFile(out, force, func(w io.Writer) error { _, err := w.Write(file); return err }); err != nil {
			return err
		}
		if a.flags.json {
			return a.document(exportedJSON{"gonogo/evidence-export/1", r.Slug, name, out, piece.FileDigest, piece.FileSize})
		}
		if !a.flags.quiet {
			a.print("written: %s, %d bytes, %s, as it was given with %s", out, len(file), piece.FileDigest.Short(), name)
		}
		return nil
	})
}
