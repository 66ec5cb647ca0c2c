package portfolio

import "gonogo/tui/ui"

// The widths from which a row fits on one line, and from which it has room for what comes next, in a few and in more words.
const (
	oneLine  = 80
	nextRoom = 140
	saysRoom = 180
)

// The widths of the columns behind the name.
const (
	leastVerdict = 16
	doneWidth    = 9
	liveWidth    = 12 // the last one, but for what comes next
	turnsWidth   = 26
	inFigures    = 13 // blockers
	inWords      = 24
)

// mostName is the room that a name is given before other columns, in cells.
const mostName = 40

// columns are the widths of the columns of which not every window has all. What a column that is left out says stands
// below the list.
type columns struct{ name, done, blockers, next int }

// columns gives the names the room that they need: a row is known by its name. What tells least gives way first: the words
// beside the figures of blockers, then how many are answered, then what comes next.
func (s *Screen) columns() columns {
	c := columns{done: doneWidth, blockers: inFigures}
	if s.w >= ui.TwoPanes {
		c.blockers = inWords
	}
	switch {
	case s.w >= saysRoom:
		c.next = 50
	case s.w >= nextRoom:
		c.next = 14
	}
	for _, giveWay := range []func(){
		func() {},
		func() { c.blockers = inFigures },
		func() { c.done = 0 },
		func() { c.next = 0 },
	} {
		giveWay()
		c.name = s.w - 2 - s.verdictRoom - c.done - c.blockers - liveWidth
		if c.next > 0 {
			c.name -= 1 + c.next + turnsWidth // and a gap before what comes next
		}
		if c.name > min(s.nameNeeds, mostName) {
			break
		}
	}
	return c
}

// needs is how many cells the name of a row takes whole, or most where that is more.
func (e *entry) needs(most int) int {
	more := 0
	if e.twin {
		more = 1 + len(e.Slug)
	}
	if e.Archived {
		more += len(archived)
	}
	if len(label(&e.Row))+more <= most { // no text takes more cells than bytes
		return most
	}
	return max(most, ui.Plain.Line(label(&e.Row)).Width()+more)
}

// head names the columns.
func (s *Screen) head() ui.Line {
	c := s.columns()
	cell := func(t string, w int) ui.Line { return ui.Dim.Line(t).Fill(w) }
	l := append(ui.Line{ui.Gap(2)}, cell("Assessment", c.name)...)
	l = append(l, cell("Verdict", s.verdictRoom)...)
	if c.done > 0 {
		l = append(l, cell("Answered", c.done)...)
	}
	l = append(l, cell("Blockers", c.blockers)...)
	l = append(l, cell("Go-live", liveWidth)...)
	if c.next > 0 {
		l = append(append(append(l, ui.Gap(1)), cell("Ends next", c.next)...), ui.Dim.Of("Verdict turns"))
	}
	return l.Cut(s.w)
}
