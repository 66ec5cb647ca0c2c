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
	name      string
	programme int // as in entry
	first     int // in the list
	n         int
	by        [assessment.NoGo + 1]int // how many have each verdict; 0: none is known
}

// arrange puts all rows in order, and lists those that are shown. It runs when rows or their order changed.
func (s *Screen) arrange() {
	type placed struct{ programme, first, second, name, i int }
	rows := make([]placed, len(s.all))
	for i := range s.all {
		e := &s.all[i]
		p := placed{name: e.byName, i: i}
		p.first, p.second = s.order.place(e, s.today)
		if s.grouped {
			p.programme = e.programme
		}
		rows[i] = p
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
	keep := s.keeps()
	s.sorted = s.sorted[:0]
	for _, p := range rows {
		s.sorted = append(s.sorted, p.i)
	}
	s.gather(keep)
}

// keeps is the id of the row to stand on.
func (s *Screen) keeps() string {
	if r := s.chosen(); s.want == "" && r != nil {
		return r.ID
	}
	return s.want
}

// gather lists the rows that are shown. It runs when something changed, and never while drawing. The row to keep is the
// chosen one, at the height at which one was; where it is gone the next one takes its place.
func (s *Screen) gather(keep string) {
	height := s.at - s.top
	s.want = ""
	words := strings.Fields(strings.ToLower(s.text))
	s.list, s.groups, s.verdictRoom, s.nameNeeds, s.whole, s.waits = s.list[:0], s.groups[:0], leastVerdict, 0, 0, 0
	var seen [256][16]bool
	for _, i := range s.sorted {
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
		if e.ID == keep {
			s.at = len(s.list)
		}
		if look := &seen[e.Verdict][e.SignOff%16]; !*look {
			*look = true
			s.verdictRoom = max(s.verdictRoom, verdict(&e.Row).Width()+1)
		}
		s.nameNeeds = e.needs(s.nameNeeds)
		s.list = append(s.list, i)
		if s.grouped {
			s.count(e)
		}
	}
	s.move(0)
	s.top = max(0, s.at-height)
}

// count counts the row last listed in its group.
func (s *Screen) count(e *entry) {
	if n := len(s.groups); n == 0 || s.groups[n-1].programme != e.programme {
		s.groups = append(s.groups, group{name: strings.TrimSpace(e.Programme), programme: e.programme, first: len(s.list) - 1})
	}
	g := &s.groups[len(s.groups)-1]
	g.n++
	g.by[e.Verdict]++
}

// sort goes to the next order.
func (s *Screen) sort() {
	s.order = (s.order + 1) % orderCount
	s.arrange()
	s.env.Tell(ui.Note, "sorted by "+orderWords[s.order].by+", "+orderWords[s.order].how)
}

// group gathers by programme, or makes one list again.
func (s *Screen) group() {
	s.grouped = !s.grouped
	s.arrange()
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
		s.gather(s.keeps())
	}
}

func (s *Screen) showArchived() {
	s.archived = !s.archived
	s.gather(s.keeps())
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
