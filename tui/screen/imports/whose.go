package imports

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/widget"
)

// What a person may choose where a file says otherwise than they.
const (
	yours = "yours"
	files = "files"
)

// mostAsked is how many clashes one sheet asks about one by one.
const mostAsked = 100

// everywhere names the field for all clashes.
const everywhere = "everywhere"

// whose asks whose word holds: everywhere, or in each cell and row in which a file says otherwise than a person.
func (s *Screen) whose() tea.Cmd {
	start := yours
	if s.choice.Take {
		start = files
	}
	of := func(a, b string) func() []widget.Option {
		return func() []widget.Option { return []widget.Option{{Value: yours, Label: a}, {Value: files, Label: b}} }
	}
	fields := []*widget.Field{{
		Name: everywhere, Label: "Everywhere", Start: start, Options: of("one by one", "the files win"),
		Help: "Where a file says otherwise than a person set, the person's value stays unless you let the file win.",
	}}
	var sheet *widget.FormSheet
	var asked []assessment.CellName
	group := ""
	ask := func(at assessment.CellName, label, person, file string) {
		if len(asked) == mostAsked {
			return
		}
		f := &widget.Field{Name: strconv.Itoa(len(asked)), Label: label, Start: yours, Options: of("yours: "+person, "file: "+file)}
		f.Hidden = func() bool { return sheet != nil && sheet.Value(everywhere) == files }
		if s.choice.TakeCell[at] {
			f.Start = files
		}
		if at.Key != group {
			f.Group, group = at.Key, at.Key
		}
		asked, fields = append(asked, at), append(fields, f)
	}
	for i := range s.plan.Rows {
		row := &s.plan.Rows[i]
		at := assessment.CellName{Register: row.Register.ID, Key: row.Key}
		if row.Fate == assessment.RowWithheld || s.choice.TakeCell[at] {
			ask(at, "The row", "it stays as it is", "it is taken")
		}
		for n := range row.Cells {
			c := &row.Cells[n]
			at.Column = row.Register.Columns[c.Column].ID
			if c.Fate == assessment.CellClash || s.choice.TakeCell[at] {
				ask(at, row.Register.Columns[c.Column].Title, orNothing(s.plan.Was(row, c).Text), c.Is())
			}
		}
	}
	sheet = widget.NewFormSheet(s.env, "Whose word holds", "what you chose", "look again", func(f *widget.Form) tea.Cmd {
		s.choice.Take, s.choice.TakeCell = f.Value(everywhere) == files, map[assessment.CellName]bool{}
		for i, at := range asked {
			if f.Value(strconv.Itoa(i)) == files {
				s.choice.TakeCell[at] = true
			}
		}
		return tea.Batch(s.env.Lower(sheet), s.read())
	}, fields...)
	sheet.Verb = "look again"
	return s.env.Raise(s, sheet, false)
}
