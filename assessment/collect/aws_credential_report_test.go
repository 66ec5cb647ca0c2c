package collect_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"gonogo/assessment/collect"
)

func FuzzAWSCredentialReport(f *testing.F) { fuzzFormat(f, "aws-credential-report") }

func TestAUserWithMoreKeysThanTheReportListsIsSaidAndNothingIsGone(t *testing.T) {
	const report = "user,arn,password_enabled,access_key_1_active,additional_credentials_info\n" +
		"<root_account>,arn:aws:iam::123456789012:root,not_supported,false,\n" +
		"ana,arn:aws:iam::123456789012:user/ana,false,true,%s\n"
	for more, full := range map[string]int{"": 1, "0": 1, "N/A": 1, "2 more access keys": 0} {
		_, in := cellsOf(t, fmt.Sprintf(report, more))
		if f := in.Files[0]; len(f.Full) != full || len(f.Misread) != 1-full {
			t.Errorf("of %q it says %+v", more, f)
		}
	}
}

func TestAReportReadsInEveryWrappingThatToolsGiveIt(t *testing.T) {
	const report = "user,arn,user_creation_time,password_enabled,access_key_1_active,access_key_1_last_rotated\n" +
		"ana,arn:aws:iam::123456789012:user/ana,2026-01-02T00:00:00+00:00,false,true,2026-02-03T00:00:00+00:00\n"
	encoded := base64.StdEncoding.EncodeToString([]byte(report))
	quoted, _ := json.Marshal(report)
	wide := []byte{0xff, 0xfe}
	for _, c := range []byte(report) {
		wide = append(wide, c, 0)
	}
	for name, text := range map[string]string{
		"plain":           report,
		"marked":          "\ufeff" + report,
		"of Windows":      strings.ReplaceAll(report, "\n", "\r\n"),
		"of PowerShell":   string(wide),
		"only content":    encoded + "\n",
		"broken in lines": encoded[:76] + "\n" + encoded[76:] + "\n",
		"command line":    `{"Content": "` + encoded + `", "ReportFormat": "text/csv"}`,
		"recorded":        `{"status_code": 200, "data": {"Content": ` + string(quoted) + `, "ReportFormat": "text/csv"}}`,
	} {
		in, err := read("", collect.File{Name: "report", Bytes: []byte(text)})
		if err != nil || len(in.Rows) != 1 || !strings.Contains(dump(in, nil), `last_rotated = "2026-02-03"`) {
			t.Errorf("%s: %s", name, dump(in, err))
		}
	}
	_, err := read("", collect.File{Name: "report", Bytes: []byte(encoded[:50])})
	if err == nil || !strings.Contains(err.Error(), "no whole base64") {
		t.Errorf("cut off it says %v", err)
	}
}
