package plain

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"gonogo/tui/ui"
)

// filling is how far a form has been asked.
type filling struct {
	at    int    // the field to ask next
	done  bool   // every field was asked: what is left is to send it
	said  string // what the answers came to, as it was last told
	group string
	count int
	heard int // the field, counted from 1, whose help was told last: asked again it is not told again
}

// field asks for the next field of a form or, after the last, whether to send it.
func (s *session) field(focus ui.Screen, r ui.Reading) error {
	h := s.hears(focus)
	fields := r.Form.Asked()
	if h.fill == nil {
		h.fill = &filling{}
		s.begin(fields)
	}
	f := h.fill
	i := slices.IndexFunc(fields, func(x ui.AskedField) bool { return x.At >= f.at })
	if f.done || i < 0 {
		f.done = true
		return s.sending(focus, r, f, fields)
	}
	x := fields[i]
	if x.Group != f.group {
		f.group = x.Group
		s.out.say(x.Group + ".")
	}
	if settled(&x) {
		s.out.say(x.Label + ": " + x.Value)
		f.at = x.At + 1
		return nil
	}
	err := s.fill(focus, r, f, &x)
	if errors.Is(err, errAgain) {
		return nil
	}
	return err
}

// settled reports whether there is nothing to ask: other fields settle it, or it offers one thing only.
func settled(x *ui.AskedField) bool {
	return x.Fixed || len(x.Options) == 1 && x.Value == x.Options[0].Label
}

// begin says once how a form is filled in.
func (s *session) begin(fields []ui.AskedField) {
	n := 0
	for _, x := range fields {
		if !settled(&x) {
			n++
		}
	}
	if n < 2 {
		return
	}
	says := number(n) + " fields."
	if !s.taught["form"] {
		s.taught["form"] = true
		says += " Enter keeps what a field holds, - empties it. save, up, go FIELD, again, ? and back do what they say; put = before a text that is one of these words."
	}
	s.out.say(says)
}

// formWord takes a line as something to do with the form; done reports whether it was.
func (s *session) formWord(focus ui.Screen, r ui.Reading, f *filling, word string, x *ui.AskedField) (done bool, err error) {
	low := strings.ToLower(word)
	switch low {
	case "back", "esc":
		s.perform(ui.KeyBack)
	case "quit":
		if !s.perform(ui.KeyQuit) {
			s.perform(ui.KeyInterrupt)
		}
	case "save", "ctrl+s":
		s.deliver(focus, r, f)
	case "again":
		s.fields(r)
	case "?", "help":
		s.explain(r, x)
	case "up":
		s.up(r, f)
	default:
		if name, ok := strings.CutPrefix(low, "go "); ok {
			s.jump(r, f, strings.TrimSpace(name))
			return true, nil
		}
		for _, a := range s.p.Offers() { // the name of a key that nobody would mean as text
			if (word == "tab" || word == "enter" || strings.Contains(word, "+")) && slices.Contains(a.Key.Keys(), word) {
				s.do(s.p.Perform(a))
				return true, nil
			}
		}
		return false, nil
	}
	return true, nil
}

// fields reads the form with what it holds.
func (s *session) fields(r ui.Reading) {
	for i, x := range r.Form.Asked() {
		says := x.Value
		switch {
		case x.Secret:
			says = "does not show"
		case says == "" || says == "—":
			says = "empty"
		}
		if x.Wrong != "" {
			says += "; " + x.Wrong
		}
		s.out.say(number(i+1) + ". " + x.Label + ": " + says)
	}
	s.comes(r)
}

func (s *session) comes(r ui.Reading) {
	for _, l := range r.Form.Says() {
		s.out.say(l.Aloud())
	}
}

// explain says all there is to say about a field.
func (s *session) explain(r ui.Reading, x *ui.AskedField) {
	if x != nil {
		s.out.say(x.Help)
		s.out.say(choices(x))
		for i, h := range handles(x) {
			if o := x.Options[i]; o.Help != "" {
				s.out.say(h + " " + o.Label + ": " + o.Help)
			}
		}
		if len(x.Words) > 0 {
			s.out.say("Known: " + strings.Join(x.Words[:min(len(x.Words), 20)], "; "))
		}
	}
	s.comes(r)
	s.out.say("Enter keeps what the field holds; - empties it; up goes back one field; go and the number or name of a field goes there; again reads all fields; save: " + r.Form.Sends() + "; back leaves.")
}

func (s *session) up(r ui.Reading, f *filling) {
	fields := r.Form.Asked()
	for _, x := range slices.Backward(fields) {
		if !settled(&x) && (x.At < f.at || f.done) {
			f.at, f.done = x.At, false
			return
		}
	}
	s.out.say("This is the first field.")
}

// jump goes to a field by its number or its name.
func (s *session) jump(r ui.Reading, f *filling, name string) {
	fields := r.Form.Asked()
	i, err := strconv.Atoi(name)
	if i--; err != nil {
		i = slices.IndexFunc(fields, func(x ui.AskedField) bool { return strings.HasPrefix(strings.ToLower(x.Label), name) })
	}
	if err != nil && i < 0 {
		i = slices.IndexFunc(fields, func(x ui.AskedField) bool { return strings.Contains(strings.ToLower(x.Label), name) })
	}
	switch {
	case i < 0 || i >= len(fields):
		s.out.say("No field is called “" + name + "”; again reads them all.")
	case settled(&fields[i]):
		s.out.say(fields[i].Label + ": " + fields[i].Value)
	default:
		f.at, f.done, f.heard = fields[i].At, false, 0
	}
}

// sending asks whether to send what was filled in.
func (s *session) sending(focus ui.Screen, r ui.Reading, f *filling, fields []ui.AskedField) error {
	if i := slices.IndexFunc(fields, func(x ui.AskedField) bool { return x.Wrong != "" }); i >= 0 {
		s.out.say(fields[i].Label + ": " + fields[i].Wrong)
		f.at, f.done = fields[i].At, false
		return nil
	}
	r.Form.Goto(-1)
	var says []string
	for _, l := range r.Form.Says() {
		says = append(says, l.Aloud())
	}
	if said := strings.Join(says, "\n"); said != f.said {
		f.said = said
		s.out.say(said)
	}
	line, err := s.ask("Enter: " + r.Form.Sends() + "; or again, go FIELD, up, back:")
	if err != nil {
		return err
	}
	word := strings.TrimSpace(line)
	if word == "" {
		s.deliver(focus, r, f)
		return nil
	}
	if done, err := s.formWord(focus, r, f, word, nil); done || err != nil {
		return err
	}
	s.out.say("“" + word + "” is no answer to that.")
	return nil
}

// deliver sends the form. Where it is not taken, the field that is wrong is asked next.
func (s *session) deliver(focus ui.Screen, r ui.Reading, f *filling) {
	r.Form.Goto(-1)
	if !s.perform(ui.KeySend) {
		s.perform(ui.KeyOpen)
	}
	f.done = true
	if now, _ := s.p.Focus(); now != focus || s.quit {
		return
	}
	if at := r.Form.At(); at >= 0 {
		f.at, f.done = at, false
		for _, x := range r.Form.Asked() {
			if x.At == at && x.Wrong != "" {
				s.out.say(x.Label + ": " + x.Wrong)
			}
		}
	}
}
