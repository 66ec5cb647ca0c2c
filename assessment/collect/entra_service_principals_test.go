package collect_test

import "testing"

func FuzzEntraServicePrincipals(f *testing.F) { fuzzFormat(f, "entra-service-principals") }
