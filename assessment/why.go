package assessment

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"gonogo/content"
)

// why gathers what made a question stand differently: f at the one point, g at the other, nil where it is not asked.
// A cause that could not have made a difference is left out: evidence where nobody answered met, a waiver where
// nothing is open.
func (t *teller) why(q *content.Question, f, g *Finding) []Cause {
	causes := t.intake(q)
	if f != nil && g != nil { // else intake alone asks it or does not
		causes = append(causes, t.recorded(f, g)...)
	}
	if len(causes) == 0 {
		causes = append(causes, Cause{CauseOther, "what is recorded about it differs", t.blame(func(b Body) bool { return about(b, q.ID) })})
	}
	return causes
}

// recorded gathers what was recorded about a question that both points ask.
func (t *teller) recorded(f, g *Finding) []Cause {
	var causes []Cause
	if f.Question.SignOff {
		if f.Outcome != g.Outcome {
			causes = t.signing()
		}
	} else {
		causes = slices.Concat(t.answer(g.Question.ID), t.evidence(f, g), t.rows(f, g), t.waiver(f, g), t.condition(f, g))
	}
	return slices.Concat(causes, t.parked(f, g), t.dispute(f, g))
}

func about(b Body, question string) bool {
	if e, ok := b.(Evidenced); ok {
		return slices.Contains(e.Questions, question)
	}
	return questionOf(b) == question
}

// intake names the tier and the traits that changed what the gate asks of the subject here. Where one of them alone
// makes the difference the others are left out.
func (t *teller) intake(q *content.Question) []Cause {
	a, b := t.from.State, t.to.State
	tierA, tierB := a.Subject.EffectiveTier(), b.Subject.EffectiveTier()
	was, is := asksAt(q, tierA, a.On), asksAt(q, tierB, b.On)
	clash := t.clashes(q)
	if was == is && !clash {
		return nil
	}
	differs := func(x, y asks) bool { return x != y }
	if (was.severity == content.NotAsked) != (is.severity == content.NotAsked) {
		differs = func(x, y asks) bool { return (x.severity == content.NotAsked) != (y.severity == content.NotAsked) }
	}
	var alone, all []move
	add := func(m move, byItself bool) {
		all = append(all, m)
		if byItself {
			alone = append(alone, m)
		}
	}
	if tierA != tierB {
		add(move{fmt.Sprintf("tier %d became tier %d", tierA, tierB), []string{"tier"}},
			clash || differs(asksAt(q, tierB, a.On), was) || differs(asksAt(q, tierA, b.On), is))
	}
	for _, trait := range t.traitsBehind(q, clash) {
		if word := turned(a, b, trait); word != "" {
			add(move{trait + " " + word, t.sources(trait)},
				clash || differs(asksAt(q, tierA, flipped(a.On, trait)), was) || differs(asksAt(q, tierB, flipped(b.On, trait)), is))
		}
	}
	if len(alone) > 0 {
		all = alone
	}
	if len(all) == 0 {
		return nil
	}
	var says, fields []string
	for _, m := range all {
		says, fields = append(says, m.says), append(fields, m.fields...)
	}
	return []Cause{{CauseSubject, strings.Join(says, ", ") + effectOf(was, is), t.subject(fields...)}}
}

// asks is what the gate asks of a subject in one question.
type asks struct {
	severity content.Severity
	fixed    bool // nobody may waive it
}

func asksAt(q *content.Question, tier int, on content.TraitSet) asks {
	severity := q.SeverityAt(tier, on)
	return asks{severity, severity != content.NotAsked && q.UnwaivableAt(tier, on)}
}

// move is one thing of intake that changed, and the fields of the subject that it may come from.
type move struct {
	says   string
	fields []string
}

func flipped(on content.TraitSet, trait string) content.TraitSet {
	out := maps.Clone(on)
	out[trait] = !on[trait]
	return out
}

// clashes reports whether facts of intake contradict an answer to q at one of the points only.
func (t *teller) clashes(q *content.Question) bool {
	clash := func(p *Point) bool {
		f := p.Decision.Finding(q.ID)
		return f != nil && f.Base == OutcomeContradicted && worstStanding(f.Checks) != content.Fails
	}
	return clash(t.from) != clash(t.to)
}

// traitsBehind are the traits that may change what q asks, and where intake contradicts an answer those too that the
// answer or the tier rests on.
func (t *teller) traitsBehind(q *content.Question, clash bool) []string {
	names := append(q.Applies.Names(), q.RaisedBy.Names()...)
	if q.Unwaivable != nil {
		names = append(names, q.Unwaivable.When.Names()...)
	}
	if clash && q.Intake {
		for _, trait := range t.s.Gate.Traits {
			names = append(names, trait.ID)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// turned says how a trait changed between two states, "" where it did not.
func turned(a, b *State, trait string) string {
	switch {
	case !a.On[trait] && b.On[trait]:
		return "holds now"
	case a.On[trait] && !b.On[trait]:
		return "no longer holds"
	case !a.Sure[trait] && b.Sure[trait]:
		return "is certain now"
	case a.Sure[trait] && !b.Sure[trait]:
		return "is no longer certain"
	default:
		return ""
	}
}

// sources are the fields of the subject that a trait may come from: its own, and those of the traits that imply it.
func (t *teller) sources(trait string) []string {
	var out []string
	for _, other := range t.s.Gate.Traits {
		closure := t.s.Gate.TraitsSure(map[string]content.Trilean{other.ID: content.Yes})
		mine := t.s.Gate.TraitsSure(map[string]content.Trilean{trait: content.Yes})
		if closure[trait] || mine[other.ID] { // a no to what it implies settles an unsure one
			out = append(out, "trait "+other.ID)
		}
	}
	return out
}

func effectOf(was, is asks) string {
	switch {
	case is.severity == content.NotAsked && was != is:
		return ": it is no longer asked"
	case was.severity == content.NotAsked && was != is:
		return fmt.Sprintf(": it is asked now, as a %s", is.severity)
	case was.severity != is.severity:
		return fmt.Sprintf(": it is a %s now, and was a %s", is.severity, was.severity)
	case is.fixed && !was.fixed:
		return ": nobody may waive it now"
	case was.fixed && !is.fixed:
		return ": it may be waived now"
	default:
		return ""
	}
}

// subject lists the entries that changed any of these fields of the subject, or whose change of one waits.
func (t *teller) subject(fields ...string) []int {
	out := t.blame(func(b Body) bool {
		c, ok := b.(SubjectChanged)
		if !ok {
			return false
		}
		for field := range c.fields() {
			if slices.Contains(fields, field) {
				return true
			}
		}
		return false
	})
	for _, p := range []*Point{t.from, t.to} {
		for _, w := range p.State.Pending {
			if slices.Contains(fields, w.Field) {
				out = append(out, t.numbers(p, []int{w.Entry})...)
			}
		}
	}
	return sorted(out)
}

// answer says how the answer to a question changed.
func (t *teller) answer(id string) []Cause {
	a, had := t.from.State.Answers[id]
	b, has := t.to.State.Answers[id]
	if had == has && sameAnswer(a.Value, b.Value) && (a.Value.Answer != NotApplicable || a.By == b.By && a.Value.Note == b.Value.Note) {
		return nil
	}
	entries := t.blame(func(body Body) bool { x, ok := body.(Answered); return ok && x.Question == id })
	if has { // one that was answered over is not to blame
		if n := t.numbers(t.to, []int{b.Entry}); slices.Contains(entries, n[0]) {
			entries = n
		}
	}
	says := "answered " + string(b.Value.Answer)
	switch {
	case !has:
		says = fmt.Sprintf("the answer %s %s", a.Value.Answer, t.gone(a.Entry))
	case had && a.Value.Answer == b.Value.Answer:
		says += ", with other particulars"
	case had:
		says += ", before that " + string(a.Value.Answer)
	}
	return []Cause{{CauseAnswer, says, entries}}
}

// gone says why something of the one point is not there at the other: it was taken back, or that one is earlier.
func (t *teller) gone(entry int) string {
	if _, held := t.effect[1][t.from.State.Log[entry-1].ID]; held {
		return "was taken back"
	}
	return "was not there yet"
}

// parked says that a question was put aside, or that it no longer is.
func (t *teller) parked(f, g *Finding) []Cause {
	if f.Parked == g.Parked {
		return nil
	}
	says := "no longer put aside"
	if g.Parked {
		says = "put aside to come back to"
	}
	return []Cause{{CauseParked, says, t.blame(func(b Body) bool {
		switch b.(type) {
		case Parked, Answered:
			return questionOf(b) == g.Question.ID
		default:
			return false
		}
	})}}
}

// dispute says that two writers disagree about a question, or no longer do.
func (t *teller) dispute(f, g *Finding) []Cause {
	if f.Disputed == g.Disputed {
		return nil
	}
	says := "the dispute is settled"
	if g.Disputed {
		says = "two writers disagree about it"
	}
	return []Cause{{CauseDispute, says, t.blame(func(b Body) bool {
		switch b.(type) {
		case Answered, Waived, WaiverWithdrawn, ConditionSet:
			return questionOf(b) == g.Question.ID
		default:
			return false
		}
	})}}
}
