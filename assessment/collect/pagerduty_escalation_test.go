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

// Somebody may have a shift this week and another in a month: the time between is none on which they are called.
func TestAShiftIsNotTheTimeOnTheRota(t *testing.T) {
	const shifts = `[
		{"escalation_policy": {"id": "P1"}, "escalation_level": 1, "user": {"name": "Lena Maurer", "email": "lena@acme.example", "type": "user"}, "start": "2026-11-20T09:00:00Z", "end": "2026-11-27T09:00:00Z"},
		{"escalation_policy": {"id": "P1"}, "escalation_level": 2, "user": {"summary": "Tom Ode", "type": "user_reference"}, "start": null, "end": null}]`
	for _, text := range []string{shifts, `{"oncalls": ` + shifts + `}`} {
		rows, in := cellsOf(t, text)
		rows.want(t, "Lena Maurer <lena@acme.example>", "escalation_level", "on-call")
		rows.want(t, "Lena Maurer <lena@acme.example>", "on_call_from", "")
		if len(rows) != 1 || len(in.Evidence) != 0 || !strings.Contains(dump(in, nil), "include[]=users") {
			t.Errorf("it reads\n%s", dump(in, nil))
		}
	}
}
