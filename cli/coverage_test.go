package cli

import (
	"testing"

	"gonogo/assessment"
	"gonogo/content/library"
)

// BenchmarkCoverEveryFramework is what the coverage screen works out anew whenever the record changes.
func BenchmarkCoverEveryFramework(b *testing.B) {
	g, _, err := library.Gate(defaultGate)
	if err != nil {
		b.Fatal(err)
	}
	frameworks, err := library.FrameworksOf(g)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for _, f := range frameworks {
			assessment.CoverGate(g, f)
		}
	}
}
