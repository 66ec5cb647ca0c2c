package widget

import (
	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// Read is the question and what it means; its answers are actions.
func (c *Confirm) Read() ui.Reading {
	return ui.Reading{Of: c.Asks, Lines: append(ui.Told("", c.Asks), ui.Told("", c.Says)...)}
}

// Read is the form.
func (s *FormSheet) Read() ui.Reading { return ui.Reading{Of: s.title, Form: s.Form} }

// Read is what was found so far.
func (f *Find) Read() ui.Reading {
	typed := f.field.text.value()
	r := ui.Reading{
		Of: typed, At: f.choice.At, Quiet: typed == "" && len(f.found) > maxOffers,
		Choose: func(n int) tea.Cmd { f.choice.At = n; return nil },
	}
	if len(f.found) == 0 {
		r.Lines = []ui.Line{ui.Plain.Line(f.Nothing)}
	}
	for _, i := range f.found {
		it := &f.items[i]
		r.Rows = append(r.Rows, ui.ListRow{Name: it.ID, Says: it.Line()})
	}
	return r
}
