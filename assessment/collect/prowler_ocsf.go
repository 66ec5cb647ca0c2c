package collect

import (
	"cmp"
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/assessment/collect/tree"
)

// Prowler's findings on a cloud account, one for each check and thing. The verdict is status_code; status says only whether a finding
// is new or muted. MANUAL is that somebody has to look: neither good nor bad. Versions before 4 write the verdict in other places.
var prowlerOCSF = Format{
	ID:    "prowler-ocsf",
	Title: "Prowler findings (JSON-OCSF; also JSON and JSON-ASFF)",
	Gives: []string{"scans", "evidence"},
	Is: func(d *Doc) bool {
		if d.Starts() != '[' || !d.Holds("event_code") && !d.Holds("rowler") {
			return false
		}
		list := d.node().List()
		if len(list) == 0 {
			return false
		}
		_, ok := prowlerRead(list[0])
		return ok
	},
	Read: readProwlerOCSF,
}

// prowlerFinding is one finding, whichever way it is written.
type prowlerFinding struct {
	verdict           string // "PASS", "FAIL", "MANUAL", "MUTED"; another one is not understood
	severity          string
	at                *tree.Node // the time
	version           string
	provider, account string
	uid               *tree.Node
	asff              bool // which has no findings to be looked at by hand
}

// prowlerRead tells the four ways of writing a finding by fields that no other tool has; not ok where it is none of them.
func prowlerRead(f *tree.Node) (p prowlerFinding, ok bool) {
	product := f.Get("metadata", "product")
	ours := strings.EqualFold(product.Get("name").Text(), "Prowler")
	switch {
	case f.Has("status_code") && f.Get("metadata").Has("event_code") && (ours || !product.Get("name").Given()): // other tools write OCSF too
		p = prowlerOfOCSF(f)
		if p.verdict == "FAIL" && strings.EqualFold(f.Get("status").Text(), "Suppressed") {
			p.verdict = "MUTED"
		}
	case ours && f.Has("finding", "status"): // OCSF of version 3, which has no status_code
		p = prowlerOfOCSF(f)
		p.verdict = prowlerVerdict(f.Get("status"), "SUCCESS", "FAILURE")
	case f.Has("AssessmentStartTime", "CheckID", "Status"): // version 3's own JSON
		p = prowlerFinding{severity: f.Get("Severity").Text(), at: f.Get("AssessmentStartTime"), uid: f.Get("FindingUniqueId")}
		p.provider, p.account = f.Get("Provider").Text(), f.Any("AccountId", "Subscription", "ProjectId").Text()
		p.verdict = prowlerVerdict(f.Get("Status"), "PASS", "FAIL")
	case f.Has("Compliance", "AwsAccountId") && strings.EqualFold(f.Get("ProductFields", "ProviderName").Text(), "Prowler"): // for Security Hub
		p = prowlerFinding{severity: f.Get("Severity", "Label").Text(), at: f.Get("UpdatedAt"), version: f.Get("ProductFields", "ProviderVersion").Text(), asff: true}
		p.provider, p.account = "aws", f.Get("AwsAccountId").Text()
		p.verdict = prowlerVerdict(f.Get("Compliance", "Status"), "PASSED", "FAILED")
	default:
		return p, false
	}
	return p, true
}

func prowlerOfOCSF(f *tree.Node) prowlerFinding {
	at := f.Any("time_dt", "event_time", "time")
	if !at.Given() {
		at = f.Get("finding_info").Any("created_time_dt", "created_time")
	}
	return prowlerFinding{
		verdict: strings.ToUpper(f.Get("status_code").Text()), severity: f.Get("severity").Text(), at: at, version: f.Get("metadata", "product", "version").Text(),
		provider: f.Get("cloud", "provider").Text(), account: f.Get("cloud", "account", "uid").Text(), uid: f.Get("finding_info", "uid"),
	}
}

// prowlerVerdict is a verdict in the words of the newest versions. Older ones call what is muted a warning.
func prowlerVerdict(n *tree.Node, pass, fail string) string {
	switch text := strings.ToUpper(n.Text()); text {
	case pass:
		return "PASS"
	case fail:
		return "FAIL"
	case "WARNING":
		return "MUTED"
	case "NOT_AVAILABLE", "OTHER", "INFO":
		return "MANUAL"
	default:
		return text
	}
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
		p, ok := prowlerRead(f)
		if !ok && f.Has("status_code") { // which says no more of itself
			p, ok = prowlerOfOCSF(f), true
		}
		if !ok {
			r.Misread(f.At(), "no finding of Prowler is described here")
			t.unrated++
			continue
		}
		s.version = cmp.Or(s.version, p.version)
		prowlerAbout(r, s, p)
		t.count(r, s, f, p)
	}
	r.Version = r.Clean(s.version)
	if len(s.scope) == 1 {
		r.Source = r.Clean(s.scope[0])
	}
	if s.when.Day != "" {
		r.Generated, _ = assessment.ParseDate(s.when.Day)
	}
	prowlerTell(r, t)
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

func prowlerTell(r *Reading, t prowlerTally) {
	if t.manual > 0 {
		r.Unknown("what checks would show that somebody has to make by hand (%d of them)", t.manual)
	}
	if t.muted > 0 {
		r.Unknown("who accepted the findings that are muted (%d of them), and so how many are open that nobody accepted", t.muted)
	}
	if t.unrated > 0 {
		r.Unknown("how many findings are critical or high: %d have no severity that gonogo knows", t.unrated)
	}
}

// prowlerAbout reads of which account a finding is, and its time.
func prowlerAbout(r *Reading, s *scanRun, p prowlerFinding) {
	when, ok := tree.ParseWhen(p.at.Text())
	if !ok {
		r.Misread(p.at.At(), "the time of a finding is in no form that gonogo knows")
	}
	if when.Day > s.when.Day {
		s.when = when
	}
	if strings.HasPrefix(p.uid.Text(), "<") {
		r.Misread(p.uid.At(), "a finding has a placeholder for its id")
	}
	if p.asff {
		r.Unknown("what checks would show that somebody has to make by hand: JSON-ASFF has none of them, json-ocsf has")
	}
	if p.account == "" {
		return
	}
	account := strings.TrimSpace(p.provider + " " + p.account)
	if !slices.Contains(s.scope, account) && len(s.scope) < 100 {
		s.scope = append(s.scope, account)
	}
}

func (t *prowlerTally) count(r *Reading, s *scanRun, f *tree.Node, p prowlerFinding) {
	switch p.verdict {
	case "PASS":
		t.pass++
	case "MANUAL":
		t.manual++
	case "MUTED":
		t.muted++
	case "FAIL":
		t.fail++
		switch strings.ToLower(p.severity) {
		case "critical", "fatal":
			s.critical++
		case "high":
			s.high++
		case "medium", "low", "informational":
		default:
			t.unrated++
		}
	default:
		r.Misread(f.At(), "a finding neither passes nor fails")
		t.manual++
	}
}
