package plain

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// command takes a line where nothing is typed into: the word, the key or the row that says what to do.
func (s *session) command(focus ui.Screen, sheet bool, r ui.Reading) error {
	line, err := s.ask(s.name(focus, sheet) + ":")
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
	default:
		s.out.say("“" + word + "” is nothing that can be done here; ? says what is.")
	}
	if !s.out.any && !s.changed() {
		s.out.say("Nothing is different.")
	}
	return nil
}

// changed reports whether anything will be said about what was done.
func (s *session) changed() bool {
	focus, _ := s.p.Focus()
	if s.quit || focus != s.last {
		return true
	}
	h, r := s.hears(focus), read(focus)
	if h.of != r.Of || len(r.Rows) > 0 && len(r.About) > 0 && r.Rows[min(r.At, len(r.Rows)-1)].Name != h.row {
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
		if _, says := s.p.Told(); says != "" {
			s.out.say(ui.AloudText(says))
		}
	}
}

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

// paste takes lines up to one with a single dot, as a terminal takes a paste.
func (s *session) paste(r ui.Reading) error {
	first, err := s.ask("The " + r.Pastes + ", then a line with a single dot:")
	if err != nil {
		return err
	}
	if word := strings.TrimSpace(first); len(s.actions(word)) > 0 { // no table begins so
		return s.act(word, r)
	}
	text := ""
	if first != "" && first != "." {
		text, err = s.several("", first)
	}
	if err != nil {
		if text != "" {
			s.pasted = "what you pasted"
		}
		return err
	}
	if strings.TrimSpace(text) == "" {
		s.out.say("Nothing was pasted; paste asks again.")
		return nil
	}
	s.send(tea.PasteMsg{Content: text})
	return nil
}

// several takes lines up to one with a single dot. What was already typed is the first of them.
func (s *session) several(prompt, first string) (string, error) {
	text := first
	for n := 0; ; n++ {
		if n > 0 || first != "" {
			prompt = ""
		}
		line, err := s.lineOf(prompt)
		if err != nil {
			return text, err
		}
		if strings.TrimSpace(line) == "." {
			return text, nil
		}
		if text != "" || n > 0 {
			text += "\n"
		}
		text += line
		if len(text) > mostLine {
			s.out.say("That is too much at once; what came last was dropped.")
			text = text[:0]
		}
	}
}

// lineOf is ask without a prompt where there is none to write.
func (s *session) lineOf(prompt string) (string, error) {
	if prompt != "" {
		return s.ask(prompt)
	}
	return s.in.line(s.ctx)
}

// words takes a line where text is typed that is no form, such as the words of a search: they narrow a list, a number
// takes a row of it.
func (s *session) words(focus ui.Screen, r ui.Reading) error {
	line, err := s.ask(s.title(focus) + ", words or a number; back leaves:")
	if err != nil {
		return err
	}
	word := strings.TrimSpace(line)
	for _, a := range s.p.Offers() {
		if word != "" && (strings.EqualFold(word, a.Key.Short()) && a.Key.ID == ui.KeyBack || len(word) > 1 && slices.Contains(a.Key.Keys(), word)) {
			s.run(a, r)
			return nil
		}
	}
	if n, err := strconv.Atoi(word); err == nil && !r.Quiet && n > 0 && n <= len(r.Rows) {
		s.do(r.Choose(n - 1))
		s.perform(ui.KeyOpen)
		return nil
	}
	s.send(tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl})
	s.send(tea.PasteMsg{Content: word})
	if focus, _ := s.p.Focus(); len(read(focus).Rows) == 1 {
		s.perform(ui.KeyOpen)
	}
	return nil
}

func (s *session) title(focus ui.Screen) string {
	if crumbs := focus.View().Crumbs; len(crumbs) > 0 {
		return crumbs[0]
	}
	return "text"
}
