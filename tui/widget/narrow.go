package widget

import (
	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// Narrow is a sheet of one line in which words are typed that rows must hold. The list behind it follows while one types,
// and what was shown before comes back with esc.
type Narrow struct {
	*Form
	env    *ui.Env
	before string
	narrow func(text string)
	move   func(n int)
}

// NewNarrow makes the sheet over a list that is narrowed to the text of the field; narrow is called with each text, move
// chooses another of the rows that are left.
func NewNarrow(env *ui.Env, button string, field *Field, narrow func(text string), move func(n int)) *Narrow {
	s := &Narrow{env: env, before: field.Start, narrow: narrow, move: move}
	s.Form = NewForm(button, s.keep, field)
	s.Bare = true
	return s
}

// Init has nothing to do.
func (s *Narrow) Init() tea.Cmd { return nil }

func (s *Narrow) text() string { return s.Value(s.fields[0].Name) }

// Update types, and shows at once what is left.
func (s *Narrow) Update(msg tea.Msg) tea.Cmd {
	cmd := s.Form.Update(msg)
	s.narrow(s.text())
	return cmd
}

// View is the line typed on.
func (s *Narrow) View() ui.Frame {
	lines, cursor := s.Form.View()
	return ui.Frame{Crumbs: []string{"filter"}, Body: lines[:1], Cursor: cursor}
}

// Read is the line to type.
func (s *Narrow) Read() ui.Reading { return ui.Reading{Of: "filter", Form: s.Form} }

// keep leaves what is shown as it is.
func (s *Narrow) keep() tea.Cmd {
	s.narrow(s.text())
	return s.env.Lower(s)
}

// Dismiss brings back what was shown before.
func (s *Narrow) Dismiss() tea.Cmd {
	s.narrow(s.before)
	return nil
}

// Actions keep the filter, and choose among what is left.
func (s *Narrow) Actions() []ui.Action {
	move := func(n int) func() tea.Cmd { return func() tea.Cmd { s.move(n); return nil } }
	return []ui.Action{
		{Key: ui.PickAs(ui.KeyOpen, "keep the filter").Named("keep"), Foot: true, Do: s.keep},
		{Key: ui.PickAs(ui.KeyNextField, "next that fits"), Foot: true, Do: move(1)},
		{Key: ui.PickAs(ui.KeyPrevField, "previous that fits"), Do: move(-1)},
	}
}
