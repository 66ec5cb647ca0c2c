package assessment

import (
	"fmt"
	"slices"
	"strings"

	"gonogo/content"
)

// toChange is the shortest list of what would better the verdict: what stands at the level of the verdict, and
// nothing below it.
func toChange(d *Decision) []Change {
	if d.Verdict == Go {
		return nil
	}
	needs := make(map[string]string, len(d.Findings))
	for i := range d.Findings {
		needs[d.Findings[i].Question.ID] = d.Findings[i].Needs
	}
	var out []Change
	told := map[Change]bool{}
	for i := range d.Reasons {
		r := &d.Reasons[i]
		if r.Rule.Level() != d.Verdict {
			continue
		}
		c := Change{Question: r.Question}
		switch {
		case r.Rule == RuleTooMuchAccepted:
			c.Needs = "fix what the waivers and conditions cover until their number is allowed: " + r.Says
		case r.Question == "":
			c.Needs = r.Says
		default:
			c.Needs = needs[r.Question]
		}
		if !told[c] {
			told[c] = true
			out = append(out, c)
		}
	}
	return out
}

// needs says what would settle a question, "" when nothing is left.
func needs(s *State, f *Finding) string {
	var parts []string
	if f.Disputed {
		parts = append(parts, "settle which answer holds")
	}
	switch f.Base {
	case OutcomeMet, OutcomeNotApplicable:
		if f.Unconfirmed {
			parts = append(parts, "have a second person confirm that it does not apply")
		}
		if f.Parked {
			parts = append(parts, "come back to it and answer it")
		}
	case OutcomeUnanswered:
		met, _ := capped(OutcomeMet, "", Met, f.Checks)
		if i := slices.IndexFunc(f.Pieces, func(w Weighed) bool { return w.Counts }); i >= 0 && met == OutcomeMet {
			parts = append(parts, fmt.Sprintf("answer it; e%d would prove met", f.Pieces[i].Entry))
			break
		}
		parts = append(parts, "answer it; met needs "+EvidenceNeeded(s, f.Question))
	case OutcomeAwaitingSignOff:
		parts = append(parts, "collect the sign-offs")
	case OutcomeStale, OutcomeWeak:
		parts = append(parts, "give "+EvidenceNeeded(s, f.Question))
	case OutcomeContradicted:
		parts = append(parts, "answer what the facts bear out, or correct the facts")
	case OutcomePartly, OutcomeUnmet, OutcomeUnknown:
		if f.Answer == Met { // the rows cap what was answered
			parts = append(parts, "fill in what the register does not tell yet: "+checksSay(f.Checks, content.Unknown))
			break
		}
		parts = append(parts, firstSentence(f.Question.Remedy)+", then answer met with "+EvidenceNeeded(s, f.Question))
	case OutcomeDisputed, OutcomeWaived:
		// Never a base outcome.
	}
	return strings.Join(parts, "; ")
}

// EvidenceNeeded says which evidence would count for a question, in one phrase.
func EvidenceNeeded(s *State, q *content.Question) string {
	tier := s.Subject.EffectiveTier() - 1
	kinds := strings.Join(strongEnough(s.Gate, q, q.Needs.Strength[tier]), " or ")
	says := fmt.Sprintf("evidence (%s) of strength %d or more, at most %d days old", kinds, q.Needs.Strength[tier], q.Needs.MaxAge[tier])
	if places := s.Subject.EnvironmentsFor(q.Needs.Where); places != nil {
		says += ", from " + strings.Join(places, " or ")
	}
	if q.Needs.Bound != content.BoundNothing {
		says += fmt.Sprintf(", of this %s", q.Needs.Bound)
	}
	if q.SeverityAt(tier+1, s.On) == content.Blocker {
		says += ", checked by somebody else than its collector"
	}
	return says
}

// strongEnough are the kinds that a question takes and that can be of this strength; nobody should be sent for another.
func strongEnough(g *content.Gate, q *content.Question, strength int) []string {
	var out []string
	for _, id := range q.Needs.Kinds {
		if k := g.Kind(id); k != nil && k.Ceiling >= strength {
			out = append(out, id)
		}
	}
	return out
}

func firstSentence(s string) string {
	if i := strings.Index(s, ". "); i >= 0 {
		s = s[:i]
	}
	return strings.TrimRight(strings.TrimSpace(s), ".")
}

// flip finds the first date after on whose verdict differs.
func (e *engine) flip(on Date, now Verdict, today []Finding) *Flip {
	if now == NoGo {
		return nil
	}
	judged := map[Date][]Finding{on: today}
	at := func(d Date) []Finding {
		if judged[d] == nil {
			judged[d] = e.findings(d)
		}
		return judged[d]
	}
	day, before := e.first(on, manySpans, func(d Date) bool { return e.verdict(at(d)).verdict != now })
	if day.IsZero() || judged[day] == nil { // so many changes of the rows lie ahead that nobody looked so far
		return nil
	}
	then := e.verdict(at(day))
	f := &Flip{On: day, To: then.verdict}
	for _, r := range then.reasons {
		if r.Rule.Level() != then.verdict {
			continue
		}
		f.Question, f.Says = r.Question, r.Says
		if !weighsAlready(at(before), r) {
			break
		}
	}
	return f
}

// Into how many spans of time, in each of which no check changes, the time ahead is looked at.
const (
	oneSpan   = 1
	manySpans = 32
)

// first is the first date after on that differs from it, and the last one that was looked at before; no date where that
// never comes by itself. But for the checks time only takes away: evidence ages, waivers and conditions end. So within a
// span in which no check changes the first that differs is found by halving the dates on which something ends. Where
// there are more spans than are wanted it is the beginning of the next one, whether it differs or not.
func (e *engine) first(on Date, spans int, differs func(Date) bool) (day, before Date) {
	found := e.found
	defer func() { e.found = found }()
	before = on
	for n := 1; ; n++ {
		until, then := e.checks.next(e.found)
		dates := e.ends(before)
		if !until.IsZero() {
			dates = slices.DeleteFunc(dates, func(d Date) bool { return d >= until })
		}
		i, _ := slices.BinarySearchFunc(dates, true, func(d Date, _ bool) int {
			if differs(d) {
				return 1
			}
			return -1
		})
		switch {
		case i < len(dates):
			return dates[i], append([]Date{before}, dates...)[i]
		case until.IsZero():
			return 0, before
		}
		if i > 0 {
			before = dates[i-1]
		}
		e.found = then
		if n >= spans || differs(until) {
			return until, before
		}
		before = until
	}
}

// holdsUntil is the first date after on on which the verdict, the signatures or the numbers of blockers may be others
// than on it; no date when that never comes by itself. Sign-offs void and lapse, and never come back.
func (e *engine) holdsUntil(on Date) Date {
	type face struct {
		verdict        Verdict
		signed         SignState
		open, toSettle int
	}
	at := func(d Date) face {
		findings := e.findings(d)
		v := e.verdict(findings).verdict
		f := face{verdict: v, signed: e.signOn(d, v, findings).State}
		for i := range findings {
			if findings[i].OpenBlocker() {
				f.open++
			}
			if findings[i].BlockerToSettle() {
				f.toSettle++
			}
		}
		return f
	}
	now := at(on)
	day, _ := e.first(on, oneSpan, func(d Date) bool { return at(d) != now })
	return day
}

func weighsAlready(findings []Finding, r Reason) bool {
	for i := range findings {
		if findings[i].Question.ID == r.Question {
			return findings[i].Level() >= r.Rule.Level()
		}
	}
	return false
}

// ends lists the dates after on at which a piece, a waiver or a condition no longer counts.
func (e *engine) ends(on Date) []Date {
	var dates []Date
	add := func(d Date) {
		if d > on {
			dates = append(dates, d)
		}
	}
	for _, a := range e.asked {
		for _, found := range e.found[a.question.ID] {
			if p := e.checks.proof(a.question, found); p != nil {
				add(p.Observed.Add(a.question.Needs.MaxAge[e.state.Subject.EffectiveTier()-1]))
			}
		}
		for i := range a.pieces {
			if a.pieces[i].Counts { // what fails for another cause changes nothing by growing old
				add(a.pieces[i].StaleOn)
			}
		}
		if h, ok := e.state.Waivers[a.question.ID]; ok {
			add(h.Value.Expires.Add(1))
		}
		if h, ok := e.state.Conditions[a.question.ID]; ok {
			add(h.Value.Due.Add(1))
		}
	}
	for _, d := range e.signed.ends() {
		add(d)
	}
	slices.Sort(dates)
	return slices.Compact(dates)
}
