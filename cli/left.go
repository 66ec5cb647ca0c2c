package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// The files in the folder of a text that is being written in an editor.
const (
	textFile  = "text.md"
	beganFile = "began" // the text as the editor was given it
	toldFile  = "told"  // somebody was told that the text was left
)

// editingDir is where texts lie while they are written in an editor.
func (a *app) editingDir() string { return filepath.Join(a.world.StateDir, "editing") }

// leftTexts are the texts that were not taken from an editor, since their program was killed or refused them, each told of
// once. Nothing that somebody wrote is taken away; a text that is as it began is. It is called before this process begins
// to edit, so that a folder of its own number is of one before.
func leftTexts(dir string) []string {
	folders, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var out []string
	for _, f := range folders {
		number, _, _ := strings.Cut(f.Name(), "-")
		pid, err := strconv.Atoi(number)
		if err != nil || pid != os.Getpid() && alive(pid) {
			continue
		}
		folder := filepath.Join(dir, f.Name())
		told := filepath.Join(folder, toldFile)
		if _, err := os.Lstat(told); err == nil {
			continue
		}
		if untouched(folder) {
			_ = os.RemoveAll(folder) // where it stays it is looked at again
			continue
		}
		if os.WriteFile(told, nil, 0o600) == nil {
			out = append(out, filepath.Join(folder, textFile))
		}
	}
	return out
}

// untouched reports whether a folder holds nothing that was written in an editor, nor a file that an editor has left.
func untouched(folder string) bool {
	files, err := os.ReadDir(folder)
	if err != nil {
		return false
	}
	for _, f := range files {
		if f.Name() != textFile && f.Name() != beganFile {
			return false
		}
	}
	text, err := os.ReadFile(filepath.Join(folder, textFile))
	if err != nil {
		return os.IsNotExist(err)
	}
	began, err := os.ReadFile(filepath.Join(folder, beganFile))
	return len(bytes.TrimSpace(text)) == 0 || err == nil && bytes.Equal(text, began)
}

// leftSays tells of them.
func leftSays(paths []string) string {
	switch len(paths) {
	case 0:
		return ""
	case 1:
		return "a text from your editor was not taken the last time; it is kept in " + paths[0]
	default:
		return fmt.Sprintf("%d texts from your editor were not taken the last time; they are kept in %s", len(paths), filepath.Dir(filepath.Dir(paths[0])))
	}
}
