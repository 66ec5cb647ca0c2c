package load_test

import (
	"reflect"
	"strings"
	"testing"

	"gonogo/content"
	"gonogo/content/load"
)

func TestCasesAreReadInFull(t *testing.T) {
	cases, err := load.Cases(smallPack(t))
	if err != nil {
		t.Fatal(err)
	}
	at := func(line, col int) load.Pos { return load.Pos{File: "cases.yaml", Line: line, Col: col} }
	want := []load.Case{{
		Pos: at(3, 5), Name: "All is well", On: "2026-12-15",
		Subject: load.CaseSubject{
			Pos: at(6, 7), Tier: 2, Kind: "first-launch", Environment: "production", Like: []string{"staging"},
			ReleaseDigest: "sha256:3f9a1c7be2d845603f9a1c7be2d845603f9a1c7be2d845603f9a1c7be2d84560", GoLive: "2026-12-15",
			Traits: map[string]content.Trilean{"agent": content.Yes, "writes": content.No}, Others: content.No, Builders: []string{"Bo <bo@example.com>"},
		},
		Met: true,
		Answers: []load.CaseAnswer{
			{Pos: at(17, 7), Question: "KY-01", Answer: "unmet"},
			{Pos: at(18, 7), Question: "PE-01", Answer: "not-applicable", Absent: "agent", Checked: "By reading.", ConfirmedBy: "Cy <cy@example.com>"},
		},
		WithoutEvidence: []string{"KY-01"}, Parked: []string{"PE-01"},
		Waivers: []load.CaseWaiver{{
			Pos: at(22, 9), For: "KY-01", Reason: "Soon.", Control: "None is left.", Tested: "Tried.", Owner: "Cy", Requester: "Bo",
			Approved: "2026-12-01", FixedBy: "2026-12-20", Expires: "2026-12-28",
		}},
		Conditions: []load.CaseCondition{{Pos: at(24, 9), For: "PE-01", Owner: "Dee", Due: "2026-12-30"}},
		Expect:     load.CaseExpect{Pos: at(25, 13), Verdict: "no-go", Rule: "open-blocker", Question: "KY-01"},
	}}
	if !reflect.DeepEqual(cases, want) {
		t.Errorf("got  %+v\nwant %+v", cases, want)
	}
}

func TestAPackWithoutCasesHasNone(t *testing.T) {
	cases, err := load.Cases(content.Pack{{Path: "gate.yaml", Text: "x"}})
	if cases != nil || err != nil {
		t.Errorf("got %v, %v", cases, err)
	}
}

func TestEveryRuleOfACaseIsKept(t *testing.T) {
	for _, c := range []struct{ name, old, replacement, want, hint string }{
		{"no name", "name: All is well\n    ", "", "cases.yaml:3:5: name is missing", ""},
		{"bad date", "on: 2026-12-15", "on: 15.12.2026", "cases.yaml:4:9: a date is wanted", "YYYY-MM-DD"},
		{"bad digest", "sha256:3f", "sha256:3F", "cases.yaml:10:23:", "64 lower-case hex digits"},
		{"bad kind", "first-launch", "launch", `"launch" is none of`, ""},
		{"bad trait value", "agent: yes", "agent: maybe", `"maybe" is none of yes, no, unsure`, ""},
		{"met is something else", "met: all", "met: some", `"some" is none of all`, ""},
		{"bad answer", "KY-01: unmet", "KY-01: unmett", `"unmett" is none of`, `did you mean "unmet"?`},
		{"answer without its word", "{answer: not-applicable, absent", "{absent", "cases.yaml:18:14: answer is missing", ""},
		{"bad verdict", "verdict: no-go", "verdict: nogo", `"nogo" is none of`, `did you mean "no-go"?`},
		{"waiver without an end", ", expires: 2026-12-28", "", "expires is missing", ""},
		{"nothing for a row", "cases:\n", "rows: {keys: {k1: }}\ncases:\n", "cases.yaml:2:19: there is no row here", "write {}"},
		{"nothing for rows", "cases:\n", "rows: {keys: }\ncases:\n", "cases.yaml:2:14: there are no rows here", "leave the register out"},
		{"nothing for a cell", "cases:\n", "rows: {keys: {k1: {owner: }}}\ncases:\n", "cases.yaml:2:27: there is no text here", `write ""`},
		{"two items in one", "cases:\n", "rows: {keys: {k1: {uses: [a;b]}}}\ncases:\n", `an item of a list holds no ";"`, ""},
		{"a map for a cell", "cases:\n", "rows: {keys: {k1: {uses: {a: b}}}}\ncases:\n", "a text is wanted here, not a map", ""},
		{"a row to take away that is none", "    parked:", "    rows: {keys: {k9: null}}\n    parked:", `cases.yaml:20:11: there is no row "k9" in "keys" to take away`, "every case"},
		{"unknown key", "parked:", "park:", `unknown key "park"`, `did you mean "parked"?`},
		{"two of a name", "cases:\n", "cases:\n  - {name: All is well, on: 2026-12-15, subject: {tier: 1}, expect: {verdict: go}}\n", "cases.yaml:4:11: a case of this name stands above", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := load.Cases(change(t, "cases.yaml", c.old, c.replacement))
			wantError(t, err, c.want, c.hint)
		})
	}
}

func TestEvidenceAndDisputesOfACaseAreReadInFull(t *testing.T) {
	cases, err := load.Cases(full(t))
	if err != nil {
		t.Fatal(err)
	}
	c, one := cases[0], 1
	c.Disputed[0].Pos, c.Disputed[1].Pos, c.Evidence[0].Pos = load.Pos{}, load.Pos{}, load.Pos{}
	if want := []load.CaseAnswer{{Question: "KY-01", Answer: "met"}, {Question: "PE-01", Answer: "unmet", Note: "No."}}; !reflect.DeepEqual(c.Disputed, want) {
		t.Errorf("disputed: got %+v", c.Disputed)
	}
	if want := []load.CaseEvidence{{
		For: []string{"KY-01"}, Kind: "note", Observed: "2026-12-01", Environment: "none", Strength: &one,
		ReleaseDigest: content.Digest("sha256:" + strings.Repeat("a", 64)), BehaviourDigest: content.Digest("sha256:" + strings.Repeat("b", 64)),
		Collector: "Ana", Checker: "Ben",
	}}; !reflect.DeepEqual(c.Evidence, want) {
		t.Errorf("evidence: got %+v", c.Evidence)
	}
	if !reflect.DeepEqual(c.Expect.Reasons, []string{"KY-01"}) {
		t.Errorf("reasons: got %v", c.Expect.Reasons)
	}
	none, err := load.Cases(change(t, "cases.yaml", "question: KY-01}", "reasons: []}"))
	if err != nil || none[0].Expect.Reasons == nil || len(none[0].Expect.Reasons) > 0 {
		t.Errorf("an empty list of reasons expects that there are none: %v, %v", none, err)
	}
}

// A case starts from the rows of all, and what it says itself is laid over them cell by cell.
func TestTheRowsOfACaseAreLaidOverThoseOfAll(t *testing.T) {
	cases, err := load.Cases(full(t))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]map[string]string{}
	for _, r := range cases[0].StartsFrom() {
		cells := map[string]string{}
		for _, c := range r.Cells {
			cells[c.Column] = c.Text
		}
		got[r.Register+"/"+r.Key] = cells
	}
	want := map[string]map[string]string{"keys/k1": {"owner": "", "uses": "one", "turned": "2026-10-01"}, "keys/k3": {}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
}
