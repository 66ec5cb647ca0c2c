package collect_test

import (
	"fmt"
	"testing"
)

func FuzzChaosToolkitJournal(f *testing.F) { fuzzFormat(f, "chaostoolkit-journal") }

func TestCompletedIsNotExercised(t *testing.T) {
	const met, missed = `{"steady_state_met": true}`, `{"steady_state_met": false}`
	const action, probe = `{"activity": {"type": "action"}, "status": "succeeded"}`, `{"activity": {"type": "probe"}, "status": "succeeded"}`
	for _, c := range []struct {
		name, before, after, run, rollbacks, result string
		evidence                                    int
	}{
		{"all as it should be", met, met, action, action, "passed", 1},
		{"not in its steady state to begin with", missed, "null", "", "", "not-run", 0},
		{"nothing ran", met, met, "", "", "not-run", 0},
		{"only probes ran", met, met, probe, "", "not-run", 0},
		{"not in its steady state afterwards", met, missed, action, action, "failed", 0},
		{"not measured before", "null", met, action, action, "", 0},
		{"declared rollbacks that did not run", met, met, action, "", "passed-with-findings", 1},
	} {
		rows, in := cellsOf(t, fmt.Sprintf(`{"experiment": {"title": "x", "rollbacks": [{}]}, "start": "2026-10-02T09:00:00Z", "status": "completed", "deviated": false,
			"steady_states": {"before": %s, "after": %s}, "run": [%s], "rollbacks": [%s]}`, c.before, c.after, c.run, c.rollbacks))
		if got := rows["x@2026-10-02T09:00"]["result"]; got != c.result || len(in.Evidence) != c.evidence {
			t.Errorf("%s: the result is %q, want %q, with %d pieces of evidence", c.name, got, c.result, len(in.Evidence))
		}
	}
}
