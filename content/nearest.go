package content

import "strings"

// Nearest is the known word that somebody most likely meant, "" when none is close.
func Nearest(word string, known []string) string {
	best, least := "", 1+max(1, len(word)/3)
	for _, k := range known {
		d := distance(strings.ToLower(word), strings.ToLower(k))
		if len(word) >= 3 && strings.HasPrefix(k, word) {
			d = 1 // cut off is near
		}
		if d < least {
			best, least = k, d
		}
	}
	return best
}

// distance counts the letters to change, add, drop or swap with their neighbour to get from a to b.
func distance(a, b string) int {
	if len(a) > 64 || len(b) > 64 {
		return 64 // long words are never near, and must not cost
	}
	var to [65][65]int // to[i][j] is the distance of the first i letters of a to the first j of b
	for i := range len(a) + 1 {
		for j := range len(b) + 1 {
			if i == 0 || j == 0 {
				to[i][j] = i + j
				continue
			}
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			to[i][j] = min(to[i-1][j-1]+change, to[i-1][j]+1, to[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				to[i][j] = min(to[i][j], to[i-2][j-2]+1)
			}
		}
	}
	return to[len(a)][len(b)]
}
