package collect_test

import (
	"strings"
	"testing"
)

func FuzzSARIF(f *testing.F) { fuzzFormat(f, "sarif") }

func sarifOf(run string) string {
	return `{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Trivy", "version": "1"}}, "invocations": [{"executionSuccessful": true, "endTimeUtc": "2026-11-20T10:00:00Z"}]` + run + `}]}`
}

func TestARunWithoutResultsIsNotClean(t *testing.T) {
	for run, clean := range map[string]bool{`, "results": []`: true, `, "results": null`: false, ``: false, `, "results": {}`: false} {
		rows, in := cellsOf(t, sarifOf(run))
		status, open := "failed", ""
		if clean {
			status, open = "complete", "0"
		}
		rows.want(t, rows.only(t, "Trivy@2026-11-20"), "status", status)
		rows.want(t, rows.only(t, "Trivy@2026-11-20"), "open_critical", open)
		if got := len(in.Evidence) == 1; got != clean {
			t.Errorf("results %q: evidence is %v", run, in.Evidence)
		}
	}
	if rows, in := cellsOf(t, `{"version": "2.1.0", "runs": []}`); len(rows)+len(in.Evidence) != 0 || len(in.Files[0].Unknown) != 1 {
		t.Errorf("of no runs it makes %v", dump(in, nil))
	}
}

func TestOnlyWhatIsOpenCountsAndOnlyByARating(t *testing.T) {
	for result, want := range map[string][2]string{
		`{"properties": {"security-severity": "9.1"}}`: {"1", "0"},
		`{"properties": {"security-severity": 7.0}}`:   {"0", "1"},
		`{"properties": {"security-severity": "6.9"}}`: {"0", "0"},
		`{"level": "error"}`:                           {"", ""},
		`{}`:                                           {"", ""},
		`{"level": "note"}`:                            {"0", "0"},
		`{"level": "error", "suppressions": [{"kind": "external"}]}`:                             {"", ""},
		`{"level": "error", "suppressions": []}`:                                                 {"", ""},
		`{"level": "error", "suppressions": [{"status": "underReview"}]}`:                        {"", ""},
		`{"properties": {"security-severity": "9.9"}, "suppressions": [{"status": "rejected"}]}`: {"1", "0"},
		`{"properties": {"security-severity": "NaN"}}`:                                           {"", ""},
		`{"kind": "open"}`: {"", ""},
		`{"kind": "pass"}`: {"0", "0"},
	} {
		rows, in := cellsOf(t, sarifOf(`, "results": [`+result+`]`))
		rows.want(t, rows.only(t, "Trivy@2026-11-20"), "open_critical", want[0])
		rows.want(t, rows.only(t, "Trivy@2026-11-20"), "open_high", want[1])
		rows.want(t, rows.only(t, "Trivy@2026-11-20"), "accepted", "")
		if t.Failed() {
			t.Fatalf("of %s:\n%s", result, dump(in, nil))
		}
	}
}

func TestGitleaksBesideAnotherToolIsReadAsSARIF(t *testing.T) {
	const other, leaks = `{"tool": {"driver": {"name": "Trivy"}}, "results": []}`, `{"tool": {"driver": {"name": "gitleaks"}}, "results": []}`
	for runs, format := range map[string]string{leaks: "gitleaks", leaks + "," + leaks: "gitleaks", leaks + "," + other: "sarif", other: "sarif"} {
		_, in := cellsOf(t, `{"version": "2.1.0", "runs": [`+runs+`]}`)
		if got := in.Files[0].Format; got != format || !strings.Contains(dump(in, nil), "needs date") {
			t.Errorf("%s is read as %s", runs, got)
		}
	}
}

func TestARunThatSaysOfErrorsIsPartial(t *testing.T) {
	for notes, status := range map[string]string{
		`"toolExecutionNotifications": [{"level": "error"}]`:       "partial",
		`"toolConfigurationNotifications": [{"level": "error"}]`:   "partial",
		`"toolConfigurationNotifications": [{"level": "warning"}]`: "complete",
		`"exitSignalName": "SIGKILL"`:                              "failed",
	} {
		rows, _ := cellsOf(t, `{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Trivy"}}, "invocations": [{"executionSuccessful": true, "endTimeUtc": "2026-11-20T10:00:00Z", `+notes+`}], "results": []}]}`)
		rows.want(t, rows.only(t, "Trivy@2026-11-20"), "status", status)
	}
}

func TestAPlaceholderForAReportThatDidNotComeAboutIsAFailedRun(t *testing.T) {
	rows, in := cellsOf(t, `{"runs": [{"tool": {"driver": {"name": "Snyk Open Source"}}}]}`)
	rows.want(t, rows.only(t, "Snyk-Open-Source@file-a"), "status", "failed")
	if m := in.Files[0].Misread; len(in.Evidence) != 0 || len(m) != 1 || m[0].At.Line != 1 {
		t.Errorf("it reads\n%s", dump(in, nil))
	}
}

// The kind is asked for, and whichever it is, nothing critical was found.
func TestACleanRunOfAToolThatNotEverybodyKnowsCounts(t *testing.T) {
	rows, in := cellsOf(t, `{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "ESLint"}}, "results": []}]}`)
	rows.want(t, rows.only(t, "ESLint@file-a"), "kind", "")
	rows.want(t, rows.only(t, "ESLint@file-a"), "open_critical", "0")
	rows.want(t, rows.only(t, "ESLint@file-a"), "live_secrets", "")
	if !strings.Contains(dump(in, nil), "needs kind") {
		t.Errorf("it reads\n%s", dump(in, nil))
	}
}
