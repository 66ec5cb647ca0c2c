package collect_test

import (
	"fmt"
	"testing"
)

func FuzzProwlerOCSF(f *testing.F) { fuzzFormat(f, "prowler-ocsf") }

func TestTheVerdictIsTheStatusCodeAndNotTheStatus(t *testing.T) {
	for verdict, want := range map[string][2]string{
		`"status_code": "FAIL", "status": "New", "severity": "Critical"`:        {"1", ""},
		`"status_code": "FAIL", "status": "Suppressed", "severity": "Critical"`: {"", "failed"},
		`"status_code": "PASS", "status": "New", "severity": "Critical"`:        {"0", ""},
		`"status_code": "MANUAL", "status": "New", "severity": "Critical"`:      {"", "failed"},
		`"status_code": "FAIL", "status": "New"`:                                {"", ""},
		`"status_code": "Success"`:                                              {"", "failed"},
	} {
		rows, in := cellsOf(t, fmt.Sprintf(`[{"metadata": {"event_code": "a", "product": {"name": "Prowler", "version": "5.12.0"}}, "time_dt": "2026-11-20T10:00:00", %s}]`, verdict))
		rows.want(t, rows.only(t, "Prowler@2026-11-20"), "open_critical", want[0])
		rows.want(t, rows.only(t, "Prowler@2026-11-20"), "status", want[1])
		if (len(in.Evidence) == 1) != (want[1] == "") {
			t.Errorf("of %s the evidence is %v", verdict, in.Evidence)
		}
	}
}
