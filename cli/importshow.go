package cli

import (
	"fmt"
	"strings"

	"gonogo/assessment"
	"gonogo/assessment/collect"
	"gonogo/content/clean"
)

// mostPreviewed is how many rows of a fate, and how many sentences, a preview shows; --json tells all.
const mostPreviewed = 12

// showPlan prints the preview of an import.
func (a *app) showPlan(desk *assessment.Desk, p *assessment.ImportPlan) {
	for i := range p.Files {
		a.showFile(&p.Files[i], &p.Found.Files[i])
	}
	for _, fate := range []assessment.RowFate{assessment.RowChanged, assessment.RowAdded, assessment.RowWithheld, assessment.RowGone} {
		a.showRows(p, fate, func(r *assessment.PlanRow) bool { return r.Fate == fate }, assessment.CellSet)
	}
	a.showClashes(p)
	for i, e := range p.Evidence {
		observed := "which day it was observed nothing says"
		if !e.Observed.IsZero() {
			observed = "observed " + e.Observed.String()
			if tried, ok := desk.Tried(p, i); ok {
				observed += "; " + tried.Says()
				if tried.NeedsPlace() {
					observed += " (--env says where)"
				}
			}
		}
		a.print("  evidence   %s (%s of strength %d) for %s, %s", e.Ref, e.EvidenceKind, *e.Strength, strings.Join(e.Questions, ", "), observed)
	}
	a.showList("left out", p.LeftOut)
	if kinds, takers := p.Unplaced(); len(takers) > 0 {
		a.print("  %-10s --for QUESTION says which question it is for; %s is taken by %s", "", strings.Join(kinds, " or "), strings.Join(takers, ", "))
	}
	var needs []string
	for _, n := range p.Needs {
		needs = append(needs, n.Says)
	}
	a.showList("to be said", needs)
	a.print("%s", p.Says())
}

func (a *app) showFile(f *assessment.ImportedFile, found *assessment.FoundFile) {
	made := "nothing says when it was made, so its rows prove nothing by themselves (--made DATE says it)"
	if !f.Made.IsZero() {
		made = "made " + f.Made.String()
	}
	of := ""
	if f.Source != "" {
		of = ", of " + f.Source
	}
	title := f.Format
	if format := collect.Named(f.Format); format != nil {
		title = format.Title
	}
	a.print("%s: %s%s; %s", f.Name, title, of, made)
	var misread []string
	for _, m := range found.Misread {
		says := fmt.Sprintf("line %d: %s", m.At.Line, m.Says)
		if m.At.Inside != "" {
			says = "in its " + m.At.Inside + ", " + says
		}
		if m.More > 0 {
			says += fmt.Sprintf(" (and in %d more places)", m.More)
		}
		misread = append(misread, says)
	}
	a.showList("misread", misread)
	a.showList("unknown", found.Unknown)
	for _, d := range found.Dropped {
		a.print("  left there %d %s", d.Count, d.What)
	}
}

// showList prints sentences under one word.
func (a *app) showList(word string, says []string) {
	for i, s := range says {
		if i == mostPreviewed {
			a.print("  %-10s and %d more; --json tells all", word, len(says)-i)
			return
		}
		a.print("  %-10s %s", word, s)
	}
}

func (a *app) showRows(p *assessment.ImportPlan, fate assessment.RowFate, is func(*assessment.PlanRow) bool, cells assessment.CellFate) {
	word := map[assessment.RowFate]string{assessment.RowAdded: "added", assessment.RowChanged: "changed", assessment.RowWithheld: "taken out", assessment.RowGone: "gone"}[fate]
	shown, more := 0, 0
	for i := range p.Rows {
		row := &p.Rows[i]
		switch {
		case !is(row):
			continue
		case shown == mostPreviewed:
			more++
			continue
		}
		shown++
		says := fmt.Sprintf("%s %s", row.Register.ID, row.Key)
		if row.Name != "" {
			says += " (" + row.Name + " in the file)"
		}
		switch fate {
		case assessment.RowWithheld:
			says += ": a person took it out, and it stays out; --take=ROW brings it back"
		case assessment.RowGone:
			says += ": the export no longer has it"
			if p.Counts.Removed > 0 {
				says += ", and it is taken out"
			} else {
				says += "; it stays, and --remove-gone takes it out"
			}
		default:
			says += ": " + cellsSay(p, row, cells)
		}
		a.print("  %-10s %s", word, shorten(says, 300))
	}
	if more > 0 {
		a.print("  %-10s and %d more rows", word, more)
	}
}

func cellsSay(p *assessment.ImportPlan, row *assessment.PlanRow, fate assessment.CellFate) string {
	var out []string
	for i := range row.Cells {
		c := &row.Cells[i]
		if c.Fate != fate {
			continue
		}
		says, was := row.Register.Columns[c.Column].ID+" "+c.Is(), p.Was(row, c)
		switch {
		case was.Text != "":
			says = fmt.Sprintf("%s %s → %s", row.Register.Columns[c.Column].ID, was.Text, c.Is())
		case was.None:
			says = fmt.Sprintf("%s none → %s", row.Register.Columns[c.Column].ID, c.Is())
		}
		out = append(out, says)
	}
	return strings.Join(out, ", ")
}

// showClashes prints what a person set and a file says otherwise.
func (a *app) showClashes(p *assessment.ImportPlan) {
	shown, more := 0, 0
	for i := range p.Rows {
		row := &p.Rows[i]
		for n := range row.Cells {
			c := &row.Cells[n]
			if c.Fate != assessment.CellClash {
				continue
			}
			if shown == mostPreviewed {
				more++
				continue
			}
			shown++
			was := p.Was(row, c)
			a.print("  %-10s %s %s, %s: yours: %s (%s), file: %s; yours stays, --take=ROW.COLUMN lets the file win", "clash", row.Register.ID, row.Key,
				row.Register.Columns[c.Column].ID, orUnknown(was.Text), p.SetBy(was), c.Is())
		}
	}
	if more > 0 {
		a.print("  %-10s and %d more cells", "clash", more)
	}
}

func orUnknown(text string) string {
	if text == "" {
		return "nothing"
	}
	return text
}

// progressLine tells on stderr how far something long has come, where a person looks at it.
type progressLine struct {
	a     *app
	is    bool
	shown string
}

func (a *app) bar() *progressLine {
	return &progressLine{a: a, is: isTerminal(a.stderr) && !a.flags.quiet && !a.flags.json}
}

// barCells is how long the bar is.
const barCells = 24

func (b *progressLine) show(step string, done float64) {
	if !b.is {
		return
	}
	full := int(barCells * min(1, max(0, done)))
	line := fmt.Sprintf("%3.0f %% [%s%s] %s", 100*done, strings.Repeat("#", full), strings.Repeat(".", barCells-full), clean.Line(step).String())
	if line = shorten(line, 78); line != b.shown {
		b.shown = line
		fmt.Fprint(b.a.stderr, "\r\x1b[K"+line)
	}
}

func (b *progressLine) clear() {
	if b.shown != "" {
		fmt.Fprint(b.a.stderr, "\r\x1b[K")
		b.shown = ""
	}
}
