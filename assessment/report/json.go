package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"gonogo/content/clean"
)

// WriteJSON writes v as one indented JSON document with a line feed at its end. Text is as it was written, yet
// safe to show: every rune that a terminal could obey, or that draws nothing, is spelled as \u.
func WriteJSON(w io.Writer, v any) error {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("encode JSON: %w", err)
	}
	if _, err := io.WriteString(w, spelled(buf.String())); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

// spelled spells out every rune that content/clean would show as a placeholder. Such runes stand only inside
// JSON strings, so the document means the same.
func spelled(s string) string {
	var out strings.Builder
	for {
		at, placeholder := clean.First(s)
		if placeholder == "" && out.Len() == 0 {
			return s
		}
		out.WriteString(s[:at])
		if placeholder == "" {
			return out.String()
		}
		r, size := utf8.DecodeRuneInString(s[at:])
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&out, `\u%04x`, unit)
		}
		s = s[at+size:]
	}
}

// orEmpty is s, and [] instead of null where it holds nothing.
func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
