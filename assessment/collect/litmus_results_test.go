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

func TestTheEngineSaysWhenAnExperimentLastRan(t *testing.T) {
	const result = "kind: ChaosResult\napiVersion: litmuschaos.io/v1alpha1\nmetadata: {name: agent, namespace: claims}\nspec: {engine: e, experiment: pod-delete}\nstatus: {experimentStatus: {verdict: Fail}}\n---\n"
	for engine, date := range map[string]string{
		"metadata: {name: e, namespace: claims}\nstatus: {experiments: [{name: pod-delete, verdict: Fail, lastUpdateTime: '2026-10-02T09:12:00Z'}]}\n":   "2026-10-02",
		"metadata: {name: e, namespace: claims}\nstatus: {experiments: [{name: pod-delete, verdict: Pass, lastUpdateTime: '2026-10-02T09:12:00Z'}]}\n":   "", // of another run
		"metadata: {name: e, namespace: mail}\nstatus: {experiments: [{name: pod-delete, verdict: Fail, lastUpdateTime: '2026-10-02T09:12:00Z'}]}\n":     "",
		"metadata: {name: other, namespace: claims}\nstatus: {experiments: [{name: pod-delete, verdict: Fail, lastUpdateTime: '2026-10-02T09:12:00Z'}]}": "",
	} {
		rows, _ := cellsOf(t, result+"kind: ChaosEngine\napiVersion: litmuschaos.io/v1alpha1\n"+engine)
		rows.want(t, "agent@claims", "date", date)
	}
}
