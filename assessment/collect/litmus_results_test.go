package collect_test

import (
	"strings"
	"testing"
)

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

// Its row is called as that of its result, so that either may come first.
func TestAnEngineAloneSaysThatAnExperimentFailedAndNeverThatItPassed(t *testing.T) {
	rows, in := cellsOf(t, "apiVersion: litmuschaos.io/v1alpha1\nkind: ChaosEngine\nmetadata: {name: desk, namespace: claims}\nspec: {engineState: stop}\nstatus:\n  engineStatus: completed\n  experiments:\n"+
		"  - {name: pod-delete, verdict: Pass, probeSuccessPercentage: '100', lastUpdateTime: '2026-10-02T09:12:00Z'}\n  - {name: pod-dns-error, verdict: Fail, lastUpdateTime: '2026-10-03T09:12:00Z'}\n")
	rows.want(t, "desk-pod-delete@claims", "result", "")
	rows.want(t, "desk-pod-delete@claims", "date", "2026-10-02")
	rows.want(t, "desk-pod-dns-error@claims", "result", "failed")
	if len(in.Evidence) != 0 || !strings.Contains(dump(in, nil), "read its ChaosResult along with it") {
		t.Errorf("it reads\n%s", dump(in, nil))
	}
}

func TestAResultOfTheFirstVersionsIsReadWhereTheyPutIt(t *testing.T) {
	for _, body := range []string{"spec: {experimentstatus: {phase: null, verdict: fail}}", "status: {experimentStatus: {verdict: Fail}}"} {
		rows, _ := cellsOf(t, "apiVersion: litmuschaos.io/v1alpha1\nkind: ChaosResult\nmetadata: {name: agent}\n"+body+"\n")
		rows.want(t, "agent", "result", "failed")
	}
}
