package collect_test

import "testing"

func FuzzSpireEntries(f *testing.F) { fuzzFormat(f, "spire-entries") }
