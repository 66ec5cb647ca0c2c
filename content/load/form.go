package load

import (
	"maps"
	"slices"
	"strings"

	"gonogo/content"
)

// maxID is the most bytes of any id.
const maxID = 60

// readToken reads an id in lower case, such as "high-impact".
func readToken(n Node) string {
	return readForm(n, isToken, "lower-case letters, digits and single hyphens, a letter first")
}

// readQuestionID reads an id such as "ID-01".
func readQuestionID(n Node) string {
	return readForm(n, isQuestionID, "two to four capitals, a hyphen and two or three digits, such as ID-01")
}

// readFrameworkID reads an id such as "nist-csf-2.0".
func readFrameworkID(n Node) string {
	dotted := func(s string) bool { return isToken(strings.ReplaceAll(s, ".", "0")) }
	return readForm(n, dotted, "lower-case letters, digits, dots and single hyphens, a letter first")
}

// readControlID reads the publisher's id, such as "PR.AA-05", "NHI1:2025" or "GOVERN 1.1".
func readControlID(n Node) string {
	return readForm(n, isControlID, "letters, digits and . : _ / ( ) -, and single blanks between them")
}

func isControlID(s string) bool {
	for part := range strings.SplitSeq(s, " ") {
		if !only(part, letters+digits+".:_/()-") {
			return false
		}
	}
	return true
}

// readVersion reads a semantic version without a leading v.
func readVersion(n Node) string {
	return readForm(n, isVersion, "three numbers such as 1.4.0, and after them -rc.1 or the like where it is needed")
}

// readDigest reads a SHA-256.
func readDigest(n Node) content.Digest {
	return content.Digest(readForm(n, func(s string) bool { return content.Digest(s).Valid() }, `"sha256:" and 64 lower-case hex digits`))
}

func readForm(n Node, fits func(string) bool, form string) string {
	s := n.Line()
	if s != "" && (len(s) > 2*maxID || !fits(s)) {
		n.Fail("write "+form, "%s does not have the form that is wanted here", quote(s))
		return ""
	}
	return s
}

const (
	small   = "abcdefghijklmnopqrstuvwxyz"
	capital = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	letters = small + capital
	digits  = "0123456789"
)

func only(s, set string) bool { return s != "" && strings.Trim(s, set) == "" }

func isToken(s string) bool {
	if len(s) > maxID || s == "" || s[0] < 'a' || s[0] > 'z' {
		return false
	}
	for part := range strings.SplitSeq(s, "-") {
		if !only(part, small+digits) {
			return false
		}
	}
	return true
}

func isQuestionID(s string) bool {
	word, number, ok := strings.Cut(s, "-")
	return ok && len(word) >= 2 && len(word) <= 4 && only(word, capital) && len(number) >= 2 && len(number) <= 3 && only(number, digits)
}

func isVersion(s string) bool {
	s, extra, more := strings.Cut(s, "-")
	if more && !only(extra, letters+digits+".-") {
		return false
	}
	parts := strings.Split(s, ".")
	for _, p := range parts {
		if !only(p, digits) || len(p) > 1 && p[0] == '0' || len(p) > 6 {
			return false
		}
	}
	return len(parts) == 3
}

// sortedKeys are the keys of a map in order, for a hint.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
