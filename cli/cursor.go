package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
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
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("keep the place in %s: %w", slug, err)
	}
	return os.WriteFile(path, []byte(question+"\n"), 0o600)
}
