package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/assessment/report"
)

func forecastVerb(a *app) *cobra.Command {
	var on string
	c := &cobra.Command{
		Use:   "forecast ID",
		Short: "what goes stale when, and when the verdict flips",
		Long: `Draws what time alone takes away, from the day judged on: evidence that goes stale, waivers that end, conditions that
fall due, approvals that lapse, and each day on which the verdict changes by itself, with what changes it. Each date is
the first on which the thing no longer counts. It is a forecast of the record as it stands: every act makes another.`,
		Example: "gonogo forecast payments-agent\ngonogo forecast payments-agent --on 2027-03-01 --json | jq '.flips[0].on'",
	}
	onFlag(c, &on)
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, 1, func(ctx context.Context, args []string) error {
		day, err := optionalDate("on", on)
		if err != nil {
			return err
		}
		r, err := a.find(ctx, args[0])
		if err != nil {
			return err
		}
		f := a.desk.Forecast(r, day)
		switch {
		case a.flags.json:
			return a.document(report.ForecastJSON(r, f))
		case a.flags.quiet:
			for _, x := range f.Flips {
				a.print("%s %s", x.On, x.To)
			}
			return nil
		}
		a.forecast(r, f)
		return nil
	})
}

// forecast prints the timeline, a part for each day.
func (a *app) forecast(r assessment.Record, f assessment.Forecast) {
	word := strings.ToUpper(f.Verdict.String())
	fmt.Fprintln(a.out, a.paint(verdictHue(f.Verdict), word)+" on "+f.On.String()+", "+flipsSay(f))
	var t table
	for _, d := range f.Days {
		date, away := d.On.String(), awayFrom(d.On.DaysFrom(f.On))
		for _, e := range d.Events {
			about := strings.Join(e.Questions, ", ")
			if about != "" {
				about += ": "
			}
			t.add(date, away, string(e.Kind), about+e.Says)
			if e.Last {
				t.tint(2, yellow)
			}
			date, away = "", ""
		}
		if d.Flip != nil {
			t.add(date, away, "verdict", strings.ToUpper(d.Flip.To.String())+": "+strings.TrimSpace(d.Flip.Question+" "+d.Flip.Says))
			t.tint(2, verdictHue(d.Flip.To))
			t.tint(3, verdictHue(d.Flip.To))
		}
	}
	t.write(a, "")
	if len(t.rows) == 0 {
		a.note("nothing that %s rests on ends by itself", r.Slug)
	}
}

// awayFrom says how many days lie between the day judged on and another.
func awayFrom(days int) string {
	switch days {
	case 0:
		return "that day"
	case 1:
		return "+1 day"
	default:
		return fmt.Sprintf("+%d days", days)
	}
}

// flipsSay is the sequence of verdicts that follow.
func flipsSay(f assessment.Forecast) string {
	if len(f.Flips) == 0 {
		return "and no date by itself changes that"
	}
	var then []string
	for _, x := range f.Flips {
		then = append(then, fmt.Sprintf("%s from %s on", x.To, x.On))
	}
	return "then " + strings.Join(then, ", ")
}
