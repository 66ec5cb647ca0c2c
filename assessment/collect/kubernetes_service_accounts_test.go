package collect_test

import "testing"

func FuzzKubernetesServiceAccounts(f *testing.F) { fuzzFormat(f, "kubernetes-service-accounts") }
