package collect_test

import "testing"

func FuzzCodeowners(f *testing.F) { fuzzFormat(f, "codeowners") }
