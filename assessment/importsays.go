package assessment

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gonogo/content"
)

// Says is what an import would do, in one phrase: "12 rows added, 3 changed, 40 unchanged, 2 pieces of evidence".
func (p *ImportPlan) Says() string {
	switch n := len(p.Evidence); n {
	case 0:
		return p.Counts.String()
	case 1:
		return p.Counts.String() + ", 1 piece of evidence"
	default:
		return fmt.Sprintf("%s, %d pieces of evidence", p.Counts, n)
	}
}

// WhyNothing says why there is nothing to record.
func (p *ImportPlan) WhyNothing() string {
	kinds, _ := p.Unplaced()
	says := "the files hold nothing that this gate asks for"
	switch {
	case len(kinds) > 0:
		says = "the files hold evidence, and nobody says for which question"
	case len(p.Before) > 0:
		says = fmt.Sprintf("entry %d took the same in already", p.Before[len(p.Before)-1])
	case len(p.Found.Evidence) > 0:
		says = "the files hold evidence, and no question that is named takes it"
	}
	if p.Counts.Clashes > 0 {
		says += "; where people set something else, theirs stays"
	}
	return says
}

// Unplaced are the kinds of the evidence that nothing says a question for and the record does not hold, and the questions of
// the gate that take such kinds from this subject.
func (p *ImportPlan) Unplaced() (kinds, takers []string) {
	if p.choice.For != nil {
		return nil, nil
	}
	for i := range p.Found.Evidence {
		e := &p.Found.Evidence[i]
		open := len(e.For) == 0 || p.state.Gate.ID != BuiltInGate
		held := slices.ContainsFunc(p.state.Evidence, func(h Piece) bool {
			return h.FileDigest == p.Files[e.File].Digest && h.EvidenceKind == e.Kind
		})
		if open && !held && !slices.Contains(kinds, e.Kind) {
			kinds = append(kinds, e.Kind)
		}
	}
	for _, q := range p.state.Gate.Questions() {
		takes := slices.ContainsFunc(kinds, func(kind string) bool { return slices.Contains(q.Needs.Kinds, kind) })
		if takes && p.state.Asks(q) {
			takers = append(takers, q.ID)
		}
	}
	return kinds, takers
}

// Tried judges the evidence with number i of a plan as if it alone were held for its question, on the day that a record is
// judged on. ok is false where the subject is not asked the question.
func (d *Desk) Tried(p *ImportPlan, i int) (piece Weighed, ok bool) {
	e := p.Evidence[i]
	q := p.state.Gate.Question(e.Questions[0])
	if q == nil {
		return Weighed{}, false
	}
	e.Collector = cmp.Or(d.By(), "whoever imports it")
	on, from := DateJudged(p.state, d.Today())
	return Try(p.state, e, q, on, from)
}

// Try judges a piece as if it alone were held for a question, whatever the rows say. ok is false where the subject is not
// asked the question.
func Try(s *State, e Evidenced, q *content.Question, on Date, from OnFrom) (piece Weighed, ok bool) {
	alone := *q
	alone.Checks = nil
	gate := *s.Gate
	gate.Sections = []content.Section{{ID: "one", Questions: []content.Question{alone}}}
	st := *s
	st.Gate = &gate
	e.Questions = []string{q.ID}
	st.Evidence = []Piece{{Evidenced: e, Entry: len(s.Log) + 1}}
	d := Decide(&st, on, from)
	if f := d.Finding(q.ID); f != nil && len(f.Given()) > 0 {
		return f.Given()[0], true
	}
	return Weighed{}, false
}

// NeedsPlace reports whether it would matter to name an environment.
func (w *Weighed) NeedsPlace() bool {
	return w.Environment == "" && slices.ContainsFunc(w.Fails, func(f Fail) bool { return f.Test == TestEnvironment })
}

// Says is whether a piece would count, in one phrase, and why not.
func (w *Weighed) Says() string {
	if w.Counts {
		return "would count until " + w.StaleOn.Add(-1).String()
	}
	says := make([]string, len(w.Fails))
	for i, f := range w.Fails {
		says[i] = f.Says
	}
	return "would not count by itself: " + strings.Join(says, "; ")
}
