package collect_test

import "testing"

func FuzzVaultTokens(f *testing.F) { fuzzFormat(f, "vault-tokens") }
