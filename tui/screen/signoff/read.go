package signoff

import (
	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// Read is where the sign-offs stand, who must sign, and what there is to say about the chosen row.
func (s *Screen) Read() ui.Reading {
	r := ui.Reading{Of: "sign-offs", At: s.choice.At, Choose: func(n int) tea.Cmd { s.choice.At = n; s.text.Top(); return nil }}
	r.Lines = s.head(ui.Unwrapped)
	for _, row := range s.rows() {
		r.Rows = append(r.Rows, s.inWords(row))
	}
	if len(r.Rows) > 0 || len(s.signOffs().Needed) == 0 {
		r.About = s.detail(ui.Unwrapped)
	}
	return r
}

func (s *Screen) inWords(r row) ui.ListRow {
	switch {
	case r.role != nil && r.role.By != nil:
		g := r.role.By
		return ui.ListRow{Name: r.role.Role.ID, Says: ui.Plain.Line(r.role.Role.Title + ": " + ui.GivenMark(g).Word + " by " + g.Name() + ", " + dates(g) + ", " + keyShort(g))}
	case r.role != nil && s.failed(r.role) != nil:
		g := s.failed(r.role)
		return ui.ListRow{Name: r.role.Role.ID, Says: ui.Plain.Line(r.role.Role.Title + ": " + ui.GivenMark(g).Word + ", " + by(g) + ", " + g.Why)}
	case r.role != nil:
		says := r.role.Role.Title + ": " + ui.RoleMark(s.signOffs(), r.role).Word
		if r.role.Says != "not signed" {
			says += ", " + r.role.Says
		}
		return ui.ListRow{Name: r.role.Role.ID, Says: ui.Plain.Line(says)}
	case r.given != nil:
		return ui.ListRow{Name: r.given.Role, Says: ui.Plain.Line("not counted, " + r.given.Role + ": " + ui.GivenMark(r.given).Word + ", " + by(r.given) + ", " + r.given.Why)}
	default:
		return ui.ListRow{Name: "anchor", Says: ui.Plain.Line("anchor, the line to keep elsewhere: the record now")}
	}
}
