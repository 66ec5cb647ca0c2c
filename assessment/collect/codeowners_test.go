package collect_test

import (
	"strings"
	"testing"

	"gonogo/assessment/collect"
)

func FuzzCodeowners(f *testing.F) { fuzzFormat(f, "codeowners") }

func TestTheLastRuleCountsAndOneWithoutAnOwnerTakesAway(t *testing.T) {
	for text, says := range map[string]string{
		"/a @x\n/a @y\n":   "owners: 1; of those with one account only: 1",
		"/a @x\n* @acme/y": "with teams only: 1",
		"* @x\n/a\n":       "name no owner: 1.",
	} {
		_, in := cellsOf(t, text)
		if len(in.Evidence) != 1 || !strings.Contains(in.Evidence[0].Note, says) {
			t.Errorf("of %q it says %v", text, in.Evidence)
		}
	}
	if _, in := cellsOf(t, "/a @x\n*\n"); len(in.Evidence) != 0 {
		t.Errorf("a last rule that takes everything away leaves evidence: %v", in.Evidence)
	}
}

func TestAListOfPeopleIsNoCodeowners(t *testing.T) {
	if collect.Named("codeowners").Is(collect.NewDoc(collect.File{Bytes: []byte("lena lena@acme.example\ntom tom@acme.example\n")})) {
		t.Error("it is taken for one")
	}
}
