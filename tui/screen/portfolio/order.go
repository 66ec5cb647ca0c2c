package portfolio

import (
	"cmp"
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

// entry is a row with what it is searched and sorted by, worked out once.
type entry struct {
	assessment.Row
	text      string // in small letters: what the filter looks in
	twin      bool   // another has the same name
	byName    int    // its place among all by name
	programme int    // the place of its programme among all programmes; those without one come last
}

// entries makes rows ready.
func entries(rows []assessment.Row) []entry {
	all := make([]entry, len(rows))
	names, programmes := make([]string, len(rows)), make([]string, len(rows))
	named, place := map[string]int{}, map[string]int{}
	for i, r := range rows {
		names[i], programmes[i] = strings.ToLower(label(&r)), strings.ToLower(strings.TrimSpace(r.Programme))
		all[i] = entry{Row: r, text: names[i] + "\n" + programmes[i] + "\n" + r.Slug}
		named[r.Name]++
		place[programmes[i]] = 0
	}
	byName := make([]int, len(rows))
	for i := range byName {
		byName[i] = i
	}
	slices.SortStableFunc(byName, func(a, b int) int { return strings.Compare(names[a], names[b]) })
	for n, i := range byName {
		all[i].byName = n
	}
	var sorted []string
	for p := range place {
		sorted = append(sorted, p)
	}
	slices.SortFunc(sorted, func(a, b string) int {
		if (a == "") != (b == "") {
			return strings.Compare(b, a)
		}
		return strings.Compare(a, b)
	})
	for n, p := range sorted {
		place[p] = n
	}
	for i := range all {
		all[i].twin, all[i].programme = named[all[i].Name] > 1, place[programmes[i]]
	}
	return all
}

// label is the name, or the slug of one whose name is not known yet.
func label(r *assessment.Row) string {
	if r.Name == "" {
		return r.Slug
	}
	return r.Name
}

// order is what rows are sorted by.
type order uint8

const (
	byName order = iota
	byVerdict
	byGoLive
	byBlockers
	byUpdated
	orderCount
)

var orderWords = [orderCount]struct{ by, how string }{
	byName:     {"name", "a to z"},
	byVerdict:  {"verdict", "gravest first"},
	byGoLive:   {"go-live", "soonest first, then what has gone live"},
	byBlockers: {"open blockers", "most first"},
	byUpdated:  {"last change", "latest first"},
}

// place is where a row stands in an order: by the first number, then the second, then by name.
func (o order) place(e *entry, today assessment.Date) (first, second int) {
	const last = 1 << 40
	lacks := e.Lacks == assessment.LacksVerdict
	switch o {
	case byVerdict:
		switch {
		case lacks:
			return last, 0
		case e.Verdict == 0: // unreadable
			return -last, 0
		}
		return -int(e.Verdict), -e.OpenBlockers
	case byGoLive:
		switch {
		case e.GoLive.IsZero():
			return last, 0
		case e.GoLive < today:
			return last - 1, -int(e.GoLive)
		}
		return int(e.GoLive), 0
	case byBlockers:
		if lacks {
			return last, 0
		}
		return -e.OpenBlockers, -e.ToSettle
	case byUpdated:
		return -int(e.Updated.Unix()), 0
	default: // by name
		return 0, 0
	}
}

// group is the rows of one programme.
type group struct {
	name  string
	first int // in the list
	n     int
	by    [assessment.NoGo + 1]int // how many have each verdict; 0: none is known
}

// gather lists the rows that are shown, in order. It runs when something changed, and never while drawing. The chosen row
// stays chosen, at the height at which it was; where it is gone the next one takes its place.
func (s *Screen) gather() {
	keep, height := s.want, s.at-s.top
	if r := s.chosen(); keep == "" && r != nil {
		keep = r.ID
	}
	s.want = ""
	words := strings.Fields(strings.ToLower(s.text))
	type placed struct{ programme, first, second, name, i int }
	rows := make([]placed, 0, len(s.all))
	s.whole, s.waits = 0, 0
	for i := range s.all {
		e := &s.all[i]
		if e.Lacks != assessment.LacksNothing {
			s.waits++
		}
		if e.Archived && !s.archived {
			continue
		}
		s.whole++
		if slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(e.text, w) }) {
			continue
		}
		p := placed{name: e.byName, i: i}
		p.first, p.second = s.order.place(e, s.today)
		if s.grouped {
			p.programme = e.programme
		}
		rows = append(rows, p)
	}
	slices.SortFunc(rows, func(a, b placed) int {
		switch {
		case a.programme != b.programme:
			return cmp.Compare(a.programme, b.programme)
		case a.first != b.first:
			return cmp.Compare(a.first, b.first)
		case a.second != b.second:
			return cmp.Compare(a.second, b.second)
		}
		return cmp.Compare(a.name, b.name)
	})
	s.list, s.groups, s.verdictRoom = s.list[:0], s.groups[:0], leastVerdict
	seen := map[[2]uint8]bool{}
	for n, p := range rows {
		e := &s.all[p.i]
		s.list = append(s.list, p.i)
		if e.ID == keep {
			s.at = n
		}
		if look := [2]uint8{uint8(e.Verdict), uint8(e.SignOff)}; !seen[look] {
			seen[look] = true
			s.verdictRoom = max(s.verdictRoom, verdict(&e.Row).Width()+1)
		}
		if !s.grouped {
			continue
		}
		if n == 0 || s.all[rows[n-1].i].programme != e.programme {
			s.groups = append(s.groups, group{name: strings.TrimSpace(e.Programme), first: n})
		}
		g := &s.groups[len(s.groups)-1]
		g.n++
		g.by[e.Verdict]++
	}
	s.move(0)
	s.top = max(0, s.at-height)
}

// sort goes to the next order.
func (s *Screen) sort() {
	s.order = (s.order + 1) % orderCount
	s.gather()
	s.env.Tell(ui.Note, "sorted by "+orderWords[s.order].by+", "+orderWords[s.order].how)
}

// group gathers by programme, or makes one list again.
func (s *Screen) group() {
	s.grouped = !s.grouped
	s.gather()
	says := "one list"
	if s.grouped {
		says = ui.Count(len(s.groups), "programme")
	}
	s.env.Tell(ui.Note, says)
}

// narrow shows the rows that hold all the words of a text.
func (s *Screen) narrow(text string) {
	if text != s.text {
		s.text = text
		s.gather()
	}
}

func (s *Screen) showArchived() {
	s.archived = !s.archived
	s.gather()
	n := 0
	for i := range s.all {
		if s.all[i].Archived {
			n++
		}
	}
	switch {
	case n == 0:
		s.env.Tell(ui.Note, "no assessment is archived")
	case s.archived:
		s.env.Tell(ui.Note, ui.Int(n)+" archived shown too")
	default:
		s.env.Tell(ui.Note, ui.Int(n)+" archived out of sight")
	}
}
