package ui

import tea "charm.land/bubbletea/v2"

// Target is what a click on a part of a line does. Nothing can be done by the mouse alone: a target is the act
// of a key, run as if that key were pressed, or choosing what a few keys would choose, or a place for the cursor.
type Target struct {
	Key  KeyID                  // the key that it stands for, where Do is nil
	Do   func() tea.Cmd         // chooses something; nil where it stands for a key
	Put  func(cell int) tea.Cmd // puts the cursor so many cells into the text that is clicked on; nil where there is none
	wide bool                   // what is blank behind it belongs to it
}

// Roller is what the wheel moves: a part of the screen that has more lines than room. Rolling shows other lines and does
// nothing else; what is chosen stays chosen.
type Roller interface{ Roll(lines int) }

// Pressing makes a click on the line the press of a key. What is blank behind the line does nothing.
func (l Line) Pressing(id KeyID) Line { return l.aimed(&Target{Key: id}) }

// Clicked makes a click on the line do something, such as choosing what it names.
func (l Line) Clicked(do func() tea.Cmd) Line { return l.aimed(&Target{Do: do}) }

// Chosen makes the line a row of a list, as wide as the list: a click chooses it and, where it is chosen already, does what
// a key does with it.
func (l Line) Chosen(here bool, id KeyID, choose func() tea.Cmd) Line {
	if here {
		return l.aimed(&Target{Key: id, wide: true})
	}
	return l.aimed(&Target{Do: choose, wide: true})
}

// Written makes the line a part of a text that is being written: a click puts the cursor there.
func (l Line) Written(put func(cell int) tea.Cmd) Line { return l.aimed(&Target{Put: put, wide: true}) }

func (l Line) aimed(t *Target) Line {
	out := make(Line, len(l))
	for i, s := range l {
		s.click = t
		out[i] = s
	}
	return out
}

// Rolling lets the wheel move r wherever the pointer is over one of the lines, blank ones too. What is inside of them and
// moves by itself still does.
func Rolling(lines []Line, r Roller) []Line {
	out := make([]Line, len(lines))
	for i, l := range lines {
		out[i] = make(Line, len(l), len(l)+1)
		for n, s := range l {
			if s.roll == nil {
				s.roll = r
			}
			out[i][n] = s
		}
		if len(l) == 0 {
			out[i] = append(out[i], Span{roll: r})
		}
	}
	return out
}

// Inert takes the clicks from lines that lie behind something; the wheel still moves them.
func Inert(lines []Line) []Line {
	out := make([]Line, len(lines))
	for i, l := range lines {
		out[i] = l.aimed(nil)
	}
	return out
}

// At is what a click and the wheel meet at cell x of the line; nil where there is nothing.
func (l Line) At(x int) (click *Target, roll Roller) {
	end := 0
	for i, s := range l {
		if end += cells(s.text); x >= end {
			continue
		}
		for _, next := range l[i:] { // what is set in belongs to what it is before
			if roll = next.roll; roll != nil {
				break
			}
		}
		return s.click, roll
	}
	if n := len(l); n > 0 {
		last := l[n-1]
		if last.click != nil && last.click.wide {
			click = last.click
		}
		return click, last.roll
	}
	return nil, nil
}

// with is the span with another text.
func (s Span) with(text string) Span {
	s.text = text
	return s
}

// like reports whether two spans differ in their text alone.
func (s Span) like(o Span) bool { return s.style == o.style && s.click == o.click && s.roll == o.roll }
