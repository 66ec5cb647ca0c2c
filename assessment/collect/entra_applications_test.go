package collect_test

import "testing"

func FuzzEntraApplications(f *testing.F) { fuzzFormat(f, "entra-applications") }
