package register

import (
	"cmp"
	"slices"
	"strings"

	"gonogo/content"
	"gonogo/tui/ui"
)

// view says which rows are shown.
type view int

const (
	viewAll view = iota
	viewFails
	viewUnknown
	viewFaulty
	viewCount
)

var viewNames = [viewCount]string{viewAll: "all rows", viewFails: "rows that fail", viewUnknown: "rows that cannot be told", viewFaulty: "rows that are not whole"}

// The places of the column cursor: the key, the mark, then the columns shown.
const (
	atKey = iota
	atMark
	atColumns
)

// sorting is by which column rows stand in order. The zero value is by key.
type sorting struct {
	on     bool
	mark   bool
	column int // in the register
	key    bool
	down   bool
}

// picks reports whether a row is shown.
func (s *Screen) picks(r *row, words []string) bool {
	in := true
	switch s.view {
	case viewFails:
		in = r.spoken && r.stands == content.Fails
	case viewUnknown:
		in = r.spoken && r.stands == content.Unknown
	case viewFaulty:
		in = len(r.faults) > 0
	default: // all
	}
	if in && s.only.n > 0 {
		in = slices.ContainsFunc(r.says, func(y saying) bool {
			return y.stands != content.Passes && y.on.Question.ID == s.only.question && y.on.N == s.only.n-1
		})
	}
	for _, w := range words {
		in = in && strings.Contains(r.text, w)
	}
	return in
}

// gather lists the rows that are shown, in order. It runs when something changed, and never while drawing; the chosen
// row stays chosen where it is still there.
func (s *Screen) gather() {
	key := s.want
	if r := s.chosen(); key == "" && r != nil {
		key = r.Key
	}
	s.want = ""
	words := strings.Fields(strings.ToLower(s.text))
	s.list = s.list[:0]
	for i := range s.t.rows {
		if s.picks(&s.t.rows[i], words) {
			s.list = append(s.list, i)
		}
	}
	if s.sort.on {
		s.order()
	}
	s.move(0)
	s.choose(key)
}

// sortKey is what a row is sorted by, worked out once for each.
type sortKey struct {
	row  int
	kind int // what is empty comes last, whichever way round
	num  float64
	text string
}

func (s *Screen) order() {
	keys := make([]sortKey, len(s.list))
	for i, n := range s.list {
		keys[i] = s.sortKey(&s.t.rows[n])
		keys[i].row = n
	}
	way := 1
	if s.sort.down {
		way = -1
	}
	slices.SortStableFunc(keys, func(a, b sortKey) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), way*cmp.Compare(a.num, b.num), way*strings.Compare(a.text, b.text))
	})
	for i := range keys {
		s.list[i] = keys[i].row
	}
}

func (s *Screen) sortKey(r *row) sortKey {
	switch {
	case s.sort.mark:
		return sortKey{num: float64(rank(r))}
	case s.sort.key:
		return sortKey{text: strings.ToLower(r.Key)}
	}
	switch v := r.Cell(s.sort.column).Value.(type) {
	case nil:
		return sortKey{kind: empty}
	case int:
		return sortKey{num: float64(v)}
	case float64:
		return sortKey{num: v}
	case string:
		return sortKey{text: strings.ToLower(v)}
	case []string:
		return sortKey{text: strings.ToLower(strings.Join(v, "\x00"))}
	default: // two writers disagree
		return sortKey{kind: disputed}
	}
}

// rank puts first what wants somebody: failures, then what cannot be told, what is not whole, what nobody checks.
func rank(r *row) int {
	switch {
	case r.spoken && r.stands == content.Fails:
		return 0
	case r.spoken && r.stands == content.Unknown:
		return 1
	case len(r.faults) > 0:
		return 2
	case r.spoken:
		return 4
	default:
		return 3
	}
}

// The cells that come after those with a value.
const (
	disputed = iota + 1
	empty
)

// sortBy sorts by the column under the cursor, then the other way round, then as it was.
func (s *Screen) sortBy() {
	next := sorting{on: true, key: s.col == atKey, mark: s.col == atMark}
	if s.col >= atColumns {
		next.column = s.cols[s.col-atColumns]
	}
	same := s.sort
	same.down = false
	switch {
	case same != next:
		s.sort = next
	case !s.sort.down:
		s.sort.down = true
	default:
		s.sort = sorting{}
	}
	s.gather()
	s.env.Tell(ui.Note, s.sorted())
}

// sorted says in which order the rows stand.
func (s *Screen) sorted() string {
	switch {
	case !s.sort.on:
		return "in the order of the keys"
	case s.sort.mark:
		return s.way("how they stand", "what fails first", "what fails last")
	case s.sort.key:
		return s.way(s.t.reg.Key, "a to z", "z to a")
	}
	c := &s.t.reg.Columns[s.sort.column]
	switch c.Type {
	case content.TypeDate:
		return s.way(title(c), "earliest first", "latest first")
	case content.TypeNumber, content.TypeDuration:
		return s.way(title(c), "smallest first", "largest first")
	default:
		return s.way(title(c), "a to z", "z to a")
	}
}

func (s *Screen) way(what, up, down string) string {
	if s.sort.down {
		return "sorted by " + what + ", " + down
	}
	return "sorted by " + what + ", " + up
}

func (s *Screen) chosen() *row {
	if s.t == nil || s.at >= len(s.list) {
		return nil
	}
	return &s.t.rows[s.list[s.at]]
}

func (s *Screen) choose(key string) {
	for i, n := range s.list {
		if s.t.rows[n].Key == key {
			s.at = i
		}
	}
}

func (s *Screen) move(n int) { s.at = max(0, min(s.at+n, len(s.list)-1)) }

// chosenColumn is the column under the cursor, nil on the key and the mark.
func (s *Screen) chosenColumn() *content.Column {
	if i := s.col - atColumns; i >= 0 && i < len(s.cols) {
		return &s.t.reg.Columns[s.cols[i]]
	}
	return nil
}
