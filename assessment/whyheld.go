package assessment

import (
	"fmt"
	"slices"

	"gonogo/content"
)

// evidence says which pieces made a met count, or no longer count. Where the outcome is the same kind of not counting,
// or the answer alone explains it, there is nothing to say.
func (t *teller) evidence(f, g *Finding) []Cause {
	if g.Answer != Met || g.Base == OutcomeContradicted || f.Base == g.Base {
		return nil
	}
	var turned, other []Cause
	for _, p := range piecesOf(f, g) {
		c, ok := t.piece(p.was, p.is)
		switch {
		case !ok:
		case f.Answer != Met && g.Base != OutcomeMet: // nobody said met before, and what came since does not prove it
			if p.was == nil {
				other = append(other, c)
			}
		case counts(p.was) != counts(p.is):
			if counts(p.is) == (g.Base == OutcomeMet) {
				turned = append(turned, c)
			}
		default:
			other = append(other, c)
		}
	}
	if len(turned) > 0 || g.Base == OutcomeMet || f.Base == OutcomeMet {
		return turned
	}
	return other
}

// pieceAt is one piece of evidence at both points, nil where it is not held.
type pieceAt struct{ was, is *Weighed }

func piecesOf(f, g *Finding) []pieceAt {
	var out []pieceAt
	for i := range f.Pieces {
		if f.Pieces[i].Register == "" { // else the rows say it
			out = append(out, pieceAt{was: &f.Pieces[i]})
		}
	}
	for i := range g.Pieces {
		w := &g.Pieces[i]
		if w.Register != "" {
			continue
		}
		if n := slices.IndexFunc(out, func(p pieceAt) bool { return p.was != nil && p.was.ID == w.ID }); n >= 0 {
			out[n].is = w
		} else {
			out = append(out, pieceAt{is: w})
		}
	}
	return out
}

func counts(w *Weighed) bool { return w != nil && w.Counts }

// piece says what became of one piece of evidence; false where nothing did.
func (t *teller) piece(was, is *Weighed) (Cause, bool) {
	switch {
	case is == nil:
		entries := t.held(was.ID)
		says := t.gone(was.Entry)
		if slices.ContainsFunc(entries, func(n int) bool { return t.s.Log[n-1].Kind == KindEvidenceWithdrawn }) {
			says = "was withdrawn"
		}
		return Cause{CauseEvidence, t.named(was) + " " + says, entries}, true
	case was == nil:
		entries := t.held(is.ID)
		verb := " was given"
		if !slices.Contains(entries, t.number[is.ID]) {
			verb = " is held again"
		}
		if !is.Counts {
			verb += ", and does not count: " + says(is.Fails)
		}
		return Cause{CauseEvidence, t.named(is) + verb, entries}, true
	}
	fails, verb := newFails(was.Fails, is.Fails), "no longer counts"
	on := t.to.Decision.On
	if len(fails) == 0 {
		fails, verb = newFails(is.Fails, was.Fails), "is no longer kept from counting"
		on = t.from.Decision.On
	}
	if len(fails) == 0 {
		return Cause{}, false
	}
	if len(fails) == 1 && fails[0].Test == TestAge && was.StaleOn == is.StaleOn {
		says := fmt.Sprintf("%s is too old on %s: observed on %s, it counted until %s", t.named(is), on, is.Observed, is.StaleOn.Add(-1))
		if !counts(was) && counts(is) {
			says = fmt.Sprintf("%s is not too old yet on %s: it counts until %s", t.named(is), t.to.Decision.On, is.StaleOn.Add(-1))
		}
		return Cause{CauseAge, says, []int{t.number[is.ID]}}, true
	}
	var fields []string
	for _, fail := range fails {
		fields = append(fields, fieldsBehind(t.s.Gate, fail.Test)...)
	}
	entries := append(t.subject(fields...), t.number[is.ID])
	return Cause{CauseSubject, fmt.Sprintf("%s %s: %s", t.named(is), verb, says(fails)), sorted(entries)}, true
}

// held lists the entries that made a piece held at one point only.
func (t *teller) held(id string) []int {
	out := t.made(t.number[id] - 1)
	return sorted(append(out, t.blame(func(b Body) bool { w, ok := b.(EvidenceWithdrawn); return ok && w.Evidence == id })...))
}

func (t *teller) named(w *Weighed) string {
	return fmt.Sprintf("evidence e%d (%s)", t.number[w.ID], w.EvidenceKind)
}

// newFails are the tests that a piece fails now and did not before.
func newFails(before, now []Fail) []Fail {
	var out []Fail
	for _, n := range now {
		if !slices.ContainsFunc(before, func(b Fail) bool { return b.Test == n.Test }) {
			out = append(out, n)
		}
	}
	return out
}

// fieldsBehind are the fields of the subject that a test of evidence looks at.
func fieldsBehind(g *content.Gate, test Test) []string {
	switch test {
	case TestBound:
		return []string{"release_digest", "behaviour_digest"}
	case TestEnvironment:
		return []string{"environment", "like"}
	case TestStrength, TestAge:
		return []string{"tier"}
	case TestChecker: // asked of blockers, so tier and traits bear on it too
		return append(traitFields(g), "tier", "builders")
	case TestKind:
		return nil
	default:
		return nil
	}
}

func traitFields(g *content.Gate) []string {
	var out []string
	for _, t := range g.Traits {
		out = append(out, "trait "+t.ID)
	}
	return out
}

// waiver says what became of the waiver of a question that is open.
func (t *teller) waiver(f, g *Finding) []Cause {
	id := g.Question.ID
	a, had := t.from.State.Waivers[id]
	b, has := t.to.State.Waivers[id]
	valid, validNow := had && f.WaiverVoid == "", has && g.WaiverVoid == ""
	if !g.Base.Open() || valid == validNow {
		return nil
	}
	entries := t.blame(func(body Body) bool {
		switch body.(type) {
		case Waived, WaiverWithdrawn:
			return questionOf(body) == id
		default:
			return false
		}
	})
	switch {
	case !has:
		says := t.gone(a.Entry)
		if slices.ContainsFunc(entries, func(n int) bool { return t.s.Log[n-1].Kind == KindWaiverWithdrawn }) {
			says = "was withdrawn"
		}
		return []Cause{{CauseWaiver, "the waiver " + says, entries}}
	case had && t.same(a.Entry, b.Entry):
		return []Cause{t.void(CauseWaiver, "waiver", t.number[t.to.State.Log[b.Entry-1].ID], entries, f.WaiverVoid, g.WaiverVoid, a.Value.Expires)}
	case validNow:
		return []Cause{{CauseWaiver, fmt.Sprintf("waived until %s, accepted by %s", b.Value.Expires, b.Value.Owner), t.latest(b.Entry, entries)}}
	default:
		return []Cause{{CauseWaiver, "the waiver was changed, and no longer counts: " + g.WaiverVoid, t.latest(b.Entry, entries)}}
	}
}

// condition says what became of the condition on an open major that no waiver covers.
func (t *teller) condition(f, g *Finding) []Cause {
	id := g.Question.ID
	a, had := t.from.State.Conditions[id]
	b, has := t.to.State.Conditions[id]
	valid := had && f.CondVoid == "" && f.Severity == content.Major
	validNow := has && g.CondVoid == "" && g.Severity == content.Major
	if !g.Base.Open() || g.Severity != content.Major || g.Waiver != nil || valid == validNow {
		return nil
	}
	entries := t.blame(func(body Body) bool { c, ok := body.(ConditionSet); return ok && c.Question == id })
	switch {
	case !has:
		return []Cause{{CauseCondition, "the condition " + t.gone(a.Entry), entries}}
	case had && t.same(a.Entry, b.Entry) && f.Severity != content.Major:
		return nil // its severity says it
	case had && t.same(a.Entry, b.Entry):
		return []Cause{t.void(CauseCondition, "condition", t.number[t.to.State.Log[b.Entry-1].ID], entries, f.CondVoid, g.CondVoid, a.Value.Due)}
	case validNow:
		return []Cause{{CauseCondition, fmt.Sprintf("%s is to fix it by %s", b.Value.Owner, b.Value.Due), t.latest(b.Entry, entries)}}
	default:
		return []Cause{{CauseCondition, "the condition was changed, and no longer counts: " + g.CondVoid, t.latest(b.Entry, entries)}}
	}
}

// same reports whether an entry of the one point and one of the other are the same.
func (t *teller) same(from, to int) bool {
	return t.from.State.Log[from-1].ID == t.to.State.Log[to-1].ID
}

// latest is the entry that holds now where it is among those to blame, else all of them.
func (t *teller) latest(entry int, entries []int) []int {
	if n := t.numbers(t.to, []int{entry}); slices.Contains(entries, n[0]) {
		return n
	}
	return entries
}

// void says why a waiver or a condition that both points hold counts at only one of them: it ended between the dates,
// or the subject moved. entry is its number, entries others that bear on it.
func (t *teller) void(kind CauseKind, what string, entry int, entries []int, before, now string, ends Date) Cause {
	a, b := t.from.Decision.On, t.to.Decision.On
	ended, ending := "ended", "ends"
	if kind == CauseCondition {
		ended, ending = "was due", "is due"
	}
	switch {
	case a <= ends && b > ends:
		return Cause{kind, fmt.Sprintf("the %s %s on %s", what, ended, ends), []int{entry}}
	case b <= ends && a > ends:
		return Cause{kind, fmt.Sprintf("the %s still holds on %s: it %s on %s", what, b, ending, ends), []int{entry}}
	}
	says := fmt.Sprintf("the %s no longer counts: %s", what, now)
	if now == "" {
		says = fmt.Sprintf("the %s counts now; before: %s", what, before)
	}
	moved := t.subject(append(traitFields(t.s.Gate), "tier", "builders", "go_live")...)
	return Cause{kind, says, sorted(append(slices.Concat(entries, moved), entry))}
}
