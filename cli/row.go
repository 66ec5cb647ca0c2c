package cli

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/clean"
)

func rowVerb(a *app) *cobra.Command {
	return a.family(&cobra.Command{
		Use:   "row",
		Short: "set, remove or list rows of a register",
		Long: `A register is a table of facts that the gate asks for: identities, tools, drills, people. Its checks look at the rows
and cap what a question may be answered with: who says met where a row says otherwise is contradicted.`,
	}, rowSetVerb(a), rowRemoveVerb(a), rowListVerb(a))
}

func rowSetVerb(a *app) *cobra.Command {
	var s acts
	c := &cobra.Command{
		Use:   "set ID REGISTER KEY COLUMN=VALUE...",
		Short: "set cells of a row, and begin it where there is none",
		Long: `Sets cells of one row. Cells that are not named stay as they are; COLUMN= empties one. Items of a list are parted by
semicolons. gonogo row list ID shows the registers, and gonogo row list ID REGISTER --json what each column takes.`,
		Example: `gonogo row set payments-agent identities svc-payments \
  owner="Ana Ames <ana@example.com>" last_rotated=2026-10-01
gonogo row set payments-agent identities svc-payments deputy=`,
	}
	s.bind(c.Flags())
	c.ValidArgsFunction = a.completeCells
	return a.verb(c, 4, -1, func(ctx context.Context, args []string) error {
		cells := map[string]string{}
		for _, arg := range args[3:] {
			column, value, is := strings.Cut(arg, "=")
			switch _, twice := cells[column]; {
			case !is:
				return usage("write COLUMN=VALUE, with quotes around a value of several words", "%q names no column", arg)
			case twice:
				return usage("name it once", "column %s stands twice", column)
			}
			cells[column] = value
		}
		b := assessment.RowSet{Register: args[1], Key: args[2], Cells: cells}
		says := fmt.Sprintf("%s of %s: %s", strings.TrimSpace(b.Key), b.Register, strings.Join(slices.Sorted(maps.Keys(cells)), ", "))
		return a.recordRow(ctx, args[0], b.Register, b.Key, says, s.bodies(b))
	})
}

func rowRemoveVerb(a *app) *cobra.Command {
	var reason string
	var s acts
	c := &cobra.Command{
		Use:     "remove ID REGISTER KEY",
		Short:   "take a row out of a register",
		Long:    "Takes a row out of a register. The record keeps that it was there, and gonogo undo brings it back.",
		Example: `gonogo row remove payments-agent identities svc-old --reason "deleted on 2026-11-20"`,
	}
	c.Flags().StringVar(&reason, "reason", "", "why")
	s.bind(c.Flags())
	c.ValidArgsFunction = a.complete(completeID, completeRegister, completeKey)
	return a.verb(c, 3, 3, func(ctx context.Context, args []string) error {
		b := assessment.RowRemoved{Register: args[1], Key: strings.TrimSpace(args[2]), Reason: reason}
		return a.recordRow(ctx, args[0], b.Register, b.Key, fmt.Sprintf("%s is out of %s", b.Key, b.Register), s.bodies(b))
	})
}

// recordRow records an act on a row, and says which checks the row does not pass now.
func (a *app) recordRow(ctx context.Context, id, register, key, says string, bodies []assessment.Body) error {
	desk, err := a.acting(ctx)
	if err != nil {
		return err
	}
	m, err := desk.Find(ctx, id)
	if err != nil {
		return err
	}
	r, err := desk.Act(ctx, m, nil, bodies...)
	if err != nil {
		return err
	}
	dec := desk.Decide(r, 0)
	var questions []string
	for _, c := range dec.ChecksOn(register) {
		if !slices.Contains(questions, c.Question.ID) {
			questions = append(questions, c.Question.ID)
		}
	}
	if !a.flags.json { // a register has many checks, and a line is for those that say something of this row
		questions = nil
	}
	if !a.flags.json && dec.Err == nil {
		says += rowSays(r.State, register, strings.TrimSpace(key), dec.RowChecks(register)[strings.TrimSpace(key)])
	}
	return a.saved(r, says, lastEntries(r, len(bodies)), questions)
}

// rowSays is what is wrong with a row by itself and by the checks over it, "" where nothing is.
func rowSays(s *assessment.State, register, key string, checks []assessment.RowCheck) string {
	row := s.Row(register, key)
	if row == nil {
		return ""
	}
	wrong := s.RowFaults(register, row)
	for _, c := range checks {
		if c.Standing != content.Passes {
			wrong = append(wrong, c.String())
		}
	}
	if len(wrong) == 0 {
		return ""
	}
	return "; " + strings.Join(wrong, "; ")
}

// registerNamed finds a register of a gate.
func registerNamed(g *content.Gate, name string) (*content.Register, error) {
	if reg := g.Register(name); reg != nil {
		return reg, nil
	}
	var ids []string
	for i := range g.Registers {
		ids = append(ids, g.Registers[i].ID)
	}
	switch near := content.Nearest(name, ids); {
	case len(ids) == 0:
		return nil, usage("", "gate %s has no registers", g.Ref())
	case near != "":
		return nil, usage("did you mean "+near+"?", "no register is called %q", name)
	default:
		return nil, usage("registers: "+strings.Join(ids, ", "), "no register is called %q", name)
	}
}

func completeRegister(ctx context.Context, a *app, args []string) []string {
	r, err := a.find(ctx, args[0])
	if err != nil {
		return nil
	}
	var out []string
	for _, reg := range r.State.Gate.Registers {
		out = append(out, reg.ID+"\t"+clean.Line(reg.Title).String())
	}
	return out
}

func completeKey(ctx context.Context, a *app, args []string) []string {
	r, err := a.find(ctx, args[0])
	if err != nil {
		return nil
	}
	var out []string
	for _, row := range r.State.Rows[args[1]] {
		out = append(out, clean.Line(row.Key).String())
	}
	return out
}

// completeCells offers an assessment, a register, its keys, then "column=" as often as one likes, and behind a column
// that knows its words those.
func (a *app) completeCells(c *cobra.Command, args []string, start string) ([]string, cobra.ShellCompDirective) {
	if len(args) < 3 {
		return a.complete(completeID, completeRegister, completeKey)(c, args, start)
	}
	r, err := a.find(c.Context(), args[0])
	if err != nil || r.State.Gate.Register(args[1]) == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var out []string
	offer := func(word string) {
		if strings.HasPrefix(strings.ToLower(word), strings.ToLower(start)) {
			out = append(out, word)
		}
	}
	reg := r.State.Gate.Register(args[1])
	for i := range reg.Columns {
		col := &reg.Columns[i]
		if slices.ContainsFunc(args[3:], func(given string) bool { return strings.HasPrefix(given, col.ID+"=") }) {
			continue
		}
		if !strings.HasPrefix(start, col.ID+"=") {
			offer(col.ID + "=\t" + clean.Line(col.Title).String())
			continue
		}
		for _, word := range cellWords(r.State, col) {
			offer(col.ID + "=" + word)
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// cellWords are the words that a column takes, where it takes only some.
func cellWords(s *assessment.State, c *content.Column) []string {
	switch c.Type {
	case content.TypeChoice:
		return c.Choices
	case content.TypeYesNo:
		return []string{"yes", "no"}
	case content.TypeReference:
		var keys []string
		for _, row := range s.Rows[c.Of] {
			keys = append(keys, clean.Line(row.Key).String())
		}
		return keys
	default:
		return nil
	}
}
