package collect_test

import "testing"

func FuzzGCPIAMPolicy(f *testing.F) { fuzzFormat(f, "gcp-iam-policy") }
