package lint_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"gonogo/content"
	"gonogo/content/lint"
	"gonogo/content/load"
)

// good is a gate without findings.
func good() *content.Gate {
	blocker := [4]content.Severity{content.Blocker, content.Blocker, content.Major, content.NotAsked}
	question := func(id string) content.Question {
		return content.Question{
			ID: id, Title: "Title of " + id, Text: "Was every key of " + id + " changed?", Why: "Old keys are known.", Good: "A log.", Weak: "A promise.",
			How: "Ask the store.", Remedy: "Change them.", Severity: blocker,
			Needs: content.Needs{Kinds: []string{"drill-record"}, MaxAge: [4]int{30, 30, 30, 90}, Strength: [4]int{4, 4, 3, 3}},
			Maps:  []content.Mapping{{Framework: "list", Control: "L1", Relation: content.Supports}},
		}
	}
	keys, signed := question("KY-01"), question("PE-01")
	keys.Applies = content.Condition{All: []string{"agent"}}
	keys.RaisedBy = content.Condition{Any: []string{"writes"}}
	keys.Unwaivable = &content.Unwaivable{Tiers: []int{1, 2, 3}, When: content.Condition{Any: []string{"writes"}}}
	signed.SignOff, signed.SignedBy = true, "owner"
	return &content.Gate{
		Traits: []content.Trait{
			{ID: "nhi", Always: true},
			{ID: "agent", Asks: "Does it act by itself?", Example: "It opens a ticket."},
			{ID: "writes", Asks: "Does it change anything?", Example: "It writes a record."},
		},
		Tiers: [4]content.TierRule{{}, {}, {Floor: []content.Condition{{Any: []string{"writes"}}}}, {}},
		Roles: []content.Role{
			{ID: "owner", Tiers: [4]content.RoleNeed{content.RoleSigns, content.RoleSigns, content.RoleSigns, content.RoleSigns}},
			{ID: "operations", Tiers: [4]content.RoleNeed{content.RoleSigns, content.RoleSigns, content.RoleSigns, content.RoleWith}, With: "owner"},
			{ID: "first", Tiers: [4]content.RoleNeed{content.RoleReviews, content.RoleReviews, content.RoleNotNeeded, content.RoleNotNeeded}},
			{ID: "second", Tiers: [4]content.RoleNeed{content.RoleReviews, content.RoleReviews, content.RoleNotNeeded, content.RoleNotNeeded}},
		},
		Policy:   content.Policy{Signers: [4]int{3, 3, 2, 1}},
		Kinds:    []content.EvidenceKind{{ID: "assertion"}, {ID: "drill-record", Ceiling: 4}},
		Sections: []content.Section{{ID: "keys", Summary: "Who holds what.", Questions: []content.Question{keys, signed}}},
	}
}

func list() *content.Framework {
	return &content.Framework{ID: "list", Title: "A list", Controls: []content.Control{{ID: "L1"}}, Moved: []content.Moved{{From: "L0", To: "L1", Note: "L0 is L1 now."}}}
}

func levels() *content.Framework {
	return &content.Framework{ID: "levels", Title: "Levels", Controls: []content.Control{{ID: "L1"}, {ID: "L1.a", Parent: "L1"}}}
}

func TestAGoodGateHasNoFindings(t *testing.T) {
	if found := lint.Run(good(), nil, list(), levels()); len(found) > 0 {
		t.Errorf("got %v", found)
	}
}

// withRegister adds a register with a check to the good gate, and nothing to find.
func withRegister(g *content.Gate, q *content.Question) {
	g.Registers = append(g.Registers, content.Register{ID: "held", Title: "Held", Columns: []content.Column{{ID: "kind", Type: content.TypeText, Help: "What it is."}}})
	q.Checks = append(q.Checks, content.Check{Register: "held", Over: content.OverEvery, Passes: `kind != "old"`, Says: "{key}"})
}

func TestEveryRuleFindsWhatItLooksFor(t *testing.T) {
	cases := []struct {
		rule, part, says string
		spoil            func(g *content.Gate, q *content.Question)
	}{
		{"blocker-complete", "KY-01", "no remedy", func(_ *content.Gate, q *content.Question) { q.Remedy = "" }},
		{"blocker-complete", "KY-01", "no why", func(_ *content.Gate, q *content.Question) { q.Why = "TBD" }},
		{"blocker-complete", "KY-01", "no how", func(_ *content.Gate, q *content.Question) {
			q.How, q.Unwaivable = "", nil
			q.Severity = [4]content.Severity{content.Major, content.Major, content.Major, content.Minor} // a blocker only once raised
		}},
		{"question-form", "KY-01", "question mark", func(_ *content.Gate, q *content.Question) { q.Text = "Tell us about keys." }},
		{"question-form", "KY-01", "31 words", func(_ *content.Gate, q *content.Question) { q.Text = strings.Repeat("word ", 30) + "word?" }},
		{"title-form", "KY-01", "no title", func(_ *content.Gate, q *content.Question) { q.Title = "" }},
		{"title-form", "KY-01", "61 characters", func(_ *content.Gate, q *content.Question) { q.Title = strings.Repeat("é", 61) }},
		{"title-form", "PE-01", "same as that of KY-01", func(_ *content.Gate, q *content.Question) { q.Title = "Title of PE-01" }},
		{"abbreviation", "KY-01", "uses RTO", func(_ *content.Gate, q *content.Question) { q.Text = "Is the RTO met?" }},
		{"abbreviation", "KY-01", "uses SLO", func(_ *content.Gate, q *content.Question) { q.Title = "SLOs are met" }},
		{"refused-words", "KY-01", `good says "best practice"`, func(_ *content.Gate, q *content.Question) { q.Good = "Follow best\npractices." }},
		{"refused-words", "KY-01", `question says "highest tier"`, func(_ *content.Gate, q *content.Question) { q.Text = "Is it so at the highest tier?" }},
		{"refused-words", "trait:agent", `asks says "regularly"`, func(g *content.Gate, _ *content.Question) { g.Traits[1].Asks = "Regularly?" }},
		{"trait-unused", "trait:mcp", "nothing depends", func(g *content.Gate, _ *content.Question) {
			g.Traits = append(g.Traits, content.Trait{ID: "mcp", Asks: "Is it?", Example: "So."})
		}},
		{"trait-unset", "trait:mcp", "never asks", func(g *content.Gate, _ *content.Question) {
			g.Traits = append(g.Traits, content.Trait{ID: "mcp"})
			g.Tiers[2].Floor[0].Any = []string{"writes", "mcp"}
		}},
		{"alike", "PE-01", "nearly the same as KY-01", func(g *content.Gate, q *content.Question) {
			q.Text = "Was every key in use changed by its owner within the last thirty days?"
			g.Question("PE-01").Text = "Was every key in use changed by its holder within the last thirty days?"
		}},
		{"alike", "", "KY-01 and PE-01 are accepted as alike and are not", func(g *content.Gate, _ *content.Question) {
			g.Alike = []content.Alike{{Questions: [2]string{"KY-01", "PE-01"}, Because: "So."}}
		}},
		{"condition-idle", "PE-01", "applies always holds", func(g *content.Gate, _ *content.Question) {
			g.Question("PE-01").Applies = content.Condition{Any: []string{"writes", "nhi"}}
		}},
		{"condition-idle", "KY-01", "raised_by always holds", func(g *content.Gate, q *content.Question) {
			g.Traits[1].Implies = []string{"writes"} // what it applies to implies what raises it
			q.Unwaivable = nil
		}},
		{"condition-idle", "PE-01", "nothing is graver than a blocker", func(g *content.Gate, _ *content.Question) {
			q := g.Question("PE-01")
			q.RaisedBy = content.Condition{Any: []string{"writes"}}
			q.Severity = [4]content.Severity{content.Blocker, content.Blocker, content.Blocker, content.Blocker}
		}},
		{"condition-idle", "KY-01", "unwaivable always holds", func(_ *content.Gate, q *content.Question) {
			q.Unwaivable = &content.Unwaivable{Tiers: []int{1, 2}, When: content.Condition{All: []string{"nhi"}}}
		}},
		{"condition-idle", "role:first", "when always holds", func(g *content.Gate, _ *content.Question) {
			g.Role("first").When = content.Condition{All: []string{"nhi"}}
		}},
		{"condition-idle", "", "tiers always holds", func(g *content.Gate, _ *content.Question) {
			g.Tiers[3].Floor = []content.Condition{{All: []string{"nhi"}}}
		}},
		{"condition-idle", "", "a floor of tier 4 ([agent writes]) changes nothing", func(g *content.Gate, _ *content.Question) {
			g.Tiers[3].Floor = []content.Condition{{All: []string{"agent", "writes"}}}
		}},
		{"blocker-complete", "KY-01", "no kind of evidence counts", func(_ *content.Gate, q *content.Question) {
			q.Needs.Kinds = nil
			q.SignOff = false
		}},
		{"blocker-complete", "KY-01", "no age limit", func(_ *content.Gate, q *content.Question) { q.Needs.MaxAge[0] = 0 }},
		{"blocker-complete", "KY-01", "a mere assertion", func(_ *content.Gate, q *content.Question) { q.Needs.Strength = [4]int{4, 4, 3, 0} }},
		{"trait-unset", "trait:agent", "no example", func(g *content.Gate, _ *content.Question) { g.Traits[1].Example = "" }},
		{"kind-unused", "kind:scan", "kind scan", func(g *content.Gate, _ *content.Question) {
			g.Kinds = append(g.Kinds, content.EvidenceKind{ID: "scan", Ceiling: 3})
		}},
		{"section-empty", "section:drills", "asks nothing", func(g *content.Gate, _ *content.Question) {
			g.Sections = append(g.Sections, content.Section{ID: "drills", Summary: "What was tried."})
		}},
		{"section-empty", "section:keys", "no summary", func(g *content.Gate, _ *content.Question) { g.Sections[0].Summary = "" }},
		{"unreachable", "KY-01", "trait ghost, which does not exist", func(_ *content.Gate, q *content.Question) { q.Applies.All = append(q.Applies.All, "ghost") }},
		{"unreachable", "KY-01", "not asked at any tier", func(_ *content.Gate, q *content.Question) {
			q.Severity = [4]content.Severity{content.NotAsked, content.NotAsked, content.NotAsked, content.NotAsked}
			q.RaisedBy, q.Unwaivable = content.Condition{}, nil
		}},
		{"severity-order", "KY-01", "blocker at tier 2 and major at tier 1", func(_ *content.Gate, q *content.Question) { q.Severity[0] = content.Major }},
		{"severity-order", "KY-01", "no severity at tier 4", func(_ *content.Gate, q *content.Question) { q.Severity[3] = 0 }},
		{"needs-order", "KY-01", "90 days old at tier 1 and only 30 at tier 2", func(_ *content.Gate, q *content.Question) { q.Needs.MaxAge[0] = 90 }},
		{"needs-order", "KY-01", "strength 3 is enough at tier 1, but tier 2 wants 4", func(_ *content.Gate, q *content.Question) { q.Needs.Strength[0] = 3 }},
		{"unwaivable-blocker", "KY-01", "tier 3, where it can be no more than major", func(_ *content.Gate, q *content.Question) { q.RaisedBy = content.Condition{} }},
		{"unwaivable-blocker", "KY-01", "tier 3, where it can be no more than major", func(_ *content.Gate, q *content.Question) { q.Unwaivable.When = content.Condition{} }},
		{"sign-off-settled", "PE-01", "first does not sign for every subject", func(g *content.Gate, _ *content.Question) { g.Question("PE-01").SignedBy = "first" }},
		{"sign-off-settled", "policy", "tier 1 wants 4 different people and has 3 roles", func(g *content.Gate, _ *content.Question) { g.Policy.Signers[0] = 4 }},
		{"sign-off-settled", "policy", "tier 4 wants 2 different people and has 1 roles", func(g *content.Gate, _ *content.Question) { g.Policy.Signers[3] = 2 }},
		{"sign-off-settled", "policy", "operations accepts waivers at tier 4, where it does not always sign", func(g *content.Gate, _ *content.Question) { g.Policy.WaiverOwner[3] = "operations" }},
		{"sign-off-settled", "policy", "operations accepts what is extended at tier 4, where it does not sign", func(g *content.Gate, _ *content.Question) {
			g.Policy.WaiverOwner[2], g.Policy.WaiverOwner[3] = "operations", "owner"
		}},
		{"sign-off-settled", "role:operations", "does not name it", func(g *content.Gate, _ *content.Question) { g.Role("operations").With = "" }},
		{"sign-off-settled", "role:operations", "goes with first at tier 4", func(g *content.Gate, _ *content.Question) { g.Role("operations").With = "first" }},
		{"mapped", "KY-01", "no control", func(_ *content.Gate, q *content.Question) { q.Maps = nil }},
		{"moved-control", "KY-01", "old id of L1: L0 is L1 now.", func(_ *content.Gate, q *content.Question) { q.Maps[0].Control = "L0" }},
		{"asked-after-all", "KY-01", "bears on list:L1, which the gate says", func(g *content.Gate, _ *content.Question) {
			g.Frameworks = []content.Use{{Framework: "list", NotAsked: []string{"L1"}, Because: "Why not."}}
			g.Question("PE-01").Maps[0].Relation = content.Related
		}},
		{"asked-after-all", "KY-01", "bears on levels:L1.a, which the gate says", func(g *content.Gate, q *content.Question) {
			g.Frameworks = []content.Use{{Framework: "levels", NotAsked: []string{"L1"}, Because: "Why not."}}
			q.Maps = append(q.Maps, content.Mapping{Framework: "levels", Control: "L1.a", Relation: content.Evidences})
		}},
		{"proof-counts", "KY-01", "which the question does not take", func(g *content.Gate, q *content.Question) {
			withRegister(g, q)
			q.Checks[0].Proof = true
		}},
		{"proof-counts", "KY-01", "proof of strength 2, which is not enough at any tier", func(g *content.Gate, q *content.Question) {
			withRegister(g, q)
			g.Kinds = append(g.Kinds, content.EvidenceKind{ID: "register-export", Ceiling: 3})
			q.Needs.Kinds = append(q.Needs.Kinds, "register-export")
			q.Checks[0].Proof = true
		}},
		{"column-help", "register:held", "column kind of held says nothing", func(g *content.Gate, q *content.Question) {
			withRegister(g, q)
			g.Registers[0].Columns[0].Help = ""
		}},
		{"date-past", "register:held", "column last_seen of held takes a day that is still to come", func(g *content.Gate, q *content.Question) {
			withRegister(g, q)
			g.Registers[0].Columns = append(g.Registers[0].Columns, content.Column{ID: "last_seen", Title: "Last seen", Help: "When.", Type: content.TypeDate})
		}},
		{"register-unread", "register:held", "no check looks at the rows of held", func(g *content.Gate, q *content.Question) {
			withRegister(g, q)
			q.Checks = nil
		}},
		{"catalogue-gap", "", "no question bears on L1", func(g *content.Gate, _ *content.Question) {
			for _, q := range g.Questions() {
				q.Maps[0].Control = "L7"
			}
		}},
	}
	tried := map[string]bool{}
	for _, c := range cases {
		tried[c.rule] = true
		t.Run(c.rule+" "+c.says, func(t *testing.T) {
			g := good()
			c.spoil(g, g.Question("KY-01"))
			found := lint.Run(g, nil, list(), levels())
			if len(found) != 1 || found[0].Rule != c.rule || found[0].Part != c.part || !strings.Contains(found[0].Says, c.says) {
				t.Errorf("got %v", found)
			}
		})
	}
	for _, r := range lint.Rules() {
		if !tried[r.Name] {
			t.Errorf("no case for rule %s", r.Name)
		}
		if r.Says == "" || !strings.HasSuffix(r.Says, ".") {
			t.Errorf("rule %s does not say in a sentence what it wants", r.Name)
		}
	}
}

func TestATraitThatIntakeNeverAsksForIsToldWhereItIsCountedOn(t *testing.T) {
	for want, spoil := range map[string]func(g *content.Gate){
		"unreachable: KY-01: it needs mcp, which intake never asks for":                    func(g *content.Gate) { g.Question("KY-01").Applies.All = []string{"mcp"} },
		"condition-idle: role:first: when never holds: intake asks for none of its traits": func(g *content.Gate) { g.Role("first").When.All = []string{"mcp"} },
		"condition-idle: KY-01: raised_by never holds: intake asks for none of its traits": func(g *content.Gate) { g.Question("KY-01").RaisedBy.Any = []string{"mcp"} },
	} {
		g := good()
		g.Traits = append(g.Traits, content.Trait{ID: "mcp"})
		spoil(g)
		found := lint.Run(g, nil, list())
		if !slices.ContainsFunc(found, func(f lint.Finding) bool { return f.String() == want }) {
			t.Errorf("want %s, got %v", want, found)
		}
	}
}

func TestWhatIsAllowedIsNotFound(t *testing.T) {
	for name, spare := range map[string]func(g *content.Gate, q *content.Question){
		"weak evidence may quote":     func(_ *content.Gate, q *content.Question) { q.Weak = `"We follow best practice."` },
		"an explained abbreviation":   func(_ *content.Gate, q *content.Question) { q.Text = "Is the RTO (how long it may be down) met?" },
		"an abbreviation in brackets": func(_ *content.Gate, q *content.Question) { q.Text = "Is the recovery time (RTO) met?" },
		"a common abbreviation":       func(_ *content.Gate, q *content.Question) { q.Text = "Is the API of the AI on a URL?" },
		"a pair that reads alike and says why": func(g *content.Gate, q *content.Question) {
			q.Text = "Was every key in use changed by its owner within the last thirty days?"
			g.Question("PE-01").Text = "Was every key in use changed by its holder within the last thirty days?"
			g.Alike = []content.Alike{{Questions: [2]string{"PE-01", "KY-01"}, Because: "An owner is not a holder."}}
		},
		"unwaivable where it applies, said again": func(_ *content.Gate, q *content.Question) {
			q.Unwaivable.When = content.Condition{All: []string{"agent"}, Any: []string{"writes"}}
		},
		"a trait that implies a used one": func(g *content.Gate, _ *content.Question) {
			g.Traits = append(g.Traits, content.Trait{ID: "mcp", Asks: "Is it?", Example: "So.", Implies: []string{"agent"}})
		},
		"a tier that such a subject never has": func(_ *content.Gate, q *content.Question) { q.Unwaivable.Tiers = []int{1, 2, 3, 4} },
		"a catalogue with levels":              func(_ *content.Gate, q *content.Question) {},
		"a register that a check reads":        withRegister,
		"a register that no check reads but another one names": func(g *content.Gate, q *content.Question) {
			withRegister(g, q)
			g.Registers[0].Columns = append(g.Registers[0].Columns, content.Column{ID: "by", Type: content.TypeReference, Of: "who", Help: "Who holds it."})
			g.Registers = append(g.Registers, content.Register{ID: "who", Columns: []content.Column{{ID: "active", Type: content.TypeYesNo}}})
		},
		"a register that a check looks rows up in": func(g *content.Gate, q *content.Question) {
			withRegister(g, q)
			g.Registers = append(g.Registers, content.Register{ID: "who", Columns: []content.Column{{ID: "active", Type: content.TypeYesNo}}})
			q.Checks[0].Passes = `known("who", kind)`
		},
		"two short sentences": func(_ *content.Gate, q *content.Question) {
			q.Text = strings.Repeat("word ", 25) + "word. " + strings.Repeat("word ", 25) + "word?"
		},
	} {
		t.Run(name, func(t *testing.T) {
			g := good()
			spare(g, g.Question("KY-01"))
			levels := &content.Framework{ID: "list", Controls: []content.Control{{ID: "L1"}, {ID: "L2", Parent: "L1"}}}
			if found := lint.Run(g, nil, levels); len(found) > 0 {
				t.Errorf("got %v", found)
			}
		})
	}
}

func TestAFindingSaysWhereItStands(t *testing.T) {
	pack, err := load.ReadPack(os.DirFS("testdata"), "flawed")
	if err != nil {
		t.Fatal(err)
	}
	g, source, err := load.GateWithSource(pack, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range lint.Run(g, source) {
		got = append(got, f.String())
	}
	want := []string{
		"gate.yaml:10:10: trait-unused: trait:agent: nothing depends on trait agent",
		"one.yaml:5:5: mapped: ON-01: it bears on no control of any framework",
		"one.yaml:7:15: question-form: ON-01: the question does not end in a question mark",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
