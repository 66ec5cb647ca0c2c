package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/assessment/report"
)

func listVerb(a *app) *cobra.Command {
	var archived bool
	c := &cobra.Command{
		Use:   "list",
		Short: "every assessment and its verdict",
		Long: `Lists every assessment: id, name, verdict, answered of applicable, blockers open and to settle (unanswered, parked or in
doubt), and go-live date. Each is judged on the later of its go-live date and today. --json also has what ends next and
when the verdict turns by itself. To be quick the list trusts what was worked out when a record last changed:
gonogo doctor checks the journals themselves, and so does every verb that reads one, such as gonogo decide.`,
		Example: "gonogo list\ngonogo list --json | jq '.assessments[] | select(.verdict == \"no-go\") | .id'",
	}
	c.Flags().BoolVar(&archived, "archived", false, "archived ones too")
	return a.verb(c, 0, 0, func(ctx context.Context, args []string) error {
		desk, err := a.reading(ctx)
		if err != nil {
			return err
		}
		rows, err := desk.Portfolio(ctx)
		if err != nil {
			return err
		}
		all := len(rows)
		if !archived {
			rows = slices.DeleteFunc(rows, func(r assessment.Row) bool { return r.Archived })
		}
		var broken error
		if i := slices.IndexFunc(rows, func(r assessment.Row) bool { return r.Err != "" }); i >= 0 {
			broken = &invalid{rows[i].Slug + ": " + rows[i].Err, checkHint}
		}
		if a.flags.json {
			return cmp.Or(a.document(report.ListJSON(rows)), broken)
		}
		switch {
		case all == 0:
			a.note("no assessments yet: gonogo new starts one, gonogo demo fills in two examples to look at")
		case len(rows) == 0:
			a.note("all %d are archived: gonogo list --archived shows them", all)
		default:
			a.listed(rows)
		}
		return broken
	})
}

func (a *app) listed(rows []assessment.Row) {
	var t table
	t.add("ID", "NAME", "VERDICT", "ANSWERED", "OPEN BLOCKERS", "TO SETTLE", "GO-LIVE")
	for _, r := range rows {
		verdict := "unreadable"
		switch {
		case r.Err != "":
			verdict = "no verdict"
		case r.Verdict != 0:
			verdict = r.Verdict.String()
		}
		if r.Unsigned() || r.SignOff == assessment.SignBefore {
			verdict += ", " + r.SignOff.String()
		}
		if r.Archived {
			verdict += ", archived"
		}
		live := r.GoLive.String()
		if r.GoLive.IsZero() {
			live = "no date"
		}
		open, settle := fmt.Sprint(r.OpenBlockers), fmt.Sprint(r.ToSettle)
		if r.Verdict == 0 {
			open, settle = "-", "-"
		}
		t.add(r.Slug, shorten(r.Name, 40), verdict, fmt.Sprintf("%d/%d", r.Answered, r.Applicable), open, settle, live)
		t.tint(2, verdictHue(r.Verdict))
	}
	t.write(a, "")
	for _, r := range rows {
		if r.Launched != "" {
			a.print("%s: %s", r.Slug, r.Launched)
		}
	}
}
