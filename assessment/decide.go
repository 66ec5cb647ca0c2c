package assessment

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gonogo/content"
)

// DateJudged is the date to judge on when none is given: the later of the go-live date and today, since a
// date gone by must not keep a go for ever.
func DateJudged(s *State, today Date) (Date, OnFrom) {
	if s.Subject.GoLive > today {
		return s.Subject.GoLive, OnGoLive
	}
	return today, OnToday
}

// Decide judges a state on a date. It is total, deterministic and pure; it never reads a clock. The verdict is
// the highest level that any question asked contributes; minors never decide, nothing is averaged.
func Decide(s *State, on Date, from OnFrom) Decision {
	return newEngine(s, on).decide(on, from)
}

func (e *engine) decide(on Date, from OnFrom) Decision {
	s, findings := e.state, e.findings(on)
	signed := e.signOffs(on, findings)
	for i := range findings {
		findings[i].Needs = needs(s, &findings[i])
	}
	v := e.verdict(findings)
	d := Decision{
		Assessment: s.Assessment,
		Gate:       GateRef{s.Gate.ID, s.Gate.Version, s.Gate.Digest},
		On:         on, OnFrom: from,
		Verdict: v.verdict, Rule: v.rule, Reasons: v.reasons,
		WithoutWaivers: e.withoutWaivers(v, findings).verdict,
		Findings:       findings,
		Counts:         count(findings),
		SignOffs:       signed,
		Signed:         signed.State == SignComplete,
		Frontier:       s.Frontier,
	}
	d.ToChange = toChange(&d)
	d.Flips = e.flip(on, v.verdict, findings)
	if e.checks.err != nil {
		d.Err = e.checks.err
		d.Verdict, d.WithoutWaivers, d.Rule, d.Reasons, d.ToChange, d.Flips, d.Signed = 0, 0, "", nil, nil, nil, false
	}
	return d
}

// engine holds what does not change with the date, and what the checks find through the time that is looked at.
type engine struct {
	state  *State
	asked  []asking
	signed *signBook
	who    people
	checks *checker
	found  checkFindings
	launch *launch // made when it is first asked for
}

// asking is a question that is asked, with its evidence weighed, age apart.
type asking struct {
	section  string
	question *content.Question
	pieces   []Weighed
	old      [][]Fail // what each piece fails once it is too old, made when it first is
}

// newEngine is an engine whose checks have run on a date.
func newEngine(s *State, on Date) *engine {
	e := &engine{state: s, signed: newSignBook(s), who: newPeople(), checks: newChecker(s)}
	pieces := map[string][]*Piece{}
	for n := range s.Evidence {
		p := &s.Evidence[n]
		for i, q := range p.Questions {
			if !slices.Contains(p.Questions[:i], q) {
				pieces[q] = append(pieces[q], p)
			}
		}
	}
	tier := s.Subject.EffectiveTier()
	for i := range s.Gate.Sections {
		sec := &s.Gate.Sections[i]
		for j := range sec.Questions {
			q := &sec.Questions[j]
			sev := q.SeverityAt(tier, s.On)
			if sev == content.NotAsked {
				continue
			}
			a := asking{section: sec.ID, question: q, pieces: make([]Weighed, 0, len(pieces[q.ID]))}
			for _, p := range pieces[q.ID] {
				a.pieces = append(a.pieces, weigh(s, q, sev, p, e.who))
			}
			e.asked = append(e.asked, a)
		}
	}
	e.found = e.checks.all(e.asked, on)
	return e
}

// findings judges every question asked.
func (e *engine) findings(on Date) []Finding {
	out := make([]Finding, len(e.asked))
	for i := range e.asked {
		f := &out[i]
		*f = e.judge(&e.asked[i], on)
		accept(e.state, f, on)
		f.settle()
	}
	return out
}

// signOffs judges the sign-offs of a date and settles what they settle: the questions left to them, and which
// acceptances their owners put their name to. They never change a verdict.
func (e *engine) signOffs(on Date, findings []Finding) SignOffs {
	out := e.signOn(on, e.verdict(findings).verdict, findings)
	for i := range findings {
		f := &findings[i]
		if f.Question.SignOff {
			f.Base, f.Says = signOffOutcome(f.Question, &out)
			f.Outcome = f.Base
		}
		if f.Waiver != nil && out.CountsOf(f.Waiver.Owner) {
			f.OwnerSigned = true
			f.settle()
		}
	}
	return out
}

// CountsOf reports whether a person is among those whose sign-offs count.
func (o *SignOffs) CountsOf(who string) bool {
	return slices.ContainsFunc(o.Given, func(g *GivenSignOff) bool { return g.Counts && SamePerson(g.Name(), who) })
}

// signOffOutcome: a role's sign-off, or all of them, settles these questions; nothing else does.
func signOffOutcome(q *content.Question, o *SignOffs) (Outcome, string) {
	switch role := o.Of(q.SignedBy); {
	case o.State == SignComplete && role == nil:
		return OutcomeMet, fmt.Sprintf("settled: every role that the tier asks for has signed, %d different people", o.People)
	case role != nil && role.By != nil && o.Forbids == "":
		return OutcomeMet, "settled: " + role.Says + " as " + role.Role.Title
	case role != nil:
		return OutcomeAwaitingSignOff, "settled by the sign-off of the " + role.Role.Title + ": " + role.Says
	}
	return OutcomeAwaitingSignOff, "settled by the sign-offs; missing: " + strings.Join(o.Missing, "; ")
}

// settle works out what follows from a finding's facts.
func (f *Finding) settle() {
	f.Outcome = f.Base
	if f.Waiver != nil {
		f.Outcome = OutcomeWaived
	}
	if f.Disputed {
		f.Outcome = OutcomeDisputed
	}
	f.Reasons = reasonsFor(f)
}

// withoutWaivers is the ruling v over findings as if no waiver had been recorded.
func (e *engine) withoutWaivers(v ruling, findings []Finding) ruling {
	var bare []Finding
	for i := range findings {
		if findings[i].Waiver == nil {
			continue
		}
		if bare == nil {
			bare = slices.Clone(findings)
		}
		bare[i].Waiver = nil
		bare[i].settle()
	}
	if bare == nil {
		return v
	}
	return e.verdict(bare)
}

// reasonsFor is the truth table of one question. Parked and disputed add to what the answer contributes.
func reasonsFor(f *Finding) []Reason {
	if f.Question.SignOff || f.Severity == content.Minor {
		return nil
	}
	var out []Reason
	add := func(r Rule, says string) {
		out = append(out, Reason{
			Rule: r, Question: f.Question.ID, Severity: f.Severity, Outcome: f.Outcome,
			Says: says, Entries: slices.Compact(slices.Sorted(slices.Values(f.Entries))),
		})
	}
	switch {
	case f.Base == OutcomeMet:
	case f.Base == OutcomeNotApplicable:
		if f.Unconfirmed {
			add(RuleUnconfirmed, f.Says)
		}
	case f.Base == OutcomeUnanswered:
		add(RuleUnanswered, f.Says)
	case f.Waiver != nil:
		add(RuleAcceptedRisk, fmt.Sprintf("%s; waived until %s, accepted by %s (%s)", f.Says, f.Waiver.Expires, f.Waiver.Owner, f.OwnerStands()))
	case f.Unwaivable:
		add(RuleUnwaivable, withVoid(f, f.Says+"; nobody may waive this"))
	case f.Severity == content.Blocker:
		add(RuleOpenBlocker, withVoid(f, f.Says))
	case f.Condition != nil:
		add(RuleAcceptedRisk, fmt.Sprintf("%s; %s is to fix it by %s", f.Says, f.Condition.Owner, f.Condition.Due))
	default:
		add(RuleUnownedMajor, withVoid(f, f.Says+"; nobody owns it with a date inside the limits"))
	}
	if f.Parked {
		add(RuleParked, "put aside to come back to")
	}
	if f.Disputed {
		add(RuleDisputed, "two writers disagree; somebody who has seen both must settle it")
	}
	return out
}

func withVoid(f *Finding, says string) string {
	for _, v := range []string{f.WaiverVoid, f.CondVoid} {
		if v != "" {
			says += "; " + v
		}
	}
	return says
}

type ruling struct {
	verdict Verdict
	rule    Rule
	reasons []Reason
}

// verdict gathers the reasons of all questions and those of the whole, gravest first.
func (e *engine) verdict(findings []Finding) ruling {
	n := 0
	for i := range findings {
		n += len(findings[i].Reasons)
	}
	reasons, blockers := make([]Reason, 0, n), false
	for i := range findings {
		f := &findings[i]
		reasons = append(reasons, f.Reasons...)
		blockers = blockers || f.Severity == content.Blocker && !f.Question.SignOff
	}
	reasons = append(reasons, e.tooMuchAccepted(findings)...)
	if !blockers {
		reasons = append(reasons, Reason{Rule: RuleNothingAsked, Says: "no blocker is asked of this subject: the gate proves nothing about it"})
	}
	if says := e.tierUnconfirmed(findings); says != "" {
		reasons = append(reasons, Reason{Rule: RuleUnconfirmed, Says: says})
	}
	if len(e.state.Disputed) > 0 {
		reasons = append(reasons, Reason{Rule: RuleDisputed, Says: "two writers set the subject differently: " + strings.Join(e.state.Disputed, ", ")})
	}
	slices.SortStableFunc(reasons, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(b.Rule.Level(), a.Rule.Level()), cmp.Compare(a.Rule.precedence(), b.Rule.precedence()))
	})
	if len(reasons) == 0 {
		return ruling{Go, RuleClear, []Reason{{Rule: RuleClear, Says: "every blocker and major asked is met with evidence that counts, or does not apply"}}}
	}
	return ruling{reasons[0].Rule.Level(), reasons[0].Rule, reasons}
}

func count(findings []Finding) Counts {
	c := Counts{Applicable: len(findings), By: map[Outcome]int{}}
	for i := range findings {
		c.By[findings[i].Outcome]++
		if findings[i].Parked {
			c.Parked++
		}
	}
	return c
}
