// Package tui is the terminal program: a shell that owns the stack of screens, the header, the footer, the
// global keys, the size and the theme. It names no screen (routes.go does) and never touches a store: all it
// knows of the world comes through Options. Begin with Run.
package tui

import (
	"context"
	"os/exec"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

// pollEvery is how often the shell looks whether another window has written.
const pollEvery = time.Second

// deafFor is how long a sheet that rose by itself ignores keys that were meant for something else.
const deafFor = 400 * time.Millisecond

// app is the shell.
type app struct {
	env    *ui.Env
	first  func() (ui.Route, error) // reads where to begin, once; nil for the portfolio
	intake bool
	hello  string
	now    func() time.Time
	after  func(time.Duration, tea.Msg) tea.Cmd
	exec   func(*exec.Cmd, tea.ExecCallback) tea.Cmd // runs a program in the terminal

	theme ui.Theme
	mouse bool // clicks and the wheel are asked for
	w, h  int
	stack []*layer

	notice  notice
	agreed  map[agreed]bool
	act     *ui.Act   // what is being saved
	holds   int       // AskFirst not answered yet
	held    []tea.Msg // keys and pastes that wait meanwhile
	leaving bool      // quit as soon as the act is saved
	judging bool      // the act is saved, and its record is being judged
	tour    *tour     // the one begun last, nil before the first
	floor   int       // places below it are not gone back to; the tour's are above it
	example func(context.Context) (assessment.Meta, error)

	loadTour func() int
	saveTour func(step int) error

	spent  time.Time       // until then a click belongs to the one before
	change int64           // the journal's change number as last seen
	day    assessment.Date // on which it was seen
	looked bool            // it was seen once
}

// layer is one screen of the stack with the sheets over it.
type layer struct {
	place  ui.Place
	route  ui.Route // the way here, with the assessment as it now stands
	screen ui.Screen
	given  int // the height it was last given
	sheets []raised
}

type raised struct {
	ui.Sheet
	deafUntil time.Time
}

type notice struct {
	level ui.Level
	says  string
}

type pollMsg struct{}

// Init shows the portfolio and whatever was asked to be opened above it.
func (a *app) Init() tea.Cmd {
	cmds := []tea.Cmd{tea.RequestBackgroundColor, a.after(pollEvery, pollMsg{})}
	list := a.Go(ui.Route{To: ui.Portfolio})
	if a.hello != "" {
		a.Tell(ui.Trouble, a.hello)
	}
	switch {
	case a.first != nil:
		return tea.Batch(append(cmds, a.goFirst(list))...)
	case a.intake:
		cmds = append(cmds, a.Go(ui.Route{To: ui.Intake}))
	}
	return tea.Batch(append(cmds, list)...)
}

// Update takes what concerns the shell and passes the rest to the screen that has the focus.
func (a *app) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.w, a.h = msg.Width, msg.Height
		a.resize()
		return a, nil
	case tea.BackgroundColorMsg:
		a.theme.Dark = msg.IsDark()
		return a, nil
	case tea.ColorProfileMsg:
		a.theme.Color = a.theme.Color && msg.Profile >= colorprofile.ANSI
		return a, nil
	case tea.ModeReportMsg: // as the renderer takes it, so that both count the same cells
		if msg.Mode == ansi.ModeUnicodeCore && (msg.Value == ansi.ModeReset || msg.Value == ansi.ModeSet || msg.Value == ansi.ModePermanentlySet) {
			ui.MeasureClusters(true)
			a.resize()
		}
		return a, nil
	case tea.KeyPressMsg:
		return a, a.press(msg)
	case tea.MouseClickMsg:
		return a, a.click(msg.Mouse())
	case tea.MouseWheelMsg:
		a.wheel(msg.Mouse())
		return a, nil
	case tea.PasteMsg:
		return a, a.paste(msg)
	case ui.ReplyMsg:
		return a, a.reply(msg)
	case wroteMsg:
		return a, a.wrote(msg)
	case savedMsg:
		return a, a.saved(msg)
	case pollMsg:
		return a, a.poll()
	case changeMsg:
		return a, a.changed(msg)
	case ui.EditMsg:
		return a, a.edit(msg)
	case begunMsg:
		return a, a.begun(msg)
	case ranMsg:
		return a, a.ran(msg)
	case writtenMsg:
		return a, a.written(msg)
	}
	return a, nil
}

// reply brings an answer to the screen that asked, where it is still there.
func (a *app) reply(msg ui.ReplyMsg) tea.Cmd {
	if msg.Holds {
		a.holds--
	}
	var cmd tea.Cmd
	if a.lives(msg.To) {
		cmd = msg.Then()
	}
	return tea.Batch(cmd, a.release())
}

// release lets what waited go on, one by one, until one of them makes the rest wait again.
func (a *app) release() tea.Cmd {
	var cmds []tea.Cmd
	for len(a.held) > 0 && a.act == nil && a.holds == 0 {
		next := a.held[0]
		a.held = a.held[1:]
		switch next := next.(type) {
		case tea.KeyPressMsg:
			cmds = append(cmds, a.press(next))
		case tea.PasteMsg:
			cmds = append(cmds, a.paste(next))
		}
	}
	return tea.Batch(cmds...)
}

func (a *app) lives(s ui.Screen) bool {
	for _, l := range a.stack {
		if l.screen == s {
			return true
		}
		for _, sh := range l.sheets {
			if sh.Sheet == s {
				return true
			}
		}
	}
	return s == nil
}

// broadcast gives every live screen and sheet a message.
func (a *app) broadcast(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, l := range a.stack {
		cmds = append(cmds, l.screen.Update(msg))
		for _, sh := range l.sheets {
			cmds = append(cmds, sh.Update(msg))
		}
	}
	return tea.Batch(cmds...)
}

func (a *app) top() *layer { return a.stack[len(a.stack)-1] }

// focus is what keys go to: the topmost sheet, else the topmost screen.
func (a *app) focus() ui.Screen {
	l := a.top()
	if n := len(l.sheets); n > 0 {
		return l.sheets[n-1].Sheet
	}
	return l.screen
}

func (a *app) deaf() bool {
	n := len(a.top().sheets)
	return n > 0 && a.now().Before(a.top().sheets[n-1].deafUntil)
}

func (a *app) resize() {
	if a.tooSmall() {
		return
	}
	for _, l := range a.stack {
		l.screen.Resize(a.w, a.bodyHeight())
		l.given = a.bodyHeight()
		for _, sh := range l.sheets {
			sh.Resize(a.w, a.sheetHeight())
		}
	}
}

func (a *app) tooSmall() bool { return a.w < ui.MinWidth || a.h < ui.MinHeight }

func (a *app) bodyHeight() int { return max(1, a.h-4) }

// sheetHeight is the most a sheet may have: some of the screen below stays in sight.
func (a *app) sheetHeight() int { return max(1, a.bodyHeight()-3) }
