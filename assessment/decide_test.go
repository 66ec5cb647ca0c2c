package assessment

import (
	"strings"
	"testing"

	"gonogo/content"
)

func TestEverythingMetWithProofIsAGo(t *testing.T) {
	d := newBook(t, plainSubject()).allMet().wants(Go, RuleClear)
	if d.Signed {
		t.Error("nothing is signed, yet the decision says it is")
	}
	if d.Counts.By[OutcomeAwaitingSignOff] != 2 {
		t.Errorf("the sign-off questions do not await their sign-offs: %v", d.Counts.By)
	}
}

func TestAnUntouchedAssessmentIsIncomplete(t *testing.T) {
	newBook(t, plainSubject()).wants(Incomplete, RuleUnanswered)
}

func TestMinorsNeverDecide(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	for _, a := range []Answer{Partly, Unmet, DontKnow} {
		b.answer("N-1", a)
		b.add("w1", Parked{Question: "N-1"})
		b.wants(Go, RuleClear)
	}
}

func TestEachOpenAnswerOnABlockerIsANoGo(t *testing.T) {
	for _, a := range []Answer{Partly, Unmet, DontKnow} {
		b := newBook(t, plainSubject()).allMet()
		b.answer("B-1", a)
		b.wants(NoGo, RuleOpenBlocker)
	}
}

func TestMetWithoutEvidenceIsWeakAndBlocks(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	for _, p := range b.fold().EvidenceFor("B-1") {
		b.add("w1", EvidenceWithdrawn{Evidence: p.ID})
	}
	d := b.wants(NoGo, RuleOpenBlocker)
	if got := d.Finding("B-1").Outcome; got != OutcomeWeak {
		t.Errorf("outcome is %s, want weak", got)
	}
}

// One table for what can be wrong with a piece: each row spoils one thing about evidence that counts.
func TestEvidenceCountsOnlyWhenOnePieceIsRightByItself(t *testing.T) {
	two, five := 2, 5
	cases := map[string]struct {
		spoil func(*Evidenced)
		want  Outcome
		test  Test
	}{
		"untouched counts":                     {func(*Evidenced) {}, OutcomeMet, ""},
		"another kind":                         {func(e *Evidenced) { e.EvidenceKind = "export" }, OutcomeWeak, TestKind},
		"a paper never stands for a drill":     {func(e *Evidenced) { e.EvidenceKind, e.Strength = "document", &five }, OutcomeWeak, TestKind},
		"claimed weaker":                       {func(e *Evidenced) { e.Strength = &two }, OutcomeWeak, TestStrength},
		"nobody collected it":                  {func(e *Evidenced) { e.Collector = "" }, OutcomeWeak, TestStrength},
		"nobody checked it":                    {func(e *Evidenced) { e.Checker = "" }, OutcomeWeak, TestChecker},
		"its collector checked it":             {func(e *Evidenced) { e.Checker = "ANA  <ANA@example.com>" }, OutcomeWeak, TestChecker},
		"another environment":                  {func(e *Evidenced) { e.Environment = "laptop" }, OutcomeWeak, TestEnvironment},
		"no environment":                       {func(e *Evidenced) { e.Environment = "" }, OutcomeWeak, TestEnvironment},
		"production will do too":               {func(e *Evidenced) { e.Environment = "Production" }, OutcomeMet, ""},
		"too old on the go-live date":          {func(e *Evidenced) { e.Observed = day("2026-10-16") }, OutcomeStale, TestAge},
		"in date by one day":                   {func(e *Evidenced) { e.Observed = day("2026-10-17") }, OutcomeMet, ""},
		"another release":                      {func(e *Evidenced) { e.ReleaseDigest = digestB }, OutcomeStale, TestBound},
		"no release named":                     {func(e *Evidenced) { e.ReleaseDigest = "" }, OutcomeStale, TestBound},
		"old and from another release":         {func(e *Evidenced) { e.Observed, e.ReleaseDigest = day("2026-01-01"), digestB }, OutcomeStale, TestAge},
		"old and unchecked is weak, not stale": {func(e *Evidenced) { e.Observed, e.Checker = day("2026-01-01"), "" }, OutcomeWeak, TestAge},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			b := newBook(t, plainSubject())
			e := goodPiece("B-2")
			c.spoil(&e)
			b.answer("B-2", Met)
			b.add("w1", e)
			f := b.decide().Finding("B-2")
			if f.Outcome != c.want {
				t.Errorf("outcome is %s, want %s: %s", f.Outcome, c.want, f.Says)
			}
			if c.test != "" && !strings.Contains(fails(f.Pieces[0]), string(c.test)) {
				t.Errorf("the piece fails %q, want %s among them", fails(f.Pieces[0]), c.test)
			}
		})
	}
}

func fails(w Weighed) string {
	var out []string
	for _, f := range w.Fails {
		out = append(out, string(f.Test))
	}
	return strings.Join(out, " ")
}

func TestTwoHalfGoodPiecesDoNotMakeOneGoodOne(t *testing.T) {
	b := newBook(t, plainSubject())
	b.answer("B-2", Met)
	old, foreign := goodPiece("B-2"), goodPiece("B-2")
	old.Observed = day("2026-01-01")
	foreign.Environment = "laptop"
	b.add("w1", old)
	b.add("w1", foreign)
	if got := b.decide().Finding("B-2").Outcome; got != OutcomeStale {
		t.Errorf("outcome is %s, want stale: age alone failed the first", got)
	}
	b.add("w1", goodPiece("B-2"))
	if got := b.decide().Finding("B-2").Outcome; got != OutcomeMet {
		t.Errorf("outcome is %s; further bad pieces do no harm to a good one", got)
	}
}

func TestBehaviourBoundEvidenceFollowsTheBehaviourDigest(t *testing.T) {
	s := plainSubject()
	p := &Piece{Evidenced: Evidenced{BehaviourDigest: digestB}}
	if boundFails(s, content.BoundBehaviour, p) == "" {
		t.Error("evidence of another behaviour counts")
	}
	s.BehaviourDigest = digestB
	if says := boundFails(s, content.BoundBehaviour, p); says != "" {
		t.Errorf("evidence of this behaviour does not count: %s", says)
	}
	if boundFails(s, content.BoundBehaviour, &Piece{Evidenced: Evidenced{ReleaseDigest: digestA}}) == "" {
		t.Error("evidence without a behaviour digest counts although the subject has one")
	}
	s.BehaviourDigest = ""
	if says := boundFails(s, content.BoundBehaviour, &Piece{Evidenced: Evidenced{ReleaseDigest: digestA}}); says != "" {
		t.Errorf("where only release digests are known they do: %s", says)
	}
	if boundFails(Subject{}, content.BoundRelease, &Piece{}) == "" {
		t.Error("a missing digest on both sides counts as equal")
	}
}

func TestNotApplicable(t *testing.T) {
	unsure := func(s *Subject) { s.Traits["agent"] = content.Unsure; delete(s.Traits, "autonomous") }
	withoutUnwaivable := func(g *content.Gate) { g.Question("B-3").Unwaivable = nil }
	good := Answered{Question: "B-3", Answer: NotApplicable, Absent: "agent", Checked: "no model in the design", ConfirmedBy: "Ben <ben@example.com>"}
	cases := map[string]struct {
		answer      func(*Answered)
		subject     func(*Subject)
		gate        func(*content.Gate)
		want        Outcome
		unconfirmed bool
	}{
		"absent, checked and confirmed":     {nil, unsure, withoutUnwaivable, OutcomeNotApplicable, false},
		"nobody confirmed it":               {func(a *Answered) { a.ConfirmedBy = "" }, unsure, withoutUnwaivable, OutcomeNotApplicable, true},
		"who answers confirms":              {func(a *Answered) { a.ConfirmedBy = "ana@example.com" }, unsure, withoutUnwaivable, OutcomeNotApplicable, true},
		"intake says it is there":           {nil, func(s *Subject) {}, withoutUnwaivable, OutcomeContradicted, false},
		"unwaivable":                        {nil, unsure, nil, OutcomeContradicted, false},
		"no trait named":                    {func(a *Answered) { a.Absent = "" }, unsure, withoutUnwaivable, OutcomeContradicted, false},
		"a trait of another question":       {func(a *Answered) { a.Absent = "writes" }, unsure, withoutUnwaivable, OutcomeContradicted, false},
		"not said how it was checked":       {func(a *Answered) { a.Checked = " " }, unsure, withoutUnwaivable, OutcomeContradicted, false},
		"a blocker that everybody is asked": {func(a *Answered) { a.Question = "B-1" }, unsure, nil, OutcomeContradicted, false},
		"a major that everybody is asked":   {func(a *Answered) { a.Question = "M-1" }, unsure, nil, OutcomeNotApplicable, false},
		"a major without a second person":   {func(a *Answered) { a.Question, a.ConfirmedBy = "M-1", "" }, unsure, nil, OutcomeNotApplicable, true},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			s := plainSubject()
			c.subject(&s)
			b := newBook(t, s)
			if c.gate != nil {
				c.gate(b.gate)
			}
			a := good
			if c.answer != nil {
				c.answer(&a)
			}
			b.add("w1", a)
			f := b.decide().Finding(a.Question)
			if f.Outcome != c.want || f.Unconfirmed != c.unconfirmed {
				t.Errorf("outcome is %s (unconfirmed %v), want %s (%v): %s", f.Outcome, f.Unconfirmed, c.want, c.unconfirmed, f.Says)
			}
			if c.unconfirmed && f.Level() != Incomplete {
				t.Errorf("unconfirmed contributes %s, want incomplete", f.Level())
			}
		})
	}
}

func TestNamingOneAbsentTraitDoesNotHelpWhereAnotherAsks(t *testing.T) {
	s := plainSubject()
	s.Traits = map[string]content.Trilean{"agent": content.Unsure, "writes": content.Unsure, "autonomous": content.No}
	b := newBook(t, s)
	b.gate.Question("M-3").Applies = content.Condition{Any: []string{"agent", "writes"}}
	b.add("w1", Answered{Question: "M-3", Answer: NotApplicable, Absent: "agent", Checked: "looked", ConfirmedBy: "Ben"})
	if got := b.decide().Finding("M-3").Outcome; got != OutcomeContradicted {
		t.Errorf("outcome is %s, want contradicted: writes still asks", got)
	}
}

func TestParkedAddsToWhatTheAnswerContributes(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	b.add("w1", Parked{Question: "B-1"})
	d := b.wants(Incomplete, RuleParked)
	if d.Counts.Parked != 1 || d.Finding("B-1").Outcome != OutcomeMet {
		t.Error("parked is reported beside the outcome, not in its place")
	}
	b.answer("B-1", Met)
	b.wants(Go, RuleClear)
	b.answer("B-1", Unmet)
	b.add("w1", Parked{Question: "B-1"})
	b.wants(NoGo, RuleOpenBlocker)
	b.add("w1", Parked{Question: "B-1", Lifted: true})
	b.answer("B-1", Met)
	b.wants(Go, RuleClear)
}

func TestAGateThatAsksNoBlockerProvesNothing(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	for _, q := range b.gate.Questions() {
		if !q.SignOff {
			q.Severity, q.Unwaivable = all4(content.Minor), nil
			q.RaisedBy = content.Condition{}
		}
	}
	b.wants(Incomplete, RuleNothingAsked)
}

func TestSignOffQuestionsAddNothingToTheVerdict(t *testing.T) {
	b := newBook(t, plainSubject()).allMet()
	b.answer("S-1", Unmet)
	d := b.wants(Go, RuleClear)
	if got := d.Finding("S-1").Outcome; got != OutcomeAwaitingSignOff || d.Signed {
		t.Errorf("outcome is %s, signed %v", got, d.Signed)
	}
	b.answer("S-1", Met)
	b.add("w1", goodPiece("S-1"))
	d = b.wants(Go, RuleClear)
	if got := d.Finding("S-1").Outcome; got != OutcomeAwaitingSignOff || d.Signed {
		t.Errorf("evidence settles what only a sign-off may: %s, signed %v", got, d.Signed)
	}
}

func TestSeverityFollowsTierAndTraits(t *testing.T) {
	q := smallGate().Question("M-2")
	for _, c := range []struct {
		tier   int
		writes bool
		want   content.Severity
	}{{1, false, content.Blocker}, {1, true, content.Blocker}, {3, false, content.Major}, {3, true, content.Blocker}, {4, false, content.NotAsked}, {4, true, content.Minor}, {0, false, content.Blocker}} {
		if got := q.SeverityAt(c.tier, content.TraitSet{"writes": c.writes}); got != c.want {
			t.Errorf("tier %d, writes %v: %s, want %s", c.tier, c.writes, got, c.want)
		}
	}
}

func TestUnsureCountsAsYesUnlessAPlainNoSettlesIt(t *testing.T) {
	g := smallGate()
	said := map[string]content.Trilean{}
	if on := g.TraitsOn(said); !on["agent"] || !on["writes"] || !on["autonomous"] || !on["nhi"] {
		t.Errorf("nothing was said, and not everything is asked: %v", on)
	}
	said["writes"] = content.No
	if on := g.TraitsOn(said); on["autonomous"] || on["writes"] || !on["agent"] {
		t.Errorf("no to writes settles autonomous, which implies it, and nothing else: %v", on)
	}
	said["autonomous"] = content.Yes
	if on := g.TraitsOn(said); !on["writes"] {
		t.Errorf("a yes that implies writes is stronger than the no: %v", on)
	}
}
