package cli

import (
	"fmt"
	"strings"

	"gonogo/assessment"
	"gonogo/assessment/report"
)

// signOffs prints where the sign-offs stand: who must sign, who has, and what is missing.
func (a *app) signOffs(in report.Input) {
	d := &in.Decision
	if d.Verdict > assessment.ConditionalGo && len(d.SignOffs.Given) == 0 {
		return
	}
	a.print("")
	a.print("sign-offs: %s", d.SignOffs.State)
	if d.SignOffs.Reopened != "" {
		a.print("  %s", d.SignOffs.Reopened)
	}
	var t table
	for _, r := range d.SignOffs.Needed {
		mark := "-"
		if r.Settled() {
			mark = "x"
		}
		says := r.Says
		if r.By != nil {
			says += ", " + keySays(r.By.SignOff)
		}
		t.add(mark, r.Role.ID, says)
	}
	t.write(a, "  ")
	if n := d.SignOffs.PeopleNeeded; len(d.SignOffs.Needed) > 0 {
		a.print("  different people: %d of %d", d.SignOffs.People, n)
	}
	if d.Unsigned() {
		a.print("sign with gonogo sign %s --role ROLE; a pipeline asks with gonogo decide %s --signed", in.Record.Slug, in.Record.Slug)
	}
}

// keySays names the key of a sign-off, or says that there is none.
func keySays(s *assessment.SignOff) string {
	if s.Key == nil {
		return "typed, without a key"
	}
	return fmt.Sprintf("key %s", strings.TrimSpace(s.Key.Fingerprint()))
}
