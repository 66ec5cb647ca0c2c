package collect_test

import (
	"fmt"
	"slices"
	"testing"

	"gonogo/assessment/collect"
)

func FuzzTrufflehog(f *testing.F) { fuzzFormat(f, "trufflehog") }

func TestNotVerifiedIsNotThatItDoesNotWork(t *testing.T) {
	const line = `{"DetectorName": "Example", "Verified": %s, "SourceMetadata": {"Data": {}}, "Raw": "x"}`
	for verified, live := range map[string]string{"true": "1", "false": "", "null": "", `"maybe"`: ""} {
		rows, in := cellsOf(t, fmt.Sprintf(line, verified))
		rows.want(t, rows.only(t, "trufflehog@file-a"), "live_secrets", live)
		rows.want(t, rows.only(t, "trufflehog@file-a"), "date", "")
		if len(in.Evidence) != 0 {
			t.Errorf("verified %s is evidence: %v", verified, in.Evidence)
		}
	}
}

func TestOnlyARunThatEndedAndWentThroughSomethingIsClean(t *testing.T) {
	const end = `{"level": "info-0", "ts": "2026-11-20T10:00:00Z", "msg": "finished scanning", "chunks": %d, "verified_secrets": %s, "unverified_secrets": 0, "trufflehog_version": "3.90.8"}`
	for _, c := range []struct {
		log, status, live string
		evidence          int
	}{
		{fmt.Sprintf(end, 12, "0"), "complete", "0", 1},
		{fmt.Sprintf(end, 0, "0"), "failed", "", 0},
		{fmt.Sprintf(end, 12, "2"), "complete", "2", 0},
		{fmt.Sprintf(end, 12, "null"), "complete", "", 0},
		{`{"level": "error", "msg": "a repository could not be read"}` + "\n" + fmt.Sprintf(end, 12, "0"), "partial", "0", 1},
		{`{"level": "info-0", "ts": "2026-11-20T10:00:00Z", "logger": "trufflehog", "msg": "finished scanning", "chunks": 12, "verified_secrets": 0, "unverified_secrets": 0}`, "complete", "0", 1},
	} {
		rows, in := cellsOf(t, c.log)
		rows.want(t, rows.only(t, "trufflehog@2026-11-20"), "status", c.status)
		rows.want(t, rows.only(t, "trufflehog@2026-11-20"), "live_secrets", c.live)
		if len(in.Evidence) != c.evidence {
			t.Errorf("of %s the evidence is %v", c.log, in.Evidence)
		}
	}
}

func TestALogThatBreaksOffShowsNoCleanRun(t *testing.T) {
	for _, log := range []string{`{"level": "info-0", "msg": "running source"}`, `{"level": "error", "msg": "a repository could not be read"}`} {
		found, err := read("trufflehog", collect.File{Name: "log.json", Bytes: []byte(log)})
		if err != nil || len(found.Evidence) != 0 || slices.Contains(found.Columns, "live_secrets") {
			t.Errorf("of %s: %s", log, dump(found, err))
		}
	}
}

// With --only-verified a run that could reach nobody reports nothing, as a clean one does.
func TestARunThatTriedSecretsAndReportsNoneIsNotClean(t *testing.T) {
	for tries, clean := range map[string]bool{`"Hits": 0, "Misses": 0`: true, `"Hits": 0, "Misses": 3`: false, `"Hits": 1, "Misses": 0`: false} {
		rows, in := cellsOf(t, `{"ts": "2026-11-20T10:00:00Z", "msg": "finished scanning", "chunks": 9, "verified_secrets": 0, "unverified_secrets": 0, "trufflehog_version": "3.90.8", "verification_caching": {`+tries+`}}`)
		live := ""
		if clean {
			live = "0"
		}
		rows.want(t, rows.only(t, "trufflehog@2026-11-20"), "live_secrets", live)
		if (len(in.Evidence) == 1) != clean {
			t.Errorf("with %s the evidence is %v", tries, in.Evidence)
		}
	}
}
