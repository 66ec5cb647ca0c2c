package evidence

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"gonogo/content"
)

// pictures and logs are endings of names that say what a file is.
var (
	pictures = []string{".png", ".jpg", ".jpeg", ".gif", ".webp"}
	logs     = []string{".log", ".jsonl", ".ndjson"}
)

// guessKind is the kind of evidence that a path or a link is by its name, among those that count for a question: the one
// whose id shares the most words with the name, else the one that its ending tells. "" where two are as likely.
func guessKind(ref string, among []string) string {
	name := strings.ToLower(path.Base(strings.ReplaceAll(strings.TrimRight(ref, "/\\"), "\\", "/")))
	name, _, _ = strings.Cut(name, "?")
	said := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) })
	best, most := "", 0
	for _, kind := range among {
		n := 0
		for _, word := range strings.Split(kind, "-") {
			if slices.Contains(said, word) {
				n++
			}
		}
		switch {
		case n > most:
			best, most = kind, n
		case n == most:
			best = ""
		}
	}
	if most > 0 {
		return best
	}
	return guessEnding(path.Ext(name), among)
}

func guessEnding(ending string, among []string) string {
	word := ""
	switch {
	case slices.Contains(pictures, ending):
		word = "screenshot"
	case slices.Contains(logs, ending):
		word = "log"
	default:
		return ""
	}
	best := ""
	for _, kind := range among {
		if !slices.Contains(strings.Split(kind, "-"), word) {
			continue
		}
		if best != "" {
			return ""
		}
		best = kind
	}
	return best
}

// known are the kinds of a list that the gate has.
func known(g *content.Gate, kinds []string) []string {
	return slices.DeleteFunc(slices.Clone(kinds), func(k string) bool { return g.Kind(k) == nil })
}
