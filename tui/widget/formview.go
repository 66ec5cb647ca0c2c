package widget

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// labelWidth is the width of the column of labels.
func (f *Form) labelWidth() int {
	n := 0
	for _, x := range f.fields {
		n = max(n, ui.Plain.Line(x.Label).Width())
	}
	return min(n, f.w/3)
}

func (f *Form) sideways() bool { return !f.Bare && f.w >= ui.TwoPanes }

func (f *Form) fieldWidth() int {
	if f.sideways() {
		return f.w*11/20 - ui.Between
	}
	return f.w - 1
}

// bareHelp is how many rows a form without a panel has for help; what the answers come to needs more of them.
func (f *Form) bareHelp() int {
	if f.Live == nil {
		return 2
	}
	return max(3, min(5, f.h/2-1))
}

func (f *Form) panelHeight() int { return max(4, f.h*2/5) }

// View draws the form in the room it was given; a bare one takes only the rows it needs.
func (f *Form) View() ([]ui.Line, *ui.Cursor) {
	rows, first, last, cursor := f.fieldRows()
	if f.Bare {
		help := f.panel(f.w-2, f.bareHelp())
		h := max(1, min(len(rows), f.h-len(help)))
		rows, cursor = f.scroll(rows, cursor, first, last, h)
		return append(rows, ui.Indent(1, help)...), cursor
	}
	if f.sideways() {
		side := f.w - f.fieldWidth() - ui.Between
		rows, cursor = f.scroll(rows, cursor, first, last, f.h)
		return ui.Beside(f.h, ui.Column{Width: f.fieldWidth(), Lines: rows}, ui.Column{Width: side, Lines: f.panel(side-1, f.h)}), cursor
	}
	h := max(3, f.h-f.panelHeight()-1)
	all := len(rows)
	rows, cursor = f.scroll(rows, cursor, first, last, h)
	rows = append(rows, f.rule(all, h))
	return append(rows, ui.Indent(1, f.panel(f.w-2, f.panelHeight()))...), cursor
}

// rule is the line between the fields and what helps with them: of so many rows h are in sight, and it says how many
// are not.
func (f *Form) rule(of, h int) ui.Line {
	var out []string
	if f.rows.top > 0 {
		out = append(out, ui.Count(f.rows.top, "line")+" above")
	}
	if below := of - f.rows.top - h; below > 0 {
		out = append(out, ui.Count(below, "line")+" below")
	}
	if out == nil {
		return ui.Rule(f.w)
	}
	return ui.Titled(ui.Dim.Line("… "+strings.Join(out, ", ")), f.w)
}

// scroll shows h rows such that the focused ones are in sight.
func (f *Form) scroll(rows []ui.Line, c *ui.Cursor, first, last, h int) ([]ui.Line, *ui.Cursor) {
	out := f.rows.View(rows, first, last, h)
	if c != nil {
		c.Y -= f.rows.top
		if c.Y < 0 || c.Y >= h {
			c = nil
		}
	}
	return out, c
}

// fieldRows draws every field and says which rows hold the focused one.
func (f *Form) fieldRows() (rows []ui.Line, first, last int, cursor *ui.Cursor) {
	lw := f.labelWidth()
	vw := max(4, f.fieldWidth()-lw-3)
	for i, x := range f.fields {
		if x.hidden() {
			continue
		}
		if x.Group != "" {
			if len(rows) > 0 {
				rows = append(rows, ui.Blank())
			}
			rows = append(rows, ui.Line{ui.Gap(1), (ui.Accent | ui.Bold).Of(x.Group)})
		}
		focused := i == f.at
		bar, label := ui.Gap(1), ui.Dim
		if focused {
			bar, label = ui.Accent.Of("▌"), ui.Bold
			first = len(rows)
		}
		if f.flaw(x) != "" {
			bar = (ui.Bad | ui.Bold).Of("!")
		}
		values, c := x.rows(vw, focused)
		if focused && x.Options != nil && x.asked() {
			values[0] = append(values[0][:1].Clicked(f.clicked(i, (*Field).back)), values[0][1:].Clicked(f.clicked(i, (*Field).on))...)
		}
		for n, v := range values {
			lead := ui.Line{bar, label.Of(x.Label)}
			if n > 0 {
				lead = ui.Line{bar}
			}
			row := append(lead.Cut(lw+2).Fill(lw+3), v...)
			if x.asked() && !(focused && x.Options != nil) { // what is chosen in it has clicks of its own
				row = row.Chosen(false, 0, f.clicked(i, func(*Field) {}))
			}
			if focused && x.written() {
				put := func(cell int) tea.Cmd { return f.clicked(i, func(x *Field) { x.text.point(n, cell) })() }
				row = append(row[:len(row)-len(v)], v.Written(put)...)
			}
			rows = append(rows, row)
		}
		if focused {
			last = len(rows) - 1
			if c != nil {
				cursor = &ui.Cursor{X: c.X + lw + 3, Y: c.Y + first}
			}
		}
	}
	button := ui.Line{ui.Gap(1), ui.Dim.Of("[ " + f.button + " ]")}
	if f.at == len(f.fields) {
		button = ui.Line{ui.Accent.Of("▌"), (ui.Bold | ui.Reverse).Of("[ " + f.button + " ]"), ui.Dim.Of("  enter")}
	}
	button = button.Pressing(ui.KeySend)
	if !f.Bare {
		rows = append(rows, ui.Blank())
	}
	if f.at == len(f.fields) {
		first, last = len(rows), len(rows)
	}
	return append(rows, button), first, last, cursor
}

// panel is what helps with the field that has the focus.
func (f *Form) panel(w, h int) []ui.Line {
	w = min(w, ui.MaxText)
	out := f.problems(w)
	if f.Live != nil {
		out = append(out, f.Live(w)...)
		if h > 6 {
			out = append(out, ui.Blank())
		}
	}
	if f.at >= len(f.fields) {
		return ui.Rows(out, min(h, max(1, len(out))))
	}
	x := f.fields[f.at]
	var help []ui.Line
	if x.Help != "" {
		help = ui.Dim.Wrap(x.Help, w)
	}
	if x.Options != nil && !f.Bare {
		if h > 1 && len(out) > h-1 { // what there is to choose is always in sight
			out = short(out, h-1, w)
		}
		help = f.choices(x, help, w, h-len(out))
	}
	if x.Suggest != nil {
		help = append(help, f.offers(x, w, h-len(out)-len(help))...)
	}
	out = short(append(out, help...), h, w)
	if f.Bare {
		return out
	}
	return ui.Rows(out, h)
}

// problems is what is wrong with the field that has the focus, else with the first one that was left so.
func (f *Form) problems(w int) []ui.Line {
	if f.at < len(f.fields) {
		x := f.fields[f.at]
		if p := problem(x); p != "" && (f.tried || strings.TrimSpace(x.value()) != "") {
			return ui.Bad.Wrap("! "+p, w)
		}
	}
	for i, x := range f.fields {
		if p := f.flaw(x); p != "" && i != f.at && x.left {
			return ui.Bad.Wrap("! "+x.Label+": "+p, w)
		}
	}
	return nil
}
