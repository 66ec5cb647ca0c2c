package register

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// Row is the form for one row: a new one, or one that is there.
type Row struct {
	env  *ui.Env
	c    *ui.Case // as the person saw it on the way in: what others change meanwhile is asked about, and nothing typed is lost
	reg  *content.Register
	held *assessment.HeldRow // nil for a new row
	form *widget.Form
	w, h int
}

// NewRow makes the form for r.Row of r.Register, or for a new row.
func NewRow(env *ui.Env, r ui.Route) ui.Screen {
	s := &Row{env: env, c: r.Case, reg: r.Case.State.Gate.Register(r.Register)}
	if s.reg == nil {
		return s
	}
	if r.Row != "" {
		s.held = s.c.State.Row(s.reg.ID, r.Row)
	}
	var fields []*widget.Field
	if s.held == nil {
		f := &widget.Field{Name: "", Label: "Key", Start: r.Row, Help: "What names the row for ever: " + s.reg.Key + ".", Check: s.checkKey}
		if s.reg.People {
			f.Suggest = func() []string { return people(s.c.State, s.env.Desk.By()) }
		}
		fields = append(fields, f)
	}
	for i := range s.reg.Columns {
		f := field(s.c, s.reg, &s.reg.Columns[i], r.Row)
		if f.Suggest != nil && s.reg.Columns[i].Type == content.TypePerson {
			words := people(s.c.State, s.env.Desk.By())
			f.Suggest = func() []string { return words }
		}
		if s.held != nil {
			f.Start = spoken(&s.reg.Columns[i], s.held.Cell(i).Text)
		}
		fields = append(fields, f)
	}
	s.form = widget.NewForm("save the row", s.send, fields...)
	return s
}

// field asks for a column in the way of its type. Its name is the column's id.
func field(c *ui.Case, reg *content.Register, col *content.Column, key string) *widget.Field {
	f := &widget.Field{Name: col.ID, Label: title(col), Help: col.Help}
	how := ""
	switch col.Type {
	case content.TypeChoice:
		f.Options = choices(col.Choices)
		how = "← → choose."
	case content.TypeYesNo:
		f.Options = choices([]string{"yes", "no"})
		how = "← → choose."
	case content.TypeDate:
		how = "A day: YYYY-MM-DD."
	case content.TypeDuration:
		how = "How long: 45m, 1h30m or 2d; a number alone is minutes."
	case content.TypeNumber:
		how = "A number."
	case content.TypeList:
		how = "Several, parted by a semicolon."
	case content.TypePerson:
		words := people(c.State)
		f.Suggest = func() []string { return words }
		how = "A person: Name <mail>. → completes."
	case content.TypeReference:
		rows := c.State.Rows[col.Of]
		words := make([]string, len(rows))
		for i := range rows {
			words[i] = rows[i].Key
		}
		f.Suggest = func() []string { return words }
		how = "The key of a row of " + col.Of + ". → completes."
	default:
		f.Prose, f.Brief = true, true
	}
	if col.Required {
		how += " Until it is filled the row is not whole."
	}
	if col.Unique {
		how += " Each row has its own."
	}
	f.Help = strings.TrimSpace(f.Help + " " + strings.TrimSpace(how))
	f.Check = func(v string) string { return wrong(c, reg, col, key, v) }
	return f
}

func choices(all []string) func() []widget.Option {
	opts := []widget.Option{{Label: "—"}}
	for _, v := range all {
		opts = append(opts, widget.Option{Value: v})
	}
	return func() []widget.Option { return opts }
}

// wrong says why the record would not take a cell, in the words in which the desk would say it.
func wrong(c *ui.Case, reg *content.Register, col *content.Column, key, text string) string {
	if strings.TrimSpace(text) == "" {
		return ""
	}
	if key == "" {
		key = "new" // the check of the key says the rest
	}
	err := assessment.RowRefused(c.State, assessment.RowSet{Register: reg.ID, Key: key, Cells: map[string]string{col.ID: text}}, c.Today)
	if err == nil && col.Unique {
		own, _ := col.Canonical(text)
		for _, r := range c.State.Rows[reg.ID] {
			if r.Key != key && r.Cell(reg.Index(col.ID)).Text == own {
				return r.Key + " has the same, and each row has its own"
			}
		}
	}
	return because(err)
}

// because is what an error says, with its hint.
func because(err error) string {
	var argument *assessment.ArgumentError
	var refused *assessment.RefusedError
	switch {
	case err == nil:
		return ""
	case errors.As(err, &argument) && argument.Hint != "":
		return argument.Says + " (" + argument.Hint + ")"
	case errors.As(err, &refused) && refused.Hint != "":
		return refused.Says + " (" + refused.Hint + ")"
	default:
		return err.Error()
	}
}

func (s *Row) checkKey(v string) string {
	key := strings.TrimSpace(v)
	if s.c.State.Row(s.reg.ID, key) != nil {
		return "a row is called " + key + " already: go back and open that one"
	}
	return because(assessment.RowRefused(s.c.State, assessment.RowSet{Register: s.reg.ID, Key: key}, s.c.Today))
}

// Init has nothing to do.
func (s *Row) Init() tea.Cmd { return nil }

// Update edits the form.
func (s *Row) Update(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		if s.form != nil {
			return s.form.Update(msg)
		}
	}
	return nil
}

// Typing reports whether text is being typed.
func (s *Row) Typing() bool { return s.form != nil && s.form.Typing() }

// Unsaved names what would be lost.
func (s *Row) Unsaved() string {
	if s.form != nil && s.form.Changed() {
		return "this row"
	}
	return ""
}

// Resize fits the form below the head.
func (s *Row) Resize(w, h int) {
	s.w, s.h = w, h
	if s.form != nil {
		s.form.Resize(w, h-rowHead)
	}
}

// Actions are those of the form.
func (s *Row) Actions() []ui.Action {
	if s.form == nil {
		return nil
	}
	return s.form.Actions()
}

// rowHead is the room for the name of the row above the form.
const rowHead = 2

func (s *Row) name() string {
	if s.held != nil {
		return s.held.Key
	}
	return "new row"
}

// View is the form under the name of the row.
func (s *Row) View() ui.Frame {
	f := ui.Frame{Crumbs: []string{"portfolio", s.c.Slug, "registers"}, Status: ui.Standing(&s.c.Decision)}
	if s.form == nil {
		f.Body = []ui.Line{ui.Blank(), {ui.Gap(2), ui.Plain.Of("The gate of this assessment asks for no such register.")}}
		return f
	}
	f.Crumbs = append(f.Crumbs, s.reg.ID, s.name())
	head := ui.Line{ui.Gap(1), ui.Bold.Of(s.name()), ui.Dim.Of("  in " + s.reg.Title)}
	if s.held != nil {
		if faults := s.c.State.RowFaults(s.reg.ID, s.held); len(faults) > 0 {
			head = append(head, ui.Warn.Of("  ! "+strings.Join(faults, "; ")))
		}
	}
	lines, cursor := s.form.View()
	if cursor != nil {
		cursor = &ui.Cursor{X: cursor.X, Y: cursor.Y + rowHead}
	}
	f.Body, f.Cursor = append([]ui.Line{head.Cut(s.w), ui.Rule(s.w)}, lines...), cursor
	return f
}

// changed are the cells that differ from what is held, each in the spelling of the record.
func (s *Row) changed() map[string]string {
	cells := map[string]string{}
	for i := range s.reg.Columns {
		c := &s.reg.Columns[i]
		own, err := c.Canonical(s.form.Value(c.ID))
		if err != nil {
			continue // sending stops at it before this is asked
		}
		if s.held == nil && own != "" || s.held != nil && own != s.held.Cell(i).Text {
			cells[c.ID] = own
		}
	}
	return cells
}

// send records what changed, as one act, and goes back to the table.
func (s *Row) send() tea.Cmd {
	key, cells := strings.TrimSpace(s.form.Value("")), s.changed()
	says := key + " added"
	if s.held != nil {
		key = s.held.Key
		says = key + ": " + strings.Join(s.titles(cells), ", ")
	}
	if s.held != nil && len(cells) == 0 {
		cmd := s.env.Back()
		s.env.Tell(ui.Note, "nothing was changed in "+key)
		return cmd
	}
	act := ui.Recording(s.env, s.c, s, says, assessment.RowSet{Register: s.reg.ID, Key: key, Cells: cells})
	act.Then = func(c *ui.Case) tea.Cmd {
		cmd := s.env.Go(ui.Route{To: ui.Register, Case: c, Register: s.reg.ID, Row: key})
		s.env.Tell(ui.Done, "saved · "+says)
		return cmd
	}
	return s.env.Act(act)
}

func (s *Row) titles(cells map[string]string) []string {
	var out []string
	for i := range s.reg.Columns {
		if _, ok := cells[s.reg.Columns[i].ID]; ok {
			out = append(out, title(&s.reg.Columns[i]))
		}
	}
	return out
}
