package register

import (
	tea "charm.land/bubbletea/v2"

	"gonogo/content"
	"gonogo/tui/ui"
)

// The room of the parts of a row, in cells.
const (
	leadRoom = 3  // the cursor, the mark of a person
	markRoom = 15 // "? cannot tell !"
	mostCell = 28 // no column is wider: the form shows all of a long text
	apart    = 2
	headRows = 3 // the register, its rows in figures, the titles of the columns
)

// View is the table with what is said of the chosen row beside it, or below where there is no room.
func (s *Screen) View() ui.Frame {
	f := ui.Frame{Crumbs: []string{"portfolio", s.c.Slug, "registers"}, Status: ui.Standing(&s.c.Decision)}
	switch {
	case s.t == nil && s.c.State.Gate.Register(s.id) == nil:
		f.Body = append([]ui.Line{ui.Blank()}, ui.Indent(2, ui.Plain.Wrap("The gate of this assessment asks for no register.", s.w-4))...)
		return f
	case s.t == nil:
		f.Body = []ui.Line{ui.Blank(), {ui.Gap(2), ui.Dim.Of("reading the rows…")}}
		return f
	}
	f.Crumbs = append(f.Crumbs, s.id)
	if len(s.t.rows) == 0 {
		f.Body = s.emptiness()
		return f
	}
	if s.reading && s.chosen() != nil {
		s.detail.Set(ui.Indent(1, s.about(min(s.w-3, ui.MaxText), true)), s.h)
		f.Body = s.detail.View()
		if n := s.detail.More(); n > 0 { // space marks a row here, and reads on nowhere
			f.Body[s.h-1] = ui.Line{ui.Gap(1), ui.Dim.Say("… %s more, %s reads on", ui.Count(n+1, "line"), ui.Pick(ui.KeyRowsDown).Label())}
		}
		return f
	}
	w, h := s.tableRoom()
	if s.w >= ui.TwoPanes {
		side := s.w - w - ui.Between
		f.Body = ui.Beside(h, ui.Column{Width: w, Lines: s.drawn(w, h)}, ui.Column{Width: side, Lines: within(s.about(min(side-1, ui.MaxText), true), h)})
		return f
	}
	below := s.h - h - 1
	f.Body = append(s.drawn(w, h), ui.Rule(s.w))
	f.Body = append(f.Body, ui.Indent(1, within(s.about(s.w-2, false), below))...)
	return f
}

// tableRoom is the room of the table.
func (s *Screen) tableRoom() (w, h int) {
	if s.w >= ui.TwoPanes {
		return s.w - max(38, s.w*3/10) - ui.Between, s.h
	}
	return s.w - 1, s.h - max(3, s.h*3/10) - 1
}

func (s *Screen) rowsInSight() int {
	_, h := s.tableRoom()
	return max(1, h-headRows)
}

// keyRoom is the width of the column of keys, which never moves.
func (s *Screen) keyRoom() int {
	w, _ := s.tableRoom()
	return min(s.t.keys, max(12, w/3))
}

// columnRoom is the width of a column.
func (s *Screen) columnRoom(i int) int { return min(s.t.widths[i], mostCell) }

// The least room for a text that is cut, and for one that somebody is at.
const (
	leastCut = 10
	goodCut  = 18
)

// cuttable reports whether a column may be cut. Half a date says something else than a date: only texts are.
func (s *Screen) cuttable(i int) bool {
	switch s.reg().Columns[i].Type {
	case content.TypeText, content.TypePerson, content.TypeList, content.TypeReference:
		return true
	default:
		return false
	}
}

// roomFor is how wide a column is drawn where so much is left, 0 where it is not drawn.
func (s *Screen) roomFor(i, left int) int {
	want := s.columnRoom(i)
	if want <= left || left >= mostCell || left >= leastCut && s.cuttable(i) {
		return min(want, left)
	}
	return 0
}

// fit moves the columns so that the one under the cursor is in sight.
func (s *Screen) fit() {
	if s.t == nil || s.w == 0 {
		return
	}
	s.col = min(s.col, atColumns+len(s.cols)-1)
	at := s.col - atColumns
	if at < s.first {
		s.first = max(0, at)
	}
	w, _ := s.tableRoom()
	room := w - leadRoom - s.keyRoom() - markRoom - 2*apart
	for s.first < at {
		need := 0
		for _, i := range s.cols[s.first:at] {
			need += s.columnRoom(i) + apart
		}
		if last := s.cols[at]; s.cuttable(last) {
			need += min(s.columnRoom(last), goodCut) + apart
		} else {
			need += s.columnRoom(last) + apart
		}
		if need-apart <= room {
			break
		}
		s.first++
	}
	s.first = max(0, min(s.first, len(s.cols)-1))
	for s.first > 0 && s.roomOf(s.cols[s.first-1:]) <= room { // a wider window has room for more of them
		s.first--
	}
}

// roomOf is how wide columns are beside one another.
func (s *Screen) roomOf(cols []int) int {
	n := apart * (len(cols) - 1)
	for _, i := range cols {
		n += s.columnRoom(i)
	}
	return n
}

// drawn is the head and as many rows as there is room for: only these are made.
func (s *Screen) drawn(w, h int) []ui.Line {
	n := max(1, h-headRows)
	top := s.rolls.Top(s.at, s.at, len(s.list), n)
	out := append(s.head(w), s.titles(w))
	if len(s.list) == 0 {
		return ui.Rows(append(out, ui.Indent(leadRoom, ui.Plain.Wrap("No row is among "+s.narrowed()+"; esc shows all.", w-leadRoom))...), h)
	}
	for i := top; i < min(top+n, len(s.list)); i++ {
		choose := func() tea.Cmd { s.move(i - s.at); s.detail.Top(); return nil }
		out = append(out, s.row(&s.t.rows[s.list[i]], i == s.at, w).Chosen(i == s.at, ui.KeyOpen, choose))
	}
	return ui.Rolling(ui.Rows(out, h), &s.rolls)
}

// head names the register, what is shown of it, and how its rows stand.
func (s *Screen) head(w int) []ui.Line {
	left := ui.Line{ui.Gap(1), (ui.Accent | ui.Bold).Of(s.reg().Title), ui.Gap(2)}
	if why := s.narrowed(); why != "" {
		left = append(left, ui.Warn.Of(why), ui.Dim.Say(": %d of %d", len(s.list), len(s.t.rows)))
	} else {
		left = append(left, ui.Dim.Of(ui.Count(len(s.t.rows), "row")))
	}
	if n := len(s.marked); n > 0 {
		left = append(left, ui.Dim.Of(" · "), (ui.Accent | ui.Bold).Of(ui.Int(n)+" marked"))
	}
	place := ui.Line{ui.Dim.Say("%d of %d", min(s.at+1, len(s.list)), len(s.list))}
	return []ui.Line{ui.Spread(w, left, place), append(ui.Line{ui.Gap(1)}, s.t.tally.line()...).Cut(w)}
}

// line is the tally in signs, figures and words.
func (y tally) line() ui.Line {
	part := func(n int, m ui.Mark, word string) ui.Line {
		if n == 0 {
			return nil
		}
		return ui.Line{m.Style.Of(m.Sign + " "), m.Style.Say("%d %s", n, word)}
	}
	return ui.Join(ui.Dim.Of(" · "),
		part(y.passes, ui.StandingMark(content.Passes), "pass"),
		part(y.fails, ui.StandingMark(content.Fails), "fail"),
		part(y.unknown, ui.StandingMark(content.Unknown), "cannot tell"),
		part(y.unspoken, ui.Mark{Sign: "·", Style: ui.Dim}, "unchecked"),
		part(y.faulty, ui.Mark{Sign: "!", Style: ui.Warn}, "not whole"))
}

// titles are those of the columns; the cursor's stands out, and the sorted one says which way.
func (s *Screen) titles(w int) ui.Line {
	head := func(text string, at int, sorted bool, room int) ui.Line {
		style := ui.Bold | ui.Underline
		if at == s.col {
			style = ui.Bold | ui.Reverse
		}
		if sorted && s.sort.down {
			text += " v"
		} else if sorted {
			text += " ^"
		}
		choose := func() tea.Cmd { s.step(at - s.col); return nil }
		return ui.Line{style.Of(text)}.Fill(room).Chosen(at == s.col, ui.KeySortRows, choose)
	}
	gap := ui.Gap(apart)
	if s.first > 0 {
		gap = ui.Accent.Of("‹ ")
	}
	l := ui.Line{ui.Gap(leadRoom)}
	l = append(l, head(s.reg().Key, atKey, s.sort.on && s.sort.key, s.keyRoom())...)
	l = append(append(l, ui.Gap(apart)), head("Stands", atMark, s.sort.on && s.sort.mark, markRoom)...)
	for n := s.first; n < len(s.cols); n++ {
		i := s.cols[n]
		room := s.roomFor(i, w-l.Width()-apart)
		if room == 0 {
			return append(l.Fill(w-1), ui.Accent.Of("›"))
		}
		l = append(append(l, gap), head(title(&s.reg().Columns[i]), n+atColumns, s.sort.on && !s.sort.key && !s.sort.mark && s.sort.column == i, room)...)
		gap = ui.Gap(apart)
	}
	return l
}

// row draws one row: a cell that is too long is cut, the form shows all of it.
func (s *Screen) row(r *row, here bool, w int) ui.Line {
	lead, style := ui.Gap(1), ui.Plain
	if here {
		lead, style = ui.Accent.Of("▌"), ui.Bold
	}
	l := ui.Line{lead, ui.Gap(1), ui.Gap(1)}
	if s.marked[r.Key] {
		l[1] = (ui.Accent | ui.Bold).Of("●")
	}
	m := r.mark()
	mark := ui.Line{m.Style.Of(m.Sign + " " + m.Word)}
	if len(r.faults) > 0 && !r.spoken {
		mark = ui.Line{ui.Warn.Of("! not whole")}
	} else if len(r.faults) > 0 {
		mark = append(mark, ui.Warn.Of(" !"))
	}
	l = append(l, ui.Line{style.Of(r.Key)}.Fill(s.keyRoom())...)
	l = append(append(l, ui.Gap(apart)), mark.Fill(markRoom)...)
	for n := s.first; n < len(s.cols); n++ {
		room := s.roomFor(s.cols[n], w-l.Width()-apart)
		if room == 0 {
			break
		}
		l = append(append(l, ui.Gap(apart)), s.cell(r, s.cols[n], here && n+atColumns == s.col).Fill(room)...)
	}
	return l
}

func (s *Screen) cell(r *row, i int, here bool) ui.Line {
	c, cell := &s.reg().Columns[i], r.Cell(i)
	style := ui.Plain
	text := shown(c, cell)
	switch {
	case len(cell.Others) > 0:
		style = ui.Warn
	case text == "" && c.Required:
		text, style = "! empty", ui.Warn
	case text == "":
		text, style = "·", ui.Dim
	}
	if here {
		style |= ui.Underline
	}
	return ui.Line{style.Of(text)}
}
