package cli

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// droppedFile is the plain file that a text names: as it stands, or as a terminal writes a file that is dropped on it,
// quoted or with escaped spaces; as a file: address; or below the home folder. "" where it names none.
func droppedFile(_ context.Context, text string) (string, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		home = "" // then ~ is a name like any other
	}
	for _, path := range spellings(text, home) {
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path, nil
		}
	}
	return "", nil
}

// spellings are the paths that a text may mean, as it stands first: a file may well be called 'a'.
func spellings(text, home string) []string {
	text = strings.TrimSpace(text)
	if text == "" || strings.ContainsAny(text, "\x00\r\n") {
		return nil
	}
	out := []string{text, unquoted(text)}
	if path := fileAddress(text); path != "" {
		out = append(out, path)
	}
	for _, path := range out {
		if rest, below := strings.CutPrefix(path, "~/"); below && home != "" {
			out = append(out, filepath.Join(home, rest))
		}
	}
	return out
}

// unquoted is a word as a shell reads it, as far as a path needs that: quotes around all of it, a quote between single
// quotes, and a backslash before what is meant as it is.
func unquoted(word string) string {
	if n := len(word); n > 1 && word[0] == word[n-1] && strings.IndexByte(`'"`, word[0]) >= 0 {
		inner := word[1 : n-1]
		if word[0] == '\'' {
			return strings.ReplaceAll(inner, `'\''`, `'`)
		}
		return unescape(inner, "\\\"$`")
	}
	return unescape(word, "")
}

// unescape takes the backslash away before the characters of only, or before any where only is "".
func unescape(s, only string) string {
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && (only == "" || strings.IndexByte(only, s[i+1]) >= 0) {
			i++
		}
		out.WriteByte(s[i])
	}
	return out.String()
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
