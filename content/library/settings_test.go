package library

import (
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"gonogo/content"
)

// otherwise is where the gate judges otherwise than its draft on purpose; decision 30 says why.
var otherwise = map[string][]string{
	"AP-01": {"age", "strength", "bound"}, "AP-07": {"age", "strength", "bound"},
	"AP-28": {"asked"}, "SU-01": {"strength"},
}

func TestTheGateIsAsItsDraftSettledIt(t *testing.T) {
	f, err := os.Open("testdata/settings.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	g, _, err := Gate("agentic-nhi")
	if err != nil {
		t.Fatal(err)
	}
	if len(rows)-1 != len(g.Questions()) {
		t.Fatalf("the draft has %d questions, the gate %d", len(rows)-1, len(g.Questions()))
	}
	for _, row := range rows[1:] {
		q := g.Question(row[0])
		if q == nil {
			t.Errorf("%s is not in the gate", row[0])
			continue
		}
		var severity []string
		for _, s := range q.Severity {
			if s == content.NotAsked {
				severity = append(severity, "")
			} else {
				severity = append(severity, s.String())
			}
		}
		var differs []string
		for _, c := range []struct{ what, draft, gate string }{
			{"asked", row[3], drafted(q.Applies, "all")},
			{"severity", strings.Join(row[4:8], ","), strings.Join(severity, ",")},
			{"raised", row[8], drafted(q.RaisedBy, "")},
			{"age", row[9], halves(q.Needs.MaxAge)},
			{"strength", row[12], halves(q.Needs.Strength)},
			{"bound", row[10], string(q.Needs.Bound)},
			{"where", row[11], string(q.Needs.Where)},
		} {
			if strings.ReplaceAll(c.draft, ", ", " or ") != c.gate {
				differs = append(differs, c.what)
				if !slices.Contains(otherwise[q.ID], c.what) {
					t.Errorf("%s: %s is %q, and the draft says %q", q.ID, c.what, c.gate, c.draft)
				}
			}
		}
		if len(differs) != len(otherwise[q.ID]) {
			t.Errorf("%s differs from the draft in %v, not in %v", q.ID, differs, otherwise[q.ID])
		}
	}
}

// drafted is a condition as the draft writes it.
func drafted(c content.Condition, always string) string {
	all, some := strings.Join(c.All, " and "), strings.Join(c.Any, " or ")
	switch {
	case c.Empty():
		return always
	case all != "" && some != "":
		return all + " and (" + some + ")"
	}
	return all + some
}

// halves are the figures of four tiers as the draft writes them: one for all, or one for each half.
func halves(per [content.TierCount]int) string {
	if per[0] != per[2] {
		return fmt.Sprintf("%d/%d", per[0], per[2])
	}
	return fmt.Sprint(per[0])
}
