package intake

import "gonogo/tui/ui"

// Read is the form.
func (s *Screen) Read() ui.Reading { return ui.Reading{Of: "intake", Form: s.form} }
