package cli

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gonogo/assessment"
)

// exportsNamed reads the exports that a line of paths names, as it is pasted into the terminal program.
func (a *app) exportsNamed(ctx context.Context, line string, progress func(string, float64)) (*assessment.Found, error) {
	paths := pathsIn(line)
	if len(paths) == 0 {
		return nil, usage("paste the path of a file, or drop one here", "no file is named")
	}
	if slices.Contains(paths, "-") {
		return nil, usage("name a file", "the terminal program reads no standard input")
	}
	return a.readExports(ctx, paths, "", progress)
}

// pathsIn are the paths that a line names. A line that names one file, blanks and all, is that file.
func pathsIn(line string) []string {
	if path := fileNamed(line); path != "" {
		return []string{path}
	}
	var out []string
	for _, word := range shellWords(line) {
		out = append(out, expanded(word))
	}
	return out
}

// droppedFile is what fileNamed finds, as the terminal program asks for it.
func droppedFile(_ context.Context, text string) (string, error) { return fileNamed(text), nil }

// fileNamed is the plain file that a text names: as it stands first, for a file may well be called 'a', else as a terminal
// writes a file that is dropped on it, quoted or with escaped blanks. "" where it names none.
func fileNamed(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.ContainsAny(text, "\x00\r\n") {
		return ""
	}
	spellings := []string{text, expanded(text)}
	if words := shellWords(text); len(words) == 1 {
		spellings = append(spellings, words[0], expanded(words[0]))
	}
	for _, path := range spellings {
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path
		}
	}
	return ""
}

// shellWords parts a line as a shell would, as far as paths need that: blanks part words; quotes, and a backslash where paths
// are not written with one, keep what follows as it is.
func shellWords(line string) []string {
	out, _ := splitWords(line)
	return out
}

// splitWords gives the words of a line as shellWords does, and beside them as they are written.
func splitWords(line string) (words, written []string) {
	var word strings.Builder
	var quote byte
	begins := -1 // where the word stands, -1 between words
	end := func(at int) {
		if begins >= 0 {
			words, written = append(words, word.String()), append(written, line[begins:at])
		}
		word.Reset()
		begins = -1
	}
	for i := 0; i < len(line); i++ {
		c := line[i]
		if quote == 0 && (c == ' ' || c == '\t') {
			end(i)
			continue
		}
		if begins < 0 {
			begins = i
		}
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '\'' || c == '"'):
			quote = c
		case c == '\\' && escapes(quote, line[i+1:]):
			i++
			word.WriteByte(line[i])
		default:
			word.WriteByte(c)
		}
	}
	end(len(line))
	return words, written
}

// escapes reports whether a backslash inside a quote, 0 for none, keeps what follows it as it is.
func escapes(quote byte, rest string) bool {
	switch {
	case rest == "" || filepath.Separator == '\\':
		return false
	case quote == '"':
		return strings.IndexByte("\\\"$`", rest[0]) >= 0
	default:
		return quote == 0
	}
}

// expanded is a path with what ~/ and a file: address stand for.
func expanded(path string) string {
	if named := fileAddress(path); named != "" {
		return named
	}
	if rest, below := strings.CutPrefix(path, "~/"); below {
		if home, err := os.UserHomeDir(); err == nil { // without one, ~ is a name like any other
			return filepath.Join(home, rest)
		}
	}
	return path
}

// fileAddress is the path of a file: address of this computer, "" for anything else.
func fileAddress(text string) string {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "file" || u.Host != "" && u.Host != "localhost" {
		return ""
	}
	path := u.Path
	if len(path) > 2 && path[0] == '/' && path[2] == ':' { // file:///C:/proofs
		path = path[1:]
	}
	return filepath.FromSlash(path)
}
