// Package help says what can be done on the screen it was called from. It is made from that screen's actions,
// so that it cannot say anything else than what the keys do.
package help

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// Screen explains the keys of one screen.
type Screen struct {
	env     *ui.Env
	about   []string // the way to it
	actions []ui.Action
	text    widget.Scroll
	w, h    int
}

// New explains r.Actions.
func New(env *ui.Env, r ui.Route) ui.Screen {
	return &Screen{env: env, about: r.About, actions: r.Actions}
}

// Init has nothing to do.
func (s *Screen) Init() tea.Cmd { return nil }

// Update has nothing to do.
func (s *Screen) Update(tea.Msg) tea.Cmd { return nil }

// Resize keeps the room there is.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Actions read on, and go back.
func (s *Screen) Actions() []ui.Action {
	list := append(widget.ScrollActions(&s.text), ui.Action{Key: ui.PickAs(ui.KeyHelp, "back to where you were"), Do: s.env.Back})
	if s.env.Tour != nil {
		list = append(list, ui.Action{Key: ui.Pick(ui.KeyTour), Foot: true, Do: s.env.Tour})
	}
	return list
}

// View is the keys by group, in as many columns as there is room for, and what the marks mean.
func (s *Screen) View() ui.Frame {
	columns := max(1, (s.w-2)/46)
	columns = min(columns, 3)
	w := (s.w - 2 - (columns-1)*ui.Between) / columns
	lists := inColumns(s.blocks(w), columns)
	rows := 0
	var cols []ui.Column
	for _, l := range lists {
		rows = max(rows, len(l))
		cols = append(cols, ui.Column{Width: w, Lines: l})
	}
	s.text.Set(ui.Indent(1, ui.Beside(rows, cols...)), s.h)
	return ui.Frame{Crumbs: append(slices.Clone(s.about), "help"), Body: s.text.View()}
}

// inColumns sets blocks below one another in so many columns at most, in their order and as short as that goes.
func inColumns(blocks [][]ui.Line, columns int) [][]ui.Line {
	for h := 1; ; h++ {
		lists := make([][]ui.Line, 1, columns)
		for _, b := range blocks {
			last := len(lists) - 1
			switch {
			case len(lists[last]) == 0:
				lists[last] = b
			case len(lists[last])+1+len(b) <= h:
				lists[last] = append(append(lists[last], ui.Blank()), b...)
			default:
				lists = append(lists, b)
			}
		}
		if len(lists) <= columns {
			return lists
		}
	}
}

// blocks are the groups of keys, the mouse and the marks, each w wide.
func (s *Screen) blocks(w int) [][]ui.Line {
	var out [][]ui.Line
	for _, g := range ui.Groups {
		lines := []ui.Line{ui.Heading(string(g), w)}
		for _, a := range s.actions {
			if a.Key.Group() != g {
				continue
			}
			style := ui.Plain
			if a.Can() != "" {
				style = ui.Dim // it cannot be done now; its key says why
			}
			lead := ui.Line{ui.Bold.Of(a.Key.Label())}.Fill(10)
			lines = append(lines, ui.Hang(lead, style, a.Key.Help().Desc, w)...)
		}
		if len(lines) > 1 {
			out = append(out, lines)
		}
	}
	return append(out, s.mouse(w), s.marks(w))
}

// mouse is what the mouse does.
func (s *Screen) mouse(w int) []ui.Line {
	lines := []ui.Line{ui.Heading("Mouse, never needed", w)}
	for _, m := range ui.Mouse {
		lines = append(lines, ui.Hang(ui.Line{ui.Bold.Of(m.Hand)}.Fill(11), ui.Plain, m.Does, w)...)
	}
	return lines
}

// marks is what the signs mean.
func (s *Screen) marks(w int) []ui.Line {
	lines := []ui.Line{ui.Heading("Marks", w)}
	var all []ui.Line
	for _, m := range ui.Marks() {
		all = append(all, ui.Line{m.Style.Of(m.Sign + " " + m.Word)})
	}
	return append(lines, ui.WrapLines(all, w)...)
}
