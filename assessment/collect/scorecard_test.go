package collect_test

import (
	"fmt"
	"strings"
	"testing"

	"gonogo/assessment/collect"
)

func FuzzScorecard(f *testing.F) { fuzzFormat(f, "scorecard") }

func TestACheckWithoutAResultIsNeitherGoodNorBad(t *testing.T) {
	for score, want := range map[string][3]string{"10": {"complete", "0", "evidence"}, "7": {"complete", "", "evidence"}, "0": {"complete", "", "evidence"}, "-1": {"failed", "", ""}} {
		rows, in := cellsOf(t, fmt.Sprintf(`{"date": "2026-11-20", "repo": {}, "scorecard": {"version": "v5.1.1"}, "checks": [{"name": "Vulnerabilities", "score": %s, "details": null}]}`, score))
		rows.want(t, rows.only(t, "Scorecard@2026-11-20"), "status", want[0])
		rows.want(t, rows.only(t, "Scorecard@2026-11-20"), "open_critical", want[1])
		if (len(in.Evidence) == 1) != (want[2] != "") {
			t.Errorf("a score of %s is the evidence %v", score, in.Evidence)
		}
	}
	rows, in := cellsOf(t, `{"repo": {}, "scorecard": {}, "checks": [{"name": "Vulnerabilities", "score": 11}, {"name": "SAST"}]}`)
	if len(rows)+len(in.Evidence) != 0 {
		t.Errorf("scores that are none make %v", dump(in, nil))
	}
}

func TestAResultWithoutTheCheckOfWeaknessesSaysSoAndOneWithoutScoresIsRefused(t *testing.T) {
	const head = `{"date": "2026-11-20", "repo": {}, "scorecard": {"version": "v5.1.1"}, `
	rows, in := cellsOf(t, head+`"checks": [{"name": "SAST", "score": 10}]}`)
	if len(rows) != 0 || len(in.Evidence) != 1 || !strings.Contains(dump(in, nil), "the check of them is not in the result") {
		t.Errorf("it reads\n%s", dump(in, nil))
	}
	for _, form := range []string{`"results": {"binaries": []}}`, `"findings": [{"probe": "archived"}]}`} {
		if _, err := read("", collect.File{Name: "raw.json", Bytes: []byte(head + form)}); err == nil || !strings.HasPrefix(err.Error(), "raw.json:1:") || !strings.Contains(err.Error(), "not what they came to") {
			t.Errorf("of %s it says %v", form, err)
		}
	}
}
