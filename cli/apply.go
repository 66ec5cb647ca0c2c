package cli

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/assessment/collect"
	"gonogo/content/load"
	"gonogo/store/memory"
)

func applyVerb(a *app) *cobra.Command {
	var s acts
	var register, limit string
	c := &cobra.Command{
		Use:   "apply ID FILE|-",
		Short: "record many facts as one act: all or none",
		Long: `Records what a YAML file says (subject, confirm, answers, evidence, parked, rows, waivers, conditions) or a CSV with the columns
question, answer, note and evidence, as gonogo gate show --format csv --for ID prints it. There a cell of evidence is a link
or a path, told of in the columns evidence_kind, evidence_observed, evidence_collector, evidence_checker and evidence_limits, or
holds all of it as YAML; absent, checked and confirmed_by belong to the answer not-applicable. An empty row says nothing.

With --register the file is a CSV of rows of that register: the first column is the key of each row, the others are called as
the register's columns are, by id or title. It says what these rows hold in these columns from now on, so an empty cell
empties; rows and columns that it does not have stay as they are.

Evidence with keep: true has a copy of its file kept, as gonogo evidence add --keep does.

Everything is checked first; a mistake is told with FILE:line:column and nothing is recorded. It is one act: gonogo undo
takes all of it back.`,
		Example: `gonogo apply payments-agent facts.yaml
gonogo gate show --format csv --for payments-agent > answers.csv
gonogo apply payments-agent answers.csv
gonogo apply payments-agent identities.csv --register identities
generate-facts | gonogo apply payments-agent -`,
	}
	c.Flags().StringVar(&register, "register", "", "the file is a CSV of rows of this register")
	keepLimitFlag(c.Flags(), &limit)
	s.bind(c.Flags())
	_ = c.RegisterFlagCompletionFunc("register", func(c *cobra.Command, args []string, start string) ([]string, cobra.ShellCompDirective) {
		if len(args) == 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return a.complete(completeID, completeRegister)(c, args[:1], start)
	})
	c.ValidArgsFunction = func(c *cobra.Command, args []string, start string) ([]string, cobra.ShellCompDirective) {
		if len(args) == 1 {
			return nil, cobra.ShellCompDirectiveDefault // a file
		}
		return a.complete(completeID)(c, args, start)
	}
	return a.verb(c, 2, 2, func(ctx context.Context, args []string) error {
		k, err := newKeeper(limit)
		if err != nil {
			return err
		}
		name, b, err := a.readInput(ctx, args[1], mostBytes(register))
		if err != nil {
			return err
		}
		desk, err := a.acting(ctx)
		if err != nil {
			return err
		}
		m, err := desk.Find(ctx, args[0])
		if err != nil {
			return err
		}
		r, err := a.apply(ctx, desk, m, applyFile{name, b, register, k}, s)
		if err != nil {
			return err
		}
		return a.saved(r.Record, counted(r.n, "fact"), lastEntries(r.Record, r.n), nil)
	})
}

type applied struct {
	assessment.Record
	n int // how many entries were recorded
}

// fact is one act of a file, with the place where it stands.
type fact struct {
	body assessment.Body
	at   load.Pos
}

// applyFile is a file of facts.
type applyFile struct {
	name     string
	text     []byte
	register string // whose rows it holds, "" where it is no table of rows
	keep     *keeper
}

// apply records what a file says as one act.
func (a *app) apply(ctx context.Context, desk *assessment.Desk, m assessment.Meta, f applyFile, s acts) (applied, error) {
	name, b := f.name, f.text
	if most := mostBytes(f.register); int64(len(b)) > most {
		return applied{}, tooLong(name, most)
	}
	r, err := desk.Open(ctx, m)
	if err != nil {
		return applied{}, err
	}
	read := factsYAML
	switch {
	case f.register != "":
		read = rowsCSV(f.register)
	case isCSV(name, b):
		read = factsCSV
	}
	facts, err := read(ctx, factFile{name: name, slug: r.Slug, state: r.State, gate: r.State.Gate, today: desk.Today(), by: desk.By(), keep: f.keep}, b)
	if err != nil {
		return applied{}, forImport(r.Slug, f, err)
	}
	if len(facts) == 0 {
		return applied{}, &invalid{name + " holds nothing to record", "gonogo apply --help says what it may hold"}
	}
	bodies := make([]assessment.Body, len(facts))
	for i, f := range facts {
		bodies[i] = f.body
	}
	bodies = s.bodies(bodies...)
	after, err := desk.Act(ctx, m, nil, bodies...)
	if err != nil {
		return applied{}, a.located(ctx, desk, m, facts, bodies, err)
	}
	return applied{after, len(bodies)}, nil
}

// forImport is why a file was not read, or that it is an export of another tool, which another verb reads.
func forImport(slug string, f applyFile, err error) error {
	format := collect.Recognise(collect.File{Name: filepath.Base(f.name), Bytes: f.text})
	if format == nil {
		return err
	}
	return &load.Error{
		File: f.name, Line: 1, Col: 1, Msg: "this is no file of facts but an export: " + format.Title,
		Hint: "gonogo import " + slug + " " + f.name + " takes it in",
	}
}

// located says at which place of the file an act was refused. It looks for the shortest beginning of the file that is
// refused, on copies in memory.
func (a *app) located(ctx context.Context, desk *assessment.Desk, m assessment.Meta, facts []fact, bodies []assessment.Body, err error) error {
	if !as[*assessment.RefusedError](err) && !as[*assessment.ArgumentError](err) && !as[*assessment.SecretError](err) {
		return err
	}
	last := err
	n := sort.Search(len(bodies)-1, func(n int) bool {
		trial, copied := memory.Copy(ctx, a.store, m)
		if copied != nil {
			return false
		}
		_, refused := a.deskOver(trial, desk.By(), func() string { return "trial" }).Act(ctx, m, nil, bodies[:n+1]...)
		if refused != nil {
			last = refused
		}
		return refused != nil
	})
	at := facts[n].at
	return &load.Error{File: at.File, Line: at.Line, Col: at.Col, Msg: last.Error(), Hint: hintOf(last)}
}

var utf8BOM = []byte("\xef\xbb\xbf")

// isCSV reports whether a file is a table: by its name, else by a first line that begins with a known column.
func isCSV(name string, b []byte) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv":
		return true
	case ".yaml", ".yml", ".json":
		return false
	}
	line, _, _ := bytes.Cut(bytes.TrimPrefix(b, utf8BOM), []byte("\n"))
	first := strings.FieldsFunc(string(line), func(r rune) bool { return strings.ContainsRune(",;\t\r", r) })
	return len(first) > 1 && slices.Contains(csvColumns(), strings.ToLower(strings.Trim(first[0], `" `)))
}
