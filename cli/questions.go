package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/assessment/report"
	"gonogo/content"
)

func questionsVerb(a *app) *cobra.Command {
	var on, section, depth string
	var open bool
	c := &cobra.Command{
		Use:   "questions ID",
		Short: "the applicable questions and where each stands",
		Long: `Lists the questions that are asked of this subject: severity at its tier, what was answered, and what that comes to.
An assessment at depth core lists its blockers; --depth full lists all of them, whatever its own depth. The verdict
always rests on all.`,
		Example: `gonogo questions payments-agent --open
gonogo questions payments-agent --section drills
gonogo questions payments-agent --json | jq '.questions[] | select(.outcome == "weak")'`,
	}
	onFlag(c, &on)
	c.Flags().StringVar(&depth, "depth", "", "core lists the blockers, full all; as the assessment has it where this is not given")
	c.Flags().BoolVar(&open, "open", false, "only those that are not settled")
	c.Flags().StringVar(&section, "section", "", "only one section: its id, or the beginning of it")
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, 1, func(ctx context.Context, args []string) error {
		in, err := a.judged(ctx, args[0], on)
		if err != nil {
			return err
		}
		sec := ""
		if section != "" {
			if sec, err = sectionNamed(in.Record.State.Gate, section); err != nil {
				return err
			}
		}
		walk := in.Record.State.Subject.Depth
		switch d := assessment.Depth(depth); d {
		case assessment.DepthCore, assessment.DepthFull:
			walk = d
		case "":
		default:
			return usage("use core or full", "%q is no depth", depth)
		}
		left := 0
		keep := func(f *assessment.Finding) bool {
			switch {
			case sec != "" && in.Record.State.Section(f.Question.ID) != sec, open && !stillOpen(f):
				return false
			case !walk.Walks(f.Severity):
				left++
				return false
			default:
				return true
			}
		}
		if a.flags.json {
			return a.document(report.QuestionsJSON(in, keep))
		}
		a.questions(in, keep)
		if left > 0 {
			a.note("%d more are no blockers: --depth full lists them too", left)
		}
		return nil
	})
}

// questions prints one line a question, under a heading for each section.
func (a *app) questions(in report.Input, keep func(*assessment.Finding) bool) {
	shown := 0
	for _, sec := range in.Record.State.Gate.Sections {
		var t table
		for i := range in.Decision.Findings {
			f := &in.Decision.Findings[i]
			if in.Record.State.Section(f.Question.ID) != sec.ID || !keep(f) {
				continue
			}
			severity := f.Severity.String()
			if f.Unwaivable {
				severity += ", no waiver"
			}
			outcome := f.Outcome.String()
			if f.Parked {
				outcome += ", parked"
			}
			says := shorten(f.Says, 100)
			if c := in.Record.State.CarriedFor(f.Question.ID); c != nil {
				says += "; to confirm: " + c.Says()
			}
			t.add(f.Question.ID, outcome, severity, f.Question.Title, says)
			t.tint(1, outcomeHue(f.Outcome))
			t.tint(2, severityHue(f.Severity))
		}
		if len(t.rows) == 0 {
			continue
		}
		if shown > 0 {
			a.print("")
		}
		a.print("%s (%s)", sec.Title, sec.ID)
		t.write(a, "  ")
		shown += len(t.rows)
	}
	if shown == 0 {
		a.note("nothing is left to do here")
	}
}

// sectionNamed finds a section by its id or an unambiguous beginning of it.
func sectionNamed(g *content.Gate, name string) (string, error) {
	var ids, found []string
	for _, s := range g.Sections {
		ids = append(ids, s.ID)
		if s.ID == name {
			return s.ID, nil
		}
		if strings.HasPrefix(s.ID, strings.ToLower(name)) {
			found = append(found, s.ID)
		}
	}
	switch len(slices.Compact(found)) {
	case 1:
		return found[0], nil
	case 0:
		return "", usage("there are: "+strings.Join(ids, ", "), "no section is called %q", name)
	default:
		return "", usage("write more of its name", "%q could be %s", name, strings.Join(found, ", "))
	}
}
