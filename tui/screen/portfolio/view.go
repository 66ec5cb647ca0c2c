package portfolio

import (
	"sort"
	"strings"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

// View is the list with what there is to say of the chosen row below it, or what to do when it is empty.
func (s *Screen) View() ui.Frame {
	f := ui.Frame{Crumbs: []string{"portfolio"}}
	switch {
	case !s.loaded:
		f.Body = []ui.Line{ui.Blank(), {ui.Gap(2), ui.Dim.Of("reading the assessments…")}}
		return f
	case len(s.all) == 0:
		f.Body = s.teach()
		return f
	}
	f.Status = s.status()
	if len(s.list) == 0 {
		f.Body = append([]ui.Line{ui.Blank()}, ui.Indent(2, ui.Plain.Wrap(s.none()+".", s.w-4))...)
		return f
	}
	if s.w >= oneLine {
		f.Body = append(f.Body, s.head())
	}
	room := s.room()
	s.scroll(room)
	f.Body = append(f.Body, ui.Rolling(ui.Rows(s.rows(room), room), s)...)
	if n := s.belowHeight(); n > 0 {
		f.Body = append(append(f.Body, ui.Rule(s.w)), s.below(n)...)
	}
	return f
}

// status says how many there are, in which order, and what is still being worked out.
func (s *Screen) status() []ui.Line {
	count := ui.Count(len(s.list), "assessment")
	short := ui.Int(len(s.list))
	if s.text != "" {
		short = ui.Int(len(s.list)) + " of " + ui.Int(s.whole)
		count = ui.Int(len(s.list)) + " of " + ui.Count(s.whole, "assessment")
	}
	var waits ui.Line
	if s.waits > 0 {
		waits = ui.Warn.Line("judging " + ui.Int(s.waits) + "…")
	}
	by := ui.Line{ui.Dim.Of("by " + orderWords[s.order].by)}
	if s.order == byName {
		by = nil
	}
	sep := ui.Dim.Of(" · ")
	return []ui.Line{
		ui.Join(sep, waits, by, ui.Dim.Line(count)),
		ui.Join(sep, waits, ui.Dim.Line(count)),
		ui.Join(sep, waits, ui.Dim.Line(short)),
	}
}

// lines is how many lines a row takes.
func (s *Screen) lines() int {
	if s.w >= oneLine {
		return 1
	}
	return 2
}

// room is how many lines the rows have.
func (s *Screen) room() int {
	h := s.h
	if s.w >= oneLine {
		h--
	}
	if n := s.belowHeight(); n > 0 {
		h -= n + 1
	}
	return max(1, h)
}

// page is how many rows are in sight.
func (s *Screen) page() int { return s.room() / s.lines() }

// groupOf is the group of a row of the list, -1 where they are not gathered.
func (s *Screen) groupOf(at int) int {
	return sort.Search(len(s.groups), func(i int) bool { return s.groups[i].first > at }) - 1
}

// high is how many lines the rows from one to another take, with the headings of their groups.
func (s *Screen) high(from, to int) int {
	n := (to - from + 1) * s.lines()
	if s.grouped {
		n += s.groupOf(to) - s.groupOf(from) + 1
	}
	return n
}

// Roll shows other rows, with the wheel. Which one is chosen stays.
func (s *Screen) Roll(n int) { s.top, s.rolled = s.top+n, true }

// scroll brings the chosen row in sight, unless the wheel went elsewhere, and leaves no room empty that rows could fill.
func (s *Screen) scroll(room int) {
	s.top = max(0, min(s.top, len(s.list)-1))
	if !s.rolled {
		s.top = max(min(s.top, s.at), s.at-room)
	}
	for !s.rolled && s.top < s.at && s.high(s.top, s.at) > room {
		s.top++
	}
	for s.top > 0 && len(s.list)-s.top < room && s.high(s.top-1, len(s.list)-1) <= room {
		s.top--
	}
}

// rows draws what is in sight and nothing else: there may be ten thousand.
func (s *Screen) rows(room int) []ui.Line {
	var out []ui.Line
	at := s.groupOf(s.top)
	for n := s.top; n < len(s.list) && len(out) < room; n++ {
		if g := s.groupOf(n); g >= 0 && (n == s.top || g != at) {
			at = g
			out = append(out, s.heading(&s.groups[g]))
		}
		e := &s.all[s.list[n]]
		drawn := []ui.Line{s.row(e, n == s.at)}
		if s.lines() > 1 {
			drawn = s.tall(e, n == s.at)
		}
		for _, l := range drawn {
			out = append(out, l.Chosen(n == s.at, ui.KeyOpen, s.choose(n)))
		}
	}
	return out
}

func (g *group) called() string {
	if g.name == "" {
		return "without a programme"
	}
	return g.name
}

// heading is a programme with its assessments in figures.
func (s *Screen) heading(g *group) ui.Line {
	name := g.called()
	figures := ui.Line{ui.Dim.Of(" " + ui.Int(g.n))}
	for v := assessment.NoGo; v >= assessment.Go; v-- {
		if n := g.by[v]; n > 0 {
			m := ui.VerdictMark(v)
			figures = append(figures, ui.Dim.Of(" · "), m.Style.Of(m.Sign+" "+ui.Int(n)))
		}
	}
	return append(ui.Line{(ui.Accent | ui.Bold).Of(name)}.Cut(s.w-1-figures.Width()), figures...)
}

func (s *Screen) row(e *entry, here bool) ui.Line {
	c := s.columns()
	lead, name := ui.Gap(2), s.name(e, c.name-1)
	if here {
		lead, name = ui.Accent.Of("▌ "), name.With(ui.Bold)
	}
	l := append(ui.Line{lead}, name.Fill(c.name)...)
	l = append(l, verdict(&e.Row).Fill(s.verdictRoom)...)
	if c.done > 0 {
		l = append(l, ui.Plain.Line(answered(&e.Row)).Fill(c.done)...)
	}
	l = append(l, blockers(&e.Row, c.blockers == inWords).Fill(c.blockers)...)
	l = append(l, ui.Plain.Line(ui.Days(e.GoLive, s.today)).Fill(liveWidth)...)
	if c.next > 0 {
		l = append(append(append(l, ui.Gap(1)), append(s.next(e, c.next-1), ui.Gap(1)).Fill(c.next)...), s.turns(e).Cut(turnsWidth)...)
	}
	return l
}

// tall is a row on two lines, for a narrow window.
func (s *Screen) tall(e *entry, here bool) []ui.Line {
	lead, name := ui.Gap(2), s.name(e, s.w-4-verdict(&e.Row).Width())
	if here {
		lead, name = ui.Accent.Of("▌ "), name.With(ui.Bold)
	}
	first := ui.Spread(s.w-1, append(ui.Line{lead}, name...), verdict(&e.Row))
	done, live := answered(&e.Row)+" answered", "no go-live date"
	if !e.GoLive.IsZero() {
		live = "go-live " + ui.Days(e.GoLive, s.today)
	}
	open := blockers(&e.Row, true)
	room := s.w - 2 - open.Width() - len(" · blockers:  · ")
	if len(done)+len(live) > room {
		live = strings.Replace(strings.TrimPrefix(live, "go-live "), "go-live ", "", 1)
	}
	if len(done)+len(live) > room {
		done = answered(&e.Row)
	}
	second := append(ui.Line{lead, ui.Dim.Of(done + " · blockers: ")}, open...)
	return []ui.Line{first, append(second, ui.Dim.Of(" · "+live)).Cut(s.w)}
}
