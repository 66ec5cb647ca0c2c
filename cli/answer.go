package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
)

func answerVerb(a *app) *cobra.Command {
	var b assessment.Answered
	var s acts
	var confirm bool
	c := &cobra.Command{
		Use:   "answer ID QUESTION [ANSWER]",
		Short: "answer one question",
		Long: `Answers one question: met, partly, unmet, not-applicable or unknown. Met counts only with evidence that holds: give it with gonogo evidence add.
Not applicable names the trait that is absent and how that was checked; on a blocker a second person confirms it.
Don't know is an honest answer: unknown is reported as open, never hidden.

--confirm stands for the answer that gonogo new --from carried over to this question, or that was given before
gonogo upgrade brought a new text: you say that it holds here too. It brings no evidence.`,
		Example: `gonogo answer payments-agent ID-01 met
gonogo answer payments-agent ID-09 partly --note "one key is left in the old store"
gonogo answer payments-agent ID-25 not-applicable --absent rag \
  --checked "the configuration names no index" --confirmed-by "Sam Second <sam@example.com>"
gonogo answer payments-agent-2 ID-01 --confirm`,
	}
	f := c.Flags()
	f.StringVar(&b.Note, "note", "", "a remark on the answer")
	f.StringVar(&b.Absent, "absent", "", "not applicable: the trait that is absent")
	f.StringVar(&b.Checked, "checked", "", "not applicable: how its absence was checked")
	f.StringVar(&b.ConfirmedBy, "confirmed-by", "", "not applicable: the second person, \"NAME <EMAIL>\"")
	f.BoolVar(&confirm, "confirm", false, "the answer carried over from the release before, or given to the text before")
	s.bind(f)
	c.ValidArgsFunction = a.complete(completeID, completeQuestion, completeWords(answerWords()...))
	return a.verb(c, 2, 3, func(ctx context.Context, args []string) error {
		if confirm {
			return a.confirmCarried(ctx, args, b, s)
		}
		if len(args) < 3 {
			return usage(c.CommandPath()+" --help says more", "ANSWER is missing: %s", c.UseLine())
		}
		answer, err := assessment.ParseAnswer(args[2])
		if err != nil {
			return usage("use met, partly, unmet, not-applicable or unknown", "%q is no answer", args[2])
		}
		b.Question, b.Answer = questionID(args[1]), answer
		return a.record(ctx, args[0], just(b.Question+" "+args[2]), []string{b.Question}, s.bodies(b)...)
	})
}

// confirmCarried answers as it was answered for the release before. What given says besides, such as a note, wins.
func (a *app) confirmCarried(ctx context.Context, args []string, given assessment.Answered, s acts) error {
	desk, err := a.acting(ctx)
	if err != nil {
		return err
	}
	m, err := desk.Find(ctx, args[0])
	if err != nil {
		return err
	}
	r, err := desk.Open(ctx, m)
	if err != nil {
		return err
	}
	b, err := r.State.Confirmation(questionID(args[1]))
	if err != nil {
		return err
	}
	if len(args) > 2 && args[2] != string(b.Answer) {
		return usage("leave the answer out, or leave --confirm out", "%s was carried over as %s, not as %s", b.Question, b.Answer, args[2])
	}
	for _, text := range []struct{ into, given *string }{{&b.Note, &given.Note}, {&b.Absent, &given.Absent}, {&b.Checked, &given.Checked}, {&b.ConfirmedBy, &given.ConfirmedBy}} {
		if *text.given != "" {
			*text.into = *text.given
		}
	}
	after, err := desk.Act(ctx, m, &r, s.bodies(b)...)
	if err != nil {
		return err
	}
	return a.saved(after, b.Question+" "+string(b.Answer)+", confirmed", lastEntries(after, 1), []string{b.Question})
}

func answerWords() []string {
	var out []string
	for _, a := range assessment.Answers {
		out = append(out, string(a))
	}
	return out
}

// questionID lets a person write id-01 for ID-01.
func questionID(s string) string { return strings.ToUpper(s) }
