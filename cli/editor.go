package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"gonogo/tui/ui"
)

// mostEdited is how much of what an editor wrote is read, in bytes. The terminal program refuses far less.
const mostEdited = 1 << 20

// editorFrom is the person's own editor, nil where none is named: what VISUAL says, else EDITOR. Texts lie in folder while
// they are written; leftTexts finds those whose program was killed meanwhile.
func editorFrom(getenv func(string) string, folder string) *ui.Editor {
	line := strings.TrimSpace(getenv("VISUAL"))
	if line == "" {
		line = strings.TrimSpace(getenv("EDITOR"))
	}
	if line == "" {
		return nil
	}
	return &ui.Editor{Begin: func(ctx context.Context, text string) (*ui.Editing, error) {
		return beginEditing(ctx, folder, line, text)
	}}
}

// beginEditing puts a text into a file that only this person can read, in a folder of its own that is named after this
// process. Where there is no writing into the place for it, that is the one for temporary files.
func beginEditing(ctx context.Context, in, line, text string) (_ *ui.Editing, err error) {
	if err := os.MkdirAll(in, 0o700); err != nil {
		in = ""
	}
	folder, err := os.MkdirTemp(in, strconv.Itoa(os.Getpid())+"-") // 0700
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}()
	path := filepath.Join(folder, textFile)
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n" // as editors expect it
	}
	for _, name := range []string{textFile, beganFile} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			return nil, err
		}
	}
	return &ui.Editing{Command: editorCommand(ctx, line, path), End: func(takes func(string) bool) (string, string, error) {
		wrote, err := readEdited(path)
		if err == nil && wrote != strings.TrimSuffix(text, "\n") && strings.TrimSpace(wrote) != "" && !takes(wrote) {
			return wrote, path, nil
		}
		return wrote, "", errors.Join(err, os.RemoveAll(folder))
	}}, nil
}

// readEdited reads what an editor wrote; "" where it took the file away.
func readEdited(path string) (_ string, err error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	b, err := io.ReadAll(io.LimitReader(f, mostEdited))
	return strings.TrimSuffix(string(b), "\n"), err
}

// editorCommand runs a line such as "code --wait" on a file. Where there is a shell it reads the line, so that quotes
// and variables in it mean what they mean everywhere else.
func editorCommand(ctx context.Context, line, path string) *exec.Cmd {
	if runtime.GOOS == "windows" {
		words := append(strings.Fields(line), path)
		return exec.CommandContext(ctx, words[0], words[1:]...)
	}
	return exec.CommandContext(ctx, "sh", "-c", line+` "$@"`, line, path)
}
