package collect_test

import "testing"

func FuzzLitmusResults(f *testing.F) { fuzzFormat(f, "litmus-results") }

func TestAPassWithoutProbesIsNoResult(t *testing.T) {
	const head = `{"apiVersion": "litmuschaos.io/v1alpha1", "kind": "ChaosResult", "metadata": {"name": "agent", "creationTimestamp": "2026-01-01T00:00:00Z"}, "spec": {}, "status": `
	rows, in := cellsOf(t, head+`{"experimentstatus": {"verdict": "Pass"}}}`)
	rows.want(t, "agent", "result", "")
	rows.want(t, "agent", "date", "")
	if len(in.Evidence) != 0 {
		t.Errorf("it is evidence: %v", in.Evidence)
	}
	rows, _ = cellsOf(t, head+`{"experimentStatus": {"verdict": "Pass"}, "probeStatuses": [{"status": {"verdict": "Passed"}}]}}`)
	rows.want(t, "agent", "result", "passed")
}
