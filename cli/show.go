package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/assessment/report"
	"gonogo/content"
	"gonogo/content/clean"
)

func showVerb(a *app) *cobra.Command {
	var on string
	c := &cobra.Command{
		Use:     "show ID",
		Short:   "the whole record, readable",
		Long:    "Prints the subject, the traits, every answer with its evidence, what was accepted by whom, and the remarks.",
		Example: "gonogo show payments-agent\ngonogo show payments-agent --json | jq .subject",
	}
	onFlag(c, &on)
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, 1, func(ctx context.Context, args []string) error {
		in, err := a.judged(ctx, args[0], on)
		if err != nil {
			return err
		}
		if a.flags.json {
			return a.document(report.RecordJSON(in))
		}
		a.subject(in)
		for _, s := range in.Record.State.Gate.Sections {
			a.section(in, s)
		}
		a.held(in)
		a.unasked(in)
		a.remarks(in.Record.State)
		return nil
	})
}

func (a *app) subject(in report.Input) {
	s := in.Record.State
	sub := s.Subject
	a.print("%s (%s), %s", sub.Name, in.Record.Slug, verdictPhrase(&in.Decision)+" on "+in.Decision.On.String())
	var t table
	row := func(name, value string) {
		if value != "" {
			t.add(name, value)
		}
	}
	row("gate", fmt.Sprintf("%s (%s)", s.Gate.Ref(), s.Gate.Digest.Short()))
	row("programme", sub.Programme)
	row("launch", string(sub.LaunchKind))
	row("release", sub.Release)
	row("release digest", string(sub.ReleaseDigest))
	row("behaviour digest", string(sub.BehaviourDigest))
	row("environment", sub.Environment)
	row("production-like", strings.Join(sub.Like, ", "))
	row("go-live", sub.GoLive.String())
	tier := fmt.Sprint(sub.EffectiveTier())
	if sub.Tier == 0 {
		tier += " (none is set)"
	}
	row("tier", tier)
	row("live", in.Decision.LaunchedSays())
	row("built by", strings.Join(sub.Builders, ", "))
	for _, v := range []content.Trilean{content.Yes, content.No, content.Unsure} {
		row("traits: "+v.String(), strings.Join(traitsSaid(s, v), ", "))
	}
	for _, p := range s.Pending {
		row("waiting", fmt.Sprintf("%s %s waits for %s; %s counts until then", p.Field, p.Asked, s.WaitsFor(p), p.Held))
	}
	for _, d := range s.Disputed {
		row("disputed", d)
	}
	if s.Archived {
		row("archived", "yes")
	}
	row("record", fmt.Sprintf("%s by %s", entriesWord(len(s.Log)), counted(len(s.Frontier), "writer")))
	t.write(a, "  ")
}

// traitsSaid are the traits of which intake said v, in the order of the gate.
func traitsSaid(s *assessment.State, v content.Trilean) []string {
	var out []string
	for _, t := range s.Gate.Traits {
		if !t.Always && s.Subject.Traits[t.ID] == v {
			out = append(out, t.ID)
		}
	}
	return out
}

func (a *app) section(in report.Input, sec content.Section) {
	first := true
	for i := range in.Decision.Findings {
		f := &in.Decision.Findings[i]
		if in.Record.State.Section(f.Question.ID) != sec.ID {
			continue
		}
		if first {
			a.print("")
			a.print("%s", sec.Title)
			first = false
		}
		a.standing(in.Record.State.Subject, f)
	}
}

// standing prints one question with all that is held about it.
func (a *app) standing(s assessment.Subject, f *assessment.Finding) {
	fmt.Fprintf(a.out, "  %s  %s  %s\n", f.Question.ID, a.paint(outcomeHue(f.Outcome), f.Outcome.String()),
		clean.Line(fmt.Sprintf("%s, %s", f.Question.Title, f.Severity)))
	a.print("      %s", f.Says)
	held := f.Held.Value
	if held.Note != "" {
		a.prose("      note: ", held.Note)
	}
	for _, c := range f.Checks {
		a.print("      rows: %s", c.Tally())
	}
	for _, w := range f.Pieces {
		counts := "counts"
		if !w.Counts {
			counts = "does not count"
		}
		a.print("      e%d %s: %s, observed %s, strength %d, %s", w.Entry, counts, w.EvidenceKind, w.Observed, w.Strength, w.Ref)
		if w.Limits != "" {
			a.prose("        limits: ", w.Limits)
		}
	}
	if f.Parked {
		a.print("      parked, to come back to")
	}
	if w := f.Waiver; w != nil {
		a.print("      waived until %s, fixed by %s, accepted by %s (%s), asked for by %s", w.Expires, w.FixedBy, w.Owner, f.OwnerStands(), w.Requester)
		a.prose("      reason: ", w.Reason)
		a.prose("      control: ", w.Control)
		a.prose("      tested: ", w.Tested)
	}
	if f.WaiverVoid != "" {
		a.print("      a waiver that does not count: %s", f.WaiverVoid)
	}
	if c := f.Condition; c != nil {
		a.print("      condition: %s by %s", c.Owner, c.Due)
	}
	if f.CondVoid != "" {
		a.print("      a condition that does not count: %s", f.CondVoid)
	}
	if f.Needs == "" {
		return
	}
	a.print("      to settle it: %s", f.Needs)
	if first := s.FirstForm(f.Question); first != "" {
		a.prose("      at a first launch: ", first)
	}
}

// held names the registers that have rows, and those of them that do not pass; gonogo row list shows the cells.
func (a *app) held(in report.Input) {
	s := in.Record.State
	for i := range s.Gate.Registers {
		reg := &s.Gate.Registers[i]
		if len(s.Rows[reg.ID]) == 0 {
			continue
		}
		checks := in.Decision.RowChecks(reg.ID)
		a.print("")
		a.print("%s (%s)", reg.Title, in.Decision.TallyRows(s, reg.ID))
		shown := 0
		for _, r := range assessment.WorstRowsFirst(s.Rows[reg.ID], checks) {
			says := rowSays(s, reg.ID, r.Key, checks[r.Key])
			if says == "" {
				continue
			}
			if shown++; shown > mostShown {
				a.print("  … gonogo row list %s %s --failing shows the rest", in.Record.Slug, reg.ID)
				break
			}
			a.print("  %s%s", r.Key, says)
		}
	}
}

// mostShown is how many rows that do not pass the record names in a register.
const mostShown = 10

// unasked names what is held about questions that are not asked any more, so that nothing is out of sight.
func (a *app) unasked(in report.Input) {
	var ids []string
	for id := range in.Record.State.Answers {
		if in.Decision.Finding(id) == nil {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return
	}
	slices.Sort(ids)
	a.print("")
	a.print("answered, but not asked of this subject as it is now: %s", strings.Join(ids, ", "))
}

func (a *app) remarks(s *assessment.State) {
	if len(s.Comments) == 0 {
		return
	}
	a.print("")
	a.print("Remarks")
	for _, r := range s.Comments {
		a.prose(fmt.Sprintf("  %s %s %s: ", r.Question, r.At, r.By), r.Text)
	}
}

// prose prints text of several lines behind a label, its further lines under the first.
func (a *app) prose(label, text string) {
	label = clean.Line(label).String()
	for i, line := range strings.Split(clean.New(text).String(), "\n") {
		if i > 0 {
			label = strings.Repeat(" ", 8)
		}
		fmt.Fprintln(a.out, label+line)
	}
}
