package collect_test

import (
	"fmt"
	"strings"
	"testing"

	"gonogo/assessment/collect"
)

func FuzzProwlerOCSF(f *testing.F) { fuzzFormat(f, "prowler-ocsf") }

func TestTheVerdictIsTheStatusCodeAndNotTheStatus(t *testing.T) {
	for verdict, want := range map[string][2]string{
		`"status_code": "FAIL", "status": "New", "severity": "Critical"`:        {"1", ""},
		`"status_code": "FAIL", "status": "Suppressed", "severity": "Critical"`: {"", "failed"},
		`"status_code": "MUTED", "status": "Suppressed", "severity": "High"`:    {"", "failed"},
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

func TestTheVerdictOfOlderVersionsIsWhereTheyWriteIt(t *testing.T) {
	for _, form := range []string{
		`{"finding": {}, "metadata": {"product": {"name": "Prowler", "version": "3.16.0"}}, "time": "2026-11-20 10:00:00.5", "severity": "Critical", "status": "%s"}`,
		`{"AssessmentStartTime": "2026-11-20T10:00:00.5", "FindingUniqueId": "prowler-aws-a", "CheckID": "a", "Severity": "critical", "Status": "%s"}`,
		`{"UpdatedAt": "2026-11-20T10:00:00Z", "AwsAccountId": "1", "ProductFields": {"ProviderName": "Prowler"}, "Severity": {"Label": "CRITICAL"}, "Compliance": {"Status": "%s"}}`,
	} {
		words := map[string][3]string{
			"finding":             {"Success", "Failure", "Other"},
			"AssessmentStartTime": {"PASS", "FAIL", "INFO"},
			"UpdatedAt":           {"PASSED", "FAILED", "NOT_AVAILABLE"},
		}[strings.Split(form, `"`)[1]]
		for i, want := range [][2]string{{"0", ""}, {"1", ""}, {"", "failed"}} {
			rows, in := cellsOf(t, "["+fmt.Sprintf(form, words[i])+"]")
			rows.want(t, rows.only(t, "Prowler@2026-11-20"), "open_critical", want[0])
			rows.want(t, rows.only(t, "Prowler@2026-11-20"), "status", want[1])
			if t.Failed() {
				t.Fatalf("of %s:\n%s", words[i], dump(in, nil))
			}
		}
		rows, _ := cellsOf(t, "["+fmt.Sprintf(form, words[0])+","+fmt.Sprintf(form, "WARNING")+"]") // muted
		rows.want(t, rows.only(t, "Prowler@2026-11-20"), "open_critical", "")
	}
}

func TestFindingsOfAnotherToolAreNotTakenForProwlers(t *testing.T) {
	for _, text := range []string{
		`[{"finding": {}, "status": "Failure", "metadata": {"product": {"name": "Other"}}, "why": "Prowler"}]`,
		`[{"Compliance": {"Status": "FAILED"}, "AwsAccountId": "1", "ProductFields": {"ProviderName": "Other"}, "why": "Prowler"}]`,
		`[{"status_code": "FAIL", "metadata": {"event_code": "a", "product": {"name": "Other"}}, "why": "Prowler"}]`,
	} {
		if collect.Named("prowler-ocsf").Is(collect.NewDoc(collect.File{Bytes: []byte(text)})) {
			t.Errorf("it is taken for one: %s", text)
		}
	}
}
