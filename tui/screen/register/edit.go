package register

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

func (s *Screen) edit() tea.Cmd {
	return s.env.Go(ui.Route{To: ui.Row, Case: s.c, Register: s.id, Row: s.chosen().Key})
}

func (s *Screen) add() tea.Cmd {
	return s.env.Go(ui.Route{To: ui.Row, Case: s.c, Register: s.id})
}

func (s *Screen) paste() tea.Cmd {
	return s.env.Go(ui.Route{To: ui.Paste, Case: s.c, Register: s.id})
}

// mark marks the chosen row, or takes its mark away, and goes on to the next.
func (s *Screen) mark() {
	key := s.chosen().Key
	if s.marked[key] {
		delete(s.marked, key)
	} else {
		s.marked[key] = true
	}
	says := "no row is marked"
	if n := len(s.marked); n > 0 {
		says = ui.Int(n) + " marked: e changes a column of all, D removes all · esc clears the marks"
		if out := n - s.markedInSight(); out > 0 {
			says = ui.Int(n) + " marked, " + ui.Int(out) + " of them not shown now · esc clears the marks"
		}
	}
	s.env.Tell(ui.Note, says)
	s.move(1)
}

func (s *Screen) markedInSight() int {
	n := 0
	for _, i := range s.list {
		if s.marked[s.t.rows[i].Key] {
			n++
		}
	}
	return n
}

// meant are the rows that an act goes to: those marked, else the chosen one.
func (s *Screen) meant() []*row {
	if len(s.marked) == 0 {
		return []*row{s.chosen()}
	}
	var out []*row
	for i := range s.t.rows {
		if s.marked[s.t.rows[i].Key] {
			out = append(out, &s.t.rows[i])
		}
	}
	return out
}

func (s *Screen) cannotEditColumn() string {
	if why := s.noRow(); why != "" {
		return why
	}
	c := s.chosenColumn()
	switch {
	case s.col == atMark:
		return "how a row stands comes from the checks; ← → choose a column"
	case c == nil:
		return "the key names the row: to give it another, add a row and remove this one; ← → choose a column"
	case c.Unique && len(s.marked) > 1:
		return title(c) + " is each row's own: change it row by row (esc clears the marks)"
	}
	return ""
}

// editColumn asks for the value of one column of the rows that are meant.
func (s *Screen) editColumn() tea.Cmd {
	c, rows, seen := s.chosenColumn(), s.meant(), s.c
	f := field(seen, s.reg(), c, rows[0].Key)
	f.Start = spoken(c, inAll(rows, s.reg().Index(c.ID)))
	f.Name, f.Label = "value", title(c)
	what := rows[0].Key
	if len(rows) > 1 {
		what = ui.Int(len(rows)) + " marked rows"
	}
	var sheet *widget.FormSheet
	sheet = widget.NewFormSheet(s.env, title(c)+" of "+what, "this value", "set "+title(c), func(form *widget.Form) tea.Cmd {
		return s.setColumn(seen, c, rows, form.Value("value"), func() tea.Cmd { return s.env.Lower(sheet) })
	}, f)
	return s.env.Raise(s, sheet, false)
}

// inAll is what a column holds in every one of the rows, "" where they differ.
func inAll(rows []*row, column int) string {
	text := rows[0].Cell(column).Text
	for _, r := range rows {
		if r.Cell(column).Text != text {
			return ""
		}
	}
	return text
}

// setColumn records one value for a column of rows, as one act; where there are several, once a person has said yes.
func (s *Screen) setColumn(seen *ui.Case, c *content.Column, rows []*row, text string, done func() tea.Cmd) tea.Cmd {
	own, err := c.Canonical(text)
	if err != nil {
		s.env.Tell(ui.Trouble, err.Error())
		return nil
	}
	reg := s.reg()
	var bodies []assessment.Body
	var keys []string
	filled := 0
	for _, r := range rows {
		cell := r.Cell(reg.Index(c.ID))
		if cell.Text == own && len(cell.Others) == 0 {
			continue
		}
		if cell.Text != "" {
			filled++
		}
		keys = append(keys, r.Key)
		bodies = append(bodies, assessment.RowSet{Register: reg.ID, Key: r.Key, Cells: map[string]string{c.ID: own}})
	}
	if len(bodies) == 0 {
		s.env.Tell(ui.Note, "nothing to change: "+ui.Count(len(rows), "row")+" already so")
		return done()
	}
	to := "“" + spoken(c, own) + "”"
	if own == "" {
		to = "empty"
	}
	says := title(c) + " of " + keys[0] + " " + to
	if len(keys) > 1 {
		says = title(c) + " of " + ui.Count(len(keys), "row") + " " + to
	}
	record := func() tea.Cmd {
		act := ui.Recording(s.env, seen, s, says, bodies...)
		act.Then = func(*ui.Case) tea.Cmd {
			clear(s.marked)
			return done()
		}
		return s.env.Act(act)
	}
	if len(rows) == 1 {
		return record()
	}
	about := some(keys) + "."
	if filled > 0 {
		about += fmt.Sprintf(" %d of them hold something else now.", filled)
	}
	if same := len(rows) - len(keys); same > 0 {
		about += fmt.Sprintf(" %d more marked are so already.", same)
	}
	return s.env.Raise(s, widget.NewConfirm(s.env, "Set "+title(c)+" of "+ui.Count(len(keys), "row")+" to "+to+"?", about+" One act: u takes all of it back.",
		"set "+ui.Count(len(keys), "row"), record), false)
}

// some names the first few of many.
func some(keys []string) string {
	if len(keys) <= 6 {
		return strings.Join(keys, ", ")
	}
	return strings.Join(keys[:5], ", ") + " and " + ui.Int(len(keys)-5) + " more"
}

// remove takes rows out, once a person has said yes.
func (s *Screen) remove() tea.Cmd {
	rows, seen := s.meant(), s.c
	var bodies []assessment.Body
	var keys []string
	for _, r := range rows {
		keys = append(keys, r.Key)
		bodies = append(bodies, assessment.RowRemoved{Register: s.id, Key: r.Key})
	}
	what := keys[0]
	if len(keys) > 1 {
		what = ui.Count(len(keys), "row")
	}
	says := "The record keeps that it was there; no check sees it any more. u takes it back."
	if named := s.namedBy(keys); named > 0 {
		says += " " + ui.Count(named, "cell") + " of other rows would then name no row."
	}
	if len(keys) > 1 {
		says = some(keys) + ". " + says
	}
	return s.env.Raise(s, widget.NewConfirm(s.env, "Remove "+what+" from "+s.reg().Title+"?", says, "remove "+what, func() tea.Cmd {
		act := ui.Recording(s.env, seen, s, what+" removed", bodies...)
		act.Then = func(*ui.Case) tea.Cmd {
			clear(s.marked)
			return nil
		}
		return s.env.Act(act)
	}), false)
}

// namedBy counts the cells of all registers that name one of these rows.
func (s *Screen) namedBy(keys []string) int {
	n := 0
	for i := range s.c.State.Gate.Registers {
		reg := &s.c.State.Gate.Registers[i]
		for c := range reg.Columns {
			if reg.Columns[c].Type != content.TypeReference || reg.Columns[c].Of != s.id {
				continue
			}
			for _, r := range s.c.State.Rows[reg.ID] {
				if slices.Contains(keys, r.Cell(c).Text) {
					n++
				}
			}
		}
	}
	return n
}
