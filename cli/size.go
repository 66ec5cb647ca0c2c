package cli

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// sizes are the words for a number of bytes, the largest first. They count in 1024, as git and restic do.
var sizes = []struct {
	word  string
	bytes int64
}{{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}}

// parseSize reads a number of bytes: 26214400, 25M, 25m or 25MiB.
func parseSize(s string) (int64, error) {
	number, unit := strings.TrimSpace(s), int64(1)
	for _, u := range sizes {
		for _, word := range []string{u.word, u.word[:1]} {
			if n := len(number) - len(word); unit == 1 && n > 0 && strings.EqualFold(number[n:], word) {
				number, unit = strings.TrimSpace(number[:n]), u.bytes
			}
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n < 1 || n > math.MaxInt64/unit {
		return 0, fmt.Errorf("%q is no size", s)
	}
	return n * unit, nil
}

// sizeWords is a number of bytes in the largest word that it fills.
func sizeWords(n int64) string {
	for _, u := range sizes {
		if n%u.bytes == 0 && n >= u.bytes {
			return fmt.Sprintf("%d %s", n/u.bytes, u.word)
		}
	}
	return fmt.Sprintf("%d bytes", n)
}
