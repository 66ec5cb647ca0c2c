package plain

import (
	"slices"
	"strconv"
	"strings"

	"gonogo/tui/ui"
)

// actions are those that a word may mean: its key, else its name, else the beginning of its name.
func (s *session) actions(word string) []ui.Action {
	offers := s.p.Offers()
	pick := func(fits func(ui.Action) bool) []ui.Action {
		var out []ui.Action
		for _, a := range offers {
			if fits(a) && !slices.ContainsFunc(out, func(b ui.Action) bool { return b.Key.Short() == a.Key.Short() && a.Key.Short() == "quit" }) {
				out = append(out, a)
			}
		}
		return out
	}
	low := strings.ToLower(word)
	if found := pick(func(a ui.Action) bool { return slices.Contains(a.Key.Keys(), word) }); len(found) > 0 {
		return found
	}
	if found := pick(func(a ui.Action) bool { return strings.ToLower(a.Key.Short()) == low }); len(found) > 0 {
		return found
	}
	if found := pick(func(a ui.Action) bool { return strings.ToLower(ui.Pick(a.Key.ID).Short()) == low }); len(found) > 0 {
		return found // as the key is called elsewhere
	}
	if len(low) < 3 || s.named(word) {
		return nil
	}
	return pick(func(a ui.Action) bool { return strings.HasPrefix(strings.ToLower(a.Key.Short()), low) })
}

// named reports whether a row, or something that the screen knows, is called so.
func (s *session) named(word string) bool {
	focus, _ := s.p.Focus()
	r := read(focus)
	return r.Named != nil && r.Named(word) != nil ||
		slices.ContainsFunc(r.Rows, func(row ui.ListRow) bool { return strings.EqualFold(row.Name, word) })
}

// chooses takes a word as a row: its name, its number, or the beginning of its name.
func (s *session) chooses(word string, r ui.Reading) bool {
	if r.Named != nil {
		if do := r.Named(word); do != nil {
			s.do(do())
			return true
		}
	}
	n, ok := rowOf(word, r)
	switch {
	case !ok:
		return false
	case n < 0 || n >= len(r.Rows):
		s.out.say("There are " + number(len(r.Rows)) + " rows.")
		return true
	case n == r.At:
		s.out.say(chosenRow(r, r.Rows[n], true))
	}
	s.do(r.Choose(n))
	return true
}

// rowOf is the row that a word means, counted from 0.
func rowOf(word string, r ui.Reading) (int, bool) {
	if r.Choose == nil || len(r.Rows) == 0 {
		return 0, false
	}
	for i, row := range r.Rows {
		if strings.EqualFold(row.Name, word) {
			return i, true
		}
	}
	digits := strings.TrimSpace(strings.TrimPrefix(strings.ToLower(word), "row "))
	if n, err := strconv.Atoi(digits); err == nil {
		return n - 1, true
	}
	found := -1
	for i, row := range r.Rows {
		if len(word) > 1 && strings.HasPrefix(strings.ToLower(row.Name), strings.ToLower(word)) {
			if found >= 0 {
				return 0, false
			}
			found = i
		}
	}
	return found, found >= 0
}
