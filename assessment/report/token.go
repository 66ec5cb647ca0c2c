package report

import (
	"strings"
	"unicode"
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
	for _, r := range t {
		if unicode.IsLetter(r) || r == '_' {
			return t
		}
		break
	}
	return "_" + t
}
