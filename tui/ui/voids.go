package ui

import (
	"strings"

	"gonogo/assessment"
)

// Voids names the sign-offs that an act may void, "" when none that holds is at stake: "the sign-off of Olu (owner)".
func (a *Act) Voids() string {
	if a.Seen == nil || !a.Decides {
		return ""
	}
	var who []string
	for _, g := range a.Seen.Decision.SignOffs.Given {
		if g.Holds {
			name, _, _ := strings.Cut(g.Name(), " <")
			who = append(who, name+" ("+g.Role+")")
		}
	}
	switch len(who) {
	case 0:
		return ""
	case 1:
		return "the sign-off of " + who[0]
	default:
		return "the sign-offs of " + strings.Join(who, ", ")
	}
}

// Voided says how many sign-offs held before an act and are void after it, "" when none is.
func (a *Act) Voided(now *Case) string {
	if a.Seen == nil || now == nil {
		return ""
	}
	held := map[string]bool{}
	for _, g := range a.Seen.Decision.SignOffs.Given {
		held[string(g.Digest)] = g.Holds
	}
	n := 0
	for _, g := range now.Decision.SignOffs.Given {
		if held[string(g.Digest)] && !g.Holds && g.Instead == "" {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return "voids " + Count(n, "sign-off")
}

// decides reports whether recording this changes what is decided on. Reopening voids as well, and asks by itself.
func decides(b assessment.Body) bool {
	switch b.(type) {
	case assessment.Commented, assessment.Snapshotted, assessment.Signed, assessment.Reopened, assessment.Archived:
		return false
	default:
		return true
	}
}
