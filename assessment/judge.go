package assessment

import (
	"fmt"
	"strings"

	"gonogo/content"
)

// judge works out where one question stands on a date, waivers and conditions apart.
func (e *engine) judge(a *asking, on Date) Finding {
	s, q := e.state, a.question
	tier := s.Subject.EffectiveTier()
	f := Finding{
		Question:   q,
		Severity:   q.SeverityAt(tier, s.On),
		Unwaivable: q.UnwaivableAt(tier, s.On),
	}
	f.Section = a.section
	f.Checks = e.found[q.ID]
	f.Pieces = e.withProof(&f, a.aged(on), on)
	if p, ok := s.Parked[q.ID]; ok {
		f.Parked = true
		f.Entries = append(f.Entries, p.Entry)
	}
	h, answered := s.Answers[q.ID]
	if again, ok := s.Again[q.ID]; ok && !answered {
		f.Entries = append(f.Entries, again.Entry)
	}
	f = s.worst(f, h)
	if answered {
		f.Entries = append(f.Entries, f.Held.Entry)
	}
	f.Entries = append(f.Entries, e.checks.entries(f.Checks)...)
	for _, w := range f.Pieces {
		if f.Base == OutcomeMet && !w.Counts {
			continue
		}
		f.Entries = append(f.Entries, w.Entry)
	}
	if f.Disputed {
		f.Says = fmt.Sprintf("two writers answered differently (%s); the stricter counts: %s", disputedAnswers(f.Held), f.Says)
	}
	return f
}

// worst judges each answer that writers gave without seeing each other's, and keeps the finding that weighs most.
// The strictest word need not be it: "met" that nothing proves is open, while "not applicable" is not.
func (s *State) worst(f Finding, h Held[Answered]) Finding {
	var worst Finding
	for i, reading := range h.readings() {
		g := f
		g.Held, g.Answer, g.Disputed = reading, reading.Value.Answer, h.Disputed()
		g.Base, g.Says = baseOutcome(s, &g)
		if !g.Question.SignOff {
			g.Base, g.Says = capped(g.Base, g.Says, g.Answer, g.Checks)
		}
		if i == 0 || g.Base.Open() && !worst.Base.Open() || g.Unconfirmed && !worst.Unconfirmed && !worst.Base.Open() {
			worst = g
		}
	}
	return worst
}

func baseOutcome(s *State, f *Finding) (Outcome, string) {
	if f.Question.SignOff {
		return OutcomeAwaitingSignOff, "settled by the sign-offs"
	}
	switch f.Answer {
	case Unanswered:
		if h, ok := s.Again[f.Question.ID]; ok {
			return OutcomeUnanswered, saidBefore(s, h)
		}
		return OutcomeUnanswered, "not answered yet"
	case Met:
		if floor := s.Gate.TierFloor(s.Sure); f.Question.Intake && s.Subject.EffectiveTier() > floor {
			return OutcomeContradicted, fmt.Sprintf("answered met, but tier %d is claimed and what intake says yes to calls for tier %d", s.Subject.EffectiveTier(), floor)
		}
		return evidenceOutcome(f.Pieces)
	case Partly:
		return OutcomePartly, "answered partly, which counts as unmet"
	case Unmet:
		return OutcomeUnmet, "answered unmet"
	case DontKnow:
		return OutcomeUnknown, "answered \"don't know\""
	case NotApplicable:
		return notApplicable(s, f)
	default:
		return OutcomeContradicted, fmt.Sprintf("answered %q, which is no answer", f.Answer)
	}
}

// notApplicable holds only with one of the question's own traits absent, said how, and where it matters
// confirmed by a second person. What intake says yes to cannot be absent.
func notApplicable(s *State, f *Finding) (Outcome, string) {
	q, a := f.Question, f.Held.Value
	if f.Unwaivable {
		return OutcomeContradicted, "answered not applicable, which this question does not allow: only intake can take it away"
	}
	if q.Applies.Empty() {
		if f.Severity == content.Blocker {
			return OutcomeContradicted, "answered not applicable, but every subject is asked this blocker: waive it or meet it"
		}
		if strings.TrimSpace(a.Checked) == "" && strings.TrimSpace(a.Note) == "" {
			return OutcomeContradicted, "answered not applicable without a reason"
		}
		f.Unconfirmed = !confirmed(s, f)
		return OutcomeNotApplicable, unconfirmedSays(f, "not applicable")
	}
	if says := absenceFails(s, q, a); says != "" {
		return OutcomeContradicted, says
	}
	f.Unconfirmed = f.Severity == content.Blocker && !confirmed(s, f)
	return OutcomeNotApplicable, unconfirmedSays(f, fmt.Sprintf("not applicable: no %s (%s)", a.Absent, a.Checked))
}

// absenceFails says why naming a trait as absent does not take the question away, "" when it does.
func absenceFails(s *State, q *content.Question, a Answered) string {
	own := false
	for _, t := range q.Applies.Names() {
		own = own || t == a.Absent
	}
	switch {
	case !own:
		return fmt.Sprintf("answered not applicable; it must name one of %s as absent", strings.Join(q.Applies.Names(), ", "))
	case strings.TrimSpace(a.Checked) == "":
		return "answered not applicable without saying how the absence was checked"
	case s.Sure[a.Absent]:
		return fmt.Sprintf("answered not applicable for want of %s, but intake says there is %s", a.Absent, a.Absent)
	}
	without := content.TraitSet{}
	for t := range s.On {
		without[t] = t != a.Absent
	}
	if q.Applies.Holds(without) {
		return fmt.Sprintf("answered not applicable for want of %s, but it is asked for another trait too", a.Absent)
	}
	return ""
}

// confirmed reports whether somebody else than the one who answered, and no builder, stands behind the answer.
func confirmed(s *State, f *Finding) bool {
	who := f.Held.Value.ConfirmedBy
	return IsPerson(who) && !SamePerson(who, f.Held.By) && !s.Subject.IsBuilder(who)
}

func unconfirmedSays(f *Finding, says string) string {
	if f.Unconfirmed {
		return says + "; a second person has not confirmed it"
	}
	return says
}

func disputedAnswers(h Held[Answered]) string {
	said := []string{string(h.Value.Answer)}
	for _, o := range h.Others {
		said = append(said, string(o.Answer))
	}
	return strings.Join(said, ", ")
}
