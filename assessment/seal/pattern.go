package seal

import "strings"

// matchesList reports whether a comma-separated list of patterns names text, as ssh_config(5) has it: some pattern
// must match, and none that begins with "!".
func matchesList(list, text string) bool {
	found := false
	for pattern := range strings.SplitSeq(list, ",") {
		pattern, not := strings.CutPrefix(pattern, "!")
		if !matches(pattern, text) {
			continue
		}
		if not {
			return false
		}
		found = true
	}
	return found
}

// matches reports whether the pattern fits all of text: "*" is any bytes, "?" one byte. It goes back to the last
// star alone, so that no pattern takes long.
func matches(pattern, text string) bool {
	p, t := 0, 0
	star, from := -1, 0 // the last star, and how much of text it has taken
	for t < len(text) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, from = p, t
			p++
		case p < len(pattern) && (pattern[p] == '?' || pattern[p] == text[t]):
			p++
			t++
		case star >= 0:
			from++
			p, t = star+1, from
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}
