package load

import (
	"strings"

	"gonogo/content"
)

// Nearest is the hint for a word that is not known: `did you mean "severity"?` where a known word is close, else the
// known words where they are few, else "".
func Nearest(word string, known []string) string {
	if best := content.Nearest(word, known); best != "" {
		return "did you mean " + quote(best) + "?"
	}
	if len(known) > 0 && len(known) <= 16 {
		return "known here: " + strings.Join(known, ", ")
	}
	return ""
}

// near is Nearest while anybody will still read it: a file of nothing but mistakes must not cost.
func (n Node) near(word string, known []string) string {
	if n.d == nil || len(n.d.report.list) > 10*maxErrors {
		return ""
	}
	return Nearest(word, known)
}
