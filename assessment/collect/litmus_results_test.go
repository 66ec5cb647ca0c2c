package collect_test

import "testing"

func FuzzLitmusResults(f *testing.F) { fuzzFormat(f, "litmus-results") }
