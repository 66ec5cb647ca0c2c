package cli

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gonogo/assessment"
)

// exportsNamed reads the exports that a line of paths names, as it is pasted into the terminal program.
func (a *app) exportsNamed(ctx context.Context, line string, progress func(string, float64)) (*assessment.Found, error) {
	paths := splitPaths(ctx, line)
	if len(paths) == 0 {
		return nil, usage("paste the path of a file, or drop one here", "no file is named")
	}
	if slices.Contains(paths, "-") {
		return nil, usage("name a file", "the terminal program reads no standard input")
	}
	return a.readExports(ctx, paths, "", progress)
}

// splitPaths parts a line into paths as a shell would: blanks part them, quotes and backslashes keep a blank. A line that
// names one file, blanks and all, is that file.
func splitPaths(ctx context.Context, line string) []string {
	if path, err := droppedFile(ctx, line); err == nil && path != "" {
		return []string{path}
	}
	line = strings.TrimSpace(line)
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

// expanded is a path with what ~/ and a file: address stand for.
func expanded(path string) string {
	if named := fileAddress(path); named != "" {
		return named
	}
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		if dir, err := os.UserHomeDir(); err == nil {
			return filepath.Join(dir, rest)
		}
	}
	return path
}
