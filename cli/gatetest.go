package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment/gatecheck"
	"gonogo/content/load"
)

type casesJSON struct {
	Schema string     `json:"schema"`
	Gate   string     `json:"gate"`
	Cases  []caseJSON `json:"cases"`
}

type caseJSON struct {
	Name    string   `json:"name"`
	File    string   `json:"file"`
	Line    int      `json:"line"`
	Column  int      `json:"column"`
	Held    bool     `json:"held"`
	Verdict string   `json:"verdict"`
	Rule    string   `json:"rule"`
	Wrong   []string `json:"wrong"`
}

func gateTestVerb(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "test [GATE|DIR]",
		Short: "run a gate's own cases",
		Long: `Runs the cases in the gate's cases.yaml through the engine: a subject, what is known, and the verdict that the gate
must give. Exit code 3 when a case does not hold.`,
		Example: "gonogo gate test ./our-gate",
	}
	c.ValidArgsFunction = a.complete(completeGate)
	return a.verb(c, 0, 1, func(_ context.Context, args []string) error {
		named, err := namedOrDefault(args)
		if err != nil {
			return err
		}
		g, _, err := named.gate()
		if err != nil {
			return err
		}
		cases, err := load.Cases(named.pack)
		if err != nil {
			return named.placed(err)
		}
		if len(cases) == 0 {
			return &invalid{fmt.Sprintf("%s has no cases", g.Ref()), "write some into cases.yaml, so that a change of the gate shows what it changes"}
		}
		results, err := gatecheck.Run(g, cases)
		if err != nil {
			return named.placed(err)
		}
		doc := casesJSON{Schema: "gonogo/cases/1", Gate: g.Ref(), Cases: []caseJSON{}}
		failed := 0
		for _, r := range results {
			doc.Cases = append(doc.Cases, caseJSON{
				r.Case.Name, named.path(r.Case.Pos.File), r.Case.Pos.Line, r.Case.Pos.Col, r.Held(),
				r.Decision.Verdict.String(), string(r.Decision.Rule), append([]string{}, r.Wrong...),
			})
			if !r.Held() {
				failed++
			}
		}
		if a.flags.json {
			if err := a.document(doc); err != nil {
				return err
			}
		} else {
			a.cases(doc.Cases)
		}
		if failed > 0 {
			return &invalid{fmt.Sprintf("%s: %d of %s failed", g.Ref(), failed, counted(len(results), "case")), "change the gate, or what its cases expect"}
		}
		return nil
	})
}

func (a *app) cases(cases []caseJSON) {
	for _, c := range cases {
		switch {
		case !c.Held:
			a.print("✗ %s:%d:%d: %s: %s", c.File, c.Line, c.Column, c.Name, strings.Join(c.Wrong, "; "))
		case !a.flags.quiet:
			a.print("✓ %s: %s", c.Name, c.Verdict)
		}
	}
}
