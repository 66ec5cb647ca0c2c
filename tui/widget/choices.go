package widget

import (
	"strings"

	"gonogo/tui/ui"
)

// choices shows what a choice offers, with what the chosen one means: one below the other under the help where that
// fits, else side by side above it, so that none of them is out of sight.
func (f *Form) choices(x *Field, help []ui.Line, w, h int) []ui.Line {
	opts := x.Options()
	chosen := x.chosen(opts)
	var means []ui.Line
	if chosen >= 0 && opts[chosen].Help != "" {
		means = ui.Dim.Wrap(opts[chosen].Help, w)
	}
	most := 0 // of every choice, so that stepping through them moves nothing
	for _, o := range opts {
		most = max(most, len(ui.Dim.Wrap(o.Help, w)))
	}
	below := len(help)+most+len(opts) <= h
	gap := 0
	if below {
		gap = 1
	}
	var items []ui.Line
	for i, o := range opts {
		style, lead := ui.Plain, ui.Line{ui.Gap(1 + gap)}
		switch {
		case i == chosen:
			style, lead = ui.Bold, ui.Line{ui.Accent.Of("▌"), ui.Gap(gap)}
		case o.Faint:
			style = ui.Dim
		}
		items = append(items, append(lead, style.Of(o.label())).Cut(w).Clicked(f.clicked(f.at, func(x *Field) { x.choose(o.Value) })))
	}
	if below {
		return append(append(help, means...), items...)
	}
	rows := ui.WrapLines(items, w)
	rows = around(rows, max(1, h-1), w)
	return append(rows, short(append(help, means...), h-len(rows), w)...)
}

// short is h of the lines, marked where there are more.
func short(lines []ui.Line, h, w int) []ui.Line {
	if h <= 0 || len(lines) <= h {
		return lines[:max(0, min(len(lines), h))]
	}
	return append(lines[:h-1:h-1], lines[h-1].Etc(w))
}

// around is h of the rows with the chosen one among them, marked where there are more.
func around(rows []ui.Line, h, w int) []ui.Line {
	if len(rows) <= h {
		return rows
	}
	at := 0
	for i, r := range rows {
		if strings.Contains(r.Plain(), "▌") {
			at = i
		}
	}
	out, top := ui.Window(rows, at-h/2, h)
	if top > 0 {
		out[0] = append(ui.Line{ui.Dim.Of("… ")}, out[0]...).Cut(w)
	}
	if top+h < len(rows) {
		out[h-1] = out[h-1].Etc(w)
	}
	return out
}
