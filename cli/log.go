package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/assessment/report"
)

func logVerb(a *app) *cobra.Command {
	var question string
	var verify bool
	c := &cobra.Command{
		Use:   "log ID",
		Short: "the journal: who recorded what, when",
		Long: `Prints every entry of the record in order. Nothing is ever deleted: what was taken back is shown so. --verify reads
every entry again, checks its digest and its place in the chain, and prints the frontier: the names of exactly these
entries, to compare with one kept elsewhere. A chain by itself cannot show that its tail was cut off.`,
		Example: `gonogo log payments-agent --question ID-09
gonogo log payments-agent --verify`,
	}
	c.Flags().StringVar(&question, "question", "", "only entries about this question")
	c.Flags().BoolVar(&verify, "verify", false, "check the chain")
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, 1, func(ctx context.Context, args []string) error {
		r, err := a.find(ctx, args[0]) // reads every entry and checks the chain
		if err != nil {
			return err
		}
		keep := func(int) bool { return true }
		if question != "" {
			id := questionID(question)
			if r.State.Gate.Question(id) == nil && !everAbout(r.State, id) {
				return usage("gonogo questions "+r.Slug+" lists them", "gate %s has no question %q", r.State.Gate.Ref(), question)
			}
			keep = func(n int) bool { return slices.Contains(questionsOf(r.State.Log[n-1].What), id) }
		}
		if a.flags.json {
			return a.document(report.LogJSON(r, keep))
		}
		if verify {
			return a.verified(r)
		}
		a.logged(r, keep)
		return nil
	})
}

func (a *app) logged(r assessment.Record, keep func(int) bool) {
	var t table
	for i := range r.State.Log {
		l := &r.State.Log[i]
		if !keep(i + 1) {
			continue
		}
		says := r.State.Describe(i + 1)
		if l.Undone {
			says += " (taken back)"
		}
		t.add(fmt.Sprint(i+1), l.At.UTC().Format("2006-01-02 15:04:05Z"), l.By, says)
		if l.Undone {
			t.tint(3, faint)
		}
	}
	if len(t.rows) == 0 {
		a.note("no entry is about it")
		return
	}
	t.write(a, "")
}

// verified prints the frontier of a record whose chain was just checked.
func (a *app) verified(r assessment.Record) error {
	digest, err := r.State.Frontier.Digest()
	if err != nil {
		return err
	}
	a.print("the chain holds: %s by %s", entriesWord(r.State.Frontier.Total()), counted(len(r.State.Frontier), "writer"))
	a.print("frontier %s", digest)
	for _, h := range r.State.Frontier {
		a.print("  writer %s  %s  %s", h.Writer, entriesWord(h.Count), h.Head)
	}
	return nil
}

func entriesWord(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

// everAbout reports whether any entry is about a question, which the gate may no longer have.
func everAbout(s *assessment.State, question string) bool {
	return slices.ContainsFunc(s.Log, func(l assessment.Logged) bool { return slices.Contains(questionsOf(l.What), question) })
}

// questionsOf are the questions that an entry is about.
func questionsOf(b assessment.Body) []string {
	switch b := b.(type) {
	case assessment.Answered:
		return []string{b.Question}
	case assessment.Parked:
		return []string{b.Question}
	case assessment.Commented:
		return []string{b.Question}
	case assessment.Evidenced:
		return b.Questions
	case assessment.Waived:
		return []string{b.Question}
	case assessment.WaiverWithdrawn:
		return []string{b.Question}
	case assessment.ConditionSet:
		return []string{b.Question}
	default:
		return nil
	}
}
