package collect

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"gonogo/assessment"
	"gonogo/assessment/collect/tree"
)

// scanRun is one run of a scanner, as far as its report tells it. What is "" or unknown is asked for, since a run without a day, a
// scope or a version looks as good as one that went through everything yesterday.
type scanRun struct {
	at            tree.Place
	kind, tool    string // "" kind is asked for too
	version       string
	when          tree.When
	scope         []string
	status        string // "complete", "partial", "failed"
	number        int    // of several runs in one file, from 2 on
	counted       bool   // critical and high say how many are open
	critical      int
	high          int
	live          int // secrets that work; -1 where the report does not tell
	topic, proves string
}

// scanDigits is how much of a file's digest is enough to tell it from another.
const scanDigits = 6

// row begins the row of a run. A run that says when it was is called by its day, all others by the name of their file. Two files of
// one day are two runs, and so are two of one name, so that their bytes tell them apart.
func (s *scanRun) row(d *Doc, r *Reading) *Row {
	of := s.when.Day
	if of == "" {
		of = scanWord(strings.TrimSuffix(d.Name, path.Ext(d.Name)))
	}
	key := scanWord(s.tool) + "@" + of + "/" + strings.TrimPrefix(string(r.FoundFile.Digest), "sha256:")[:scanDigits]
	if s.number > 1 {
		key += "-" + strconv.Itoa(s.number)
	}
	row := r.Row("scans", key, s.at).Set("kind", s.kind).Set("tool", s.tool).Set("tool_version", s.version).When("date", s.when).
		Items("scope", s.scope...).SetMost("status", s.status)
	for _, ask := range []struct {
		column, has, says string
	}{
		{"kind", s.kind, "what the scan looks for"},
		{"date", s.when.Day, "when the scan ran"},
		{"scope", strings.Join(s.scope, ""), "what the scan went through"},
		{"tool_version", s.version, "which version of the scanner ran"},
		{"status", s.status, "whether the scan went through all of its scope"},
	} {
		if ask.has == "" && (s.status != "failed" || ask.column == "kind" || ask.column == "date") {
			row.Need(ask.column, "the report does not say "+ask.says)
		}
	}
	if s.counted {
		row.SetMost("open_critical", strconv.Itoa(s.critical)).SetMost("open_high", strconv.Itoa(s.high))
	}
	if s.kind == "secrets" && s.live >= 0 && s.status != "failed" {
		row.SetMost("live_secrets", strconv.Itoa(s.live))
	}
	return row
}

// evidence makes a piece of what ran.
func (s *scanRun) evidence(r *Reading, strength int, format string, args ...any) {
	observed, _ := assessment.ParseDate(s.when.Day) // zero where it is unknown, and then asked for
	e := assessment.FoundEvidence{Topic: s.topic, Kind: "scan-report", Observed: observed, Strength: strength, Note: fmt.Sprintf(format, args...)}
	if s.proves != "" {
		e.For = []string{s.proves}
	}
	r.Evidence(s.at, e)
}

// secretScan is a run of a scanner for secrets that the report says nothing more of.
func secretScan(tool string, at tree.Place) *scanRun {
	return &scanRun{at: at, kind: "secrets", tool: tool, live: -1, topic: "a scan for secrets", proves: "ID-24"}
}

func scanWord(text string) string { return strings.Join(strings.Fields(text), "-") }
