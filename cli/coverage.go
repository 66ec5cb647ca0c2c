package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/assessment/report"
	"gonogo/content"
	"gonogo/content/library"
)

func coverageVerb(a *app) *cobra.Command {
	var on, framework string
	c := &cobra.Command{
		Use:   "coverage ID|GATE",
		Short: "per framework: each control, where it stands, what is not asked",
		Long: `Says of each control of each framework that the gate maps to where it stands in an assessment: as the worst of the
questions asked that bear on it. One with others below it speaks for them too. What only touches on a control, or on
a law that does not bind this subject, never satisfies it. For a gate it says what is asked, without outcomes. The
name of a gate of the program's own, or a folder written with a slash, is a gate; anything else an assessment.
A mapping is no certificate.`,
		Example: `gonogo coverage payments-agent
gonogo coverage payments-agent --framework nist-csf
gonogo coverage agentic-nhi --json | jq '.frameworks[] | {id, not_asked}'`,
	}
	onFlag(c, &on)
	c.Flags().StringVar(&framework, "framework", "", "only one framework: its id, or the beginning of it")
	c.ValidArgsFunction = a.complete(func(ctx context.Context, a *app, args []string) []string {
		return append(completeID(ctx, a, args), library.Gates()...)
	})
	return a.verb(c, 1, 1, func(ctx context.Context, args []string) error {
		if !strings.ContainsAny(args[0], `/\`) && !slices.Contains(library.Gates(), args[0]) {
			return a.coverAssessment(ctx, args[0], on, framework)
		}
		if on != "" {
			return usage("leave --on out, or name an assessment", "a gate by itself is not judged on any day")
		}
		return a.coverGate(args[0], framework)
	})
}

func (a *app) coverAssessment(ctx context.Context, id, on, framework string) error {
	in, err := a.judged(ctx, id, on)
	if named, ok := errors.AsType[*assessment.ArgumentError](err); ok && isFolder(id) {
		return usage("for the gate in the folder of that name write ./"+id, "%s", named.Error())
	}
	if err != nil {
		return err
	}
	s := in.Record.State
	if in.Frameworks, err = a.catalogues(s.Gate, framework); err != nil {
		return err
	}
	if a.flags.json {
		return a.document(report.CoverageJSON(in))
	}
	a.print("%s on %s, by %s", in.Record.Slug, in.Decision.On, s.Gate.Ref())
	a.flow("", noCertificate)
	for _, f := range in.Frameworks {
		c := assessment.CoverState(s, &in.Decision, f)
		a.covered(&c)
	}
	return nil
}

func (a *app) coverGate(name, framework string) error {
	named, err := gateNamed(name)
	if err != nil {
		return err
	}
	g, _, err := named.gate()
	if err != nil {
		return err
	}
	frameworks, err := a.catalogues(g, framework)
	if err != nil {
		return err
	}
	covers := make([]assessment.Coverage, len(frameworks))
	for i, f := range frameworks {
		covers[i] = assessment.CoverGate(g, f)
	}
	if a.flags.json {
		return a.document(report.GateCoverageJSON(g, covers))
	}
	a.print("%s", g.Ref())
	a.flow("", noCertificate)
	for i := range covers {
		a.covered(&covers[i])
	}
	return nil
}

// catalogues are those of the frameworks that a gate maps to, or of the one that word means.
func (a *app) catalogues(g *content.Gate, word string) ([]*content.Framework, error) {
	frameworks, err := library.FrameworksOf(g)
	if err != nil {
		return nil, err
	}
	var ids, found []string
	for _, f := range frameworks {
		ids = append(ids, f.ID)
		if strings.HasPrefix(f.ID, strings.ToLower(word)) {
			found = append(found, f.ID)
		}
	}
	for _, u := range g.Frameworks {
		if !slices.Contains(ids, u.Framework) {
			a.note("%s names %s, of which this program has no catalogue", g.Ref(), u.Framework)
		}
	}
	switch {
	case word == "":
		return frameworks, nil
	case slices.Contains(found, word):
		found = []string{word}
	case len(found) == 0:
		return nil, usage("it maps to "+strings.Join(ids, ", "), "%s maps to no framework called %q", g.Ref(), word)
	case len(found) > 1:
		return nil, usage("write more of its name", "%q could be %s", word, strings.Join(found, ", "))
	}
	return slices.DeleteFunc(frameworks, func(f *content.Framework) bool { return f.ID != found[0] }), nil
}

// covered prints one framework: a line for each control that a question touches, and the rest by name.
func (a *app) covered(c *assessment.Coverage) {
	f := c.Framework
	a.print("")
	tally := c.Tally()
	a.flow("", fmt.Sprintf("%s %s (%s): %s", f.Title, f.Version, f.ID, tallyLine(tally)))
	var t table
	ids, stands := 0, 0
	for i := range c.Controls {
		if control := &c.Controls[i]; touched(control) {
			ids, stands = max(ids, len(control.ID)), max(stands, len(standsWord(control)))
		}
	}
	for i := range c.Controls {
		control := &c.Controls[i]
		if !touched(control) {
			continue
		}
		asks := folded(asksOf(control), asksWidth)
		about := folded(shorten(aboutControl(control), 120), max(leastWidth/2, a.width()-ids-stands-asksWidth-8))
		for n := range max(len(asks), len(about)) {
			row := []string{"", "", lineAt(asks, n), lineAt(about, n)}
			if n == 0 {
				row[0], row[1] = control.ID, standsWord(control)
			}
			t.add(row...)
			if n == 0 && control.Outcome != 0 {
				t.tint(1, outcomeHue(control.Outcome))
			}
		}
	}
	t.write(a, "  ")
	if left := controlWords(c.Topmost(assessment.StandsOnPurpose)); len(left) > 0 {
		left[len(left)-1] += "."
		a.flowWords("  ", slices.Concat([]string{"not asked, on purpose:"}, left, strings.Fields(c.Because)))
	}
	if left := controlWords(c.Topmost(assessment.StandsNotAsked)); len(left) > 0 && tally.Stand[assessment.StandsNotAsked] < tally.Leaves {
		a.flowWords("  ", append([]string{"not asked:"}, left...))
	}
	if len(c.Lost) > 0 {
		a.flow("  ", "mapped, and not in the catalogue: "+strings.Join(c.Lost, ", "))
	}
	if f.Caveat != "" && len(t.rows) > 0 {
		a.flow("  ", f.Caveat)
	}
}

// asksWidth is how wide the column of questions gets; the longest control is asked about by dozens.
const asksWidth = 26

// noCertificate stands above every coverage, so that nobody takes one for more than it is.
const noCertificate = "A mapping is no certificate: it says where to look, not that a control is satisfied."

func touched(c *assessment.Covered) bool {
	return c.Stands != assessment.StandsNotAsked && c.Stands != assessment.StandsOnPurpose
}

func lineAt(lines []string, n int) string {
	if n < len(lines) {
		return lines[n]
	}
	return ""
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

func tallyLine(t assessment.Tally) string {
	line := fmt.Sprintf("%d of %s asked about", t.Stand[assessment.StandsAsked], counted(t.Leaves, "control"))
	var parts []string
	for _, o := range assessment.WorstFirst {
		if n := t.By[o]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, o))
		}
	}
	if len(parts) > 0 {
		line += ": " + strings.Join(parts, ", ")
	}
	return line
}

func standsWord(c *assessment.Covered) string {
	switch {
	case c.Outcome != 0 && c.Settled() && !c.Whole():
		return c.Outcome.String() + " so far"
	case c.Outcome != 0:
		return c.Outcome.String()
	case c.Stands == assessment.StandsNotBinding:
		return "related, not binding"
	case c.Stands == assessment.StandsSwitchedOff:
		return "not asked here"
	default:
		return c.Stands.String()
	}
}

// asksOf names the questions of a control; for one with others below it, its own and how many of those are asked about.
func asksOf(c *assessment.Covered) string {
	var qs []*content.Question
	switch c.Stands {
	case assessment.StandsRelated, assessment.StandsNotBinding:
		qs = c.Related
	case assessment.StandsSwitchedOff:
		qs = c.SwitchedOff
	default:
		qs = c.Own
	}
	if !c.Leaf && len(c.Own) == 0 {
		return fmt.Sprintf("%d of %d below", c.Asked, c.Of)
	}
	var ids []string
	for _, q := range qs {
		ids = append(ids, q.ID)
	}
	if !c.Leaf {
		ids = append(ids, fmt.Sprintf("%d of %d below", c.Asked, c.Of))
	}
	return strings.Join(ids, ", ")
}

// aboutControl is what a control says, whom it binds and when.
func aboutControl(c *assessment.Covered) string {
	says := c.Title
	if says == "" {
		says = c.Summary
	}
	var binds []string
	if c.Binds != "" {
		binds = append(binds, "binds "+c.Binds)
	}
	if c.OnlyWith != "" {
		binds = append(binds, "only with "+c.OnlyWith)
	}
	if !c.From.IsZero() {
		binds = append(binds, "from "+c.From.String())
	}
	if len(binds) > 0 {
		says += " (" + strings.Join(binds, ", ") + ")"
	}
	return says
}

// controlWords names controls, with commas between; one that stands for all below it says of how many.
func controlWords(controls []*assessment.Covered) []string {
	var ids []string
	for i, c := range controls {
		id := c.ID
		if !c.Leaf {
			id += fmt.Sprintf(" (all %d)", c.Of)
		}
		if i < len(controls)-1 {
			id += ","
		}
		ids = append(ids, id)
	}
	return ids
}
