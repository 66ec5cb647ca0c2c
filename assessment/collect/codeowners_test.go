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

func TestALineThatIsNoRuleIsSkippedAndSaid(t *testing.T) {
	_, in := cellsOf(t, "* @x\n/a @x\n/b @x\n/c @x\n/d @x, @y\nDockerfile\n")
	if got := dump(in, nil); !strings.Contains(got, "not understood at 5:1") || !strings.Contains(got, "owners: 4;") || !strings.Contains(got, "name no owner: 1.") {
		t.Errorf("it reads\n%s", got)
	}
	_, err := read("codeowners", collect.File{Name: "notes.txt", Bytes: []byte("* @x\nthis is prose\nand so is this\n")})
	if err == nil || !strings.HasPrefix(err.Error(), "notes.txt:2:1:") {
		t.Errorf("of prose it says %v", err)
	}
}

func TestARuleOfASectionHasTheOwnersOfTheSection(t *testing.T) {
	for text, says := range map[string]string{
		"[Docs][2] @acme/docs\ndocs/\nREADME.md\n":    "teams only: 2. Rules that take a path away from everybody, since they name no owner: 0.",
		"^[Docs] @lena\nMakefile\n/a/ @acme/a\n":      "one account only: 1, with teams only: 1.",
		"[Docs] @acme/docs\ndocs/\n!docs/generated\n": "name no owner: 1.",
		"\\#a\\ b.rb @x # not @y\n/c @x\n":            "one account only: 2",
		"/docs/C#/ @x\n/d @x #@y\n":                   "one account only: 2",
	} {
		_, in := cellsOf(t, text)
		if len(in.Evidence) != 1 || !strings.Contains(in.Evidence[0].Note, says) {
			t.Errorf("of %q it reads\n%s", text, dump(in, nil))
		}
	}
}

// Some write "Unmaintained" for an owner: no host takes that for one.
func TestAFileThatSpeaksOfCodeownersMayHaveManyLinesThatAreNoRules(t *testing.T) {
	const lines = "/a/b Unmaintained\n/a/c @x\n/a/d Unmaintained\n/a/e @acme/y\n"
	if collect.Named("codeowners").Is(collect.NewDoc(collect.File{Bytes: []byte(lines)})) {
		t.Error("without a word of CODEOWNERS it is taken for one")
	}
	_, in := cellsOf(t, "# More on CODEOWNERS files: https://example.com\n"+lines)
	if got := dump(in, nil); !strings.Contains(got, "not understood at 2:1") || !strings.Contains(got, "owners: 2;") {
		t.Errorf("it reads\n%s", got)
	}
}
