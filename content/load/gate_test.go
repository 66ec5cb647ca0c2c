package load_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"gonogo/content"
	"gonogo/content/load"
)

func TestASmallGateIsReadInFull(t *testing.T) {
	pack := smallPack(t)
	g, source, err := load.GateWithSource(pack, frameworks(t))
	if err != nil {
		t.Fatal(err)
	}
	if g.Ref() != "small 1.0.0" || g.Digest != pack.Digest() || len(g.Sections) != 2 || len(g.Questions()) != 2 {
		t.Errorf("got %s with %d sections", g.Ref(), len(g.Sections))
	}
	want := content.Question{
		ID: "KY-01", Title: "Keys are changed", Text: "Was every key changed within its limit?", Why: "An old key is known to more people.",
		Good: "A log of the changes.", Weak: `A policy: "we rotate".`, How: "Ask the store.\n- `list --keys`", Remedy: "Change them.", Knows: "the platform team",
		Applies:    content.Condition{All: []string{"agent"}, Any: []string{"writes"}},
		Severity:   [4]content.Severity{content.Blocker, content.Blocker, content.Major, content.NotAsked},
		RaisedBy:   content.Condition{Any: []string{"writes"}},
		Unwaivable: &content.Unwaivable{Tiers: []int{1, 2}, When: content.Condition{Any: []string{"writes"}}},
		Recheck:    true, FirstLaunch: "The first change counts.",
		Needs: content.Needs{Kinds: []string{"drill-record"}, MaxAge: [4]int{30, 30, 30, 30}, Strength: [4]int{4, 4, 3, 3}, Bound: content.BoundBehaviour, Where: content.LikeWillDo},
		Maps: []content.Mapping{
			{Framework: "list-2025", Control: "L1", Relation: content.Supports},
			{Framework: "list-2025", Control: "L2.old", Relation: content.Related, Because: "It is near."},
		},
	}
	if got := *g.Question("KY-01"); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if g.Policy.Conditions != [4]int{5, 8, 12, content.Unlimited} || g.Roles[0].Tiers[3] != content.RoleWith || g.Tiers[0].Floor[0].All[1] != "writes" {
		t.Error("the head was not read in full")
	}
	if use := (content.Use{Framework: "list-2025", NotAsked: []string{"Law 3"}, Because: "It is elsewhere."}); !reflect.DeepEqual(g.Frameworks, []content.Use{use}) {
		t.Errorf("got %+v", g.Frameworks)
	}
	for _, c := range []struct{ id, field, want string }{
		{"KY-01", "question", "keys.yaml:7:15"},
		{"KY-01", "needs.strength", "keys.yaml:27:17"},
		{"KY-01", "", "keys.yaml:5:5"},
		{"PE-01", "raised_by", "people.yaml:5:5"},
		{"trait:agent", "asks", "gate.yaml:11:46"},
		{"section:people", "summary", "people.yaml:3:10"},
		{"", "policy", "gate.yaml:25:3"},
		{"policy", "signers", "gate.yaml:34:12"},
	} {
		if at, ok := source.Position(c.id, c.field); !ok || at.String() != c.want {
			t.Errorf("Position(%q, %q) = %v, %v, want %s", c.id, c.field, at, ok, c.want)
		}
	}
	if _, ok := source.Position("XX-99", ""); ok {
		t.Error("an unknown part has a place")
	}
}

func TestEveryRuleOfAGateIsKept(t *testing.T) {
	for _, c := range []struct{ name, file, old, replacement, want, hint string }{
		{"other format", "gate.yaml", "gonogo/gate/1", "gonogo/gate/2", `gate.yaml:1:9: format "gonogo/gate/2" is not read here`, ""},
		{"id in capitals", "gate.yaml", "id: small", "id: Small", "gate.yaml:2:5:", "lower-case"},
		{"no version", "gate.yaml", "version: 1.0.0\n", "", "gate.yaml:1:1: version is missing", ""},
		{"short version", "gate.yaml", "1.0.0", "1.0", "gate.yaml:3:10:", "three numbers"},
		{"unknown key", "gate.yaml", "summary: Just", "sumary: Just", `gate.yaml:5:1: unknown key "sumary"`, `did you mean "summary"?`},
		{"empty title", "gate.yaml", "A small gate", "", "gate.yaml:4:7: there is no text here", ""},
		{"missing section file", "gate.yaml", "people]", "people, drills]", "gate.yaml:7:26: section drills has no file drills.yaml", ""},
		{"section twice", "gate.yaml", "people]", "people, keys]", "gate.yaml:7:26: section keys stands twice", ""},
		{"section is a path", "gate.yaml", "[keys,", "[../keys,", "gate.yaml:7:12:", "lower-case"},
		{"section is gate", "gate.yaml", "[keys,", "[keys, gate,", "gate.yaml is not a section", ""},
		{"file that nothing names", "gate.yaml", ", people]", "]", "people.yaml:1:1: no section in gate.yaml names this file", ""},
		{"no sections", "gate.yaml", "[keys, people]", "[]", "gate.yaml:7:11: a gate has 1 to 26 sections", ""},
		{"unknown framework", "gate.yaml", "id: list-2025", "id: list-2052", "framework list-2052 is not known", `did you mean "list-2025"?`},
		{"trait twice", "gate.yaml", "{id: agent,", "{id: nhi,", "gate.yaml:11:10: trait nhi stands twice, first in gate.yaml line 10", ""},
		{"implied trait unknown", "gate.yaml", "implies: [agent]", "implies: [agnet]", `trait "agnet" is not known`, `did you mean "agent"?`},
		{"traits in a circle", "gate.yaml", "{id: agent,", "{id: agent, implies: [writes],", "traits imply each other in a circle: agent, writes, agent", ""},
		{"trait implies itself", "gate.yaml", "implies: [agent]", "implies: [writes]", "in a circle: writes, writes", ""},
		{"always and asked", "gate.yaml", "always: true}", "always: true, asks: \"Is it?\"}", "always holds, so nobody is asked", ""},
		{"always is yes", "gate.yaml", "always: true}", "always: yes}", "true or false is wanted", ""},
		{"three tiers", "gate.yaml", "  - {title: low, summary: Little.}\n", "", "a gate has 4 tiers, the most critical first, not 3", ""},
		{"floor with unknown trait", "gate.yaml", "any: [writes]}]", "any: [wrote]}]", `trait "wrote" is not known`, "known here"},
		{"empty floor", "gate.yaml", "{any: [writes]}]", "{}]", "the condition names no trait", ""},
		{"ceiling too high", "gate.yaml", "ceiling: 5", "ceiling: 6", "gate.yaml:21:60: 6 is not from 0 to 5", ""},
		{"ceiling no number", "gate.yaml", "ceiling: 5", "ceiling: high", "a whole number from 0 to 5", ""},
		{"kind twice", "gate.yaml", "{id: note,", "{id: drill-record,", "kind drill-record stands twice", ""},
		{"role with an unknown word", "gate.yaml", "[signs, signs, signs, with]", "[signs, signs, signs, sign]", `"sign" is none of signs, reviewer, with, none`, `did you mean "signs"?`},
		{"role with three tiers", "gate.yaml", "[signs, signs, signs, with]", "[signs, signs, with]", "4 values are wanted here, one for each tier, not 3", ""},
		{"role for an unknown trait", "gate.yaml", "when: {any: [agent]}", "when: {any: [agents]}", `trait "agents" is not known`, ""},
		{"policy without a row", "gate.yaml", "  signers: [2, 2, 1, 1]\n", "", "signers is missing", ""},
		{"policy with a wrong word", "gate.yaml", "12, unlimited]", "12, none]", "a whole number from 0 to 1000", ""},
		{"no limit where one is needed", "gate.yaml", "[2, 2, 1, 1]", "[2, 2, 1, unlimited]", "a whole number from 1 to 1000", ""},
		{"waivers accepted by nobody", "gate.yaml", "  signers: [2, 2, 1, 1]\n", "  signers: [2, 2, 1, 1]\n  waiver_owner: [owner, owner, ownr, owner]\n", `role "ownr" is not known`, `did you mean "owner"?`},
		{"unknown policy", "gate.yaml", "  conditions:", "  condition:", `unknown key "condition"`, "did you mean"},
		{"section under another name", "keys.yaml", "section: keys", "section: key", "the file is named keys, the section key", ""},
		{"section without questions", "people.yaml", "questions:\n", "questions: []\nx:\n", "people.yaml:4:12: a section has at least one question", ""},
		{"question id malformed", "keys.yaml", "KY-01", "KY1", "keys.yaml:5:9:", "such as ID-01"},
		{"question twice", "people.yaml", "PE-01", "KY-01", "people.yaml:5:9: question KY-01 stands twice, first in keys.yaml line 5", "for ever"},
		{"question without text", "people.yaml", "    question: Did the owner sign?\n", "", "people.yaml:5:5: question is missing", ""},
		{"severity misspelt", "keys.yaml", "[blocker, blocker, major, not-asked]", "[blocker, bloker, major, not-asked]", `keys.yaml:19:25: "bloker" is none of`, `did you mean "blocker"?`},
		{"milder at a more critical tier", "keys.yaml", "[blocker, blocker, major, not-asked]", "[major, blocker, major, not-asked]", "keys.yaml:19:23: blocker at tier 2 is graver than major at tier 1", ""},
		{"severities missing", "keys.yaml", "[blocker, blocker, major, not-asked]", "blocker", `a list is wanted here, not "blocker"`, ""},
		{"applies to an unknown trait", "keys.yaml", "{all: [agent], any: [writes]}", "{all: [agent], any: [writs]}", `keys.yaml:18:35: trait "writs" is not known`, `did you mean "writes"?`},
		{"applies to nothing", "keys.yaml", "{all: [agent], any: [writes]}", "{}", "the condition names no trait", ""},
		{"applies to an empty list", "keys.yaml", "{all: [agent], any: [writes]}", "{all: []}", "the list is empty", ""},
		{"raised by nothing known", "keys.yaml", "raised_by: {any: [writes]}", "raised_by: {any: [mcp]}", `trait "mcp" is not known`, ""},
		{"unwaivable at tier 5", "keys.yaml", "tiers: [1, 2]", "tiers: [1, 5]", "5 is not from 1 to 4", ""},
		{"unwaivable tier twice", "keys.yaml", "tiers: [1, 2]", "tiers: [1, 1]", "tier 1 stands twice", ""},
		{"unwaivable at no tier", "keys.yaml", "tiers: [1, 2]", "tiers: []", "the list is empty", ""},
		{"unwaivable without tiers", "keys.yaml", "tiers: [1, 2], ", "", "tiers is missing", ""},
		{"kind unknown", "keys.yaml", "[drill-record]", "[drill-recrod]", `kind "drill-recrod" is not known`, `did you mean "drill-record"?`},
		{"kind twice in needs", "keys.yaml", "[drill-record]", "[drill-record, drill-record]", "kind drill-record stands twice", ""},
		{"no kind is strong enough", "keys.yaml", "[drill-record]", "[note]", "strength 4 is wanted, but no kind named here can be stronger than 1", ""},
		{"sign-off that nothing can meet", "people.yaml", "[signed-approval]", "[drill-record]", "strength 5 is wanted", ""},
		{"strength too high", "people.yaml", "strength: 5", "strength: 6", "6 is not from 0 to 5", ""},
		{"age of nothing", "keys.yaml", "max_age: 30", "max_age: 0", "0 is not from 1 to", ""},
		{"three ages", "people.yaml", "[14, 30, 45, 90]", "[14, 30, 45]", "4 values are wanted", ""},
		{"binding unknown", "keys.yaml", "bound: behaviour", "bound: behavior", `"behavior" is none of release, behaviour`, "did you mean"},
		{"place unknown", "keys.yaml", "where: like", "where: staging", `"staging" is none of target, like`, "known here"},
		{"needs missing", "keys.yaml", "    needs:\n      kinds: [drill-record]\n      max_age: 30\n      strength: [4, 4, 3, 3]\n      bound: behaviour\n      where: like\n", "", "needs is missing", ""},
		{"control unknown", "keys.yaml", "[L1,", "[L3,", `keys.yaml:31:19: "L3" is no control of A list 2025`, `did you mean "L1"?`},
		{"control twice by its old name", "keys.yaml", "[L1,", "[L2,", "list-2025:L2.old stands twice", ""},
		{"framework twice", "gate.yaml", "{id: list-2025,", "list-2025, {id: list-2025,", "gate.yaml:8:30: framework list-2025 stands twice", ""},
		{"left out for no reason", "gate.yaml", ", because: It is elsewhere.", "", "because is missing", ""},
		{"left out and unknown", "gate.yaml", "[Law 3]", "[Law 4]", `gate.yaml:8:42: "Law 4" is no control of A list 2025`, `did you mean "Law 3"?`},
		{"relation unknown", "keys.yaml", "as: related", "as: relates", `"relates" is none of supports, evidences, related`, "did you mean"},
		{"framework not named", "keys.yaml", "list-2025: [L1", "list-2026: [L1", `framework "list-2026" is not one that gate.yaml names`, "did you mean"},
		{"sign_off as text", "people.yaml", "sign_off: true", "sign_off: \"true\"", `"true" is neither true nor a role`, "did you mean"},
		{"sign_off by nobody", "people.yaml", "sign_off: true", "sign_off: ownr", `"ownr" is neither true nor a role of this gate`, `did you mean "owner"?`},
		{"a role goes with nobody", "gate.yaml", "when: {any: [agent]}}", "with: ownr}", `role "ownr" is no other role of this gate`, `did you mean "owner"?`},
		{"a role goes with itself", "gate.yaml", "when: {any: [agent]}}", "with: owner}", `role "owner" is no other role of this gate`, ""},
		{"a retired id that is malformed", "gate.yaml", "licence: none", "licence: none\nretired: [KY1]", "gate.yaml:7:11:", "such as ID-01"},
		{"a retired id that stands twice", "gate.yaml", "licence: none", "licence: none\nretired: [KY-09, KY-09]", "question KY-09 stands twice", ""},
		{"a retired id that is used again", "gate.yaml", "licence: none", "licence: none\nretired: [KY-09, KY-01]", "keys.yaml:5:9: question KY-01 was retired; an id is given once, for ever", "next free id"},
		{"alike to itself", "gate.yaml", "licence: none", "licence: none\nalike: [{questions: [KY-01, KY-01], because: So.}]", "question KY-01 stands twice", ""},
		{"alike to nothing", "gate.yaml", "licence: none", "licence: none\nalike: [{questions: [KY-01, KY-02], because: So.}]", `question "KY-02" is not known`, "did you mean"},
		{"alike alone", "gate.yaml", "licence: none", "licence: none\nalike: [{questions: [KY-01], because: So.}]", "two questions are wanted here, not 1", ""},
		{"alike without a reason", "gate.yaml", "licence: none", "licence: none\nalike: [{questions: [KY-01, PE-01]}]", "because is missing", ""},
		{"a role is alone at tier 5", "gate.yaml", "when: {any: [agent]}}", "alone: [5]}", "5 is not from 1 to 4", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			g, _, err := load.GateWithSource(change(t, c.file, c.old, c.replacement), frameworks(t))
			wantError(t, err, c.want, c.hint)
			if g != nil {
				t.Error("a gate came with the error")
			}
		})
	}
}

// What was mapped years ago must not decide whether an assessment can be read.
func TestAGateReadsWithoutItsCatalogues(t *testing.T) {
	strict, _, err := load.GateWithSource(smallPack(t), frameworks(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ file, old, replacement string }{
		{"keys.yaml", "[L1,", "[L1,"},
		{"keys.yaml", "[L1,", "[Gone 9,"},
		{"gate.yaml", "[Law 3]", "[Gone 9]"},
	} {
		g, err := load.Gate(change(t, c.file, c.old, c.replacement))
		if err != nil || len(g.Questions()) != len(strict.Questions()) {
			t.Errorf("with %s: %v", c.replacement, err)
		}
	}
	_, err = load.Gate(change(t, "keys.yaml", "list-2025: [L1", "list-2026: [L1"))
	wantError(t, err, `framework "list-2026" is not one that gate.yaml names`, "did you mean")
	_, err = load.Gate(change(t, "keys.yaml", "[L1,", "[\"L1;\","))
	wantError(t, err, "does not have the form", "")
}

func TestAGateWithoutItsHeadIsRefused(t *testing.T) {
	_, err := load.Gate(content.Pack{{Path: "keys.yaml", Text: "section: keys\n"}})
	wantError(t, err, "gate.yaml:1:1: a gate begins with this file, which is missing", "")
	_, err = load.Gate(content.Pack{{Path: "gate.yaml", Text: "- a\n"}})
	wantError(t, err, "gate.yaml:1:1: a map is wanted here, not a list", "")
}

func TestErrorsOfSeveralFilesComeTogether(t *testing.T) {
	pack := change(t, "keys.yaml", "max_age: 30", "max_age: 0")
	for i := range pack {
		if pack[i].Path == "people.yaml" {
			pack[i].Text = strings.Replace(pack[i].Text, "strength: 5", "strength: 6", 1)
		}
	}
	_, err := load.Gate(pack)
	wantError(t, err, "keys.yaml:26:16: 0 is not from 1", "")
	wantError(t, err, "people.yaml:15:76: 6 is not from 0", "")
}

func TestAMistakeInTheHeadIsNotToldAgainByEverySection(t *testing.T) {
	for _, c := range [][2]string{{"id: list-2025", "id: list-2052"}, {"[keys, people]", "[../keys]"}, {"ceiling: 5", "ceiling: 6"}} {
		_, _, err := load.GateWithSource(change(t, "gate.yaml", c[0], c[1]), frameworks(t))
		var one *load.Error
		var many *load.Errors
		if errors.As(err, &many) || !errors.As(err, &one) || one.File != "gate.yaml" {
			t.Errorf("%s: got %v", c[1], err)
		}
	}
}

func TestTheOrderOfAPackDoesNotMatter(t *testing.T) {
	pack := smallPack(t)
	a, err := load.Gate(pack)
	if err != nil {
		t.Fatal(err)
	}
	for i, j := 0, len(pack)-1; i < j; i, j = i+1, j-1 {
		pack[i], pack[j] = pack[j], pack[i]
	}
	b, err := load.Gate(pack)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(a, b) {
		t.Error("the gates differ")
	}
}
