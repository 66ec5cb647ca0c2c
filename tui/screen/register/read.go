package register

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/content"
	"gonogo/tui/ui"
)

// Read is the registers with how the rows of each stand, and what the chosen one is for.
func (s *List) Read() ui.Reading {
	r := ui.Reading{Of: "registers", Drops: "read what another tool exported", At: s.choice.At, Choose: func(n int) tea.Cmd { s.choice.At = n; return nil }}
	if len(s.tables) == 0 {
		if s.read {
			r.Lines = []ui.Line{ui.Plain.Line("A register is a table of facts that the gate asks for. This gate asks for none.")}
		}
		return r
	}
	for _, t := range s.tables {
		says := ui.Line{ui.Plain.Of(t.reg.Title + ": " + ui.Count(len(t.rows), "row"))}
		if len(t.rows) > 0 {
			says = append(append(says, ui.Plain.Of(", ")), t.tally.line()...)
		}
		r.Rows = append(r.Rows, ui.ListRow{Name: t.reg.ID, Says: says})
	}
	r.About = s.facts(ui.Unwrapped)
	return r
}

// Read is the register with its rows in figures, and all there is to say of the chosen row. The rows are its list.
func (s *Screen) Read() ui.Reading {
	r := ui.Reading{Of: s.id, Quiet: true, Named: s.named, Pastes: "rows", Drops: "read what another tool exported"}
	switch {
	case s.t == nil && s.c.State.Gate.Register(s.id) == nil:
		return ui.Reading{Of: s.id, Lines: []ui.Line{ui.Plain.Line("The gate of this assessment asks for no register.")}}
	case s.t == nil:
		return r
	case len(s.t.rows) == 0:
		r.Lines = s.emptiness()
		return r
	}
	r.At = s.at
	r.Choose = func(n int) tea.Cmd { s.at = n; s.detail.Top(); return nil }
	head := s.reg().Title + ", " + ui.Count(len(s.t.rows), "row")
	if why := s.narrowed(); why != "" {
		head = s.reg().Title + ", " + why + ": " + ui.Int(len(s.list)) + " of " + ui.Int(len(s.t.rows))
	}
	if n := len(s.marked); n > 0 {
		head += ", " + ui.Int(n) + " marked"
	}
	r.Lines = []ui.Line{ui.Plain.Line(head), s.t.tally.line()}
	if len(s.list) == 0 {
		r.Lines = append(r.Lines, ui.Plain.Line("No row is among "+s.narrowed()+"; back shows all."))
		return r
	}
	if c := s.chosenColumn(); c != nil {
		r.Lines = append(r.Lines, ui.Plain.Line("Column: "+title(c)+". Its name, or the name of another, chooses it; edit cell changes it in the row, or in every marked row."))
	}
	for _, i := range s.list {
		row := &s.t.rows[i]
		r.Rows = append(r.Rows, ui.ListRow{Name: row.Key, Says: s.inWords(row)})
	}
	r.About, r.Rest = s.aboutRow()
	return r
}

// inWords is a row in short: its key, and what is wrong with it or how it stands.
func (s *Screen) inWords(r *row) ui.Line {
	says := r.Key
	if s.marked[r.Key] {
		says += ", marked"
	}
	says += ": " + r.mark().Word
	if len(r.faults) > 0 {
		says += ", not whole"
	}
	return ui.Plain.Line(says)
}

// aboutRow is what is wrong with the chosen row, what checks say against it and what it holds; the rest is what it does
// not hold and what speaks for it.
func (s *Screen) aboutRow() (about, rest []ui.Line) {
	r := s.chosen()
	var held, empty []string
	for i := range s.reg().Columns {
		c, cell := &s.reg().Columns[i], r.Cell(i)
		switch text := shown(c, cell); {
		case len(cell.Others) > 0:
			held = append(held, title(c)+" disputed: "+strings.TrimPrefix(text, "⇄ "))
		case text == "":
			empty = append(empty, title(c))
		default:
			held = append(held, title(c)+": "+text)
		}
	}
	for _, fault := range r.faults {
		about = append(about, ui.Plain.Line(fault))
	}
	worse := *r
	worse.says = slices.DeleteFunc(slices.Clone(r.says), func(y saying) bool { return y.stands == content.Passes })
	about = append(about, s.sayings(&worse, ui.Unwrapped)...)
	if !r.spoken {
		about = append(about, ui.Plain.Line(s.unspoken()))
	}
	if len(held) > 0 {
		about = append(about, ui.Plain.Line(strings.Join(held, "; ")))
	}
	if len(empty) > 0 {
		rest = append(rest, ui.Plain.Line("Empty: "+strings.Join(empty, ", ")))
	}
	var passes []string
	for _, y := range r.says {
		id := y.on.Question.ID
		bad := slices.ContainsFunc(worse.says, func(w saying) bool { return w.on.Question.ID == id })
		if !bad && !slices.Contains(passes, id) {
			passes = append(passes, id)
		}
	}
	if len(passes) > 0 {
		rest = append(rest, ui.Plain.Line("Passes checks of: "+strings.Join(passes, ", ")))
	}
	return about, rest
}

// named puts the column cursor on a column, shown or not.
func (s *Screen) named(name string) func() tea.Cmd {
	if s.t == nil {
		return nil
	}
	for i := range s.reg().Columns {
		if c := &s.reg().Columns[i]; !strings.EqualFold(c.ID, name) && !strings.EqualFold(title(c), name) {
			continue
		}
		return func() tea.Cmd {
			for n, at := range s.cols {
				if at == i {
					s.col = n + atColumns
					return nil
				}
			}
			s.cols, s.picked = append(s.cols, i), true
			s.col = atColumns + len(s.cols) - 1
			return nil
		}
	}
	return nil
}

// Read is the columns of the register with which of them are shown.
func (p *picker) Read() ui.Reading {
	r := ui.Reading{Of: "columns", At: p.choice.At, Choose: func(n int) tea.Cmd { p.choice.At = n; return nil }}
	for _, n := range p.all {
		c := &p.s.reg().Columns[n]
		is := "hidden"
		if p.on[n] {
			is = "shown"
		}
		says := title(c) + ": " + is
		if what := sortOf(c); what != "" {
			says += ", " + what
		}
		r.Rows = append(r.Rows, ui.ListRow{Name: c.ID, Says: ui.Plain.Line(says)})
	}
	return r
}

// Read is the row by its name, and the form.
func (s *Row) Read() ui.Reading {
	if s.form == nil {
		return ui.Reading{Lines: []ui.Line{ui.Plain.Line("The gate of this assessment asks for no such register.")}}
	}
	r := ui.Reading{Of: s.name(), Form: s.form, Lines: []ui.Line{ui.Plain.Line(s.name() + ", in " + s.reg.Title)}}
	if s.held != nil {
		for _, fault := range s.c.State.RowFaults(s.reg.ID, s.held) {
			r.Lines = append(r.Lines, ui.Plain.Line(fault))
		}
	}
	return r
}

// Read is what the pasted rows would change, or how to paste.
func (s *Paste) Read() ui.Reading {
	r := ui.Reading{Of: "paste", Pastes: "rows"}
	const w = ui.Unwrapped
	switch {
	case s.reg == nil:
		return ui.Reading{Lines: []ui.Line{ui.Plain.Line("The gate of this assessment asks for no such register.")}}
	case s.plan != nil:
		r.Of, r.Lines = s.given, s.plan.lines(w)
	case s.given == "":
		r.Waits = true
		r.Lines = []ui.Line{
			ui.Plain.Line("Paste rows into " + s.reg.Title + ": CSV, or a table copied from a spreadsheet. Nothing is recorded before you have heard what would change."),
			ui.Plain.Line("The first line names the columns, by id or title. The first column, or the one called key, names the row: " + s.reg.Key + ". A key that is there already changes that row; an empty cell leaves what it holds."),
		}
		for i := range s.reg.Columns {
			r.Rest = append(r.Rest, column(&s.reg.Columns[i]))
		}
	}
	return r
}

func column(c *content.Column) ui.Line {
	says := c.ID + ": " + sortOf(c)
	if len(c.Choices) > 0 {
		says += ": " + some(c.Choices)
	}
	if c.Help != "" {
		says += ". " + c.Help
	}
	return ui.Plain.Line(says)
}
