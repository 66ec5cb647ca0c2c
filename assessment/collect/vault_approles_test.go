package collect_test

import "testing"

func FuzzVaultAppRoles(f *testing.F) { fuzzFormat(f, "vault-approles") }
