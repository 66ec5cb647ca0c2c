package load_test

import (
	"testing"

	"gonogo/content"
	"gonogo/content/load"
)

func TestAFrameworkIsReadInFull(t *testing.T) {
	fw := frameworks(t)[0]
	if fw.ID != "list-2025" || fw.Version != "2025" || fw.Checked != "2026-11-23" || fw.Caveat != "From a friend." || len(fw.Controls) != 3 {
		t.Errorf("got %+v", fw)
	}
	if c, note := fw.Resolve("L2.old"); c == nil || c.ID != "L2" || note == "" {
		t.Errorf("the old id resolves to %v, %q", c, note)
	}
	if fw.Controls[1] != (content.Control{ID: "L2", Title: "Second", Parent: "L1"}) {
		t.Errorf("got %+v", fw.Controls[1])
	}
	if fw.Controls[2] != (content.Control{ID: "Law 3", Title: "Third", Binds: "makers", AppliesFrom: "2027-12-02", OnlyWith: "writes"}) {
		t.Errorf("got %+v", fw.Controls[2])
	}
}

func TestEveryRuleOfAFrameworkIsKept(t *testing.T) {
	for _, c := range []struct{ name, old, replacement, want, hint string }{
		{"other format", "framework/1", "framework/9", "fw.yaml:1:9: format", ""},
		{"unknown key", "licence:", "license:", `fw.yaml:6:1: unknown key "license"`, `did you mean "licence"?`},
		{"date", "2026-11-23", "2026-11-31", "a date is wanted here", ""},
		{"source", "https://example.org", "http://example.org", "the source is no https address", ""},
		{"control twice", "id: L2", "id: L1", "control L1 stands twice, first in line 10", ""},
		{"parent unknown", "parent: L1", "parent: L7", `parent "L7" is no control of this file`, `did you mean "L1"?`},
		{"own parent", "parent: L1", "parent: L2", "the parents of L2 go in a circle", ""},
		{"moved to nothing", "to: L2", "to: L9", "L9 is no control of this file", "did you mean"},
		{"moved, yet there", "from: L2.old", "from: L1", "L1 is a control of this file, so it has not moved", ""},
		{"moved without a word", ", note: L2.old is now L2.", "", "note is missing", ""},
		{"control id with two spaces", "id: L1", "id: L  1", "does not have the form", ""},
		{"control id with a comma", "id: L1", "id: \"L1,L2\"", "does not have the form", ""},
		{"day that is none", "parent: L1", "parent: L1, applies_from: 2027-13-01", "a date is wanted here", ""},
		{"trait that is none", "parent: L1", "parent: L1, only_with: High Risk", "does not have the form", ""},
		{"no controls", "controls:\n  - {id: L1, title: First, summary: The first.}\n  - {id: L2, title: Second, parent: L1}\n  - {id: Law 3, title: Third, binds: makers, applies_from: 2027-12-02, only_with: writes}\n", "controls: []\n", "at least one control", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			fw, err := load.Framework("fw.yaml", []byte(swap(t, smallList(t), c.old, c.replacement)))
			wantError(t, err, c.want, c.hint)
			if fw != nil {
				t.Error("a framework came with the error")
			}
		})
	}
}
