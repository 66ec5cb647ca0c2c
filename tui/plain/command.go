package plain

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// command takes a line where nothing is typed into: the word, the key or the row that says what to do.
func (s *session) command(focus ui.Screen, sheet bool, r ui.Reading) error {
	s.out.paged = s.in.tty != nil
	line, err := s.ask(s.name(focus, sheet) + ":")
	s.out.paged = false
	if err != nil {
		return err
	}
	word := strings.TrimSpace(line)
	if s.readsOn(word, r) {
		return nil
	}
	s.out.any = false
	switch strings.ToLower(word) {
	case "":
		s.offer(sheet, r)
	case "again":
		delete(s.heard, focus)
		s.last, s.status, s.answered = nil, "", ""
	case "where":
		s.where(focus, sheet, r)
	case "more":
		s.more(r)
	case "list":
		s.list(r)
	case "?", "help", "f1":
		s.help(r)
	default:
		return s.act(word, r)
	}
	return nil
}

// readsOn brings what is left of a long text. Where it has to be read to its end, nothing else goes on before.
func (s *session) readsOn(word string, r ui.Reading) bool {
	switch low := strings.ToLower(word); {
	case len(s.out.held) == 0:
		return false
	case low == "" || low == "more":
		s.out.readOn()
		return true
	case r.Whole && low != "back" && low != "esc" && low != "quit" && low != "q":
		held := s.out.held
		s.out.say("Read it to its end first: Enter reads on.")
		s.out.lines = append(s.out.lines, held...)
		s.out.held = nil
		return true
	}
	s.out.held = nil
	return false
}

// where says where one is and how it stands.
func (s *session) where(focus ui.Screen, sheet bool, r ui.Reading) {
	f := focus.View()
	s.place(f, sheet)
	s.verdict(f, true)
	s.out.say(progress(f))
	if len(r.Rows) > 0 {
		s.out.say(chosenRow(r, r.Rows[min(r.At, len(r.Rows)-1)], true))
	}
}

func (s *session) more(r ui.Reading) {
	if len(r.Rest) == 0 {
		s.out.say("There is no more to read here; again reads all of it.")
	}
	for _, l := range r.Rest {
		s.out.say(l.Aloud())
	}
}

// help says all that can be done here.
func (s *session) help(r ui.Reading) {
	for _, l := range ui.ActionsAloud(s.p.Offers()) {
		s.out.say(l.Aloud())
	}
	s.out.say("Reading:")
	s.out.say("again: read all of this place again")
	s.out.say("where: where you are and how it stands")
	if len(r.Rest) > 0 {
		s.out.say("more: read on")
	}
	if len(r.Rows) > 0 {
		s.out.say("list: every row of the list; row 3 chooses one, and so does its name")
	}
	if r.Pastes != "" {
		s.out.say("paste: give " + r.Pastes)
	}
	if r.Drops != "" {
		s.out.say("a path or a link by itself: " + r.Drops)
	}
	s.out.say("A word may be shortened as long as it is clear.")
}

// act finds what a word means and does it.
func (s *session) act(word string, r ui.Reading) error {
	found := s.actions(word)
	switch {
	case len(found) == 1:
		s.run(found[0], r)
	case len(found) > 1:
		s.out.say(word + " may mean:")
		for _, l := range ui.ActionsAloud(found) {
			s.out.say(l.Aloud())
		}
		return nil
	case strings.EqualFold(word, "paste") && r.Pastes != "":
		return s.paste(r)
	case strings.EqualFold(word, "back"):
		s.out.say("This is the first place; quit leaves.")
	case s.chooses(word, r):
	case r.Drops != "" && namesPlace(word):
		s.send(tea.PasteMsg{Content: word})
	default:
		s.out.say("“" + word + "” is nothing that can be done here; ? says what is.")
	}
	if !s.out.any && !s.changed() {
		s.out.say("Nothing is different.")
	}
	return nil
}

// namesPlace reports whether a line reads as a path or a link and not as a word that was meant as a command.
func namesPlace(line string) bool {
	line = strings.Trim(line, "'\"")
	return strings.ContainsAny(line, "/\\") || strings.HasPrefix(line, "~") || strings.Contains(line, ".") && !strings.Contains(line, " ")
}

// changed reports whether anything will be said about what was done.
func (s *session) changed() bool {
	focus, _ := s.p.Focus()
	if s.quit || focus != s.last {
		return true
	}
	h, r := s.hears(focus), read(focus)
	if h.of != r.Of || len(r.Rows) > 0 && (len(r.About) > 0 || !r.Quiet) && r.Rows[min(r.At, len(r.Rows)-1)].Name != h.row {
		return true
	}
	for _, lines := range [][]ui.Line{r.Lines, r.About} {
		if slices.ContainsFunc(lines, func(l ui.Line) bool { return !h.lines[l.Aloud()] }) {
			return true
		}
	}
	return !r.Quiet && slices.ContainsFunc(r.Rows, func(row ui.ListRow) bool { return !h.lines[row.Says.Aloud()] })
}

// run does an action. The keys that only move what is drawn read it instead.
func (s *session) run(a ui.Action, r ui.Reading) {
	switch {
	case a.Key.ID == ui.KeyHelp && a.Key.Short() == "help":
		s.help(r)
	case a.Key.ID == ui.KeySuspend:
		s.out.say("Your terminal does that: ctrl+z.")
	case a.Key.ID == ui.KeyPageDown && len(r.Rest) > 0:
		s.more(r)
	case a.Key.ID == ui.KeyPane && len(r.About) > 0:
		for _, l := range r.About {
			s.out.say(l.Aloud())
		}
	case a.Key.ID == ui.KeyPane:
		s.list(r)
	default:
		s.do(s.p.Perform(a))
		s.told()
	}
}

// name is what a prompt calls the place.
func (s *session) name(focus ui.Screen, sheet bool) string {
	if sheet {
		var keys []string
		for _, a := range s.p.Offers() {
			if a.Foot {
				keys = append(keys, a.Key.Name())
			}
		}
		if len(keys) < 4 {
			return strings.Join(keys, " or ")
		}
	}
	crumbs := focus.View().Crumbs
	if len(crumbs) == 0 {
		return "gonogo"
	}
	return crumbs[len(crumbs)-1]
}
