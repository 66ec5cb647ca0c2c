package collect

import (
	"strings"

	"gonogo/assessment/collect/tree"
)

// trufflehog writes one line a finding, and no line where it found nothing. Version 3 tries what it finds: "Verified" is that a
// secret works, and that it is not verified is not that it does not work. Its log, which it writes beside the findings, says when it
// ended and what it came to.
var trufflehogReport = Format{
	ID:    "trufflehog",
	Title: "trufflehog report (JSON lines; versions 2 and 3, with or without the log)",
	Gives: []string{"scans", "evidence"},
	Is: func(d *Doc) bool {
		if d.Starts() != '{' || !d.Holds("SourceMetadata", "DetectorName") && !d.Holds("stringsFound", "reason") && !d.Holds("finished scanning", "chunks") {
			return false
		}
		lines, err := d.Lines()
		if err != nil {
			return false
		}
		for _, n := range lines {
			if trufflehogFinding(n) || trufflehogEnd(n) {
				return true
			}
		}
		return false
	},
	Read: readTrufflehog,
}

// trufflehogFinding tells version 3 by its detector and version 2 by its strings.
func trufflehogFinding(n *tree.Node) bool {
	return n.Has("DetectorName", "SourceMetadata") || n.Has("stringsFound", "reason")
}

// trufflehogEnd reports whether a line is the last of the log. Not every version says in it which one it is.
func trufflehogEnd(n *tree.Node) bool {
	return n.Get("msg").Text() == "finished scanning" && n.Has("chunks") &&
		(n.Has("trufflehog_version") || n.Has("verified_secrets") || n.Get("logger").Text() == "trufflehog")
}

func readTrufflehog(d *Doc, r *Reading) error {
	lines, err := d.Lines()
	if err != nil {
		return err
	}
	s := secretScan("trufflehog", tree.Place{Line: 1, Col: 1})
	r.Tool = s.tool
	found, verified := 0, 0
	var end *tree.Node
	for _, n := range lines {
		switch {
		case trufflehogEnd(n):
			end = n
		case trufflehogFinding(n):
			found++
			if works, _ := n.Get("Verified").Bool(); works {
				verified++
			}
			r.Drop("secrets that were found", max(1, len(n.Get("stringsFound").Each())))
		case n.Has("level", "msg"): // another line of the log
			if level := n.Get("level").Text(); strings.HasPrefix(level, "error") {
				s.status = "partial"
			}
		default:
			r.Misread(n.At(), "no finding of trufflehog is described here")
			found++
		}
	}
	trufflehogEnded(r, s, end, &found, &verified)
	switch {
	case verified > 0:
		s.live = verified
	case found > 0:
		r.Unknown("whether the secrets that were found (%d of them) still work: none was shown to, and that does not say that none does", found)
	case end == nil:
		r.Unknown("whether anything is there to be found: the log breaks off before the run came to its end")
	case trufflehogTried(end) > 0:
		r.Unknown("whether secrets that were tried (%d of them) work: none is in the report, from which --results and --only-verified leave out what could not be verified", trufflehogTried(end))
	case s.status != "failed":
		s.live = 0
		r.Unknown("whether --results, --only-verified or --no-verification kept anything out of the report: the log does not say")
	}
	s.row(d, r)
	if s.live == 0 {
		s.evidence(r, 2, "trufflehog came to its end and found no secret.")
	}
	return nil
}

// trufflehogEnded reads the end of the log: its figures count where they are larger than what the lines show. A run that went through
// nothing found nothing.
func trufflehogEnded(r *Reading, s *scanRun, end *tree.Node, found, verified *int) {
	if end == nil {
		return
	}
	s.at, s.version = end.At(), end.Get("trufflehog_version").Text()
	r.Version = r.Clean(s.version)
	when, ok := tree.ParseWhen(end.Get("ts").Text())
	if !ok {
		r.Misread(end.Get("ts").At(), "the time of the run is in no form that gonogo knows")
	}
	s.when = when
	r.MadeAt(end.Get("ts"))
	live, told := end.Get("verified_secrets").Int()
	other, toldOther := end.Get("unverified_secrets").Int()
	if !told || !toldOther {
		r.Misread(end.At(), "the end of the log does not say how much was found")
		*found++
	}
	*verified = max(*verified, int(min(max(live, 0), 1e9)))
	*found = max(*found, *verified+int(min(max(other, 0), 1e9)))
	if chunks, ok := end.Get("chunks").Int(); ok && chunks == 0 {
		s.status = "failed"
		r.Unknown("whether anything is there to be found: the run went through nothing")
		return
	}
	if s.status == "" {
		s.status = "complete"
	}
}

// trufflehogTried is how often the run tried whether a secret works. A run that tried some and reports none left them out.
func trufflehogTried(end *tree.Node) int64 {
	hits, _ := end.Get("verification_caching", "Hits").Int()
	misses, _ := end.Get("verification_caching", "Misses").Int()
	return max(0, hits) + max(0, misses)
}
