package widget

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// Scroll shows a part of lines that are longer than the room there is.
type Scroll struct {
	lines []ui.Line
	top   int
	h     int
}

// Set gives it its lines; where one has read to stays.
func (s *Scroll) Set(lines []ui.Line, h int) {
	s.lines, s.h = lines, h
	s.Move(0)
}

// Move reads on by n lines.
func (s *Scroll) Move(n int) { s.top = max(0, min(s.top+n, len(s.lines)-s.h)) }

// To shows line n as the first, as far as there is enough below it.
func (s *Scroll) To(n int) {
	s.top = 0
	s.Move(n)
}

// Step goes to the next of some lines, given in order, or to the one before; it reports whether there is one.
func (s *Scroll) Step(lines []int, forward bool) bool {
	if forward {
		for _, n := range lines {
			if n > s.top && s.top < len(s.lines)-s.h {
				s.To(n)
				return true
			}
		}
		return false
	}
	for _, n := range slices.Backward(lines) {
		if n < s.top {
			s.To(n)
			return true
		}
	}
	return false
}

// Page reads on by n pages; a line of the page before stays in sight.
func (s *Scroll) Page(n int) { s.Move(n * max(1, s.h-1)) }

// Top goes to the beginning.
func (s *Scroll) Top() { s.top = 0 }

// Bottom goes to the end.
func (s *Scroll) Bottom() { s.Move(len(s.lines)) }

// More says how many lines are below what is shown.
func (s *Scroll) More() int { return max(0, len(s.lines)-s.top-s.h) }

// View is exactly h lines; where there is more to read, the last one says so.
func (s *Scroll) View() []ui.Line {
	out, _ := ui.Window(s.lines, s.top, s.h)
	if n := s.More(); n > 0 && s.h > 1 {
		out[s.h-1] = ui.Line{ui.Dim.Say("… %s more, space reads on", ui.Count(n+1, "line"))}
	}
	return out
}

// Choice keeps which of several rows is chosen, and scrolls so that it is in sight.
type Choice struct {
	At  int
	top int
}

// Move goes n rows on in a list of so many.
func (c *Choice) Move(n, of int) { c.At = max(0, min(c.At+n, of-1)) }

// View shows h of the rows with the chosen one in sight. Span says which lines belong to the chosen row, where
// a row has several lines.
func (c *Choice) View(rows []ui.Line, first, last, h int) []ui.Line {
	out, _ := ui.Window(rows, c.scroll(first, last, len(rows), h), h)
	return out
}

// scroll is the first of h lines in sight, of so many, with some of them among these.
func (c *Choice) scroll(first, last, of, h int) int {
	if last >= c.top+h {
		c.top = last - h + 1
	}
	if first < c.top {
		c.top = first
	}
	c.top = max(0, min(c.top, of-h))
	return c.top
}

// ScrollActions are the keys that read on in a text that fills a screen.
func ScrollActions(s *Scroll) []ui.Action {
	do := func(f func()) func() tea.Cmd { return func() tea.Cmd { f(); return nil } }
	return []ui.Action{
		{Key: ui.Pick(ui.KeyPageDown), Foot: true, Do: do(func() { s.Page(1) })},
		{Key: ui.Pick(ui.KeyPageUp), Do: do(func() { s.Page(-1) })},
		{Key: ui.PickAs(ui.KeyDown, "one line down"), Do: do(func() { s.Move(1) })},
		{Key: ui.PickAs(ui.KeyUp, "one line up"), Do: do(func() { s.Move(-1) })},
		{Key: ui.PickAs(ui.KeyTop, "to the beginning"), Do: do(s.Top)},
		{Key: ui.PickAs(ui.KeyBottom, "to the end"), Do: do(s.Bottom)},
	}
}
