package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/assessment/report"
)

func sprawlVerb(a *app) *cobra.Command {
	var on string
	var o assessment.SprawlOptions
	c := &cobra.Command{
		Use:   "sprawl",
		Short: "identities over all assessments: shared, ownerless, stale",
		Long: `Reads the register of identities of every assessment on this machine and says of each identity, worst first: whose owner
left, who has none, what has ended, what was never or long ago rotated, what nobody uses, what several programmes share,
and where assessments disagree. One identity goes by its key and by the names under which imports know it, in any case.
What nobody knows is said as unknown. It is a view: it judges no assessment, and what it finds changes no exit code.`,
		Example: `gonogo sprawl
gonogo sprawl --programme Payments --days 30
gonogo sprawl --json | jq -r '.identities[] | select(any(.findings[]; .kind == "owner-left")) | .name'`,
	}
	f := c.Flags()
	f.StringVar(&on, "on", "", "the day to look from, YYYY-MM-DD; else today")
	f.IntVar(&o.Days, "days", assessment.SprawlDays, "after how many days a rotation or a use is long ago")
	f.StringVar(&o.Programme, "programme", "", "only identities that this programme uses, whoever else does")
	f.BoolVar(&o.Archived, "archived", false, "archived assessments too")
	return a.verb(c, 0, 0, func(ctx context.Context, _ []string) (err error) {
		if o.Days < 1 || o.Days > 36500 {
			return usage("write a number of days, such as 90", "--days %d is none", o.Days)
		}
		if o.On, err = optionalDate("on", on); err != nil {
			return err
		}
		desk, err := a.reading(ctx)
		if err != nil {
			return err
		}
		s, err := desk.Sprawl(ctx, o)
		switch {
		case err != nil:
			return err
		case a.flags.json:
			return a.document(report.SprawlJSON(s))
		case a.flags.quiet:
			a.sprawlQuiet(&s)
		default:
			a.sprawl(&s, o.Archived)
		}
		return nil
	})
}

// sprawlQuiet prints a line for each identity that something is wrong with or unknown of.
func (a *app) sprawlQuiet(s *assessment.Sprawl) {
	for i := range s.Identities {
		var kinds []string
		for _, k := range s.Identities[i].Kinds() {
			kinds = append(kinds, string(k))
		}
		if len(kinds) > 0 {
			a.print("%s %s", strings.Join(kinds, ","), s.Identities[i].Name)
		}
	}
	for _, u := range s.Unreadable {
		a.print("%s", unread(u))
	}
}

func (a *app) sprawl(s *assessment.Sprawl, archived bool) {
	if s.Read+len(s.Unreadable) == 0 {
		if archived {
			a.note("no assessments yet: gonogo new starts one, gonogo demo fills in two examples to look at")
		} else {
			a.note("no assessments to look at: gonogo new starts one, --archived takes archived ones too")
		}
		return
	}
	of := ""
	if s.Programme != "" {
		of = " of the programme " + s.Programme
	}
	a.flow("", fmt.Sprintf("%s%s in %s, on %s", identities(len(s.Identities)), of, counted(s.Read, "assessment"), s.On))
	a.flowWords("", sprawlCounts(s))
	for _, u := range s.Unreadable {
		a.flow("", unread(u))
	}
	if len(s.Bare) > 0 {
		a.flow("", "unknown: no register of identities in the gate of "+strings.Join(s.Bare, ", "))
	}
	if len(s.Identities) == 0 {
		a.note("no register names an identity: gonogo import fills them from exports, gonogo row set adds one")
		return
	}
	a.print("")
	a.sprawled(s)
}

func identities(n int) string {
	if n == 1 {
		return "1 identity"
	}
	return fmt.Sprintf("%d identities", n)
}

// sprawlCounts is how many identities each kind of finding has.
func sprawlCounts(s *assessment.Sprawl) []string {
	counts := s.Counts()
	var parts []string
	for _, k := range assessment.SprawlKinds {
		if counts[k] > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", k.Words(), counts[k]))
		}
	}
	if len(parts) == 0 {
		return []string{"nothing found"}
	}
	for i := range parts[:len(parts)-1] {
		parts[i] += ","
	}
	return parts
}

func unread(u assessment.Unread) string {
	return fmt.Sprintf("unreadable, and what it lists is not here: %s: %s", u.Slug, u.Why)
}

// mostIn is how many assessments are named behind an identity that very many list.
const mostIn = 20

// sprawled prints a part for each identity, worst first, and names those that nothing is found of at the end.
func (a *app) sprawled(s *assessment.Sprawl) {
	const widestName, widestKind = 30, 16
	names := len("IDENTITY")
	var sound []string
	for i := range s.Identities {
		names = max(names, ansi.StringWidth(shorten(s.Identities[i].Name, widestName)))
	}
	room := max(leastWidth/2, a.width()-names-widestKind-4)
	var t table
	t.add("IDENTITY", "FINDING", "WHY")
	for i := range s.Identities {
		id := &s.Identities[i]
		if len(id.Findings) == 0 {
			sound = append(sound, id.Name)
			continue
		}
		name := shorten(id.Name, widestName)
		line := func(kind, says string, h hue) {
			for n, part := range folded(says, room) {
				if n > 0 {
					kind = ""
				}
				t.add(name, kind, part)
				t.tint(1, h)
				name = ""
			}
		}
		for _, f := range id.Findings {
			line(f.Kind.Words(), f.Says, sprawlHue(f.Kind))
		}
		in := id.In()
		about := strings.Join(in[:min(len(in), mostIn)], ", ")
		if more := len(in) - mostIn; more > 0 {
			about += fmt.Sprintf(", and %d more: --json names all", more)
		}
		if id.Disabled {
			about += "; disabled in each"
		}
		line("in", about, "")
		if len(id.Names) > 0 {
			line("also called", strings.Join(id.Names, ", "), "")
		}
	}
	if len(t.rows) > 1 {
		t.write(a, "")
	}
	if len(sound) > 0 {
		a.flow("", "nothing found: "+strings.Join(sound, ", "))
	}
}

func sprawlHue(k assessment.SprawlKind) hue {
	switch {
	case k.Unknown():
		return faint
	case k == assessment.SprawlShared, k == assessment.SprawlDisputed, k == assessment.SprawlNoDeputy, k == assessment.SprawlUnused:
		return yellow
	default:
		return red
	}
}
