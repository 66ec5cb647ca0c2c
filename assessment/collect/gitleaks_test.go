package collect_test

import (
	"strings"
	"testing"

	"gonogo/assessment/collect"
)

func FuzzGitleaks(f *testing.F) { fuzzFormat(f, "gitleaks") }

// "[]" is the clean report of gitleaks, and the empty list of half of all other tools.
func TestAnEmptyListIsGitleaksOnlyWhereSomebodySaysSo(t *testing.T) {
	file := collect.File{Name: "scan of main.json", Bytes: []byte("[]\n")}
	if _, err := read("", file); err == nil {
		t.Error("an empty list is recognised by itself")
	}
	in, err := read("gitleaks", file)
	if err != nil || len(in.Rows) != 1 || !strings.HasPrefix(in.Rows[0].Key, "gitleaks@scan-of-main/") {
		t.Fatalf("it reads\n%s", dump(in, err))
	}
	for _, column := range []string{"date", "scope", "tool_version", "status"} {
		if !strings.Contains(dump(in, nil), "needs "+column+" of scans") {
			t.Errorf("it does not ask for %s:\n%s", column, dump(in, nil))
		}
	}
	if len(in.Evidence) != 1 || in.Evidence[0].Strength != 1 || !in.Evidence[0].Observed.IsZero() {
		t.Errorf("its evidence is %v", in.Evidence)
	}
}

func TestAFileOfNoBytesIsNeverClean(t *testing.T) {
	for _, format := range []string{"", "gitleaks", "trufflehog", "sarif"} {
		if in, err := read(format, collect.File{Name: "clean.csv"}); err == nil {
			t.Errorf("as %q it reads\n%s", format, dump(in, err))
		}
	}
}

func TestFindingsOfGitleaksAreNoEvidenceAndTheTimesOfCommitsNoTimesOfTheScan(t *testing.T) {
	rows, in := cellsOf(t, `[{"RuleID": "a", "File": "b", "StartLine": 1, "Secret": "x", "Date": "2024-03-09T10:11:12Z"}]`)
	rows.want(t, rows.only(t, "gitleaks@file-a"), "date", "")
	rows.want(t, rows.only(t, "gitleaks@file-a"), "live_secrets", "")
	if len(in.Evidence) != 0 {
		t.Errorf("it is evidence: %v", in.Evidence)
	}
}

func TestTheNameIsOfGitleaksHoweverItIsWritten(t *testing.T) {
	for _, name := range []string{"gitleaks", "Gitleaks"} {
		_, in := cellsOf(t, `{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "`+name+`", "semanticVersion": "v7.4.0"}}, "results": []}]}`)
		if in.Files[0].Format != "gitleaks" || !strings.Contains(dump(in, nil), "needs tool_version") {
			t.Errorf("%s is read as\n%s", name, dump(in, nil))
		}
	}
}
