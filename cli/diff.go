package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/assessment/report"
	"gonogo/content/clean"
)

func diffVerb(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "diff ID [FROM] [TO]",
		Short: "why the verdict changed",
		Long: `Compares two points of an assessment and says what changed the verdict, and why, each with the entries that did it:
answers, evidence that aged, waivers that ended, a subject that moved. What did not touch the verdict stands apart.

A point is the label of a snapshot; an entry by its number (12 or e12) or id, judged as on its day; a day, YYYY-MM-DD:
everything that is recorded, judged on it; signed, the last sign-off as it was signed; or now. Without FROM it is the
last snapshot or sign-off, else the first entry; without TO it is now. The exit code is 0 whatever changed.`,
		Example: `gonogo diff payments-agent
gonogo diff payments-agent "before the drill"
gonogo diff payments-agent 12 30
# what the next three months do to it by themselves
gonogo diff payments-agent now 2027-03-01
gonogo diff payments-agent signed --json | jq -r '.changes[] | select(.deciding) | .what'`,
	}
	c.ValidArgsFunction = a.complete(completeID, completePoint, completePoint)
	return a.verb(c, 1, 3, func(ctx context.Context, args []string) error {
		r, err := a.find(ctx, args[0])
		if err != nil {
			return err
		}
		args = append(args, "", "")
		d, err := a.desk.Compare(r, args[1], args[2])
		if err != nil {
			return err
		}
		if a.flags.json {
			return a.document(report.DiffJSON(r, &d))
		}
		a.diff(r, &d)
		return nil
	})
}

func completePoint(ctx context.Context, a *app, args []string) []string {
	r, err := a.find(ctx, args[0])
	if err != nil {
		return nil
	}
	out := []string{"now", "signed"}
	for _, s := range r.State.Snapshots {
		out = append(out, clean.Line(s.Label).String()+"\t"+s.Verdict.String()+" on "+s.On.String())
	}
	return out
}

// diff prints a comparison for a person: both verdicts, what made the one the other, and what else changed.
func (a *app) diff(r assessment.Record, c *assessment.Comparison) {
	a.point("from", &c.From)
	a.point("to", &c.To)
	a.print("")
	switch {
	case c.Changed():
		a.print("what changed the verdict from %s to %s", c.From.Decision.Verdict, c.To.Decision.Verdict)
		a.differences(r, c.Deciding())
	case len(c.Changes) == 0:
		a.print("nothing stands differently; the verdict is %s at both", c.To.Decision.Verdict)
	default:
		a.print("the verdict is %s at both", c.To.Decision.Verdict)
	}
	if also := c.Also(); len(also) > 0 {
		a.print("")
		a.print("also changed")
		a.differences(r, also)
	}
	if len(c.Rest) > 0 {
		a.print("")
		a.print("recorded between them without changing any of this: %s", strings.TrimSpace(strings.Trim(entriesSays(c.Rest), " ()")))
	}
}

// point prints one end of a comparison: what it is, and what was decided on it.
func (a *app) point(word string, p *assessment.Point) {
	d := &p.Decision
	says := fmt.Sprintf("%s, %s: ", p.Name, entriesWord(len(p.State.Log)))
	on := fmt.Sprintf(" on %s, by %s", d.On, d.Rule)
	if d.Unsigned() {
		on += ", " + d.SignOffs.State.String()
	}
	fmt.Fprintf(a.out, "%-6s%s%s%s\n", word, clean.Line(says), a.paint(verdictHue(d.Verdict), verdictTitle(d.Verdict)), clean.Line(on))
	if p.Remark != "" {
		a.print("      %s", p.Remark)
	}
}

// verdictTitle is a verdict as it stands at the head of something: "CONDITIONAL GO".
func verdictTitle(v assessment.Verdict) string {
	return strings.ToUpper(strings.ReplaceAll(v.String(), "conditional-go", "conditional go"))
}

// differences prints a line for each, and one for each cause with its entries. What goes live says itself how it changed.
func (a *app) differences(r assessment.Record, list []assessment.Difference) {
	for _, d := range list {
		behind := ""
		own := d.Question == nil && len(d.Causes) == 1 && d.Causes[0].Kind == assessment.CauseSubject
		switch {
		case d.Question != nil:
			behind = "  " + d.Question.Title
		case own:
			behind = " " + recordedBy(r.State, d.Causes[0].Entries)
		}
		fmt.Fprintf(a.out, "  %s  %s%s\n", a.paint(strong, clean.Line(d.What).String()), clean.Line(d.Was+" → "+d.Is), a.paint(faint, clean.Line(behind).String()))
		for _, c := range d.Causes {
			if !own {
				a.print("      %s%s", c.Says, recordedBy(r.State, c.Entries))
			}
		}
	}
}

// recordedBy names entries, and who recorded the last of them when: " (entry 12, Ana Ames, 2026-11-23)".
func recordedBy(s *assessment.State, entries []int) string {
	if len(entries) == 0 {
		return ""
	}
	last := s.Log[entries[len(entries)-1]-1]
	who, _, _ := strings.Cut(last.By, " <")
	return fmt.Sprintf("%s, %s, %s)", strings.TrimSuffix(entriesSays(entries), ")"), who, last.At.UTC().Format("2006-01-02"))
}
