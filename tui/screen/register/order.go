package register

import (
	"cmp"
	"slices"
	"strings"

	"gonogo/assessment"
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
		slices.SortStableFunc(s.list, func(a, b int) int { return s.order(&s.t.rows[a], &s.t.rows[b]) })
	}
	s.move(0)
	s.choose(key)
}

func (s *Screen) order(a, b *row) int {
	n := 0
	switch {
	case s.sort.mark:
		n = cmp.Compare(rank(a), rank(b))
	case s.sort.key:
		n = fold(a.Key, b.Key)
	default:
		x, y := &a.Cells[s.sort.column], &b.Cells[s.sort.column]
		if kind(x) != kind(y) || kind(x) != filled {
			return cmp.Compare(kind(x), kind(y)) // what is empty comes last, whichever way round
		}
		n = compare(x.Value, y.Value)
	}
	if s.sort.down {
		n = -n
	}
	return n
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

// The sorts of cell.
const (
	filled = iota
	disputed
	empty
)

func kind(c *assessment.Cell) int {
	switch c.Value.(type) {
	case nil:
		return empty
	case content.Disputed:
		return disputed
	default:
		return filled
	}
}

// compare orders two values of one column.
func compare(a, b any) int {
	switch x := a.(type) {
	case int:
		y, _ := b.(int)
		return cmp.Compare(x, y)
	case float64:
		y, _ := b.(float64)
		return cmp.Compare(x, y)
	case string:
		y, _ := b.(string)
		return fold(x, y)
	case []string:
		y, _ := b.([]string)
		return slices.CompareFunc(x, y, fold)
	default:
		return 0
	}
}

func fold(a, b string) int {
	return cmp.Or(strings.Compare(strings.ToLower(a), strings.ToLower(b)), strings.Compare(a, b))
}

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
