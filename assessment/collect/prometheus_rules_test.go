package collect_test

import (
	"fmt"
	"testing"
)

func FuzzPrometheusRules(f *testing.F) { fuzzFormat(f, "prometheus-rules") }

func TestARuleThatRecordsAlertsNobody(t *testing.T) {
	for rules, evidence := range map[string]int{
		`[{alert: Slow, expr: "latency > 1"}]`:                       1,
		`[{record: "job:latency", expr: "sum(latency)"}]`:            0,
		`[{alert: Watchdog, expr: vector(1)}]`:                       0,
		`[{alert: Watchdog, expr: 1}]`:                               0,
		`[{alert: Slow}, {record: "a:b", expr: "c"}]`:                0,
		`[{alert: Watchdog, expr: 1}, {alert: Slow, expr: "a > 1"}]`: 1,
	} {
		for _, form := range []string{"groups:\n- name: a\n  rules: %s\n", "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: a}\nspec:\n  groups:\n  - name: a\n    rules: %s\n"} {
			if _, in := cellsOf(t, fmt.Sprintf(form, rules)); len(in.Evidence) != evidence {
				t.Errorf("of %s the evidence is %v", rules, in.Evidence)
			}
		}
	}
}

func TestARuleThatTheServerCannotWorkOutIsNotCounted(t *testing.T) {
	const rule = `{"status": "success", "data": {"groups": [{"name": "a", "rules": [{"type": "alerting", "name": "Slow", "query": "a > 1", "duration": 0, "health": "%s", "lastEvaluation": "%s"}]}]}}`
	for health, evidence := range map[string]int{"ok": 1, "err": 0, "unknown": 0} {
		_, in := cellsOf(t, fmt.Sprintf(rule, health, "2026-11-20T10:00:00Z"))
		if len(in.Evidence) != evidence || evidence == 1 && (in.Evidence[0].Strength != 3 || in.Evidence[0].Observed.String() != "2026-11-20") {
			t.Errorf("with health %s it reads\n%s", health, dump(in, nil))
		}
	}
	if _, in := cellsOf(t, fmt.Sprintf(rule, "ok", "0001-01-01T00:00:00Z")); !in.Files[0].Generated.IsZero() {
		t.Errorf("a rule that was never worked out gives a day: %s", in.Files[0].Generated)
	}
}
