package collect

import (
	"fmt"
	"strings"

	"gonogo/assessment/collect/tree"
)

// OpenSSF Scorecard rates how a repository is kept, from 0 to 10 a check. -1 is that a check came to no result, which is neither
// good nor bad. One of its checks looks for known weaknesses in what the repository depends on, and makes a row.
var scorecardReport = Format{
	ID:    "scorecard",
	Title: "OpenSSF Scorecard result (JSON)",
	Gives: []string{"scans", "evidence"},
	Is: func(d *Doc) bool {
		if !d.Holds("scorecard", "repo") {
			return false
		}
		n := d.node()
		return n.Has("scorecard", "repo") && (n.Has("checks") || n.Has("results") || n.Has("findings"))
	},
	Read: readScorecard,
}

func readScorecard(d *Doc, r *Reading) error {
	n, err := d.JSON()
	if err != nil {
		return err
	}
	if !n.Has("checks") {
		return &tree.Error{Place: n.Any("results", "findings").At(), Msg: "this is what the checks looked at, and not what they came to", Hint: "run scorecard with --format=json, not raw or probe"}
	}
	s := &scanRun{at: n.At(), kind: "vulnerabilities", tool: "Scorecard", version: n.Get("scorecard", "version").Text(), live: -1, topic: "how a repository is kept"}
	r.Tool, r.Version = s.tool, r.Clean(s.version)
	r.MadeAt(n.Get("date"))
	when, ok := tree.ParseWhen(n.Get("date").Text())
	if !ok {
		r.Misread(n.Get("date").At(), "the day of the run is in no form that gonogo knows")
	}
	s.when = when
	r.Unknown("whether the release is made from the commit that was rated: the result names a commit and no release")
	full, some, weaknesses, open := 0, 0, false, []string{}
	for _, c := range n.Get("checks").Each() {
		name := c.Get("name").Text()
		score, ok := c.Get("score").Int()
		if name == "" || !ok || score < -1 || score > 10 {
			r.Misread(c.At(), "no check with a score from -1 to 10 is described here")
			continue
		}
		switch {
		case score < 0:
			open = append(open, name)
		case score == 10:
			full++
		default:
			some++
		}
		if name == "Vulnerabilities" {
			weaknesses = true
			scorecardWeaknesses(d, r, s, c, score)
		}
	}
	if !weaknesses {
		r.Unknown("which known weaknesses there are in what the repository depends on: the check of them is not in the result")
	}
	if len(open) > 0 {
		says := ""
		if names := r.Clean(strings.Join(open, ", ")); names != "" && len(names) < 300 {
			says = ": " + names
		}
		r.Unknown("what checks would show that came to no result (%d of them)%s", len(open), says)
	}
	if full+some == 0 {
		r.Unknown("how the repository is kept: no check came to a result")
		return nil
	}
	s.evidence(r, 2, "Checks with the full score: %d; with less: %d; without a result: %d.", full, some, len(open))
	return nil
}

// scorecardWeaknesses makes the row of the check for known weaknesses. Its score says that there are none, or some, never how grave.
func scorecardWeaknesses(d *Doc, r *Reading, s *scanRun, c *tree.Node, score int64) {
	run := *s
	run.at, run.status, run.scope = c.At(), "complete", []string{"dependencies of the repository"}
	switch {
	case score < 0:
		run.status = "failed"
	case score == 10:
		run.counted = true
	default:
		r.Unknown("%s", fmt.Sprintf("how grave the known weaknesses are that Scorecard found: a score of %d does not say", score))
	}
	run.row(d, r)
}
