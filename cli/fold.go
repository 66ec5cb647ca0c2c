package cli

import (
	"os"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"gonogo/content/clean"
)

// How wide text is where no terminal says so, and how narrow it gets at most.
const (
	plainWidth = 100
	leastWidth = 40
)

// width is how many columns a line of the result may have.
func (a *app) width() int {
	if f, ok := a.stdout.(*os.File); ok && isTerminal(f) {
		if w, _, err := term.GetSize(f.Fd()); err == nil && w > 0 {
			return max(w, leastWidth)
		}
	}
	return plainWidth
}

// folded breaks text between words so that no line is wider than wide, but for a word that is.
func folded(s string, wide int) []string {
	return foldedWords(strings.Fields(clean.Line(s).String()), wide)
}

// foldedWords is folded for words that may hold spaces, such as the names of controls.
func foldedWords(words []string, wide int) []string {
	var out []string
	line := ""
	for _, word := range words {
		switch {
		case line == "":
			line = word
		case ansi.StringWidth(line)+1+ansi.StringWidth(word) <= wide:
			line += " " + word
		default:
			out, line = append(out, line), word
		}
	}
	return append(out, line)
}

// flow prints text in lines that fit, behind indent; all but the first stand two columns further in.
func (a *app) flow(indent, s string) {
	a.flowWords(indent, strings.Fields(clean.Line(s).String()))
}

func (a *app) flowWords(indent string, words []string) {
	for i, l := range foldedWords(words, a.width()-len(indent)-2) {
		if i == 1 {
			indent += "  "
		}
		a.print("%s%s", indent, l)
	}
}
