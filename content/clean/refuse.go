package clean

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Limits of stored text, in bytes.
const (
	MaxLine = 1 << 10  // a name, a reference, a table cell
	MaxText = 64 << 10 // a note, a reason
)

// Refuse says why free text cannot be stored: it is not UTF-8, holds a NUL or is longer than MaxText. All other text
// is stored exactly as written; how it is shown is for New. The error names the byte at which the trouble starts.
func Refuse(raw string) error {
	if len(raw) > MaxText {
		return fmt.Errorf("text has %d bytes, at most %d can be kept: put it in a file and give that as evidence", len(raw), MaxText)
	}
	if at := strings.IndexByte(raw, 0); at >= 0 {
		return fmt.Errorf("text holds a NUL byte at byte %d: take it out", at+1)
	}
	if !utf8.ValidString(raw) {
		return fmt.Errorf("text is not UTF-8 at byte %d: save it as UTF-8", badByte(raw)+1)
	}
	return nil
}

// RefuseLine is Refuse for a name, a reference or a table cell: at most MaxLine bytes and no line break.
func RefuseLine(raw string) error {
	if err := Refuse(raw); err != nil {
		return err
	}
	if len(raw) > MaxLine {
		return fmt.Errorf("text has %d bytes, at most %d fit on one line: shorten it", len(raw), MaxLine)
	}
	if strings.ContainsAny(raw, "\r\n\u0085\u2028\u2029") {
		return errors.New("text holds a line break: write it on one line")
	}
	return nil
}

func badByte(s string) int {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(s)
}
