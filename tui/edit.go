package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// A text goes to the editor in four steps, since the loop does no I/O: it is put where the editor can have it, the
// editor has the terminal, what it wrote is read, and the text is taken. Keys wait from the first to the last.

// begunMsg says that the editor can begin.
type begunMsg struct {
	of      ui.EditMsg
	before  string
	editing *ui.Editing
	err     error
}

// ranMsg says that the editor has ended.
type ranMsg struct {
	begunMsg
	ran error
}

// writtenMsg brings what it wrote.
type writtenMsg struct {
	ranMsg
	text string
	kept string // the file of a text that is not taken, "" where there is none
	err  error
}

func (a *app) edit(msg ui.EditMsg) tea.Cmd {
	if a.env.Editor == nil {
		a.Tell(ui.Trouble, "no editor is named: set VISUAL or EDITOR before you start gonogo")
		return nil
	}
	a.Hold()
	before := msg.Text()
	return func() tea.Msg {
		editing, err := a.env.Editor.Begin(a.env.Context, before)
		return begunMsg{msg, before, editing, err}
	}
}

func (a *app) begun(msg begunMsg) tea.Cmd {
	if msg.err != nil {
		return a.edited(msg.of, "", "the editor could not be given the text ("+msg.err.Error()+")")
	}
	return a.exec(msg.editing.Command, func(err error) tea.Msg { return ranMsg{msg, err} })
}

func (a *app) ran(msg ranMsg) tea.Cmd {
	return func() tea.Msg {
		text, kept, err := msg.editing.End(func(text string) bool { return msg.ran == nil && !tooLong(text) })
		return writtenMsg{msg, text, kept, err}
	}
}

// mostWritten is how much of a text comes back from an editor, in bytes, and in lines: what a field can hold.
const (
	mostWritten = 256 << 10
	mostLines   = 5000
)

func tooLong(text string) bool {
	return len(text) > mostWritten || strings.Count(text, "\n") > mostLines
}

func (a *app) written(msg writtenMsg) tea.Cmd {
	wrong := ""
	switch {
	case msg.ran != nil:
		wrong = "the editor ended with an error (" + msg.ran.Error() + ")"
	case msg.err != nil:
		wrong = "what the editor wrote could not be read (" + msg.err.Error() + ")"
	case strings.TrimSpace(msg.text) == "":
		wrong = "the editor gave nothing back"
	case tooLong(msg.text):
		wrong = fmt.Sprintf("the editor gave back more than %s or %d lines", ui.Bytes(mostWritten), mostLines)
	default:
		return a.edited(msg.of, msg.text, "")
	}
	if msg.kept != "" {
		wrong += "; what it wrote is kept in " + msg.kept
	}
	return a.edited(msg.of, "", wrong)
}

// edited takes what was written or, where something went wrong, leaves the text as it was, and lets the keys go on.
func (a *app) edited(of ui.EditMsg, text, wrong string) tea.Cmd {
	a.holds--
	if wrong != "" {
		a.Tell(ui.Trouble, wrong+": the text is as it was before")
		return a.release()
	}
	of.Take(text)
	a.Tell(ui.Note, "the text is as the editor left it; nothing is saved yet")
	return a.release()
}
