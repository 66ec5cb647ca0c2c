package widget

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// FormSheet is a small form that rises from the lower edge; what it is about stays in sight.
type FormSheet struct {
	*Form
	env   *ui.Env
	title string
	what  string
}

// NewFormSheet makes a sheet. What names what would be lost: "your comment"; where it is "" nothing is worth asking
// about.
func NewFormSheet(env *ui.Env, title, what, button string, send func(*Form) tea.Cmd, fields ...*Field) *FormSheet {
	s := &FormSheet{env: env, title: title, what: what}
	s.Form = NewForm(button, func() tea.Cmd { return send(s.Form) }, fields...)
	s.Form.Bare = true
	return s
}

// Init has nothing to do.
func (s *FormSheet) Init() tea.Cmd { return nil }

// Unsaved names what would be lost.
func (s *FormSheet) Unsaved() string {
	if s.Changed() {
		return s.what
	}
	return ""
}

// Dismiss forgets what is secret.
func (s *FormSheet) Dismiss() tea.Cmd {
	s.Wipe()
	return nil
}

// View is the form with the sheet's title.
func (s *FormSheet) View() ui.Frame {
	lines, cursor := s.Form.View()
	return ui.Frame{Crumbs: []string{s.title}, Body: lines, Cursor: cursor}
}

// Needed is a check that a field says something.
func Needed(says string) func(string) string {
	return func(v string) string {
		if strings.TrimSpace(v) == "" {
			return says
		}
		return ""
	}
}
