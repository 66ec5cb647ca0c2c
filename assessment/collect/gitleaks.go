package collect

import (
	"slices"
	"strings"

	"gonogo/assessment/collect/tree"
)

// A report of gitleaks says what was found and nothing else: not when, over what, nor by which version (its SARIF says v8.0.0 whatever
// ran). The times in it are those of commits. Its empty reports are "[]" and a file of no bytes, by which nobody can tell what made
// them: those are read only when somebody says that they are of gitleaks, and a file of no bytes never.
var gitleaksReport = Format{
	ID:    "gitleaks",
	Title: "gitleaks report (JSON, CSV or SARIF; versions 7 and 8)",
	Gives: []string{"scans", "evidence"},
	Is: func(d *Doc) bool {
		switch d.Starts() {
		case '[':
			list := d.node().List()
			return len(list) > 0 && gitleaksFinding(list[0])
		case '{':
			return d.Holds("runs", "driver") && gitleaksSARIF(d.node()) // version 7 calls itself Gitleaks
		}
		first := d.FirstLine()
		return strings.HasPrefix(first, "RuleID,") && strings.Contains(first, "StartLine") || strings.Contains(first, "offender") && strings.Contains(first, "rule,")
	},
	Read: readGitleaks,
}

// gitleaksFinding tells version 8 by its RuleID and version 7 by its offender.
func gitleaksFinding(n *tree.Node) bool {
	return n.Has("RuleID", "File", "StartLine") || n.Has("offender", "rule", "file")
}

// gitleaksSARIF reports whether all runs of a SARIF file are of gitleaks. With another tool's beside them it is read as SARIF.
func gitleaksSARIF(n *tree.Node) bool {
	runs := n.Get("runs").List()
	return len(runs) > 0 && !slices.ContainsFunc(runs, func(run *tree.Node) bool { return !sarifOfGitleaks(run) })
}

func readGitleaks(d *Doc, r *Reading) error {
	s := secretScan("gitleaks", tree.Place{Line: 1, Col: 1})
	r.Tool = s.tool
	r.Unknown("what a baseline, an allow list or a comment in the code left out of the report: it does not say")
	if d.Starts() == '{' {
		return readSARIF(d, r)
	}
	found, strength := 0, 1 // "[]" names no tool
	var err error
	if d.Starts() == '[' {
		found, err = gitleaksJSON(d, r)
	} else {
		found, err = gitleaksCSV(d, r)
		strength = 2
	}
	if err != nil {
		return err
	}
	gitleaksRun(d, r, s, found, strength)
	return nil
}

// gitleaksRun makes the row of a run, and evidence where it found nothing.
func gitleaksRun(d *Doc, r *Reading, s *scanRun, found, strength int) {
	if found == 0 {
		s.live = 0
	} else {
		r.Unknown("whether the secrets that were found (%d of them) still work: gitleaks does not try them", found)
	}
	s.row(d, r)
	if found == 0 {
		s.evidence(r, strength, "gitleaks found no secret. When, in what and by which version it looked is not in its report.")
	}
}

func gitleaksJSON(d *Doc, r *Reading) (found int, err error) {
	n, err := d.JSON()
	if err != nil {
		return 0, err
	}
	for _, f := range n.List() {
		if !gitleaksFinding(f) {
			r.Misread(f.At(), "no finding of gitleaks is described here")
		}
		found++ // one that is not understood is one all the same
		dropGiven(r, "secrets that were found", f.Any("Secret", "offender"))
	}
	return found, nil
}

func gitleaksCSV(d *Doc, r *Reading) (found int, err error) {
	t, err := tree.OpenTable(d.Text)
	if err != nil {
		return 0, err
	}
	if !t.Has("ruleid", "secret") && !t.Has("rule", "offender") {
		return 0, &tree.Error{Place: tree.Place{Line: 1, Col: 1}, Msg: "there are no columns called RuleID and Secret", Hint: "an empty file says nothing: have gitleaks write JSON or SARIF"}
	}
	for {
		more, err := t.Next()
		if err != nil {
			return 0, err
		}
		if !more {
			return found, nil
		}
		found++
		if found%1000 == 0 {
			r.Progress(t.Done())
		}
		r.Drop("secrets that were found", 1)
	}
}
