package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"gonogo/content/clean"
)

// The question last looked at is kept in the state folder, one small file an assessment. Losing it loses nothing.

// maxCursor is the longest id that is worth reading back.
const maxCursor = 64

func (a *app) cursorFile(slug string) (string, bool) {
	if slug == "" || strings.Trim(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
		return "", false
	}
	return filepath.Join(a.world.StateDir, "cursor", slug), true
}

func (a *app) loadCursor(slug string) string {
	path, ok := a.cursorFile(slug)
	if !ok {
		return ""
	}
	return placeIn(path)
}

// placeIn is the line that a small file of the state folder holds, "" where there is none.
func placeIn(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxCursor))
	if err != nil {
		return ""
	}
	return clean.Line(strings.TrimSpace(string(b))).String()
}

func (a *app) saveCursor(slug, question string) error {
	path, ok := a.cursorFile(slug)
	if !ok {
		return nil
	}
	return keepPlace(path, question)
}

func keepPlace(path, place string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("keep the place: %w", err)
	}
	return os.WriteFile(path, []byte(place+"\n"), 0o600)
}

// The step at which the tour was left is kept beside them.
func (a *app) tourFile() string { return filepath.Join(a.world.StateDir, "tour") }

func (a *app) loadTour() int {
	step, err := strconv.Atoi(placeIn(a.tourFile()))
	if err != nil {
		return 0
	}
	return step
}

func (a *app) saveTour(step int) error {
	if step == 0 {
		if err := os.Remove(a.tourFile()); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	return keepPlace(a.tourFile(), strconv.Itoa(step))
}
