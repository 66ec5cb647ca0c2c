package gatecheck

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/content/load"
)

// The people of every case. They differ, so that what needs two people has two.
const (
	lead      = "Lee Lead <lee@example.com>"
	collector = "Ana Auditor <ana@example.com>"
	checker   = "Ben Checker <ben@example.com>"
)

// The chains that a case is written in. The second writer has seen how the assessment was started and nothing else.
const (
	writer = "case"
	second = "second"
)

// none takes away what a piece of evidence has by itself.
const none = "none"

// entriesOf is the journal that a case describes. Its clock stands still on the date judged on, so that rows which prove
// something are as fresh as any other evidence that a case does not date.
func entriesOf(gate *content.Gate, c load.Case, on assessment.Date) ([]assessment.Sealed, error) {
	dates := &dates{}
	subject := subjectOf(gate, c, dates)
	bodies := []assessment.Body{assessment.Started{Gate: gate.Digest, GateRef: gate.Ref(), Subject: subject}}
	if c.Met {
		own := slices.Clone(c.WithoutEvidence)
		for _, e := range c.Evidence {
			own = append(own, e.For...)
		}
		bodies = append(bodies, allMet(gate, subject, own, on)...)
	}
	for _, q := range c.WithoutEvidence {
		bodies = append(bodies, assessment.Answered{Question: q, Answer: assessment.Met})
	}
	for _, e := range c.Evidence {
		bodies = append(bodies, evidenceOf(e, subject, dates.or(e.Observed, on)))
	}
	bodies = append(bodies, rowsOf(gate, c.StartsFrom())...)
	bodies = append(bodies, answersOf(c.Answers)...)
	for _, q := range c.Parked {
		bodies = append(bodies, assessment.Parked{Question: q})
	}
	for _, w := range c.Waivers {
		bodies = append(bodies, assessment.Waived{
			Question: w.For, Reason: w.Reason, Control: w.Control, Tested: w.Tested, Requester: w.Requester, Owner: w.Owner,
			Approved: dates.or(w.Approved, on), FixedBy: dates.or(w.FixedBy, dates.read(w.Expires)), Expires: dates.read(w.Expires),
		})
	}
	for _, w := range c.Conditions {
		bodies = append(bodies, assessment.ConditionSet{Question: w.For, Owner: w.Owner, Due: dates.read(w.Due), Control: w.Control, Set: on})
	}
	if dates.err != nil {
		return nil, dates.err
	}
	first := chain{writer: writer, on: on}
	if err := first.add(bodies...); err != nil {
		return nil, err
	}
	other := chain{writer: second, on: on, held: len(bodies), seen: map[string]int{writer: 1}}
	err := other.add(answersOf(c.Disputed)...)
	return append(first.entries, other.entries...), err
}

func answersOf(answers []load.CaseAnswer) []assessment.Body {
	bodies := make([]assessment.Body, len(answers))
	for i, a := range answers {
		bodies[i] = assessment.Answered{
			Question: a.Question, Answer: assessment.Answer(a.Answer), Note: a.Note,
			Absent: a.Absent, Checked: a.Checked, ConfirmedBy: a.ConfirmedBy,
		}
	}
	return bodies
}

func evidenceOf(e load.CaseEvidence, s assessment.Subject, observed assessment.Date) assessment.Evidenced {
	return assessment.Evidenced{
		Questions: e.For, EvidenceKind: e.Kind, Ref: "https://evidence.example.com/" + strings.Join(e.For, "-"), Observed: observed,
		Strength: e.Strength, Environment: orOwn(e.Environment, s.Environment),
		ReleaseDigest: cmp.Or(e.ReleaseDigest, s.ReleaseDigest), BehaviourDigest: cmp.Or(e.BehaviourDigest, s.Behaviour()),
		Collector: orOwn(e.Collector, collector), Checker: orOwn(e.Checker, checker),
	}
}

// orOwn is what a case says of a piece, or what a sufficient piece has.
func orOwn(said, own string) string {
	if said == none {
		return ""
	}
	return cmp.Or(said, own)
}

func subjectOf(gate *content.Gate, c load.Case, dates *dates) assessment.Subject {
	s := assessment.Subject{
		Name: c.Name, LaunchKind: assessment.LaunchKind(c.Subject.Kind), Environment: c.Subject.Environment, Like: c.Subject.Like,
		ReleaseDigest: c.Subject.ReleaseDigest, BehaviourDigest: c.Subject.BehaviourDigest, GoLive: dates.read(c.Subject.GoLive),
		Tier: c.Subject.Tier, Traits: map[string]content.Trilean{}, Builders: c.Subject.Builders, Depth: assessment.DepthFull,
	}
	if s.LaunchKind == "" {
		s.LaunchKind = assessment.LaunchFirst
	}
	if s.Environment == "" {
		s.Environment = "production"
	}
	for _, t := range gate.Traits {
		if v, named := c.Subject.Traits[t.ID]; named {
			s.Traits[t.ID] = v
		} else if !t.Always {
			s.Traits[t.ID] = c.Subject.Others
		}
	}
	return s
}

// allMet answers every applicable question met, sign-offs apart, and gives each one piece that by itself is enough.
func allMet(gate *content.Gate, s assessment.Subject, without []string, on assessment.Date) []assessment.Body {
	var bodies []assessment.Body
	traits := gate.TraitsOn(s.Traits)
	for _, q := range gate.Questions() {
		if q.SignOff || q.SeverityAt(s.EffectiveTier(), traits) == content.NotAsked {
			continue
		}
		bodies = append(bodies, assessment.Answered{Question: q.ID, Answer: assessment.Met})
		if !slices.Contains(without, q.ID) {
			bodies = append(bodies, evidenceOf(load.CaseEvidence{For: []string{q.ID}, Kind: strongest(gate, q)}, s, on))
		}
	}
	return bodies
}

// strongest is the kind that can prove most among those that a question takes.
func strongest(gate *content.Gate, q *content.Question) string {
	best, ceiling := "", -1
	for _, id := range q.Needs.Kinds {
		if k := gate.Kind(id); k != nil && k.Ceiling > ceiling {
			best, ceiling = id, k.Ceiling
		}
	}
	return best
}

// chain is what one writer of a case wrote.
type chain struct {
	writer  string
	on      assessment.Date
	held    int // entries of other writers before it, so that no id stands twice
	seen    map[string]int
	entries []assessment.Sealed
}

func (c *chain) add(bodies ...assessment.Body) error {
	for _, b := range bodies {
		var prev content.Digest
		seq := len(c.entries) + 1
		if seq > 1 {
			prev = c.entries[seq-2].Digest
		}
		e, err := assessment.Seal(assessment.Entry{
			Assessment: "case", ID: fmt.Sprintf("entry-%d", c.held+seq), Writer: c.writer, Seq: seq, Prev: prev, Seen: c.seen,
			At: c.on.Time(), By: lead,
		}, b)
		if err != nil {
			return err
		}
		c.entries = append(c.entries, e)
	}
	return nil
}

// dates reads days and remembers the first that is none.
type dates struct{ err error }

func (d *dates) read(s string) assessment.Date {
	if s == "" {
		return 0
	}
	day, err := assessment.ParseDate(s)
	if err != nil && d.err == nil {
		d.err = err
	}
	return day
}

func (d *dates) or(s string, otherwise assessment.Date) assessment.Date {
	if s == "" {
		return otherwise
	}
	return d.read(s)
}
