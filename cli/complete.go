package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/content/clean"
)

// completer offers the words for one argument; args are the ones before it.
type completer func(ctx context.Context, a *app, args []string) []string

// complete offers words for each argument in turn. A mistake offers nothing: a half-typed line is no place for
// an error.
func (a *app) complete(each ...completer) cobra.CompletionFunc {
	return func(c *cobra.Command, args []string, start string) ([]string, cobra.ShellCompDirective) {
		if len(args) >= len(each) {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var out []string
		for _, w := range each[len(args)](c.Context(), a, args) {
			if strings.HasPrefix(strings.ToLower(w), strings.ToLower(start)) {
				out = append(out, w)
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
}

func completeID(ctx context.Context, a *app, _ []string) []string {
	desk, err := a.reading(ctx)
	if err != nil {
		return nil
	}
	rows, err := desk.Portfolio(ctx)
	if err != nil {
		return nil
	}
	var out []string
	for _, r := range rows {
		out = append(out, r.Slug+"\t"+clean.Line(r.Name).String())
	}
	return out
}

func completeQuestion(ctx context.Context, a *app, args []string) []string {
	r, err := a.find(ctx, args[0])
	if err != nil {
		return nil
	}
	dec := a.desk.Decide(r, 0)
	var out []string
	for _, f := range dec.Findings {
		out = append(out, f.Question.ID+"\t"+clean.Line(f.Question.Title).String())
	}
	return out
}

func completeWords(words ...string) completer {
	return func(context.Context, *app, []string) []string { return words }
}
