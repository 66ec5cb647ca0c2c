package widget

import (
	"strings"

	"gonogo/tui/ui"
)

// labelWidth is the width of the column of labels.
func (f *Form) labelWidth() int {
	n := 0
	for _, x := range f.fields {
		n = max(n, len(x.Label))
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

func (f *Form) panelHeight() int { return max(4, f.h*2/5) }

// View draws the form in the room it was given; a bare one takes only the rows it needs.
func (f *Form) View() ([]ui.Line, *ui.Cursor) {
	rows, first, last, cursor := f.fieldRows()
	if f.Bare {
		help := f.panel(f.w-2, 2)
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
	rows, cursor = f.scroll(rows, cursor, first, last, h)
	rows = append(rows, ui.Rule(f.w))
	return append(rows, ui.Indent(1, f.panel(f.w-2, f.panelHeight()))...), cursor
}

// scroll shows h rows such that the focused ones are in sight.
func (f *Form) scroll(rows []ui.Line, c *ui.Cursor, first, last, h int) ([]ui.Line, *ui.Cursor) {
	if last >= f.top+h {
		f.top = last - h + 1
	}
	if first < f.top {
		f.top = first
	}
	out, top := ui.Window(rows, f.top, h)
	f.top = top
	if c != nil {
		c.Y -= top
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
		for n, v := range values {
			lead := ui.Line{bar, label.Of(x.Label)}
			if n > 0 {
				lead = ui.Line{bar}
			}
			rows = append(rows, append(lead.Fill(lw+3), v...))
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
	if x.Help != "" {
		out = append(out, ui.Dim.Wrap(x.Help, w)...)
	}
	if x.Options != nil && !f.Bare {
		out = append(out, f.options(x, w, h-len(out))...)
	}
	if x.Suggest != nil {
		out = append(out, x.offers(w, h-len(out))...)
	}
	if f.Bare {
		return out[:min(len(out), h)]
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

// options lists the choices around the chosen one, and what the chosen one means.
func (f *Form) options(x *Field, w, h int) []ui.Line {
	opts := x.Options()
	chosen := x.chosen(opts)
	var help []ui.Line
	if chosen >= 0 && opts[chosen].Help != "" {
		help = ui.Dim.Wrap(opts[chosen].Help, w)
		help = help[:min(len(help), max(0, h-3))]
	}
	var list []ui.Line
	for i, o := range opts {
		l := ui.Line{ui.Gap(2), ui.Plain.Of(o.label())}
		switch {
		case i == chosen:
			l = ui.Line{ui.Accent.Of("▌ "), ui.Bold.Of(o.label())}
		case o.Faint:
			l = ui.Line{ui.Gap(2), ui.Dim.Of(o.label())}
		}
		list = append(list, l.Cut(w))
	}
	room := max(1, h-len(help))
	rows, _ := ui.Window(list, chosen-room/2, min(room, len(list)))
	return append(help, rows...)
}
