package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is s as an id of OSCAL, and as a label of a tracker: letters, digits, ".", "-" and "_", beginning with a letter or "_". "NHI5:2025" becomes
// "NHI5-2025". Where the exact id matters, a property holds it.
func token(s string) string {
	t := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune(".-_", r) {
			return r
		}
		return '-'
	}, s)
	if first, _ := utf8.DecodeRuneInString(t); unicode.IsLetter(first) || first == '_' {
		return t
	}
	return "_" + t
}
