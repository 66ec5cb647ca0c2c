package load_test

import (
	"strings"
	"testing"

	"gonogo/content/load"
)

func TestTheNearestKnownWordIsOffered(t *testing.T) {
	known := []string{"severity", "section", "sign_off", "ID-01", "ID-10"}
	for word, want := range map[string]string{
		"sevrity": `did you mean "severity"?`, "Severity": `did you mean "severity"?`, "sing_off": `did you mean "sign_off"?`, "id-01": `did you mean "ID-01"?`,
		"colour": "known here: severity, section, sign_off, ID-01, ID-10", "": "known here: severity, section, sign_off, ID-01, ID-10",
	} {
		if got := load.Nearest(word, known); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
	if got := load.Nearest("x", nil); got != "" {
		t.Errorf("got %q", got)
	}
	if got := load.Nearest(strings.Repeat("x", 100_000), make([]string, 50)); got != "" {
		t.Errorf("got %q", got)
	}
}
