package collect_test

import "testing"

func FuzzGCPServiceAccounts(f *testing.F) { fuzzFormat(f, "gcp-service-accounts") }
