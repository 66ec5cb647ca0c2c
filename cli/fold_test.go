package cli

import (
	"slices"
	"testing"
)

func TestTextIsFoldedBetweenWords(t *testing.T) {
	for _, c := range []struct {
		says string
		want []string
	}{
		{"", []string{""}},
		{"one two three", []string{"one two", "three"}},
		{"AC-2(1), AC-2(2)", []string{"AC-2(1),", "AC-2(2)"}},
		{"a-word-that-is-wider x", []string{"a-word-that-is-wider", "x"}},
		{"zwei→drei x", []string{"zwei→drei", "x"}},
	} {
		if got := folded(c.says, 9); !slices.Equal(got, c.want) {
			t.Errorf("%q is folded to %q, want %q", c.says, got, c.want)
		}
	}
}
