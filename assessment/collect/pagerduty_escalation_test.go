package collect_test

import (
	"strings"
	"testing"
)

func FuzzPagerDutyEscalation(f *testing.F) { fuzzFormat(f, "pagerduty-escalation") }

func TestServicesAreHeldAgainstThePoliciesOfAnotherFile(t *testing.T) {
	const services = `{"services": [{"id": "S1", "escalation_policy": {"id": "P1"}}, {"id": "S2", "escalation_policy": null}]}`
	const level = `{"targets": [{"type": "schedule_reference"}]}`
	for rules, says := range map[string]string{
		level + "," + level: "several people: 1; without a policy: 1",
		level:               "several people: 0; without a policy: 1",
		level + `,{"targets": [{"type": "user_reference"}]}`: "one person and no schedule: 1",
	} {
		_, in := cellsOf(t, services, `{"escalation_policies": [{"id": "P1", "num_loops": 1, "escalation_rules": [`+rules+`]}]}`)
		if len(in.Evidence) != 1 || !strings.Contains(in.Evidence[0].Note, says) {
			t.Errorf("of %s it says %v", rules, in.Evidence)
		}
	}
	if _, in := cellsOf(t, services); len(in.Evidence) != 0 {
		t.Errorf("services alone are evidence of a path: %v", in.Evidence)
	}
}

func TestAPolicyCountsWhereverItStands(t *testing.T) {
	const policy = `{"id": "P1", "num_loops": 1, "escalation_rules": [{"targets": [{"type": "schedule"}]}, {"targets": [{"type": "schedule_reference"}]}]}`
	for _, text := range []string{
		`{"escalation_policies": [` + policy + `], "services": [{"id": "S1", "escalation_policy": {"id": "P1"}}]}`,
		`{"services": [{"id": "S1", "escalation_policy": ` + policy + `}]}`,
		`[` + policy + `, {"id": "S1", "escalation_policy": {"id": "P1"}}]`,
	} {
		_, in := cellsOf(t, text)
		if len(in.Evidence) != 1 || !strings.Contains(in.Evidence[0].Note, "policies: 1; with two levels or more: 1") || !strings.Contains(in.Evidence[0].Note, "several people: 1; without a policy: 0") {
			t.Errorf("of %s it reads\n%s", text, dump(in, nil))
		}
	}
}
