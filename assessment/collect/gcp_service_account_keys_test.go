package collect_test

import "testing"

func FuzzGCPServiceAccountKeys(f *testing.F) { fuzzFormat(f, "gcp-service-account-keys") }
