package content

import (
	"cmp"
	"strconv"
	"strings"
)

// NewerVersion reports whether a is a later version than b, by the order of semantic versions: 1.10.0 after 1.9.0, and
// 1.4.0 after 1.4.0-rc.1. What has no such form is no later than anything.
func NewerVersion(a, b string) bool {
	coreA, preA, _ := strings.Cut(a, "-")
	coreB, preB, _ := strings.Cut(b, "-")
	if order, ok := compareNumbers(strings.Split(coreA, "."), strings.Split(coreB, ".")); !ok || order != 0 {
		return ok && order > 0
	}
	if preA == "" || preB == "" {
		return preA == "" && preB != ""
	}
	return comparePre(strings.Split(preA, "."), strings.Split(preB, ".")) > 0
}

func compareNumbers(a, b []string) (order int, ok bool) {
	if len(a) != 3 || len(b) != 3 {
		return 0, false
	}
	for i := range a {
		x, errX := strconv.ParseUint(a[i], 10, 64)
		y, errY := strconv.ParseUint(b[i], 10, 64)
		if errX != nil || errY != nil {
			return 0, false
		}
		if order == 0 {
			order = cmp.Compare(x, y)
		}
	}
	return order, true
}

// comparePre compares what stands behind the dash part by part: numbers by size and before words, and what goes on
// after what ends.
func comparePre(a, b []string) int {
	for i := range min(len(a), len(b)) {
		x, errX := strconv.ParseUint(a[i], 10, 64)
		y, errY := strconv.ParseUint(b[i], 10, 64)
		order := strings.Compare(a[i], b[i])
		switch {
		case errX == nil && errY == nil:
			order = cmp.Compare(x, y)
		case errX == nil:
			order = -1
		case errY == nil:
			order = 1
		}
		if order != 0 {
			return order
		}
	}
	return cmp.Compare(len(a), len(b))
}
