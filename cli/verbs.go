package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"
)

// groups are the headings of the help, in its order.
var groups = []cobra.Group{
	{ID: "walk", Title: "start and look"},
	{ID: "record", Title: "record facts"},
	{ID: "judge", Title: "judge and report"},
	{ID: "content", Title: "gates"},
	{ID: "keep", Title: "keep the record"},
}

// verbs is the table of all verbs: each makes its command, under a heading of the help.
var verbs = []struct {
	group string
	make  func(*app) *cobra.Command
}{
	{"walk", newVerb},
	{"walk", openVerb},
	{"walk", listVerb},
	{"walk", sprawlVerb},
	{"walk", showVerb},
	{"walk", questionsVerb},
	{"walk", demoVerb},
	{"record", setVerb},
	{"record", answerVerb},
	{"record", parkVerb},
	{"record", commentVerb},
	{"record", evidenceVerb},
	{"record", rowVerb},
	{"record", importVerb},
	{"record", waiveVerb},
	{"record", conditionVerb},
	{"record", applyVerb},
	{"record", undoVerb},
	{"record", upgradeVerb},
	{"judge", decideVerb},
	{"judge", reportVerb},
	{"judge", signVerb},
	{"judge", verifyVerb},
	{"judge", attestVerb},
	{"judge", reopenVerb},
	{"judge", coverageVerb},
	{"judge", snapshotVerb},
	{"judge", diffVerb},
	{"judge", forecastVerb},
	{"judge", logVerb},
	{"content", gateVerb},
	{"keep", archiveVerb},
	{"keep", unarchiveVerb},
	{"keep", backupVerb},
	{"keep", restoreVerb},
	{"keep", doctorVerb},
	{"keep", completionVerb},
	{"keep", manVerb},
	{"keep", versionVerb},
}

// root is the program itself: without a verb, the portfolio.
func (a *app) root() *cobra.Command {
	cobra.EnableCommandSorting = false // the table has an order
	c := &cobra.Command{
		Use:   "gonogo",
		Short: "A production readiness gate in the terminal",
		Long: `gonogo asks what must be true before a system goes live, keeps every answer with its proof, and says
GO, CONDITIONAL GO, INCOMPLETE or NO-GO with its reasons.

Without a verb it opens the portfolio in the terminal. ID is the name that gonogo new prints, or the beginning of it.

Exit codes: 0 done, for decide: go; 1 the tool failed; 2 wrong usage or an argument that names nothing;
3 a file or the journal is invalid, or the gate refuses the act; 10 conditional-go; 11 incomplete; 12 no-go;
13 a sign-off is missing (decide --signed); 130 interrupted.`,
		Example: `# look around in a filled example
gonogo demo
# start, answer, decide
gonogo new --name "Payments agent" --tier 2 --trait agent --go-live 2026-12-15
gonogo answer payments-agent ID-01 met
gonogo decide payments-agent
# let a pipeline go on only with a signed go
gonogo decide payments-agent --signed`,
		Args: cobra.ArbitraryArgs,
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			a.failed = unknownVerb(c, args[0])
			return nil
		}
		if !a.terminal() && !a.plain() {
			return a.help(c)
		}
		a.failed = a.portfolio(c.Context())
		return nil
	}
	c.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		a.guess(a.line) // what stands behind the mistake was not read
		a.failed = usage(c.CommandPath()+" --help shows its flags", "%s", firstLine(err.Error()))
		return nil
	})
	f := c.PersistentFlags()
	f.StringVar(&a.flags.db, "db", "", "the database file; else $GONOGO_DB; else the one in the data folder")
	f.StringVar(&a.flags.as, "as", "", "who acts, as \"NAME <EMAIL>\"; else what git config says; else the login name")
	f.BoolVar(&a.flags.json, "json", false, "one JSON document on stdout, and errors as JSON on stderr")
	f.BoolVarP(&a.flags.quiet, "quiet", "q", false, "no remarks, only results")
	f.BoolVar(&a.flags.noColor, "no-color", false, "no colour; also with NO_COLOR, and where stdout is no terminal")
	f.BoolVar(&a.flags.plain, "plain", false, "line by line instead of drawn: for screen readers, dumb terminals and scripts")
	for i := range groups {
		c.AddGroup(&groups[i])
	}
	for _, v := range verbs {
		sub := v.make(a)
		sub.GroupID = v.group
		c.AddCommand(sub)
	}
	c.SetHelpCommand(helpVerb(a))
	c.SetHelpCommandGroupID("keep")
	return c
}

// verb finishes a command: it takes between least and most arguments (most < 0: any number), and what run comes
// to is left for the end.
func (a *app) verb(c *cobra.Command, least, most int, run func(ctx context.Context, args []string) error) *cobra.Command {
	c.DisableFlagsInUseLine = true
	c.Args = cobra.ArbitraryArgs // counted here, so that the mistake is told in our words
	c.RunE = func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			a.failed = usage(c.CommandPath()+" --help says more", "%s is missing: %s", missing(c, len(args)), c.UseLine())
		case most >= 0 && len(args) > most:
			a.failed = usage(c.CommandPath()+" --help says more; text of several words stands in quotes", "%q is one argument too many: %s", args[most], c.UseLine())
		default:
			a.failed = run(c.Context(), args)
		}
		return nil
	}
	return c
}

// family is a verb that is only a heading for others.
func (a *app) family(c *cobra.Command, members ...*cobra.Command) *cobra.Command {
	c.Args = cobra.ArbitraryArgs
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			a.failed = unknownVerb(c, args[0])
			return nil
		}
		return a.help(c)
	}
	c.AddCommand(members...)
	return c
}

// missing is the name of the argument that stands at place i of the usage line.
func missing(c *cobra.Command, i int) string {
	words := strings.Fields(c.Use)
	if i+1 < len(words) {
		return strings.TrimSuffix(words[i+1], "...")
	}
	return "an argument"
}

func unknownVerb(c *cobra.Command, word string) error {
	c.SuggestionsMinimumDistance = 2
	hint := c.CommandPath() + " --help lists them"
	if near := c.SuggestionsFor(word); len(near) > 0 {
		hint = "did you mean " + c.CommandPath() + " " + near[0] + "?"
	}
	return usage(hint, "no verb is called %q", strings.TrimPrefix(c.CommandPath()+" "+word, "gonogo "))
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
