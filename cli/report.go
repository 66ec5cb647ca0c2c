package cli

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/assessment/report"
	"gonogo/content/library"
)

// reportFormat is one format of a report.
type reportFormat struct {
	name  string
	write func(*app, io.Writer, report.Input) error
	page  bool // made for people: takes --summary and --template
}

// reportFormats is the table of all formats.
var reportFormats = []reportFormat{
	{"md", (*app).writeMarkdown, true},
	{"html", plainly(report.HTML), true},
	{"json", plainly(func(w io.Writer, in report.Input) error { return report.WriteJSON(w, report.ReportJSON(in)) }), false},
	{"csv", plainly(report.CSV), false},
	{"oscal-ar", plainly(report.OSCALResults), false},
	{"oscal-poam", plainly(report.OSCALPlan), false},
}

// plainly is a format that needs nothing but its input.
func plainly(write func(io.Writer, report.Input) error) func(*app, io.Writer, report.Input) error {
	return func(_ *app, w io.Writer, in report.Input) error { return write(w, in) }
}

// formatNames are the formats as a sentence lists them: "md, html or json".
func formatNames(pages bool) string {
	var names []string
	for _, f := range reportFormats {
		if f.page || !pages {
			names = append(names, f.name)
		}
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

func reportVerb(a *app) *cobra.Command {
	var on, format, file, folder string
	var summary, force bool
	c := &cobra.Command{
		Use:   "report ID",
		Short: "the whole report, as " + formatNames(false),
		Long: `Writes the report: verdict, reasons, every question with its evidence, what was accepted and by whom. The same
record and day give the same bytes. HTML is one file without scripts that needs no network, and prints on A4 and Letter.

csv is for a tracker of work: findings, waivers and conditions, one row a question. oscal-ar and oscal-poam are
OSCAL assessment results and a plan of action and milestones, with all that the record holds.

--summary is one page for whoever decides: the verdict, why, what it would take, by whom and when.

--template DIR gives a report the look of an organisation. DIR holds template.yaml (title, organisation,
classification: {text, colour}, footer, wording), and where wanted logo.png, logo.jpg or logo.svg, and style.css. A
colour is ` + strings.Join(report.Colours, ", ") + `; wording takes ` + headingIDs() + `.
A style reaches ` + strings.Join(stylePartNames(), ", ") + `
with colours, fonts, borders and spacing: nothing with which it could hide, move or write what a report says.
docs/manual/template.md names all of it. The text that is signed is always the plain one.`,
		Example: `gonogo report payments-agent -o payments-agent.md
gonogo report payments-agent --format html --template house -o payments-agent.html
gonogo report payments-agent --format html --summary -o board.html
gonogo report payments-agent --format json -o payments-agent.json --force`,
	}
	onFlag(c, &on)
	f := c.Flags()
	f.StringVar(&format, "format", "md", "as "+formatNames(false)+"; else what the name of the file says")
	f.BoolVar(&summary, "summary", false, "one page, what a board needs, as "+formatNames(true))
	f.StringVar(&folder, "template", "", "the folder with the look of an organisation, for "+formatNames(true))
	f.StringVarP(&file, "output", "o", "", "the file to write; else stdout")
	f.BoolVar(&force, "force", false, "replace the file where it exists")
	c.ValidArgsFunction = a.complete(completeID)
	return a.verb(c, 1, 1, func(ctx context.Context, args []string) error {
		if a.flags.json && !f.Changed("format") {
			format = "json"
		}
		if !f.Changed("format") && !a.flags.json {
			format = formatOf(file, format)
		}
		at := slices.IndexFunc(reportFormats, func(f reportFormat) bool { return f.name == format })
		if at < 0 {
			return usage("use "+formatNames(false), "no report format is called %q", format)
		}
		as := reportFormats[at]
		if !as.page && (summary || folder != "") {
			return usage("leave it out, or use --format "+formatNames(true), "--summary and --template are not for %s", format)
		}
		in, err := a.judged(ctx, args[0], on)
		if err != nil {
			return err
		}
		in.Summary = summary
		if in.Frameworks, err = library.FrameworksOf(in.Record.State.Gate); err != nil {
			return err
		}
		if folder != "" {
			if in.Look, err = readLook(folder); err != nil {
				return err
			}
		}
		if file == "" || file == "-" {
			return as.write(a, a.out, in)
		}
		if err := a.syncSeen(); err != nil {
			return err
		}
		if err := writeFile(file, force, func(w io.Writer) error { return as.write(a, w, in) }); err != nil {
			return err
		}
		a.note("wrote %s", file)
		return nil
	})
}

// formatOf is the format that a file's name asks for, where it asks for one.
func formatOf(file, otherwise string) string {
	ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(file)), ".")
	if slices.ContainsFunc(reportFormats, func(f reportFormat) bool { return f.name == ext }) {
		return ext
	}
	return otherwise
}

// headingIDs are the headings that a template may word, folded as the help is.
func headingIDs() string {
	var out strings.Builder
	for i, h := range report.Headings {
		switch {
		case i == 0:
		case i%7 == 0:
			out.WriteString(",\n")
		default:
			out.WriteString(", ")
		}
		out.WriteString(h.ID)
	}
	return out.String()
}

// writeMarkdown writes the report with its sign-offs at the end, where any hold. A report for another day, with the look
// of an organisation or of one page is a copy that nobody signed.
func (a *app) writeMarkdown(w io.Writer, in report.Input) error {
	if in.Summary || in.Look != nil || in.Decision.OnFrom == assessment.OnGiven {
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
