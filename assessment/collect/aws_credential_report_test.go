package collect_test

import "testing"

func FuzzAWSCredentialReport(f *testing.F) { fuzzFormat(f, "aws-credential-report") }
