package content_test

import (
	"strings"
	"testing"

	"gonogo/content"
)

var gate = content.Gate{
	ID: "g", Version: "1.0.0",
	Traits: []content.Trait{
		{ID: "nhi", Always: true},
		{ID: "llm"},
		{ID: "agent"},
		{ID: "writes"},
		{ID: "high-impact", Implies: []string{"writes"}},
		{ID: "autonomous", Implies: []string{"agent", "writes"}},
		{ID: "memory", Implies: []string{"llm", "stateful"}},
		{ID: "stateful"},
	},
	Tiers: [content.TierCount]content.TierRule{
		{Title: "critical", Floor: []content.Condition{{All: []string{"high-impact", "autonomous"}}}},
		{Title: "high", Floor: []content.Condition{{All: []string{"high-impact"}}, {All: []string{"writes"}, Any: []string{"llm", "agent"}}}},
		{Title: "standard", Floor: []content.Condition{{All: []string{"writes"}}}},
		{Title: "low"},
	},
}

func said(words string) map[string]content.Trilean {
	m := map[string]content.Trilean{}
	for _, w := range strings.Fields(words) {
		name, value, _ := strings.Cut(w, "=")
		m[name], _ = content.ParseTrilean(value)
	}
	return m
}

func TestTraitsThatHold(t *testing.T) {
	for words, want := range map[string]string{
		"":                                       "agent autonomous high-impact llm memory nhi stateful writes",
		"llm=no agent=no writes=no stateful=no":  "nhi",
		"llm=no agent=no writes=yes stateful=no": "high-impact nhi writes",
		"llm=no agent=no writes=no stateful=no memory=yes":                        "llm memory nhi stateful",
		"llm=no agent=no writes=no stateful=no nhi=no":                            "nhi",
		"llm=no agent=unsure writes=no stateful=no":                               "agent nhi",
		"llm=no agent=no writes=no high-impact=yes stateful=no autonomous=unsure": "high-impact nhi writes",
	} {
		on := gate.TraitsOn(said(words))
		var got []string
		for _, trait := range gate.Traits {
			if on[trait.ID] {
				got = append(got, trait.ID)
			}
		}
		for _, w := range strings.Fields(want) {
			if !on[w] {
				t.Errorf("%q: %s does not hold", words, w)
			}
		}
		if len(got) != len(strings.Fields(want)) {
			t.Errorf("%q: holds %v, want %s", words, got, want)
		}
	}
}

func TestTheFloorIsTheLeastCriticalTierThatTheTraitsAllow(t *testing.T) {
	for traits, want := range map[string]int{
		"": 4, "llm": 4, "writes": 3, "writes agent": 2, "writes llm": 2, "high-impact writes": 2, "high-impact autonomous writes agent": 1,
	} {
		on := content.TraitSet{}
		for _, trait := range strings.Fields(traits) {
			on[trait] = true
		}
		if got := gate.TierFloor(on); got != want {
			t.Errorf("%q: floor is tier %d, want %d", traits, got, want)
		}
	}
}

func TestASeverityIsRaisedOnceAndNoHigherThanBlocker(t *testing.T) {
	q := content.Question{
		Severity: [content.TierCount]content.Severity{content.Blocker, content.Major, content.Minor, content.NotAsked},
		RaisedBy: content.Condition{Any: []string{"writes", "llm"}},
	}
	both := content.TraitSet{"writes": true, "llm": true}
	for tier, want := range map[int]content.Severity{1: content.Blocker, 2: content.Blocker, 3: content.Major, 4: content.Minor} {
		if got := q.SeverityAt(tier, both); got != want {
			t.Errorf("tier %d: %s, want %s", tier, got, want)
		}
	}
	if got := q.SeverityAt(9, content.TraitSet{}); got != content.Blocker {
		t.Errorf("a tier that is none is judged as %s; unknown is never mild", got)
	}
	q.Applies = content.Condition{All: []string{"agent"}}
	if got := q.SeverityAt(1, both); got != content.NotAsked {
		t.Errorf("without its trait it is %s", got)
	}
}

func TestSeveritiesReadBackAndNothingElseReads(t *testing.T) {
	for s := content.NotAsked; s <= content.Blocker; s++ {
		if got, err := content.ParseSeverity(s.String()); err != nil || got != s {
			t.Errorf("%s reads as %s (%v)", s, got, err)
		}
	}
	for _, word := range []string{"", "Blocker", "critical", "severity(0)"} {
		if s, err := content.ParseSeverity(word); err == nil {
			t.Errorf("%q was read as %s", word, s)
		}
	}
}

func TestAPackKeepsItsDigestWhateverTheOrder(t *testing.T) {
	p := content.Pack{{Path: "b.yaml", Text: "2"}, {Path: "a.yaml", Text: "1"}}
	raw, err := p.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	back, err := content.ParsePack(raw)
	if err != nil || back.Digest() != p.Digest() || !p.Digest().Valid() {
		t.Errorf("%s became %s (%v)", p.Digest(), back.Digest(), err)
	}
	moved := content.Pack{{Path: "a.yaml", Text: "12"}, {Path: "b.yaml", Text: ""}}
	if moved.Digest() == p.Digest() {
		t.Error("text that moved from one file to another left the digest as it was")
	}
}

func TestAPackWithAPathThatClimbsIsRefused(t *testing.T) {
	for _, raw := range []string{
		`[{"path":"../x","text":""}]`, `[{"path":"/etc/x","text":""}]`, `[{"path":"a/../../x","text":""}]`, `[{"path":"","text":""}]`,
		`[{"path":"a","text":""},{"path":"a","text":"b"}]`, `[]`, `{}`, ``,
	} {
		if _, err := content.ParsePack([]byte(raw)); err == nil {
			t.Errorf("%s was read", raw)
		}
	}
}

func TestAnOldControlIDResolvesWithANote(t *testing.T) {
	f := content.Framework{
		Controls: []content.Control{{ID: "PR.AA"}, {ID: "PR.AA-05"}},
		Moved:    []content.Moved{{From: "PR.AC", To: "PR.AA", Note: "withdrawn in 2.0"}, {From: "PR.XX", To: "PR.YY", Note: "nowhere"}},
	}
	if c, note := f.Resolve("PR.AC"); c == nil || c.ID != "PR.AA" || note == "" {
		t.Errorf("PR.AC resolves to %v, %q", c, note)
	}
	if c, note := f.Resolve("PR.AA-05"); c == nil || note != "" {
		t.Errorf("a present id resolves to %v with a note %q", c, note)
	}
	for _, id := range []string{"PR.ZZ", "PR.XX", ""} {
		if c, _ := f.Resolve(id); c != nil {
			t.Errorf("%q resolves to %v", id, c)
		}
	}
}
