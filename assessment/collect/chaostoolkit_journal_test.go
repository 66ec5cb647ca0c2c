package collect_test

import "testing"

func FuzzChaosToolkitJournal(f *testing.F) { fuzzFormat(f, "chaostoolkit-journal") }
