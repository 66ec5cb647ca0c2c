package collect_test

import "testing"

func FuzzAWSAuthorizationDetails(f *testing.F) { fuzzFormat(f, "aws-authorization-details") }
