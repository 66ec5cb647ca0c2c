package collect_test

import (
	"fmt"
	"strings"
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

// An action may come to its end and have done nothing: where no pod fits, or where the command that it starts fails.
func TestAnActionThatTouchedNothingExercisesNothing(t *testing.T) {
	const action, process, http = `{"activity": {"type": "action"}, "status": "succeeded", "output": %s}`, `{"activity": {"type": "action", "provider": {"type": "process"}}, "status": "succeeded", "output": {"status": %s}}`,
		`{"activity": {"type": "action", "provider": {"type": "http"}}, "status": "succeeded", "output": {"status": %s}}`
	for run, result := range map[string]string{
		fmt.Sprintf(action, `[]`):                                       "",
		fmt.Sprintf(action, `["pod-1"]`):                                "passed",
		fmt.Sprintf(action, `null`):                                     "passed", // most actions give nothing back
		fmt.Sprintf(process, `1`):                                       "",
		fmt.Sprintf(process, `0`):                                       "passed",
		fmt.Sprintf(http, `503`):                                        "",
		fmt.Sprintf(http, `204`):                                        "passed",
		`{"activity": {"type": "action"}, "status": "failed"}`:          "",
		fmt.Sprintf(process, `1`) + "," + fmt.Sprintf(action, `["a"]`):  "passed-with-findings",
		fmt.Sprintf(action, `[]`) + "," + fmt.Sprintf(action, `["a"]`):  "passed",
		`{"activity": {"type": "action"}, "status": "not_started_yet"}`: "not-run",
	} {
		checkJournal(t, run, result)
	}
}

// The run compares tolerances before and after the method only.
func TestAProbeOfTheMethodThatWasOutOfItsToleranceIsAFinding(t *testing.T) {
	const probe = `{"activity": {"type": "action"}, "status": "succeeded"}, {"activity": {"type": "probe", "tolerance": %s}, "status": "succeeded", "output": %s}`
	for _, c := range [][3]string{
		{`200`, `{"status": 200}`, "passed"},
		{`200`, `{"status": 500}`, "passed-with-findings"},
		{`true`, `false`, "passed-with-findings"},
		{`true`, `true`, "passed"},
		{`3`, `2`, "passed-with-findings"},
		{`{"type": "range", "range": [1, 2]}`, `5`, "passed"}, // not worked out
		{`200`, `"something else"`, "passed"},
		{`["available"]`, `"available"`, "passed"},
		{`["available"]`, `"failed"`, "passed-with-findings"},
		{`["available", "modifying"]`, `"failed"`, "passed"}, // it lies between the two, as the run compares them
		{`[200, 204]`, `{"status": 202}`, "passed-with-findings"},
		{`[1, 10]`, `5`, "passed"},
		{`[1, 10]`, `11`, "passed-with-findings"},
		{`[1, 10]`, `"5"`, "passed"},
	} {
		checkJournal(t, fmt.Sprintf(probe, c[0], c[1]), c[2])
	}
}

func checkJournal(t *testing.T, run, result string) {
	t.Helper()
	rows, in := cellsOf(t, `{"experiment": {"title": "x"}, "start": "2026-10-02T09:00:00Z", "status": "completed", "deviated": false,
		"steady_states": {"before": {"steady_state_met": true}, "after": {"steady_state_met": true}}, "run": [`+run+`], "rollbacks": []}`)
	if got := rows["x@2026-10-02T09:00"]["result"]; got != result || (len(in.Evidence) == 1) != strings.HasPrefix(result, "passed") {
		t.Errorf("of %s the result is %q, want %q, with %d pieces of evidence", run, got, result, len(in.Evidence))
	}
}

func TestAJournalOfARunThatNeverBeganItsMethodMayHaveNoRun(t *testing.T) {
	rows, in := cellsOf(t, `{"experiment": {"title": "x"}, "start": "2026-10-02T09:00:00Z", "status": "completed", "deviated": false, "steady_states": {"before": {"steady_state_met": false}}}`)
	rows.want(t, "x@2026-10-02T09:00", "result", "not-run")
	if len(in.Evidence) != 0 {
		t.Errorf("it is evidence: %v", in.Evidence)
	}
}
