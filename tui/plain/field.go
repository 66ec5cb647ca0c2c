package plain

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"gonogo/tui/ui"
)

// errAgain says that the same is asked again.
var errAgain = errors.New("again")

// fill asks for one field.
func (s *session) fill(focus ui.Screen, r ui.Reading, f *filling, x *ui.AskedField) error {
	r.Form.Goto(x.At)
	if f.heard != x.At+1 {
		f.heard = x.At + 1
		s.out.say(x.Help)
		s.out.say(choices(x))
	}
	if x.Secret {
		return s.secret(r, f, x)
	}
	line, err := s.ask(prompt(x))
	if err != nil {
		return err
	}
	word := strings.TrimSpace(line)
	if done, err := s.formWord(focus, r, f, word, x); done || err != nil {
		return err
	}
	switch {
	case word == "":
	case word == "-" && x.Choice:
		if !slices.ContainsFunc(x.Options, func(o ui.AskedOption) bool { return o.Value == "" }) {
			s.out.say(x.Label + " needs one of these.")
			return errAgain
		}
		r.Form.Put("")
	case word == "-":
		r.Form.Put("")
	case x.Choice:
		v, says := choose(x, word)
		if says != "" {
			s.out.say(says)
			return errAgain
		}
		r.Form.Put(v)
	default:
		text := strings.TrimPrefix(line, "=")
		switch {
		case x.Brief:
			text, err = s.goesOn(text)
		case x.Prose:
			text, err = s.several("", text)
		}
		r.Form.Put(text)
		if err != nil { // what was typed so far is told as not saved
			return err
		}
	}
	s.leave(focus, r, f, x)
	return nil
}

// leave goes on from a field, unless what it holds is wrong: then it says so, and the field is asked again.
func (s *session) leave(focus ui.Screen, r ui.Reading, f *filling, x *ui.AskedField) {
	s.perform(ui.KeyNextField)
	for _, now := range r.Form.Asked() {
		if now.At == x.At && now.Wrong != "" {
			s.out.say(now.Wrong)
			f.at = x.At
			return
		}
	}
	f.at = x.At + 1
	if f.count++; f.count == 1 && alone(r.Form.Asked()) {
		s.deliver(focus, r, f)
	}
}

// alone reports whether a form asks for one thing only: that given, it is sent.
func alone(fields []ui.AskedField) bool { return len(fields) == 1 }

// goesOn takes the lines behind one that ends with a backslash.
func (s *session) goesOn(text string) (string, error) {
	for {
		bare, more := strings.CutSuffix(text, "\\")
		if !more {
			return text, nil
		}
		line, err := s.ask("and on:")
		if err != nil {
			return text, err
		}
		text = bare + "\n" + line
	}
}

func (s *session) secret(r ui.Reading, f *filling, x *ui.AskedField) error {
	if err := s.out.flush(); err != nil {
		return err
	}
	text, err := s.in.secret(s.ctx, func() error { return s.out.prompt(x.Label+" (it does not show):", s.in.tty != nil) })
	if s.in.tty != nil {
		s.out.put("\n")
	}
	if err != nil {
		return err
	}
	r.Form.PutSecret(text)
	clear(text)
	f.at = x.At + 1
	return nil
}

// prompt asks for a field by its name, and says what Enter keeps.
func prompt(x *ui.AskedField) string {
	keeps := ""
	if x.Value != "" && x.Value != "—" {
		keeps = ", Enter keeps " + short(x.Value)
	}
	if x.Prose && !x.Brief {
		keeps += ", a line with a single dot ends it"
	}
	return x.Label + keeps + ":"
}

// short is a text for a prompt.
func short(text string) string {
	const most = 60
	text = strings.Join(strings.Fields(text), " ")
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + " and more"
	}
	return text
}

// handles are what one types for each choice: its number, or itself where the choices are numbers.
func handles(x *ui.AskedField) []string {
	out := make([]string, len(x.Options))
	for i, o := range x.Options {
		if _, err := strconv.Atoi(o.Value); err == nil {
			for i, o := range x.Options {
				if out[i] = o.Value; o.Value == "" {
					out[i] = "-"
				}
			}
			return out
		}
		out[i] = number(i + 1)
	}
	return out
}

// choices are what one types for each choice and what that is, "" where the field is none.
func choices(x *ui.AskedField) string {
	var out []string
	for i, h := range handles(x) {
		label := x.Options[i].Label
		if label == "—" {
			label = "nothing"
		}
		if !strings.HasPrefix(label, h+" ") {
			label = h + " " + label
		}
		out = append(out, label)
	}
	return strings.Join(out, ", ")
}

// choose is the value that a word chooses, or what is wrong with the word.
func choose(x *ui.AskedField, word string) (value, wrong string) {
	for i, h := range handles(x) {
		if strings.EqualFold(h, word) || strings.EqualFold(x.Options[i].Value, word) || strings.EqualFold(x.Options[i].Label, word) {
			return x.Options[i].Value, ""
		}
	}
	var found []ui.AskedOption
	for _, o := range x.Options {
		if strings.HasPrefix(strings.ToLower(o.Label), strings.ToLower(word)) {
			found = append(found, o)
		}
	}
	if len(found) == 1 {
		return found[0].Value, ""
	}
	if len(found) > 1 {
		return "", "“" + word + "” may be several of these."
	}
	return "", "“" + word + "” is none of these."
}
