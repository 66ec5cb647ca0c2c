package cli

import (
	"context"
	"fmt"
	"reflect"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
)

func setVerb(a *app) *cobra.Command {
	var subject subjectFlags
	var s acts
	var reason, confirmedBy string
	c := &cobra.Command{
		Use:   "set ID",
		Short: "change what is known of the subject",
		Long: `Changes the subject. After the first answer, what makes the gate milder (a less critical tier, a trait taken away)
counts only with --reason and --confirmed-by another person who did not build the system; until then the stricter
value holds. A new digest makes evidence that is bound to the old one stale.`,
		Example: `gonogo set payments-agent --release 1.4.1 --release-digest sha256:3f9a…
gonogo set payments-agent --trait rag=no --reason "the index was taken out" \
  --confirmed-by "Sam Second <sam@example.com>"`,
	}
	f := c.Flags()
	subject.bind(f)
	f.StringVar(&reason, "reason", "", "why the gate becomes milder")
	f.StringVar(&confirmedBy, "confirmed-by", "", "the second person, \"NAME <EMAIL>\"")
	s.bind(f)
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, 1, func(ctx context.Context, args []string) error {
		change, err := subject.change()
		if err != nil {
			return err
		}
		if reflect.DeepEqual(change, assessment.SubjectChanged{}) {
			return usage("name what changes, such as --release 1.4.1", "there is nothing to set")
		}
		change.Reason, change.ConfirmedBy = reason, confirmedBy
		return a.record(ctx, args[0], func(r assessment.Record, act []int) string {
			return r.State.Describe(act[0]) + pendingSays(r.State)
		}, nil, s.bodies(change)...)
	})
}

// pendingSays tells that a milder value waits, and for what.
func pendingSays(s *assessment.State) string {
	var out strings.Builder
	for _, p := range s.Pending {
		fmt.Fprintf(&out, "; %s %s waits for %s, %s counts until then", p.Field, p.Asked, s.WaitsFor(p), p.Held)
	}
	return out.String()
}
