package content

import "testing"

func TestVersionsAreOrdered(t *testing.T) {
	order := []string{"0.9.9", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-rc.2", "1.0.0-rc.11", "1.0.0", "1.9.0", "1.10.0", "2.0.0"}
	for i, a := range order {
		for j, b := range order {
			if got := NewerVersion(a, b); got != (i > j) {
				t.Errorf("%s newer than %s: %v", a, b, got)
			}
		}
	}
	for _, odd := range []string{"", "1", "1.0", "1.0.x", "latest", "1.0.0.0", "-1.0.0"} {
		if NewerVersion(odd, "1.0.0") || NewerVersion("1.0.0", odd) {
			t.Errorf("%q is ordered", odd)
		}
	}
}
