package collect_test

import (
	"strings"
	"testing"
)

// only is the key of the one row there is, which begins as given.
func (c cells) only(t *testing.T, begins string) string {
	t.Helper()
	for key := range c {
		if len(c) == 1 && strings.HasPrefix(key, begins+"/") {
			return key
		}
	}
	t.Fatalf("there is no row %s alone, only %v", begins, c)
	return ""
}

// Were they one row, the clean one might stand for both.
func TestTwoReportsOfOneDayAreTwoRuns(t *testing.T) {
	const clean = `{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Trivy"}}, "invocations": [{"endTimeUtc": "2026-11-20T10:00:00Z"}], "results": []}]}`
	found := strings.Replace(clean, `"results": []`, `"results": [{"properties": {"security-severity": "9.8"}}]`, 1)
	rows, _ := cellsOf(t, found, clean)
	open := map[string]int{}
	for _, row := range rows {
		open[row["open_critical"]]++
	}
	if len(rows) != 2 || open["0"] != 1 || open["1"] != 1 {
		t.Errorf("it makes %v", rows)
	}
}
