package collect

import (
	"cmp"
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/assessment/collect/tree"
)

// Prowler's findings on a cloud account, one for each check and thing. The verdict is status_code; status says only whether a finding
// is new or muted. MANUAL is that somebody has to look: neither good nor bad.
var prowlerOCSF = Format{
	ID:    "prowler-ocsf",
	Title: "Prowler findings (JSON-OCSF)",
	Gives: []string{"scans", "evidence"},
	Is: func(d *Doc) bool {
		if d.Starts() != '[' || !d.Holds("status_code", "event_code") {
			return false
		}
		list := d.node().List()
		if len(list) == 0 || !list[0].Has("status_code") || !list[0].Get("metadata").Has("event_code") {
			return false
		}
		product := list[0].Get("metadata", "product", "name").Text() // other tools write OCSF too
		return product == "" || strings.EqualFold(product, "Prowler")
	},
	Read: readProwlerOCSF,
}

// prowlerTally is how many findings are of which sort.
type prowlerTally struct {
	pass, fail, manual, muted int
	unrated                   int // that fail without a severity, or are not understood
}

func readProwlerOCSF(d *Doc, r *Reading) error {
	n, err := d.JSON()
	if err != nil {
		return err
	}
	s := &scanRun{at: n.At(), kind: "vulnerabilities", tool: "Prowler", live: -1, topic: "a scan of the settings of a cloud account", proves: "AP-16"}
	r.Tool = s.tool
	var t prowlerTally
	for _, f := range n.List() {
		if !f.Has("status_code") {
			r.Misread(f.At(), "no finding of Prowler is described here")
			t.unrated++
			continue
		}
		s.version = cmp.Or(s.version, f.Get("metadata", "product", "version").Text())
		prowlerAbout(r, s, f)
		t.count(r, s, f)
	}
	r.Version = r.Clean(s.version)
	if len(s.scope) == 1 {
		r.Source = r.Clean(s.scope[0])
	}
	if s.when.Day != "" {
		r.Generated, _ = assessment.ParseDate(s.when.Day)
	}
	if t.manual > 0 {
		r.Unknown("what checks would show that somebody has to make by hand (%d of them)", t.manual)
	}
	if t.muted > 0 {
		r.Unknown("who accepted the findings that are muted (%d of them), and so how many are open that nobody accepted", t.muted)
	}
	if t.unrated > 0 {
		r.Unknown("how many findings are critical or high: %d have no severity that gonogo knows", t.unrated)
	}
	ran := t.pass+t.fail > 0
	if !ran {
		s.status = "failed"
		r.Unknown("whether anything is wrong: no check came to a result")
	}
	s.counted = ran && t.unrated+t.muted == 0
	s.row(d, r)
	if ran {
		s.evidence(r, 2, "Findings that pass: %d; that fail: %d, of which critical: %d, high: %d; to be looked at by hand: %d; muted: %d.",
			t.pass, t.fail, s.critical, s.high, t.manual, t.muted)
	}
	return nil
}

// prowlerAbout reads of which account a finding is, and its time. Versions of the format write the time in different places.
func prowlerAbout(r *Reading, s *scanRun, f *tree.Node) {
	at := f.Any("time_dt", "event_time", "time")
	if !at.Given() {
		at = f.Get("finding_info").Any("created_time_dt", "created_time")
	}
	when, ok := tree.ParseWhen(at.Text())
	if !ok {
		r.Misread(at.At(), "the time of a finding is in no form that gonogo knows")
	}
	if when.Day > s.when.Day {
		s.when = when
	}
	if uid := f.Get("finding_info", "uid").Text(); strings.HasPrefix(uid, "<") {
		r.Misread(f.Get("finding_info", "uid").At(), "a finding has a placeholder for its id")
	}
	account := f.Get("cloud", "account", "uid").Text()
	if account == "" {
		return
	}
	account = strings.TrimSpace(f.Get("cloud", "provider").Text() + " " + account)
	if !slices.Contains(s.scope, account) && len(s.scope) < 100 {
		s.scope = append(s.scope, account)
	}
}

func (t *prowlerTally) count(r *Reading, s *scanRun, f *tree.Node) {
	severity := strings.ToLower(f.Get("severity").Text())
	switch code := strings.ToUpper(f.Get("status_code").Text()); {
	case code == "PASS":
		t.pass++
	case code == "MANUAL":
		t.manual++
	case code != "FAIL":
		r.Misread(f.Get("status_code").At(), "a finding neither passes nor fails")
		t.manual++
	case strings.EqualFold(f.Get("status").Text(), "Suppressed"):
		t.muted++
	default:
		t.fail++
		switch severity {
		case "critical", "fatal":
			s.critical++
		case "high":
			s.high++
		case "medium", "low", "informational":
		default:
			t.unrated++
		}
	}
}
