package imports

import (
	"strings"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

// mostRows is how many rows of one fate the preview shows.
const mostRows = 200

// View is the preview.
func (s *Screen) View() ui.Frame {
	f := ui.Frame{Crumbs: []string{"portfolio", s.c.Slug, "registers", "import"}, Status: ui.Standing(&s.c.Decision), Body: s.text.View()}
	if s.busy {
		f.Progress = &ui.Progress{Done: int(100 * s.done), Of: 100}
	}
	return f
}

// lay makes the lines when what is shown or the room for it changes.
func (s *Screen) lay() {
	if s.w == 0 {
		return
	}
	s.text.Set(ui.Indent(1, s.lines(min(s.w-3, ui.MaxText))), s.h)
}

func (s *Screen) lines(w int) []ui.Line {
	switch {
	case s.busy:
		return []ui.Line{ui.Blank(), {ui.Dim.Say("%s, %.0f %%", s.step, 100*s.done)}}
	case s.wrong != "":
		says := ui.Flow(ui.Line{(ui.Bad | ui.Bold).Of("✗ cannot be read: ")}, ui.Plain, s.wrong, w)
		return append(append([]ui.Line{ui.Blank()}, says...), ui.Dim.Wrap("Nothing was recorded. "+ui.Pick(ui.KeyImport).Label()+" names other files.", w)...)
	case s.plan == nil:
		return s.howTo(w)
	default:
		return s.previewed(w)
	}
}

// Read is the preview.
func (s *Screen) Read() ui.Reading {
	return ui.Reading{Of: "import", Lines: s.lines(ui.Unwrapped), Drops: "read what another tool exported"}
}

func (s *Screen) howTo(w int) []ui.Line {
	out := []ui.Line{ui.Heading("Import what other tools export", w)}
	out = append(out, ui.Plain.Wrap("Drop files onto the terminal, or paste their paths, here or on a register; "+ui.Pick(ui.KeyImport).Label()+" asks for them. Formats are recognised by content. Nothing is recorded before you have seen what it does.", w)...)
	out = append(out, ui.Blank())
	return append(out, ui.Dim.Wrap("From the shell gonogo import does the same; gonogo import --formats lists what is read.", w)...)
}

func (s *Screen) previewed(w int) []ui.Line {
	p := s.plan
	if p.Nothing() && len(p.Needs) == 0 {
		return append(ui.Flow(ui.Line{ui.Bold.Of("Nothing to record: ")}, ui.Plain, p.WhyNothing(), w), s.detail(w)...)
	}
	sum := ui.Line{ui.Bold.Of("Would be one act: "), ui.Good.Of(ui.Count(p.Counts.Added, "row") + " added"), ui.Dim.Of(" · "), ui.Accent.Of(ui.Int(p.Counts.Changed) + " changed"), ui.Dim.Of(" · " + ui.Int(p.Counts.Unchanged) + " as they are")}
	if p.Counts.Gone > 0 {
		word := " gone, left"
		if s.choice.RemoveGone {
			word = " gone, taken out"
		}
		sum = append(sum, ui.Dim.Of(" · "), ui.Warn.Of("! "+ui.Int(p.Counts.Gone)+word))
	}
	if p.Counts.Clashes > 0 {
		sum = append(sum, ui.Dim.Of(" · "), ui.Warn.Of("! "+ui.Count(p.Counts.Clashes, "value")+" left as people set them"))
	}
	switch n := len(s.choice.TakeCell); {
	case s.choice.Take:
		sum = append(sum, ui.Dim.Of(" · "), ui.Warn.Of("! the files win over people"))
	case n > 0:
		sum = append(sum, ui.Dim.Of(" · "), ui.Warn.Of("! the files win over people in "+ui.Count(n, "place")))
	}
	if n := len(p.Evidence); n > 0 {
		sum = append(sum, ui.Dim.Of(" · "), ui.Good.Of(ui.Count(n, "piece")+" of evidence"))
	}
	return append(ui.WrapSpans(sum, w), s.detail(w)...)
}

// detail is what stands behind the sum.
func (s *Screen) detail(w int) []ui.Line {
	p := s.plan
	var out []ui.Line
	for _, n := range p.Needs {
		out = append(out, ui.Flow(ui.Line{(ui.Bad | ui.Bold).Of("✗ to be said: ")}, ui.Plain, n.Says+" ("+sayKey()+" says it)", w)...)
	}
	for i := range p.Files {
		out = append(out, ui.Blank())
		out = append(out, file(&p.Files[i], &p.Found.Files[i], w)...)
	}
	for _, says := range p.LeftOut {
		out = append(out, ui.Flow(ui.Line{ui.Dim.Of("  left out: ")}, ui.Dim, says, w)...)
	}
	if kinds, takers := p.Unplaced(); len(takers) > 0 {
		out = append(out, ui.Flow(ui.Line{ui.Warn.Of("  → ")}, ui.Plain, sayKey()+" says which question it is for; "+strings.Join(kinds, " or ")+" is taken by "+strings.Join(takers, ", "), w)...)
	}
	for i := range p.Evidence {
		out = append(out, s.evidence(i, w)...)
	}
	out = append(out, s.clashes(w)...)
	for _, part := range []struct {
		fate  assessment.RowFate
		title string
	}{{assessment.RowWithheld, "Taken out by a person, and stays out"}, {assessment.RowGone, "Gone from the export"}, {assessment.RowChanged, "Changed"}, {assessment.RowAdded, "Added"}} {
		out = append(out, s.rows(part.fate, part.title, w)...)
	}
	return out
}

// sayKey is the key that says what the files leave open.
func sayKey() string { return ui.Pick(ui.KeyEditColumn).Label() }

// evidence is a piece that the files bring, and whether it would count.
func (s *Screen) evidence(i, w int) []ui.Line {
	e := &s.plan.Evidence[i]
	says := e.Ref + " (" + e.EvidenceKind + " of strength " + ui.Int(*e.Strength) + ")"
	if e.Observed.IsZero() {
		says += ", which day it was observed nothing says"
	} else {
		says += ", observed " + e.Observed.String()
		if tried, ok := s.env.Desk.Tried(s.plan, i); ok {
			says += "; " + tried.Says()
			if tried.NeedsPlace() {
				says += " (" + sayKey() + " says where)"
			}
		}
	}
	return ui.Flow(ui.Line{ui.Good.Of("  + evidence "), ui.Bold.Of(strings.Join(e.Questions, ", ") + " ")}, ui.Plain, says, w)
}

func file(f *assessment.ImportedFile, found *assessment.FoundFile, w int) []ui.Line {
	says := ""
	if f.Source != "" {
		says = "of " + f.Source + "; "
	}
	if f.Made.IsZero() {
		says += "nothing says when it was made, so its rows prove nothing by themselves (" + sayKey() + " says it)"
	} else {
		says += "made " + f.Made.String()
	}
	out := ui.Flow(ui.Line{ui.Bold.Of(f.Name), ui.Dim.Of("  " + f.Format + "  ")}, ui.Plain, says, w)
	for _, m := range found.Misread {
		line := m.Says
		if m.More > 0 {
			line += " (and in " + ui.Count(m.More, "more place") + ")"
		}
		out = append(out, ui.Flow(ui.Line{ui.Warn.Say("  △ misread, line %d: ", m.At.Line)}, ui.Plain, line, w)...)
	}
	for _, u := range found.Unknown {
		out = append(out, ui.Flow(ui.Line{ui.Dim.Of("  ? unknown: ")}, ui.Dim, u, w)...)
	}
	for _, d := range found.Dropped {
		out = append(out, ui.Line{ui.Dim.Of("  left there: " + ui.Int(d.Count) + " " + d.What)}.Cut(w))
	}
	return out
}

// clashes are the cells in which a person's word stays against a file's.
func (s *Screen) clashes(w int) []ui.Line {
	var out []ui.Line
	for i := range s.plan.Rows {
		row := &s.plan.Rows[i]
		for n := range row.Cells {
			c := &row.Cells[n]
			if c.Fate != assessment.CellClash || len(out) > mostRows {
				continue
			}
			if out == nil {
				out = append(out, ui.Blank(), ui.Heading("Clash: yours stays", w))
			}
			was := s.plan.Was(row, c)
			says := "yours: " + orNothing(was.Text) + " (" + s.plan.SetBy(was) + "), file: " + c.Is()
			out = append(out, ui.Flow(ui.Line{ui.Warn.Of("  ! "), ui.Bold.Of(row.Key + " "), ui.Dim.Of(row.Register.Columns[c.Column].Title + " ")}, ui.Plain, says, w)...)
		}
	}
	return out
}

func (s *Screen) rows(fate assessment.RowFate, title string, w int) []ui.Line {
	var out []ui.Line
	shown, more := 0, 0
	for i := range s.plan.Rows {
		row := &s.plan.Rows[i]
		if row.Fate != fate {
			continue
		}
		if shown++; shown > mostRows {
			more++
			continue
		}
		if out == nil {
			out = append(out, ui.Blank(), ui.Heading(title, w))
		}
		lines := ui.WrapSpans(s.row(row), w-6)
		out = append(append(out, ui.Indent(2, lines[:1])...), ui.Indent(6, lines[1:])...)
	}
	if more > 0 {
		out = append(out, ui.Line{ui.Dim.Of("  and " + ui.Count(more, "more row"))})
	}
	return out
}

func (s *Screen) row(row *assessment.PlanRow) ui.Line {
	l := ui.Line{ui.Bold.Of(row.Key)}
	if row.Name != "" {
		l = append(l, ui.Dim.Of(" ("+row.Name+" in the file)"))
	}
	between := "  "
	for i := range row.Cells {
		c := &row.Cells[i]
		if c.Fate != assessment.CellSet {
			continue
		}
		l = append(l, ui.Dim.Of(between+row.Register.Columns[c.Column].Title+" "))
		between = " · "
		switch was := s.plan.Was(row, c); {
		case was.Text != "":
			l = append(l, ui.Dim.Of(was.Text+" → "))
		case was.None:
			l = append(l, ui.Dim.Of("none → "))
		}
		l = append(l, ui.Plain.Of(c.Is()))
	}
	return l
}

func orNothing(text string) string {
	if text == "" {
		return "nothing"
	}
	return text
}
