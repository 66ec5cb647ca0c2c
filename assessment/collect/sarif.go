package collect

import (
	"cmp"
	"strings"

	"gonogo/assessment"
	"gonogo/assessment/collect/tree"
)

// SARIF is what many scanners write. A run without results is no clean run: "results": [] says that nothing was found, and where
// there are no results, or no runs, nothing was looked for. What is suppressed is not counted as open, and not as accepted by anybody.
var sarifReport = Format{
	ID:    "sarif",
	Title: "SARIF 2.1.0 report of a scanner",
	Gives: []string{"scans", "evidence"},
	Is: func(d *Doc) bool {
		if d.Starts() != '{' || !d.Holds("runs") {
			return false
		}
		n := d.node()
		if !n.Has("runs") || !strings.HasPrefix(n.Get("version").Text(), "2.1") && !strings.Contains(n.Get("$schema").Text(), "sarif") && !sarifNamesATool(n) {
			return false
		}
		return !gitleaksSARIF(n)
	},
	Read: readSARIF,
}

// sarifNamesATool recognises what pipelines write by hand in place of a report that did not come about.
func sarifNamesATool(n *tree.Node) bool {
	runs := n.Get("runs").List()
	return len(runs) > 0 && runs[0].Get("tool", "driver", "name").Text() != ""
}

func sarifOfGitleaks(run *tree.Node) bool {
	return strings.EqualFold(run.Get("tool", "driver", "name").Text(), "gitleaks")
}

func readSARIF(d *Doc, r *Reading) error {
	n, err := d.JSON()
	if err != nil {
		return err
	}
	if v := n.Get("version"); v.Text() != "2.1.0" {
		at := n.At()
		if v.Exists() {
			at = v.At()
		}
		r.Misread(at, "the file is not of SARIF 2.1.0: what is read of it may be wrong")
	}
	runs := n.Get("runs").Each()
	if len(runs) == 0 {
		r.Unknown("whether anything was looked for: the file has no run, and that is not a clean one")
	}
	again := map[string]int{}
	for _, run := range runs {
		name := r.Clean(run.Get("tool", "driver", "name").Text())
		if name == "" {
			r.Misread(run.At(), "a run does not say which tool it is of, and is left out")
			continue
		}
		r.Tool = cmp.Or(r.Tool, name)
		sarifRead(d, r, run, name, again)
	}
	return nil
}

// sarifRead reads one run.
func sarifRead(d *Doc, r *Reading, run *tree.Node, name string, again map[string]int) {
	s := &scanRun{at: run.At(), kind: sarifKind(name), tool: name, live: -1}
	s.topic, s.proves = "a scan for weaknesses", ""
	switch s.kind {
	case "vulnerabilities":
		s.proves = "AP-16"
	case "secrets":
		s.topic, s.proves = "a scan for secrets", "ID-24"
	}
	if sarifOfGitleaks(run) { // which says v8.0.0 whatever ran
		s.tool = "gitleaks"
	} else {
		s.version = run.Get("tool", "driver").Any("semanticVersion", "version").Text()
		r.Version = cmp.Or(r.Version, r.Clean(s.version))
	}
	sarifInvoked(r, run, s)
	again[name+s.when.Day]++
	s.number = again[name+s.when.Day]
	results := run.Get("results")
	if results.Kind() != tree.List {
		s.status = "failed"
		r.Unknown("whether a clean run would be clean: there are runs without results, which looked for nothing")
	}
	t := sarifCount(r, run, results)
	if s.kind == "secrets" {
		t.open += t.suppressed // whether one works does not hang on a suppression
	}
	if t.open == 0 {
		s.live = 0
	}
	s.counted = s.kind != "secrets" && t.unrated+t.suppressed == 0 && s.status != "failed"
	s.critical, s.high = t.critical, t.high
	s.row(d, r)
	sarifTell(r, s, t)
	switch {
	case s.status == "failed":
	case s.kind == "secrets" && t.open == 0:
		s.evidence(r, 2, "%s ran and found no secret.", name)
	case s.kind != "secrets":
		s.evidence(r, 2, "%s ran. Findings that are open: %d; critical by their own rating: %d; high: %d; without a rating: %d. Suppressed: %d.",
			name, t.open, t.critical, t.high, t.unrated, t.suppressed)
	}
}

func sarifTell(r *Reading, s *scanRun, t sarifTally) {
	if s.kind == "secrets" && t.open > 0 {
		r.Unknown("whether the secrets that were found (%d of them) still work: the report does not say that they were tried", t.open)
	}
	if s.kind != "secrets" && t.unrated > 0 {
		r.Unknown("how many findings of %s are critical or high: %d have no rating", s.tool, t.unrated)
	}
	if s.kind != "secrets" && t.suppressed > 0 {
		r.Unknown("who accepted the findings of %s that are suppressed (%d of them), and so how many are open that nobody accepted", s.tool, t.suppressed)
	}
}

// sarifInvoked reads when a run was, and whether it came to its end.
func sarifInvoked(r *Reading, run *tree.Node, s *scanRun) {
	for _, i := range run.Get("invocations").Each() {
		for _, at := range []*tree.Node{i.Get("startTimeUtc"), i.Get("endTimeUtc")} {
			when, ok := tree.ParseWhen(at.Text())
			if !ok {
				r.Misread(at.At(), "the time of a run is in no form that gonogo knows")
			}
			if when.Day > s.when.Day {
				s.when = when
			}
		}
		switch ok, told := i.Get("executionSuccessful").Bool(); {
		case told && !ok || i.Any("exitSignalName", "exitSignalNumber").Text() != "": // it was killed
			s.status = "failed"
		case told && s.status == "":
			s.status = "complete"
		}
		for _, notes := range []*tree.Node{i.Get("toolExecutionNotifications"), i.Get("toolConfigurationNotifications")} {
			for _, note := range notes.Each() {
				if note.Get("level").Text() == "error" && s.status == "complete" {
					s.status = "partial"
				}
			}
		}
	}
	if s.when.Day != "" && r.Generated.IsZero() {
		r.Generated, _ = assessment.ParseDate(s.when.Day)
	}
}

// sarifKind is what tools that everybody knows look for; "" is asked for.
func sarifKind(tool string) string {
	tool = strings.ToLower(tool)
	for _, name := range []string{"gitleaks", "trufflehog", "detect-secrets", "ggshield", "gitguardian"} {
		if strings.Contains(tool, name) {
			return "secrets"
		}
	}
	for _, name := range []string{"trivy", "grype", "snyk", "codeql", "semgrep", "opengrep", "osv-scanner", "govulncheck", "dependency-check", "bandit", "gosec", "njsscan", "nodejsscan"} {
		if strings.Contains(tool, name) {
			return "vulnerabilities"
		}
	}
	return ""
}
