package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"gonogo/assessment/gatecheck"
	"gonogo/content/library"
	"gonogo/content/lint"
	"gonogo/content/load"
)

type lintJSON struct {
	Schema   string     `json:"schema"`
	Gate     string     `json:"gate"`
	Findings []lintItem `json:"findings"`
}

type lintItem struct {
	Rule   string `json:"rule"`
	Part   string `json:"part"`
	Says   string `json:"says"`
	Hint   string `json:"hint"`
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Note   bool   `json:"note"` // worth knowing, and no mistake
}

func gateLintVerb(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "lint [GATE|DIR]",
		Short: "what a gate could do better",
		Long: `Reads a gate and says what is wrong, with FILE:line:column: first what no gate may have, then what makes a gate hard
to answer, what its cases do not cover, and whether a better answer can ever give a worse verdict. Exit code 3 when something
is to be mended; a note says what may be meant so, and does not count.`,
		Example: "gonogo gate lint ./our-gate",
	}
	c.ValidArgsFunction = a.complete(completeGate)
	return a.verb(c, 0, 1, func(_ context.Context, args []string) error {
		named, err := namedOrDefault(args)
		if err != nil {
			return err
		}
		g, source, err := named.gate()
		if err != nil {
			return err
		}
		frameworks, err := library.Frameworks()
		if err != nil {
			return err
		}
		cases, err := load.Cases(named.pack)
		if err != nil {
			return named.placed(err)
		}
		found := lint.Run(g, source, frameworks...)
		more, err := gatecheck.Lint(g, source, cases)
		if err != nil {
			return err
		}
		toMend := 0
		doc := lintJSON{Schema: "gonogo/lint/1", Gate: g.Ref(), Findings: []lintItem{}}
		for _, f := range append(found, more...) {
			item := lintItem{Rule: f.Rule, Part: f.Part, Says: f.Says, Hint: f.Hint, Line: f.At.Line, Column: f.At.Col, Note: f.Note}
			if !f.Note {
				toMend++
			}
			if f.At.File != "" {
				item.File = named.path(f.At.File)
			}
			doc.Findings = append(doc.Findings, item)
			if !a.flags.json {
				a.finding(item)
			}
		}
		if a.flags.json {
			if err := a.document(doc); err != nil {
				return err
			}
		}
		if toMend > 0 {
			return &invalid{fmt.Sprintf("%s: %s", g.Ref(), counted(toMend, "finding")), "each line says what to do about it"}
		}
		if !a.flags.json && !a.flags.quiet {
			a.print("%s: nothing to mend; %s looked, %s", g.Ref(), counted(len(lint.Rules())+len(gatecheck.Rules), "rule"), counted(len(doc.Findings), "note"))
		}
		return nil
	})
}

func (a *app) finding(f lintItem) {
	part := ""
	if f.Part != "" {
		part = f.Part + ": "
	}
	hint := ""
	if f.Hint != "" {
		hint = " — " + f.Hint
	}
	kind := ""
	if f.Note {
		kind = "note: "
	}
	a.print("%s:%d:%d: %s%s: %s%s%s", f.File, f.Line, f.Column, kind, f.Rule, part, f.Says, hint)
}
