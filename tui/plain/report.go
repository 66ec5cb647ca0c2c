package plain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gonogo/tui/ui"
)

// heard is what was said of a screen, so that only what is new is said again.
type heard struct {
	of    string
	lines map[string]bool
	row   string // the chosen one
	asked bool   // for what it waits for
	fill  *filling
}

func (s *session) hears(focus ui.Screen) *heard {
	if s.heard[focus] == nil {
		s.heard[focus] = &heard{lines: map[string]bool{}}
	}
	return s.heard[focus]
}

// report says what is new: what came of the last act, where one is, the verdict, and what there is to read.
func (s *session) report() {
	focus, sheet := s.p.Focus()
	if focus == nil {
		return
	}
	s.told()
	for known := range s.heard {
		if !s.p.Lives(known) {
			delete(s.heard, known)
		}
	}
	frame := focus.View()
	moved := focus != s.last
	s.last = focus
	if moved {
		s.place(frame, sheet)
	}
	s.verdict(frame, false)
	if says := progress(frame); moved && says != "" && says != s.answered {
		s.answered = says
		s.out.say(says)
	}
	r := read(focus)
	s.reading(focus, r)
	if kind := fmt.Sprintf("%T", focus); r.Form == nil && !typing(focus) && (moved && sheet || !s.taught[kind]) {
		s.taught[kind] = true
		s.offer(sheet, r)
	}
}

// place says where one is.
func (s *session) place(f ui.Frame, sheet bool) {
	if sheet {
		s.out.say(strings.Join(f.Crumbs, ", "))
		return
	}
	s.out.say(strings.Join(append([]string{"gonogo"}, f.Crumbs...), ", "))
}

// progress is how far one is, "" where nothing is counted.
func progress(f ui.Frame) string {
	if f.Progress == nil {
		return ""
	}
	return number(f.Progress.Done) + " of " + number(f.Progress.Of) + " answered"
}

// verdict says how it stands, when that is new or asked for.
func (s *session) verdict(f ui.Frame, asked bool) {
	if len(f.Status) == 0 {
		return
	}
	if says := f.Status[0].Aloud(); asked || says != s.status {
		s.status = says
		s.out.say(says)
	}
}

// reading says what there is to read: all of it where it is about something else than before, else what differs.
func (s *session) reading(focus ui.Screen, r ui.Reading) {
	h := s.hears(focus)
	whole := h.of != r.Of || len(h.lines) == 0
	before := h.lines
	h.of, h.lines = r.Of, map[string]bool{}
	say := func(lead string, l ui.Line, always bool) {
		text := l.Aloud()
		h.lines[text] = true
		if always || whole || !before[text] {
			s.out.say(lead + text)
		}
	}
	for _, l := range r.Lines {
		say("", l, false)
	}
	if !r.Quiet {
		group := ""
		for i, row := range r.Rows {
			if row.Group != group && (whole || !before[row.Says.Aloud()]) {
				group = row.Group
				s.out.say(group + ":")
			}
			say(number(i+1)+". ", row.Says, false)
		}
	}
	if len(r.Rows) == 0 || r.Quiet && len(r.About) == 0 {
		return
	}
	chosen := r.Rows[min(r.At, len(r.Rows)-1)]
	other := whole || chosen.Name != h.row
	if says := chosen.Says.Aloud(); other || r.Quiet && !before[says] {
		s.out.say(chosenRow(r, chosen, r.Quiet))
	}
	h.lines[chosen.Says.Aloud()] = true
	h.row = chosen.Name
	for _, l := range r.About {
		say("", l, other)
	}
}

// chosenRow names the chosen row: "row 3 of 14, svc-payments: fails"; where the list was said its name is enough.
func chosenRow(r ui.Reading, row ui.ListRow, all bool) string {
	if !all {
		return "Chosen: " + row.Name
	}
	says := row.Says.Aloud()
	return "Row " + number(r.At+1) + " of " + number(len(r.Rows)) + ", " + says
}

// list says every row.
func (s *session) list(r ui.Reading) {
	if len(r.Rows) == 0 {
		s.out.say("There is no list here.")
	}
	group := ""
	for i, row := range r.Rows {
		if row.Group != group {
			group = row.Group
			s.out.say(group + ":")
		}
		s.out.say(number(i+1) + ". " + row.Says.Aloud())
	}
}

// offer names what matters most here, in the words that do it.
func (s *session) offer(sheet bool, r ui.Reading) {
	var words []string
	for _, a := range s.p.Offers() {
		switch {
		case a.Key.ID == ui.KeyPageDown: // more does it
		case !a.Foot && !slices.Contains(r.Keys, a.Key.ID) || a.Can() != "":
		case sheet:
			words = append(words, a.Key.Name()+": "+a.Key.Help().Desc)
		default:
			words = append(words, a.Key.Short()+" ("+a.Key.Name()+")")
		}
	}
	if sheet {
		s.out.say(strings.Join(words, "; "))
		return
	}
	if len(r.Rest) > 0 {
		words = append(words, "more")
	}
	if len(r.Rows) > 0 {
		words = append(words, "list")
		if !r.Quiet {
			words[len(words)-1] = "a number chooses a row"
		}
	}
	s.out.say("You can: " + strings.Join(append(words, "again, where, back, quit, help (?)"), ", "))
}

func number(n int) string { return strconv.Itoa(n) }
