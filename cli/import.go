package cli

import (
	"context"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/assessment/collect"
	"gonogo/assessment/report"
	"gonogo/content/load"
)

// importFlags are what a person says beside the files.
type importFlags struct {
	acts
	format, made, env    string
	set, questions, take []string
	formats, dryRun      bool
	removeGone, agreed   bool
}

func importVerb(a *app) *cobra.Command {
	var s importFlags
	c := &cobra.Command{
		Use:   "import ID FILE...",
		Short: "take in the exports of other tools",
		Long: `Reads files that other tools export, and says first what it understood: which rows are added, changed, unchanged and gone,
what it did not understand, and what stays unknown. Formats are recognised by content; --formats lists them. Files that belong
together are given together: a credential report with the authorization details, accounts with their keys and policies.

A value that a person set stays where a file says another: the preview shows both. --take=ROW.COLUMN lets the file win in one
cell, --take=ROW in a row, and --take everywhere. A file that was imported before changes nothing.
Secrets in files are counted and left behind. It is one act: gonogo undo takes all of it back.`,
		Example: `gonogo import payments-agent credential-report.json account-authorization-details.json --dry-run
gonogo import payments-agent report.csv --made 2026-11-20 --set environment=production
gonogo import payments-agent gitleaks.json \
  --set date=2026-11-20 --set tool_version=8.30.1 --set "scope=history; prompts"
gonogo import --formats`,
	}
	f := c.Flags()
	f.StringVar(&s.format, "format", "", "the format of the files, where it is not recognised")
	f.BoolVar(&s.formats, "formats", false, "list the formats")
	f.BoolVar(&s.dryRun, "dry-run", false, "only say what would be done")
	f.StringArrayVar(&s.set, "set", nil, "what holds where the files say nothing, as COLUMN=VALUE; may be repeated")
	f.StringVar(&s.env, "env", "", "the environment in which what the evidence shows was seen")
	f.StringVar(&s.made, "made", "", "the day on which the files were made that do not say it, as YYYY-MM-DD")
	f.StringSliceVar(&s.questions, "for", nil, "the questions that evidence in the files is for")
	f.StringArrayVar(&s.take, "take", nil, "the files win where a person set another value, or took a row out: --take everywhere, --take=ROW.COLUMN or --take=ROW there; may be repeated")
	f.Lookup("take").NoOptDefVal = takeAll
	f.BoolVar(&s.removeGone, "remove-gone", false, "take out the rows that a full export no longer has")
	f.BoolVar(&s.agreed, "yes", false, "apply it unasked; only a person at a terminal is asked")
	s.bind(f)
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(collect.IDs(), cobra.ShellCompDirectiveNoFileComp))
	c.ValidArgsFunction = func(c *cobra.Command, args []string, start string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveDefault // a file
		}
		return a.complete(completeID)(c, args, start)
	}
	return a.verb(c, 0, -1, func(ctx context.Context, args []string) error {
		switch {
		case s.formats:
			return a.importFormats()
		case len(args) == 0:
			return usage("gonogo import --help says more", "ID is missing: %s", c.UseLine())
		case len(args) == 1:
			return usage("gonogo import --help says more", "FILE is missing: %s", c.UseLine())
		}
		return a.importFiles(ctx, args[0], args[1:], s)
	})
}

type formatsJSON struct {
	Schema  string       `json:"schema"`
	Formats []formatJSON `json:"formats"`
}

type formatJSON struct {
	ID    string   `json:"id"`
	Title string   `json:"title"`
	Gives []string `json:"gives"`
}

func (a *app) importFormats() error {
	doc := formatsJSON{"gonogo/formats/1", []formatJSON{}}
	t := table{}
	t.add("FORMAT", "GIVES", "WHAT IT IS")
	for _, f := range collect.Formats {
		doc.Formats = append(doc.Formats, formatJSON{f.ID, f.Title, f.Gives})
		t.add(f.ID, strings.Join(f.Gives, ", "), f.Title)
	}
	if a.flags.json {
		return a.document(doc)
	}
	t.write(a, "")
	return nil
}

// mostMemory is what an import is held to, as far as the collector of garbage can: a report of a hundred thousand lines fits.
const mostMemory = 248 << 20

// roomToCollect is how far the heap may grow, in percent, before garbage is collected below that: reading leaves little behind.
const roomToCollect = 200

func (a *app) importFiles(ctx context.Context, id string, paths []string, s importFlags) error {
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(mostMemory))
	defer debug.SetGCPercent(debug.SetGCPercent(roomToCollect))
	desk, err := a.reading(ctx)
	if !s.dryRun {
		desk, err = a.acting(ctx)
	}
	if err != nil {
		return err
	}
	m, err := desk.Find(ctx, id)
	if err != nil {
		return err
	}
	choice, err := s.choice()
	if err != nil {
		return err
	}
	bar := a.bar()
	defer bar.clear()
	choice.Progress = bar.show
	r, err := desk.Open(ctx, m)
	if err != nil {
		return err
	}
	for _, q := range choice.For {
		if r.State.Gate.Question(q) == nil {
			return usage(load.Nearest(q, questionIDs(r.State.Gate)), "gate %s has no question %q", r.State.Gate.Ref(), q)
		}
	}
	found, err := a.readExports(ctx, paths, s.format, bar.show)
	if err != nil {
		return err
	}
	plan, err := desk.PreviewImport(r, found, choice)
	bar.clear()
	if err != nil {
		return err
	}
	var doc any
	if a.flags.json { // made before the rows are let go
		doc = report.ImportJSON(plan)
	} else {
		a.showPlan(desk, plan)
	}
	if s.dryRun || plan.Nothing() && len(plan.Needs) == 0 {
		return a.importedSays(r, plan, doc, report.ImportDone{Assessment: r.Slug, DryRun: s.dryRun}, 0)
	}
	if err := a.agreeToImport(ctx, plan, s.agreed); err != nil {
		return err
	}
	after, err := desk.Import(ctx, m, plan, s.notASecret)
	bar.clear()
	if err != nil {
		return err
	}
	return a.importedSays(after, plan, doc, report.ImportDone{Assessment: r.Slug}, len(after.State.Log)-len(r.State.Log))
}

// choice reads what the flags say.
func (s *importFlags) choice() (assessment.ImportChoice, error) {
	c := assessment.ImportChoice{Said: map[string]string{}, Environment: s.env, Take: slices.Contains(s.take, takeAll), RemoveGone: s.removeGone}
	for _, name := range s.take {
		if name != takeAll {
			c.TakeNamed = append(c.TakeNamed, name)
		}
	}
	for _, arg := range s.set {
		column, value, is := strings.Cut(arg, "=")
		switch _, twice := c.Said[column]; {
		case !is:
			return c, usage("write COLUMN=VALUE, with quotes around a value of several words", "%q names no column", arg)
		case twice:
			return c, usage("name it once", "column %s stands twice", column)
		}
		c.Said[column] = value
	}
	for _, q := range s.questions {
		c.For = append(c.For, questionID(q))
	}
	var err error
	c.Made, err = optionalDate("made", s.made)
	return c, err
}

// takeAll is what --take means where it names nothing.
const takeAll = "everywhere"

// readExports reads the files that a person named. Of their names only the last part goes on. Progress may be nil.
func (a *app) readExports(ctx context.Context, paths []string, format string, progress func(step string, done float64)) (*assessment.Found, error) {
	files := make([]collect.File, len(paths))
	for i, path := range paths {
		name, b, err := a.readInput(ctx, path, collect.MaxBytes)
		if err != nil {
			return nil, err
		}
		files[i] = collect.File{Name: filepath.Base(name), Bytes: b}
	}
	return collect.Read(ctx, files, collect.Options{Format: format, Progress: func(file string, done float64) {
		if progress != nil {
			progress("reading "+file, done)
		}
	}})
}

// agreeToImport asks a person who sits there; a script has said what it wants by not saying --dry-run.
func (a *app) agreeToImport(ctx context.Context, plan *assessment.ImportPlan, agreed bool) error {
	if agreed || a.flags.json || len(plan.Needs) > 0 || !a.terminal() {
		return nil
	}
	if err := a.written(); err != nil {
		return err
	}
	typed, err := a.askLine(ctx, "Apply it? [y/N]")
	if err != nil {
		return err
	}
	if t := strings.ToLower(strings.TrimSpace(typed)); t != "y" && t != "yes" {
		return &invalid{"not applied: nothing was recorded", "answer y, or say --yes"}
	}
	return nil
}

// importedSays tells what came of it.
func (a *app) importedSays(r assessment.Record, plan *assessment.ImportPlan, doc any, done report.ImportDone, recorded int) error {
	act := lastEntries(r, recorded)
	if a.flags.json {
		done.Entries = act
		for _, n := range act {
			done.EntryIDs = append(done.EntryIDs, r.State.Log[n-1].ID)
		}
		if !r.State.Vast() {
			dec := a.desk.Decide(r, 0)
			done.Verdict = dec.Verdict
		}
		return a.document(report.ImportedJSON(doc, done))
	}
	switch {
	case done.DryRun && len(plan.Needs) > 0:
		a.print("dry run: nothing is recorded, and nothing can be before that is said")
	case done.DryRun && !plan.Nothing():
		a.print("dry run: nothing is recorded; the same without --dry-run applies it")
	case recorded == 0:
		a.print("nothing to do: %s", plan.WhyNothing())
	default:
		return a.saved(r, r.State.Describe(act[0])+strings.TrimPrefix(plan.Says(), plan.Counts.String()), act, nil)
	}
	return nil
}
