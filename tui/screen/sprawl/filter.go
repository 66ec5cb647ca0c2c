package sprawl

import (
	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// filter asks for words; the list follows while one types.
func (s *Screen) filter() tea.Cmd {
	f := &finder{s: s, before: s.text}
	f.Form = widget.NewForm("show these", f.keep, &widget.Field{Name: "text", Label: "Name, owner, programme, finding", Start: s.text})
	f.Bare = true
	return s.env.Raise(s, f, false)
}

// finder is the sheet in which the filter is typed.
type finder struct {
	*widget.Form
	s      *Screen
	before string
}

// Init has nothing to do.
func (f *finder) Init() tea.Cmd { return nil }

// Update types, and shows at once what is left.
func (f *finder) Update(msg tea.Msg) tea.Cmd {
	cmd := f.Form.Update(msg)
	f.s.narrow(f.Value("text"))
	return cmd
}

// View is the line typed on.
func (f *finder) View() ui.Frame {
	lines, cursor := f.Form.View()
	return ui.Frame{Crumbs: []string{"filter"}, Body: lines[:1], Cursor: cursor}
}

// keep leaves what is shown as it is.
func (f *finder) keep() tea.Cmd {
	f.s.narrow(f.Value("text"))
	return f.s.env.Lower(f)
}

// Dismiss brings back what was shown before.
func (f *finder) Dismiss() tea.Cmd {
	f.s.narrow(f.before)
	return nil
}

// Actions keep the filter, and choose among what is left.
func (f *finder) Actions() []ui.Action {
	move := func(n int) func() tea.Cmd {
		return func() tea.Cmd { f.s.choice.Move(n, len(f.s.list)); return nil }
	}
	return []ui.Action{
		{Key: ui.PickAs(ui.KeyOpen, "keep the filter").Named("keep"), Foot: true, Do: f.keep},
		{Key: ui.PickAs(ui.KeyNextField, "next that fits"), Foot: true, Do: move(1)},
		{Key: ui.PickAs(ui.KeyPrevField, "previous that fits"), Do: move(-1)},
	}
}
