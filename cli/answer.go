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
	c := &cobra.Command{
		Use:   "answer ID QUESTION ANSWER",
		Short: "answer one question",
		Long: `Answers one question: met, partly, unmet, not-applicable or unknown. Met counts only with evidence that holds: give it with gonogo evidence add.
Not applicable names the trait that is absent and how that was checked; on a blocker a second person confirms it.
Don't know is an honest answer: unknown is reported as open, never hidden.`,
		Example: `gonogo answer payments-agent ID-01 met
gonogo answer payments-agent ID-09 partly --note "one key is left in the old store"
gonogo answer payments-agent ID-25 not-applicable --absent rag \
  --checked "the configuration names no index" --confirmed-by "Sam Second <sam@example.com>"`,
	}
	f := c.Flags()
	f.StringVar(&b.Note, "note", "", "a remark on the answer")
	f.StringVar(&b.Absent, "absent", "", "not applicable: the trait that is absent")
	f.StringVar(&b.Checked, "checked", "", "not applicable: how its absence was checked")
	f.StringVar(&b.ConfirmedBy, "confirmed-by", "", "not applicable: the second person, \"NAME <EMAIL>\"")
	s.bind(f)
	c.ValidArgsFunction = a.complete(completeID, completeQuestion, completeWords(answerWords()...))
	return a.verb(c, 3, 3, func(ctx context.Context, args []string) error {
		answer, err := assessment.ParseAnswer(args[2])
		if err != nil {
			return usage("use met, partly, unmet, not-applicable or unknown", "%q is no answer", args[2])
		}
		b.Question, b.Answer = questionID(args[1]), answer
		return a.record(ctx, args[0], just(b.Question+" "+args[2]), []string{b.Question}, s.bodies(b)...)
	})
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
