package assessment

import (
	"fmt"
	"slices"

	"gonogo/content"
)

// capped is what an outcome comes to beside what the rows say. The rows only take away: a pass never mends an answer.
func capped(base Outcome, says string, answer Answer, found []CheckFound) (Outcome, string) {
	switch worstStanding(found) {
	case content.Passes:
		return base, says
	case content.Fails:
		shows := checksSay(found, content.Fails)
		switch {
		case answer == Met || answer == NotApplicable:
			return OutcomeContradicted, fmt.Sprintf("answered %s, but the rows say otherwise: %s", answer, shows)
		case answer == DontKnow || answer == Unanswered:
			return base, says + "; the rows say: " + shows
		case base.Open():
			return OutcomeUnmet, says + "; the rows say: " + shows
		default:
			return base, says
		}
	default:
		if answer == Met {
			return OutcomeUnknown, "answered met, but the rows cannot tell: " + checksSay(found, content.Unknown)
		}
		return base, says
	}
}

// proofKind is the kind of evidence that a check marked as proof yields.
const proofKind = "register-export"

// typedRows is the strength of rows that somebody typed in.
const typedRows = 2

// withProof adds to the pieces of a question what passing checks prove.
func (e *engine) withProof(f *Finding, pieces []Weighed, on Date) []Weighed {
	for _, found := range f.Checks {
		p := e.checks.proof(f.Question, found)
		if p == nil {
			continue
		}
		w := weigh(e.state, f.Question, f.Severity, p, e.who)
		if on >= w.StaleOn {
			w.Fails, w.Counts = append(w.Fails, Fail{TestAge, "its oldest row was written on " + p.Observed.String() + " and counted until " + w.StaleOn.Add(-1).String()}), false
		}
		pieces = append(slices.Clip(pieces), w)
	}
	return pieces
}

// proof is the piece of evidence that the rows of a passing check are: of the strength that typed rows have, observed on
// the day of the oldest that it rests on, collected by whoever wrote that one; nil where it rests on none, or on one of an
// export of which nobody knows how old it is.
func (c *checker) proof(q *content.Question, found CheckFound) *Piece {
	if !found.Check.Proof || found.Standing != content.Passes || len(found.Rows) == 0 {
		return nil
	}
	oldest, observed := 0, Date(0)
	for _, r := range found.Rows {
		row := c.s.Row(found.Check.Register, r.Key)
		if row == nil || row.Entry == 0 {
			continue
		}
		entry, seen := c.rowSeen(row)
		if seen.IsZero() {
			return nil
		}
		if oldest == 0 || seen < observed || seen == observed && entry < oldest {
			oldest, observed = entry, seen
		}
	}
	if oldest == 0 {
		return nil
	}
	e := &c.s.Log[oldest-1]
	strength := typedRows
	return &Piece{
		Evidenced: Evidenced{
			Questions: []string{q.ID}, EvidenceKind: proofKind, Ref: "register " + found.Check.Register, Observed: observed,
			Environment: c.s.Subject.Environment, Strength: &strength, Collector: e.By,
			ReleaseDigest: c.s.Subject.ReleaseDigest, BehaviourDigest: c.s.Subject.Behaviour(),
		},
		Entry: oldest, ID: e.ID, By: e.By, Register: found.Check.Register,
	}
}

// rowSeen is the entry on which a row rests that says the oldest, and the day on which somebody or some tool saw it: what an export
// said is no fresher for a word that was written beside it, and what people typed is no fresher for an export that lists the row
// too. Who sets something in a row vouches for all that people said of it. No date where nobody knows.
func (c *checker) rowSeen(row *HeldRow) (entry int, on Date) {
	entry, on = row.Entry, c.seenOn(row.Entry)
	older := func(n int) {
		if day := c.seenOn(n); day < on || day == on && n < entry {
			entry, on = n, day
		}
	}
	typed := 0
	for i := range row.cells {
		switch cell := &row.cells[i]; {
		case cell.file > 0:
			older(int(cell.entry) + 1)
		default:
			typed = max(typed, int(cell.entry)+1)
		}
	}
	if _, listed := c.s.Log[row.Entry-1].What.(Imported); listed && typed > 0 {
		older(typed)
	}
	return entry, on
}

// seenOn is the day on which somebody or some tool saw what an entry says of rows: an export may be far older than its import.
// No date where nobody knows.
func (c *checker) seenOn(entry int) Date {
	if day, known := c.seen[entry]; known {
		return day
	}
	e := &c.s.Log[entry-1]
	day := DateOf(e.At.UTC())
	if b, ok := e.What.(Imported); ok {
		day = min(day, b.madeOn())
	}
	c.seen[entry] = day
	return day
}

// entries are the numbers of the entries behind the rows that keep checks from passing, as far as sentences name them.
func (c *checker) entries(found []CheckFound) []int {
	var out []int
	for i := range found {
		named := 0
		for _, r := range found[i].Rows {
			if found[i].Standing == content.Passes || r.Standing != found[i].Standing || named == mostNamed {
				continue
			}
			named++
			if row := c.s.Row(found[i].Check.Register, r.Key); row != nil {
				out = append(out, row.Entry)
			}
		}
	}
	return out
}
