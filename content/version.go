package content

import (
	"cmp"
	"strconv"
	"strings"
)

// CompareVersions orders two versions as semantic versioning does: below zero where a is the older one.
func CompareVersions(a, b string) int {
	a, preA, isPreA := strings.Cut(a, "-")
	b, preB, isPreB := strings.Cut(b, "-")
	if c := compareParts(a, b); c != 0 {
		return c
	}
	switch {
	case isPreA && isPreB:
		return compareParts(preA, preB)
	case isPreA:
		return -1 // 1.0.0-rc.1 comes before 1.0.0
	case isPreB:
		return 1
	default:
		return 0
	}
}

// compareParts compares part by part: numbers by their value and before words, fewer parts before more.
func compareParts(a, b string) int {
	partsA, partsB := strings.Split(a, "."), strings.Split(b, ".")
	for i := range min(len(partsA), len(partsB)) {
		x, errX := strconv.Atoi(partsA[i])
		y, errY := strconv.Atoi(partsB[i])
		var c int
		switch {
		case errX == nil && errY == nil:
			c = cmp.Compare(x, y)
		case errX == nil:
			c = -1
		case errY == nil:
			c = 1
		default:
			c = strings.Compare(partsA[i], partsB[i])
		}
		if c != 0 {
			return c
		}
	}
	return cmp.Compare(len(partsA), len(partsB))
}

// AsksTheSame reports whether two texts of a question are the same but for spacing. An answer to one is an answer to
// the other only then.
func (q *Question) AsksTheSame(o *Question) bool {
	return strings.Join(strings.Fields(q.Text), " ") == strings.Join(strings.Fields(o.Text), " ")
}
