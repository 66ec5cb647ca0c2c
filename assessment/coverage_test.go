package assessment

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gonogo/content"
)

// catalogue has one control for each thing that can be made of one.
func catalogue() *content.Framework {
	return &content.Framework{
		ID: "list", Title: "A list", Version: "1",
		Controls: []content.Control{
			{ID: "A"},
			{ID: "A.1", Parent: "A"},
			{ID: "A.2", Parent: "A"},
			{ID: "A.3", Parent: "A"},
			{ID: "B"},
			{ID: "B.1", Parent: "B"},
			{ID: "B.2", Parent: "B"},
			{ID: "C"},
			{ID: "C.1", Parent: "C"},
			{ID: "Law 1", Binds: "makers", AppliesFrom: "2027-12-02", OnlyWith: "writes"},
			{ID: "Law 2", AppliesFrom: "2025-02-02"},
		},
		Moved: []content.Moved{{From: "A.9", To: "A.1", Note: "A.9 is A.1 now."}},
	}
}

// mapped is a book whose questions bear on the controls given as "A.1" or, for no more than touching, "~A.1".
func mapped(t tb, s Subject, maps map[string][]string, leftOut ...string) *book {
	b := newBook(t, s)
	b.gate.Frameworks = []content.Use{{Framework: "list", NotAsked: leftOut, Because: "It is elsewhere."}}
	for question, controls := range maps {
		q := b.gate.Question(question)
		for _, c := range controls {
			id, related := strings.CutPrefix(c, "~")
			m := content.Mapping{Framework: "list", Control: id, Relation: content.Supports}
			if related {
				m.Relation = content.Related
			}
			q.Maps = append(q.Maps, m)
		}
		q.Maps = append(q.Maps, content.Mapping{Framework: "another", Control: "A.2", Relation: content.Evidences})
	}
	return b
}

func (b *book) covered(id string) Covered {
	b.t.Helper()
	for _, c := range CoverState(b.fold(), b.decide(), catalogue()).Controls {
		if c.ID == id {
			return c
		}
	}
	b.t.Fatal("no control is called " + id)
	return Covered{}
}

func ids(qs []*content.Question) string {
	var out []string
	for _, q := range qs {
		out = append(out, q.ID)
	}
	return strings.Join(out, " ")
}

func TestAControlIsAsGoodAsTheWorstOfWhatBearsOnIt(t *testing.T) {
	for i, worse := range WorstFirst {
		for _, better := range WorstFirst[i:] {
			a, b := &content.Question{ID: "X-1"}, &content.Question{ID: "X-2"}
			for _, order := range [][]*content.Question{{a, b}, {b, a}} {
				found := map[string]*Finding{"X-1": {Outcome: worse}, "X-2": {Outcome: better}}
				if got, at := worst(order, found); got != worse || found[at.ID].Outcome != worse {
					t.Errorf("%s and %s come to %s", worse, better, got)
				}
			}
		}
	}
	if got, _ := worst([]*content.Question{{ID: "X-1"}}, map[string]*Finding{"X-1": {}}); got != OutcomeUnmet {
		t.Errorf("an outcome that is none comes to %s", got)
	}
}

func TestTheOrderOfOutcomesHasEachOfThemOnceAndOpenOnesFirst(t *testing.T) {
	if len(WorstFirst) != len(Outcomes) {
		t.Fatalf("%d of %d outcomes are ranked", len(WorstFirst), len(Outcomes))
	}
	open := true
	for _, o := range WorstFirst {
		if !slices.Contains(Outcomes, o) {
			t.Errorf("%s is ranked and no outcome", o)
		}
		if o.Open() && !open {
			t.Errorf("%s is open and stands behind one that is not", o)
		}
		open = o.Open()
	}
}

func TestACategorySpeaksForWhatIsBelowIt(t *testing.T) {
	b := mapped(t, plainSubject(), map[string][]string{"B-1": {"A.1"}, "M-1": {"A.9", "A.2"}, "M-3": {"A"}}).allMet()
	b.answer("M-1", Unmet)
	for id, want := range map[string]string{
		"A":   "B-1 M-1 M-3 | M-3 | unmet | 2 of 3",
		"A.1": "B-1 M-1 | B-1 M-1 | unmet | 0 of 0",
		"A.2": "M-1 | M-1 | unmet | 0 of 0",
	} {
		c := b.covered(id)
		if got := fmt.Sprintf("%s | %s | %s | %d of %d", ids(c.Questions), ids(c.Own), c.Outcome, c.Asked, c.Of); got != want || c.Stands != StandsAsked {
			t.Errorf("%s: got %s, want %s", id, got, want)
		}
	}
	if c := b.covered("A.3"); c.Stands != StandsNotAsked || c.Outcome != 0 || c.Settled() {
		t.Errorf("A.3 stands %d with %s", c.Stands, c.Outcome)
	}
}

// What only touches on a control can neither satisfy it nor make it fail.
func TestARelatedMappingNeverCounts(t *testing.T) {
	b := mapped(t, plainSubject(), map[string][]string{"B-1": {"~A.1"}, "M-1": {"~A.2"}, "M-3": {"A.2"}}).allMet()
	b.answer("M-1", Unmet)
	if c := b.covered("A.1"); c.Stands != StandsRelated || c.Outcome != 0 || ids(c.Related) != "B-1" || c.Settled() {
		t.Errorf("A.1 is %+v", c)
	}
	if c := b.covered("A.2"); c.Stands != StandsAsked || c.Outcome != OutcomeMet || ids(c.Questions) != "M-3" || ids(c.Related) != "M-1" {
		t.Errorf("A.2 is %+v", c)
	}
	if c := b.covered("A"); c.Outcome != OutcomeMet || c.Asked != 1 {
		t.Errorf("A is %+v", c)
	}
}

func TestALawForHighRiskBindsNobodyElseAndIsNeverSatisfied(t *testing.T) {
	maps := map[string][]string{"B-1": {"Law 1", "Law 2"}}
	if c := mapped(t, plainSubject(), maps).allMet().covered("Law 1"); c.Stands != StandsNotBinding || c.Outcome != 0 || c.Settled() || ids(c.Related) != "B-1" {
		t.Errorf("without the trait it is %+v", c)
	}
	for _, said := range []content.Trilean{content.Yes, content.Unsure} {
		s := plainSubject()
		s.Traits["writes"] = said
		c := mapped(t, s, maps).allMet().covered("Law 1")
		if c.Stands != StandsAsked || c.Outcome != OutcomeMet || c.From != day("2027-12-02") {
			t.Errorf("with the trait %s it is %+v", said, c)
		}
	}
	if c := mapped(t, plainSubject(), maps).allMet().covered("Law 2"); c.From != 0 || c.Outcome != OutcomeMet {
		t.Errorf("a law that applies already is %+v", c)
	}
}

func TestWhatIntakeSwitchedOffIsToldApartFromWhatTheGateDoesNotAsk(t *testing.T) {
	b := mapped(t, plainSubject(), map[string][]string{"B-4": {"A.1", "~A.2"}, "M-1": {"A.3"}}, "B", "C.1").allMet()
	for id, want := range map[string]Stands{
		"A.1": StandsSwitchedOff, "A.2": StandsNotAsked, "A.3": StandsAsked, "B": StandsOnPurpose, "B.1": StandsOnPurpose, "C": StandsOnPurpose, "C.1": StandsOnPurpose, "Law 1": StandsNotAsked,
	} {
		if c := b.covered(id); c.Stands != want {
			t.Errorf("%s stands %d, want %d", id, c.Stands, want)
		}
	}
	if c := b.covered("A.1"); ids(c.SwitchedOff) != "B-4" || c.Outcome != 0 || c.Settled() {
		t.Errorf("A.1 is %+v", c)
	}
}

// An answer that somebody means to come back to, or that nobody has confirmed, is not settled for an auditor either.
func TestAnAnswerThatIsNotSettledDoesNotSatisfyAControl(t *testing.T) {
	b := mapped(t, plainSubject(), map[string][]string{"B-1": {"A.1"}, "M-1": {"A.2"}, "M-3": {"A.3"}}).allMet()
	b.add("w1", Parked{Question: "B-1"})
	b.add("w1", Answered{Question: "M-1", Answer: NotApplicable, Note: "there is none"})
	b.answer("M-3", Unmet)
	b.add("w1", Parked{Question: "M-3"})
	for id, want := range map[string]Outcome{"A.1": OutcomeUnanswered, "A.2": OutcomeUnanswered, "A.3": OutcomeUnmet} {
		if c := b.covered(id); c.Outcome != want || c.Settled() {
			t.Errorf("%s is %s, want %s", id, c.Outcome, want)
		}
	}
}

func TestWhatStandsAlikeIsToldByItsTopmost(t *testing.T) {
	b := mapped(t, plainSubject(), map[string][]string{"B-1": {"A.1", "Gone"}, "M-1": {"A", "Gone"}}, "A.2", "B")
	c := CoverState(b.fold(), b.decide(), catalogue())
	told := func(s Stands) string {
		var out []string
		for _, control := range c.Topmost(s) {
			out = append(out, control.ID)
		}
		return strings.Join(out, ", ")
	}
	if got := told(StandsNotAsked); got != "A.3, C, Law 1, Law 2" {
		t.Errorf("not asked: %s", got)
	}
	if got := told(StandsOnPurpose); got != "A.2, B" {
		t.Errorf("on purpose: %s", got)
	}
	if len(c.Lost) != 1 || c.Lost[0] != "Gone" || c.Because != "It is elsewhere." {
		t.Errorf("lost %v, because %q", c.Lost, c.Because)
	}
	tally := c.Tally()
	if tally.Leaves != 8 || tally.Stand[StandsAsked] != 1 || tally.Stand[StandsOnPurpose] != 3 || tally.Stand[StandsNotAsked] != 4 || tally.By[OutcomeUnanswered] != 1 {
		t.Errorf("got %+v", tally)
	}
}

func TestAGateByItselfHasNoOutcomesAndAsksEverythingOfEverySubject(t *testing.T) {
	b := mapped(t, plainSubject(), map[string][]string{"B-4": {"A.1"}, "B-1": {"Law 1", "~A.2"}})
	for _, c := range CoverGate(b.gate, catalogue()).Controls {
		want := map[string]Stands{"A": StandsAsked, "A.1": StandsAsked, "A.2": StandsRelated, "Law 1": StandsAsked}[c.ID]
		if want == 0 {
			want = StandsNotAsked
		}
		if c.Stands != want || c.Outcome != 0 || c.From != 0 || c.Settled() {
			t.Errorf("%s is %+v", c.ID, c)
		}
	}
}
