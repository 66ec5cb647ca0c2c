package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gonogo/assessment"
	"gonogo/assessment/report"
	"gonogo/content"
)

func rowListVerb(a *app) *cobra.Command {
	var on string
	var failing, sheet bool
	c := &cobra.Command{
		Use:   "list ID [REGISTER]",
		Short: "the rows of a register, and which checks each passes",
		Long: `Lists the rows of a register with what the checks say of each; without a register, the registers. Columns in which no
row has anything are left out. --failing lists only rows that do not pass, or that are not whole.

--csv writes the rows with every column as gonogo apply --register reads them, for a spreadsheet or for the record of
another release: look at them before they are taken over, for their dates are those of then. A cell that a spreadsheet
would take for a formula has an apostrophe in front, which apply takes away again. On a terminal what it would obey shows
as a placeholder.`,
		Example: `gonogo row list payments-agent
gonogo row list payments-agent identities --failing
gonogo row list payments-agent identities --json | jq -r '.rows[] | select(any(.checks[]; .passes | not)) | .key'
gonogo row list payments-agent identities --csv > identities.csv
gonogo apply payments-agent-2 identities.csv --register identities`,
	}
	onFlag(c, &on)
	c.Flags().BoolVar(&failing, "failing", false, "only rows that some check fails or cannot tell, and those with a fault")
	c.Flags().BoolVar(&sheet, "csv", false, "the rows as gonogo apply --register reads them")
	c.ValidArgsFunction = a.complete(completeID, completeRegister)
	return a.verb(c, 1, 2, func(ctx context.Context, args []string) error {
		in, err := a.judged(ctx, args[0], on)
		if err != nil {
			return err
		}
		switch {
		case sheet && a.flags.json:
			return usage("leave one of them out", "--csv and --json cannot both be written")
		case sheet && len(args) == 1:
			return usage("gonogo row list "+in.Record.Slug+" lists the registers", "--csv needs the register")
		}
		if len(args) == 1 {
			if a.flags.json {
				return a.document(report.RegistersJSON(in))
			}
			a.registers(in)
			return nil
		}
		reg, err := registerNamed(in.Record.State.Gate, args[1])
		if err != nil {
			return err
		}
		checks := in.Decision.RowChecks(reg.ID)
		keep := func(key string) bool {
			s := in.Record.State
			return !failing || assessment.RowStanding(checks[key]) != content.Passes || len(s.RowFaults(reg.ID, s.Row(reg.ID, key))) > 0
		}
		if sheet {
			return a.rowSheet(in.Record, reg, keep)
		}
		if a.flags.json {
			return a.document(report.RowsJSON(in, reg, keep))
		}
		a.rows(in, reg, checks, keep)
		return nil
	})
}

// registers prints one line a register, and under it the checks that do not pass.
func (a *app) registers(in report.Input) {
	g := in.Record.State.Gate
	if len(g.Registers) == 0 {
		a.note("gate %s has no registers", g.Ref())
		return
	}
	var t table
	t.add("REGISTER", "ROWS", "CHECKS", "WHAT IT IS")
	for i := range g.Registers {
		reg := &g.Registers[i]
		checks := in.Decision.ChecksOn(reg.ID)
		t.add(reg.ID, fmt.Sprint(len(in.Record.State.Rows[reg.ID])), standingsLine(checks), reg.Title)
		for _, c := range checks {
			if c.Standing != content.Passes {
				t.add("  "+c.Question.ID, "", c.Tally(), shorten(c.Why(), 100))
				t.tint(2, standingHue(c.Standing))
			}
		}
	}
	t.write(a, "")
}

// standingsLine counts checks: "5 pass, 1 fail".
func standingsLine(checks []assessment.RegisterCheck) string {
	var parts []string
	for _, s := range []struct {
		standing content.Standing
		word     string
	}{{content.Passes, "pass"}, {content.Fails, "fail"}, {content.Unknown, "unknown"}} {
		n := 0
		for _, c := range checks {
			if c.Standing == s.standing {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, s.word))
		}
	}
	if len(parts) == 0 {
		return "none asked"
	}
	return strings.Join(parts, ", ")
}

func standingHue(s content.Standing) hue {
	switch s {
	case content.Passes:
		return green
	case content.Fails:
		return red
	default:
		return yellow
	}
}

const cellWidth = 32

// rows prints a register as a table, and under it why rows do not pass.
func (a *app) rows(in report.Input, reg *content.Register, checks map[string][]assessment.RowCheck, keep func(string) bool) {
	s := in.Record.State
	held := slices.DeleteFunc(slices.Clone(s.Rows[reg.ID]), func(r assessment.HeldRow) bool { return !keep(r.Key) })
	if len(held) == 0 {
		a.note("no row of %s to show: gonogo row set %s %s KEY COLUMN=VALUE… sets one; columns: %s", reg.ID, in.Record.Slug, reg.ID, strings.Join(columnsOf(reg), ", "))
		return
	}
	var filled []int
	for i := range reg.Columns {
		if slices.ContainsFunc(held, func(r assessment.HeldRow) bool { return r.Cell(i).Text != "" || len(r.Cell(i).Others) > 0 }) {
			filled = append(filled, i)
		}
	}
	var t table
	head := []string{"KEY", "CHECKS"}
	for _, i := range filled {
		head = append(head, reg.Columns[i].ID)
	}
	t.add(head...)
	var why []string
	for n := range held {
		r := &held[n]
		says, standing := rowLine(checks[r.Key])
		cells := []string{shorten(r.Key, cellWidth), says}
		for _, i := range filled {
			cells = append(cells, shorten(cellSays(r.Cell(i)), cellWidth))
		}
		t.add(cells...)
		t.tint(1, standingHue(standing))
		for _, fault := range s.RowFaults(reg.ID, r) {
			why = append(why, r.Key+": "+fault)
		}
		for _, c := range checks[r.Key] {
			if c.Standing != content.Passes {
				why = append(why, r.Key+": "+c.String())
			}
		}
	}
	t.write(a, "")
	if len(why) > 0 {
		a.print("")
	}
	for _, line := range why {
		a.print("%s", line)
	}
}

// rowLine counts what checks say of one row.
func rowLine(checks []assessment.RowCheck) (string, content.Standing) {
	standing := assessment.RowStanding(checks)
	if len(checks) == 0 {
		return "unchecked", content.Unknown
	}
	passes := 0
	for _, c := range checks {
		if c.Standing == content.Passes || c.Spared {
			passes++
		}
	}
	return fmt.Sprintf("%s %d/%d", standing, passes, len(checks)), standing
}

func cellSays(c *assessment.Cell) string {
	if len(c.Others) == 0 {
		return c.Text
	}
	return "disputed: " + strings.Join(append([]string{c.Text}, c.Others...), " or ")
}

func columnsOf(reg *content.Register) []string {
	var out []string
	for _, c := range reg.Columns {
		out = append(out, c.ID)
	}
	return out
}
