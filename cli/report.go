package cli

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/assessment/report"
	"gonogo/content/library"
)

func reportVerb(a *app) *cobra.Command {
	var on, format, file string
	var summary, force bool
	c := &cobra.Command{
		Use:   "report ID",
		Short: "the whole report, as Markdown or JSON",
		Long: `Writes the report: verdict, reasons, every question with its evidence, what was accepted and by whom. The same
record and day give the same bytes.`,
		Example: `gonogo report payments-agent -o payments-agent.md
gonogo report payments-agent --summary
gonogo report payments-agent --format json -o payments-agent.json --force`,
	}
	onFlag(c, &on)
	f := c.Flags()
	f.StringVar(&format, "format", "md", "md or json")
	f.BoolVar(&summary, "summary", false, "md: the first screen only")
	f.StringVarP(&file, "output", "o", "", "the file to write; else stdout")
	f.BoolVar(&force, "force", false, "replace the file where it exists")
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, 1, func(ctx context.Context, args []string) error {
		if a.flags.json && !f.Changed("format") {
			format = "json"
		}
		var write func(io.Writer, report.Input) error
		switch format {
		case "md":
			write = a.writeMarkdown
		case "json":
			write = func(w io.Writer, in report.Input) error { return report.WriteJSON(w, report.ReportJSON(in)) }
		default:
			return usage("use md or json", "no report format is called %q", format)
		}
		in, err := a.judged(ctx, args[0], on)
		if err != nil {
			return err
		}
		in.Summary = summary
		if in.Frameworks, err = library.FrameworksOf(in.Record.State.Gate); err != nil {
			return err
		}
		if file == "" || file == "-" {
			return write(a.out, in)
		}
		if err := a.syncSeen(); err != nil {
			return err
		}
		if err := writeFile(file, force, func(w io.Writer) error { return write(w, in) }); err != nil {
			return err
		}
		a.note("wrote %s", file)
		return nil
	})
}

// writeMarkdown writes the report with its sign-offs at the end, where any hold; a report for another day, and the
// first screen alone, is a copy that nobody signed.
func (a *app) writeMarkdown(w io.Writer, in report.Input) error {
	if in.Summary || in.Decision.OnFrom == assessment.OnGiven {
		return report.Markdown(w, in)
	}
	body, signed, err := a.desk.SignedReport(in.Record)
	if err != nil {
		return err
	}
	if len(signed) == 0 {
		return report.Markdown(w, in)
	}
	_, err = w.Write(report.SignedFile(body, signed))
	return err
}

// renderToSign makes the body of the report that is signed.
func renderToSign(b assessment.Basis) ([]byte, assessment.ReportRef, error) {
	frameworks, err := library.FrameworksOf(b.Record.State.Gate)
	if err != nil {
		return nil, assessment.ReportRef{}, err
	}
	return report.ToSign(b, frameworks)
}

// syncSeen keeps what was seen of each record before something leaves this computer that names it.
func (a *app) syncSeen() error {
	if a.store == nil {
		return nil
	}
	return a.store.Sync()
}
