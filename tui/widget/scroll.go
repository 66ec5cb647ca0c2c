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
	return ui.Rolling(out, s)
}

// Roll reads on by n lines, with the wheel.
func (s *Scroll) Roll(n int) { s.Move(n) }

// Choice keeps which of several rows is chosen, and scrolls so that it is in sight: until the wheel shows others, and
// then again once another row is chosen.
type Choice struct {
	At     int
	top    int
	rolled bool
	seen   [3]int // what was in sight when it was rolled: the first and the last line of the chosen row, and the height
}

// Move goes n rows on in a list of so many.
func (c *Choice) Move(n, of int) { c.At = max(0, min(c.At+n, of-1)) }

// To chooses row n, as a click does.
func (c *Choice) To(n int) func() tea.Cmd { return func() tea.Cmd { c.At = n; return nil } }

// View shows h of the rows with the chosen one in sight. First and last say which lines are the chosen row's, where
// a row has several lines.
func (c *Choice) View(rows []ui.Line, first, last, h int) []ui.Line {
	return c.Span(len(rows), first, last, h, func(i int) ui.Line { return rows[i] })
}

// Span is View of n rows of which only those in sight are drawn.
func (c *Choice) Span(n, first, last, h int, draw func(i int) ui.Line) []ui.Line {
	top := c.Top(first, last, n, h)
	out := make([]ui.Line, max(0, h))
	for y := range min(len(out), n-top) {
		out[y] = draw(top + y)
	}
	return ui.Rolling(out, c)
}

// Top is the first line to show of so many, h of them at a time.
func (c *Choice) Top(first, last, of, h int) int {
	if now := [3]int{first, last, h}; now != c.seen {
		c.seen, c.rolled = now, false
	}
	if !c.rolled {
		if last >= c.top+h {
			c.top = last - h + 1
		}
		c.top = min(c.top, first)
	}
	c.top = max(0, min(c.top, of-h))
	return c.top
}

// Roll shows other rows, with the wheel. Which one is chosen stays.
func (c *Choice) Roll(n int) { c.top, c.rolled = c.top+n, true }

// Follow has the chosen row in sight again.
func (c *Choice) Follow() { c.rolled = false }

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
