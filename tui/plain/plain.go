// Package plain is the terminal program for whoever listens to it or has no terminal that draws: the same screens and
// the same acts, as lines and prompts. Nothing is drawn, moved or written again; after each act it says what is new.
//
// It drives the shell as Bubble Tea does, but one line of input at a time, and reads the screens through
// ui.Reader. It decides nothing and records nothing by itself. Begin with Run.
package plain

import (
	"cmp"
	"context"
	"errors"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// Program is the shell as it is driven line by line.
type Program interface {
	tea.Model
	Focus() (s ui.Screen, sheet bool)
	Lives(ui.Screen) bool
	Offers() []ui.Action
	Perform(ui.Action) tea.Cmd
	Told() (ui.Level, string)
	Loses() string
}

// Clock stands for the timer of a program that is driven line by line: what was to come later comes with the next line.
type Clock struct{ later []tea.Msg }

// After keeps a message until the next line.
func (c *Clock) After(_ time.Duration, msg tea.Msg) tea.Cmd {
	return func() tea.Msg { c.later = append(c.later, msg); return nil }
}

// The window that the screens believe in: one column, and room for all there is to read.
const (
	width  = 99
	height = 1 << 12
)

// session is one run.
type session struct {
	ctx   context.Context
	p     Program
	clock *Clock
	in    *input
	out   *out

	quit     bool
	last     ui.Screen // what had the focus when it was last told
	status   string    // the verdict as it was last told
	answered string    // and how far one is
	pasted   string    // a paste that the end of the input broke off
	heard    map[ui.Screen]*heard
	taught   map[string]bool // what was explained once
}

// Run lets a person work through lines until they leave or the input ends. What was recorded is kept, whatever
// happens. The error is context.Canceled where the context ended it.
func Run(ctx context.Context, p Program, clock *Clock, in io.Reader, to io.Writer, ascii bool) error {
	s := &session{
		ctx: ctx, p: p, clock: clock, in: newInput(in), out: newOut(to, ascii),
		heard: map[ui.Screen]*heard{}, taught: map[string]bool{},
	}
	s.do(p.Init())
	s.send(tea.WindowSizeMsg{Width: width, Height: height})
	for !s.quit {
		s.catchUp()
		s.report()
		switch err := s.turn(); {
		case errors.Is(err, errTooLong):
			s.out.say(err.Error())
		case errors.Is(err, io.EOF):
			s.leaveLine()
			s.ended()
			return s.out.flush()
		case err != nil:
			s.leaveLine()
			return errors.Join(err, s.out.flush())
		}
	}
	s.out.say("Left. Everything recorded is kept.")
	return s.out.flush()
}

// leaveLine leaves the line of a prompt that nobody answered.
func (s *session) leaveLine() {
	if s.in.tty != nil {
		s.out.put("\n")
	}
}

// ended says what the end of the input leaves behind.
func (s *session) ended() {
	s.out.say("The input ended. Everything recorded is kept.")
	if what := cmp.Or(s.pasted, s.p.Loses()); what != "" {
		s.out.say("NOT SAVED: " + what + ".")
	}
}

// turn takes one line, or one thing of several lines, in the way of what has the focus.
func (s *session) turn() error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	focus, sheet := s.p.Focus()
	r := read(focus)
	switch h := s.hears(focus); {
	case r.Form != nil:
		return s.field(focus, r)
	case r.Waits && !h.asked:
		h.asked = true
		return s.paste(r)
	case typing(focus):
		return s.words(focus, r)
	default:
		return s.command(focus, sheet, r)
	}
}

// ask writes a prompt and takes a line. What others write while somebody types is told with the next prompt: the line meets
// what was heard when it was typed, and the shell asks where that is no more.
func (s *session) ask(prompt string) (string, error) {
	if err := s.out.prompt(prompt, s.in.tty != nil); err != nil {
		return "", err
	}
	return s.in.line(s.ctx)
}

// catchUp tells what came of the last act and then looks what others have written.
func (s *session) catchUp() {
	s.told()
	later := s.clock.later
	s.clock.later = nil
	for _, msg := range later {
		s.send(msg)
	}
}

// told says what the shell has to say.
func (s *session) told() {
	if _, says := s.p.Told(); says != "" {
		s.out.say(ui.AloudText(says))
	}
}

func (s *session) send(msg tea.Msg) {
	if _, ok := msg.(tea.QuitMsg); ok {
		s.quit = true
		return
	}
	_, cmd := s.p.Update(msg)
	s.do(cmd)
}

// do runs what the program asks for until it comes to rest.
func (s *session) do(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			s.do(c)
		}
	default:
		s.send(msg)
	}
}

// perform does an action of the screen by its key; it reports whether there is one.
func (s *session) perform(id ui.KeyID) bool {
	for _, a := range s.p.Offers() {
		if a.Key.ID == id {
			s.do(s.p.Perform(a))
			return true
		}
	}
	return false
}

func typing(s ui.Screen) bool {
	t, ok := s.(ui.Typer)
	return ok && t.Typing()
}

// read is what a screen has to say, in its own words or as it is drawn.
func read(s ui.Screen) ui.Reading {
	if r, ok := s.(ui.Reader); ok {
		return r.Read()
	}
	return ui.Reading{Lines: s.View().Body}
}
