package content_test

import (
	"slices"
	"testing"

	"gonogo/content"
)

func TestVersionsAreOrderedAsSemanticVersioningDoes(t *testing.T) {
	order := []string{
		"0.1.0", "0.9.9", "0.10.0", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0",
		"1.0.1", "1.2.0", "1.10.0", "2.0.0-0", "2.0.0",
	}
	for i, a := range order {
		for j, b := range order {
			got := content.CompareVersions(a, b)
			if (got < 0) != (i < j) || (got > 0) != (i > j) {
				t.Errorf("%s against %s: %d", a, b, got)
			}
		}
	}
	if !slices.IsSortedFunc(order, content.CompareVersions) {
		t.Error("not in order")
	}
}
