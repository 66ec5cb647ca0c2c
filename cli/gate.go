package cli

import (
	"context"

	"github.com/spf13/cobra"

	"gonogo/content"
	"gonogo/content/library"
)

func gateVerb(a *app) *cobra.Command {
	return a.family(&cobra.Command{
		Use:   "gate",
		Short: "the gates: what is asked, and whether a gate of your own is sound",
		Long: `A gate is the content: sections, questions, what counts as evidence, roles and limits. One comes with the program;
GATE|DIR is its id or the folder of your own.`,
	}, gateListVerb(a), gateShowVerb(a), gateLintVerb(a), gateTestVerb(a), gateInitVerb(a), gateSchemaVerb(a))
}

type gatesJSON struct {
	Schema string        `json:"schema"`
	Gates  []gateRowJSON `json:"gates"`
}

type gateRowJSON struct {
	ID        string         `json:"id"`
	Version   string         `json:"version"`
	Title     string         `json:"title"`
	Digest    content.Digest `json:"digest"`
	Questions int            `json:"questions"`
}

func gateListVerb(a *app) *cobra.Command {
	return a.verb(&cobra.Command{
		Use:     "list",
		Short:   "the gates that come with the program",
		Long:    "Lists the gates that come with the program: id, version, questions and title.",
		Example: "gonogo gate list",
	}, 0, 0, func(context.Context, []string) error {
		doc := gatesJSON{Schema: "gonogo/gates/1", Gates: []gateRowJSON{}}
		for _, id := range library.Gates() {
			g, err := library.Compiled(id)
			if err != nil {
				return err
			}
			doc.Gates = append(doc.Gates, gateRowJSON{g.ID, g.Version, g.Title, g.Digest, len(g.Questions())})
		}
		if a.flags.json {
			return a.document(doc)
		}
		var t table
		for _, g := range doc.Gates {
			t.add(g.ID, g.Version, counted(g.Questions, "question"), g.Title)
		}
		t.write(a, "")
		return nil
	})
}

// namedOrDefault is the gate that an optional argument names.
func namedOrDefault(args []string) (namedGate, error) {
	if len(args) == 0 {
		return gateNamed(defaultGate)
	}
	return gateNamed(args[0])
}

func completeGate(context.Context, *app, []string) []string { return library.Gates() }
