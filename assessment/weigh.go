package assessment

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/content"
)

// weigh judges one piece of evidence for one question, its age apart. Each piece is judged by itself: what one
// lacks another cannot lend.
func weigh(s *State, q *content.Question, sev content.Severity, p *Piece, who people) Weighed {
	tier := s.Subject.EffectiveTier() - 1
	w := Weighed{Piece: p, StaleOn: p.Observed.Add(q.Needs.MaxAge[tier])}
	fail := func(t Test, format string, args ...any) {
		w.Fails = append(w.Fails, Fail{t, fmt.Sprintf(format, args...)})
	}

	if !slices.Contains(q.Needs.Kinds, p.EvidenceKind) {
		fail(TestKind, "%s does not count here; what counts: %s", withArticle(p.EvidenceKind), strings.Join(q.Needs.Kinds, ", "))
	}
	var cap string
	w.Strength, cap = strengthOf(s.Gate, q, p, who)
	if need := q.Needs.Strength[tier]; w.Strength < need {
		fail(TestStrength, "its strength is %d%s, at least %d is needed", w.Strength, cap, need)
	}
	if sev == content.Blocker {
		switch {
		case !who.isPerson(p.Checker):
			fail(TestChecker, "nobody but its collector has checked it, as a blocker needs")
		case who.samePerson(p.Checker, p.Collector):
			fail(TestChecker, "its checker is its collector; on a blocker somebody else checks")
		}
	}
	if q.Intake && who.isPerson(p.Checker) && (s.Subject.IsBuilder(p.Checker) || who.samePerson(p.Checker, s.Log[0].By)) {
		fail(TestChecker, "%s built it or leads it; somebody else confirms tier and intake", p.Checker)
	}
	if places := s.Subject.EnvironmentsFor(q.Needs.Where); places != nil && !isOneOf(p.Environment, places) {
		where := p.Environment
		if where == "" {
			where = "no environment"
		}
		fail(TestEnvironment, "it is from %s; what counts: %s", where, strings.Join(places, ", "))
	}
	if says := boundFails(s.Subject, q.Needs.Bound, p); says != "" {
		fail(TestBound, "%s", says)
	}
	w.Counts = len(w.Fails) == 0
	return w
}

// aged is the evidence of a question with what its age says on a date.
func (a *asking) aged(on Date) []Weighed {
	if !slices.ContainsFunc(a.pieces, func(w Weighed) bool { return on >= w.StaleOn }) {
		return a.pieces
	}
	if a.old == nil {
		a.old = make([][]Fail, len(a.pieces))
	}
	out := slices.Clone(a.pieces)
	for i := range out {
		w := &out[i]
		if on < w.StaleOn {
			continue
		}
		if a.old[i] == nil {
			says := "it was observed on " + w.Observed.String() + " and counts until " + w.StaleOn.Add(-1).String()
			a.old[i] = append(slices.Clip(w.Fails), Fail{TestAge, says})
		}
		w.Counts, w.Fails = false, a.old[i]
	}
	return out
}

// strengthOf is the strength that a piece has for a question: as claimed, never above what its kind can be,
// and 1 at most when nobody collected it or when the question asks for a place and it names none.
func strengthOf(g *content.Gate, q *content.Question, p *Piece, who people) (strength int, capped string) {
	ceiling := 0
	if k := g.Kind(p.EvidenceKind); k != nil {
		ceiling = k.Ceiling
	}
	strength = ceiling
	if p.Evidenced.Strength != nil {
		strength = *p.Evidenced.Strength
	}
	if strength > ceiling {
		strength, capped = ceiling, fmt.Sprintf(" (the most %s can be)", withArticle(p.EvidenceKind))
	}
	if strength > 1 && !who.isPerson(p.Collector) {
		strength, capped = 1, " (nobody is named as its collector)"
	}
	if strength > 1 && q.Needs.Where != content.Anywhere && p.Environment == "" {
		strength, capped = 1, " (no environment is named)"
	}
	return strength, capped
}

func isOneOf(env string, places []string) bool {
	return env != "" && slices.ContainsFunc(places, func(p string) bool { return strings.EqualFold(p, env) })
}

// boundFails says why a bound piece does not count for this release or behaviour, "" when it does.
func boundFails(s Subject, b content.Binding, p *Piece) string {
	var own, want content.Digest
	switch b {
	case content.BoundNothing:
		return ""
	case content.BoundRelease:
		own, want = p.ReleaseDigest, s.ReleaseDigest
	case content.BoundBehaviour:
		own, want = p.BehaviourDigest, s.Behaviour()
		if own == "" {
			own = p.ReleaseDigest
		}
	default:
		return fmt.Sprintf("it is bound to %q, which nothing here is", b)
	}
	switch {
	case want == "":
		return fmt.Sprintf("the %s has no digest yet: set it with --%s-digest", b, b)
	case own == "":
		return fmt.Sprintf("it does not say which %s it is from: give it the %s digest", b, b)
	case own != want:
		return fmt.Sprintf("it is from %s %s, this is %s", b, own.Short(), want.Short())
	}
	return ""
}

// evidenceOutcome is what "met" comes to with these pieces: met when one passes every test by itself, stale
// when age or digest alone kept the nearest one out, else weak.
func evidenceOutcome(pieces []Weighed) (Outcome, string) {
	if len(pieces) == 0 {
		return OutcomeWeak, "answered met, and no evidence is held"
	}
	nearest := 0
	for i, w := range pieces {
		if w.Counts {
			return OutcomeMet, fmt.Sprintf("met, proven by e%d (%s, observed %s, strength %d)", w.Entry, w.EvidenceKind, w.Observed, w.Strength)
		}
		if len(w.Fails) < len(pieces[nearest].Fails) {
			nearest = i
		}
	}
	for _, w := range pieces {
		if onlyTime(w.Fails) {
			return OutcomeStale, fmt.Sprintf("answered met, but e%d does not count: %s", w.Entry, says(w.Fails))
		}
	}
	w := pieces[nearest]
	return OutcomeWeak, fmt.Sprintf("answered met, but no evidence counts; the nearest is e%d: %s", w.Entry, says(w.Fails))
}

func onlyTime(fails []Fail) bool {
	return !slices.ContainsFunc(fails, func(f Fail) bool { return f.Test != TestAge && f.Test != TestBound })
}

func says(fails []Fail) string {
	parts := make([]string, len(fails))
	for i, f := range fails {
		parts[i] = f.Says
	}
	return strings.Join(parts, "; ")
}

// withArticle is a name as it is spoken of: "a screenshot", "an approval-record".
func withArticle(name string) string {
	if name != "" && strings.IndexByte("aeio", name[0]) >= 0 { // "a usage-report"
		return "an " + name
	}
	return "a " + name
}
