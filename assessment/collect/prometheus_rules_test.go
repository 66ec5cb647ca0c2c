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
