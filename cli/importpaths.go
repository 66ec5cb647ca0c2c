package cli

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"gonogo/assessment"
	"gonogo/assessment/collect"
)

// exportsNamed reads the exports that a line of paths names, as it is pasted into the terminal program.
func (a *app) exportsNamed(ctx context.Context, line string, progress func(string, float64)) (*assessment.Found, error) {
	paths := splitPaths(line)
	if len(paths) == 0 {
		return nil, usage("paste the path of a file, or drop one here", "no file is named")
	}
	files := make([]collect.File, len(paths))
	for i, path := range paths {
		if path == "-" {
			return nil, usage("name a file", "the terminal program reads no standard input")
		}
		name, b, err := a.readInput(ctx, path, collect.MaxBytes)
		if err != nil {
			return nil, err
		}
		files[i] = collect.File{Name: filepath.Base(name), Bytes: b}
	}
	return collect.Read(ctx, files, collect.Options{Progress: func(file string, done float64) {
		if progress != nil {
			progress("reading "+file, done)
		}
	}})
}

// splitPaths parts a line into paths as a shell would: blanks part them, quotes and backslashes keep a blank. A line that
// names one file as it stands, blanks and all, is that file.
func splitPaths(line string) []string {
	line = strings.TrimSpace(line)
	if info, err := os.Stat(expanded(line)); err == nil && info.Mode().IsRegular() {
		return []string{expanded(line)}
	}
	var out []string
	var now strings.Builder
	quote, begun := rune(0), false
	runes := []rune(line)
	for i := 0; i < len(runes); i++ {
		switch r := runes[i]; {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '\'' || r == '"'):
			quote, begun = r, true
		case quote != '\'' && r == '\\' && filepath.Separator != '\\' && i+1 < len(runes):
			i++
			now.WriteRune(runes[i])
			begun = true
		case quote == 0 && (r == ' ' || r == '\t'):
			if begun {
				out = append(out, expanded(now.String()))
			}
			now.Reset()
			begun = false
		default:
			now.WriteRune(r)
			begun = true
		}
	}
	if begun {
		out = append(out, expanded(now.String()))
	}
	return out
}

// expanded is a path with what ~/ and file:// stand for.
func expanded(path string) string {
	if rest, ok := strings.CutPrefix(path, "file://"); ok {
		if u, err := url.PathUnescape(rest); err == nil {
			return u
		}
	}
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		if dir, err := os.UserHomeDir(); err == nil {
			return filepath.Join(dir, rest)
		}
	}
	return path
}
