package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment/report"
	"gonogo/content"
)

func gateShowVerb(a *app) *cobra.Command {
	var format, id string
	c := &cobra.Command{
		Use:   "show [GATE|DIR]",
		Short: "what a gate asks, as text, a form to fill in, or JSON",
		Long: `Prints a gate: its traits, kinds of evidence, questions with their severities at tiers 1 to 4, and limits. To prepare a
workshop, --format md and html are the questionnaire to print, with boxes to tick, and csv is a table to fill in with a
spreadsheet: put answers, notes and evidence into its columns and give it to gonogo apply.

In the table an answer is met, partly, unmet, not-applicable or unknown (not applicable, n/a and don't know will do). A
cell of evidence is a link or the path of a file; then evidence_kind, evidence_observed (the day it was seen, as
2026-11-20), evidence_collector and evidence_checker belong to it. Several pieces in one cell are written as YAML:
[{kind: config-export, ref: iam.json, observed: 2026-11-20}, {kind: …}]. The second row says this again, and the column
counts says of each question which kinds it takes. Rows that begin with # and the last four columns are only to be read.

--for ID prints only what is asked of that assessment, by its own gate.`,
		Example: `gonogo gate show
gonogo gate show --format html > questionnaire.html
gonogo gate show --format csv --for payments-agent > answers.csv
gonogo gate show ./our-gate --format json`,
	}
	c.Flags().StringVar(&format, "format", "text", "as text, md, html, csv or json")
	c.Flags().StringVar(&id, "for", "", "only what this assessment asks, as md, html or csv")
	c.ValidArgsFunction = a.complete(completeGate)
	return a.verb(c, 0, 1, func(ctx context.Context, args []string) error {
		if a.flags.json && !c.Flags().Changed("format") {
			format = "json"
		}
		g, err := a.shown(ctx, args, id, format)
		if err != nil {
			return err
		}
		switch format {
		case "text":
			a.gateText(g)
			return nil
		case "md":
			return report.Questionnaire(a.out, g)
		case "html":
			return report.QuestionnaireHTML(a.out, g)
		case "csv":
			return a.gateCSV(g)
		case "json":
			return a.document(report.GateJSON(g))
		default:
			return usage("use text, md, html, csv or json", "no format is called %q here", format)
		}
	})
}

// shown is the gate that is to be shown; of an assessment, what its gate asks of it.
func (a *app) shown(ctx context.Context, args []string, id, format string) (*content.Gate, error) {
	if id == "" {
		named, err := namedOrDefault(args)
		if err != nil {
			return nil, err
		}
		g, _, err := named.gate()
		return g, err
	}
	if len(args) > 0 {
		return nil, usage("leave "+args[0]+" out", "an assessment has its own gate")
	}
	if format != "md" && format != "html" && format != "csv" {
		return nil, usage("use md, html or csv; gonogo questions lists what is asked", "--for is not for %s", format)
	}
	r, err := a.find(ctx, id)
	if err != nil {
		return nil, err
	}
	g := *r.State.Gate
	g.Sections = nil
	for _, s := range r.State.Gate.Sections {
		var asked []content.Question
		for i := range s.Questions {
			if r.State.Asks(&s.Questions[i]) {
				asked = append(asked, s.Questions[i])
			}
		}
		if s.Questions = asked; len(asked) > 0 {
			g.Sections = append(g.Sections, s)
		}
	}
	return &g, nil
}

func (a *app) gateText(g *content.Gate) {
	a.print("%s: %s", g.Ref(), g.Title)
	a.print("digest %s", g.Digest)
	a.print("")
	a.print("%s", g.Summary)
	a.print("")
	a.print("Traits (--trait)")
	var t table
	for _, tr := range g.Traits {
		asks := tr.Asks
		if tr.Always {
			asks = "holds for every subject"
		}
		t.add(tr.ID, asks)
	}
	t.write(a, "  ")
	a.print("")
	a.print("Kinds of evidence (--kind), with the most strength each can have")
	t = table{}
	for _, k := range g.Kinds {
		t.add(k.ID, fmt.Sprint(k.Ceiling), k.Help)
	}
	t.write(a, "  ")
	for _, s := range g.Sections {
		a.print("")
		a.print("%s (%s)", s.Title, s.ID)
		for i := range s.Questions {
			a.gateQuestion(&s.Questions[i])
		}
	}
	a.gateRegisters(g)
	a.print("")
	a.print("Roles (--role), at tiers 1 to 4, and what each says by signing")
	t = table{}
	for _, r := range g.Roles {
		t.add(r.ID, strings.Join(perTier(r.Tiers, func(n content.RoleNeed) string { return string(n) }), " "), r.Says)
		if r.Note != "" {
			t.add("", "", "("+r.Note+")")
		}
	}
	t.write(a, "  ")
	a.print("")
	a.print("Limits, tiers 1 to 4")
	t = table{}
	for _, l := range limits(&g.Policy) {
		t.add(append([]string{l.says}, perTier(l.figures, limitWord)...)...)
	}
	if owners := g.Policy.WaiverOwner; owners[0] != "" {
		t.add(append([]string{"who accepts a waiver signs as"}, owners[:]...)...)
	}
	t.write(a, "  ")
}

// gateRegisters prints the tables of facts that a gate asks for, and what its checks make of them.
func (a *app) gateRegisters(g *content.Gate) {
	for i := range g.Registers {
		r := &g.Registers[i]
		a.print("")
		a.print("Register %s (%s), a row for each %s", r.Title, r.ID, r.Key)
		var t table
		for _, c := range r.Columns {
			kind := string(c.Type)
			if len(c.Choices) > 0 {
				kind = strings.Join(c.Choices, "|")
			}
			if c.Past {
				kind += ", past"
			}
			t.add(c.ID, kind, c.Help)
		}
		t.write(a, "  ")
		t = table{}
		for _, q := range g.Questions() {
			for n := range q.Checks {
				if c := &q.Checks[n]; c.Register == r.ID {
					t.add(q.ID, "fails when: "+c.Says)
				}
			}
		}
		t.write(a, "  ")
	}
}

func (a *app) gateQuestion(q *content.Question) {
	a.print("  %s  %s", q.ID, q.Title)
	a.print("      %s", q.Text)
	sev := perTier(q.Severity, content.Severity.String)
	says := "severity " + strings.Join(sev, ", ")
	if !q.RaisedBy.Empty() {
		says += "; one step graver with " + conditionWords(q.RaisedBy)
	}
	if q.Unwaivable != nil {
		tiers := strings.Trim(strings.ReplaceAll(fmt.Sprint(q.Unwaivable.Tiers), " ", ", "), "[]")
		says += "; no waiver at tiers " + tiers
		if !q.Unwaivable.When.Empty() {
			says += " with " + conditionWords(q.Unwaivable.When)
		}
	}
	a.print("      %s", says)
	if !q.Applies.Empty() {
		a.print("      asked with %s", conditionWords(q.Applies))
	}
	a.print("      needs %s of strength %s, at most %s days old%s%s", strings.Join(q.Needs.Kinds, " or "),
		same(perTier(q.Needs.Strength, itoa)), same(perTier(q.Needs.MaxAge, itoa)), boundWords(q.Needs.Bound), placeWords(q.Needs.Where))
}

func boundWords(b content.Binding) string {
	if b == content.BoundNothing {
		return ""
	}
	return ", of this " + string(b)
}

func placeWords(p content.Place) string {
	switch p {
	case content.TargetOnly:
		return ", from the environment that goes live"
	case content.LikeWillDo:
		return ", from a production-like environment"
	default:
		return ""
	}
}

func conditionWords(c content.Condition) string {
	all, any := strings.Join(c.All, " and "), strings.Join(c.Any, " or ")
	switch {
	case all == "":
		return any
	case any == "":
		return all
	default:
		return all + ", and " + any
	}
}

func perTier[T any](figures [content.TierCount]T, word func(T) string) []string {
	out := make([]string, len(figures))
	for i, f := range figures {
		out[i] = word(f)
	}
	return out
}

// same is one word where all tiers have the same, else all of them.
func same(words []string) string {
	for _, w := range words {
		if w != words[0] {
			return strings.Join(words, "/")
		}
	}
	return words[0]
}

func itoa(n int) string { return fmt.Sprint(n) }

func limitWord(n int) string {
	if n == content.Unlimited {
		return "unlimited"
	}
	return fmt.Sprint(n)
}

type limit struct {
	says    string
	figures [content.TierCount]int
}

func limits(p *content.Policy) []limit {
	return []limit{
		{"days a blocker may be waived", p.BlockerWaiverDays},
		{"waivers on blockers at once", p.BlockerWaivers},
		{"times a waiver may be extended", p.WaiverRenewals},
		{"days a major may be waived", p.MajorWaiverDays},
		{"days after go-live a condition may be due", p.ConditionDays},
		{"conditions at once", p.Conditions},
		{"days between the last signature and go-live", p.ApprovalWindowDays},
		{"days to the first review", p.FirstReviewDays},
		{"days to each next review", p.NextReviewDays},
		{"different people who sign", p.Signers},
	}
}
