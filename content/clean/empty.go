package clean

import (
	"strings"
	"unicode"
)

// hollow lists answers that say nothing, as words joined by single spaces. They are what people type to get past a
// field that must not be empty.
var hollow = map[string]bool{
	"to be determined": true, "to be decided": true, "to be defined": true, "to be confirmed": true, "to be done": true,
	"to be announced": true, "to be added": true, "to follow": true, "to do": true, "not applicable": true,
	"not available": true, "same as above": true, "same as before": true, "same as previous": true, "see above": true,
	"see below": true, "as above": true, "as before": true, "no reason": true, "fill in": true, "fill me in": true,
	"lorem ipsum": true, "in progress": true, "work in progress": true, "will follow": true, "will do": true,
}

// hollowWords are words that say nothing even side by side: "TBD, idem".
var hollowWords = map[string]bool{
	"tbd": true, "tba": true, "tbc": true, "tbh": true, "todo": true, "fixme": true, "na": true, "idem": true, "ditto": true,
	"same": true, "xxx": true, "nil": true, "null": true, "none": true, "nothing": true, "pending": true, "later": true,
	"wip": true, "placeholder": true, "asdf": true, "qwerty": true, "foo": true, "bar": true, "dummy": true, "blah": true,
	"etc": true, "whatever": true, "empty": true, "blank": true, "undefined": true,
}

// IsEmptyMeaning reports whether s says nothing although it may not be empty: "TBD", "n/a", "same as above", "idem",
// "-", "xxx", "…", spaces and runes that draw nothing. Case, punctuation and full-width letters make no difference.
// It is for fields that must carry a meaning, such as a reason; "none" can be a fair answer elsewhere.
func IsEmptyMeaning(s string) bool {
	words := meaningful(s)
	if len(words) == 0 || hollow[strings.Join(words, " ")] {
		return true
	}
	for _, w := range words {
		if !hollowWords[w] && !oneLetterOver(w) {
			return false
		}
	}
	return true
}

// meaningful is s as lower-case words of letters and digits, with "n/a" and "n.a." as one word.
func meaningful(s string) []string {
	fold := func(r rune) rune {
		if r >= 0xFF01 && r <= 0xFF5E { // full-width forms of ASCII
			r -= 0xFEE0
		}
		return unicode.ToLower(r)
	}
	s = strings.NewReplacer("n/a", "na", "n.a", "na", "n-a", "na", "n\\a", "na").Replace(strings.Map(fold, s))
	return strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.N) || unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
	})
}

// oneLetterOver reports whether w is one ASCII letter, however often: "x", "aaaa". One Han sign can be a word.
func oneLetterOver(w string) bool {
	return w[0] >= 'a' && w[0] <= 'z' && strings.Trim(w, w[:1]) == ""
}
