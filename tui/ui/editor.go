package ui

import (
	"context"
	"os/exec"
)

// Editor lets a text be written in the person's own editor. It does I/O: only the shell calls it, outside the loop.
type Editor struct {
	// Begin puts a text where the editor can have it, so that nobody else can read it.
	Begin func(ctx context.Context, text string) (*Editing, error)
}

// Editing is a text that is being written in an editor.
type Editing struct {
	Command *exec.Cmd // runs the editor; it takes the terminal and ends when the person is done
	// End is what was written. The file of it is gone after, but for a text that the person wrote and that is not taken:
	// then kept is its path. To be called in any case.
	End func(takes func(text string) bool) (text, kept string, err error)
}

// EditMsg asks the shell to let a text be written in the person's own editor.
type EditMsg struct {
	Text func() string // as it stands when the editor begins
	Take func(string)  // takes what was written; not called where nothing came back, so that the text stays as it was
}
