package report

import (
	"gonogo/assessment"
)

// accepted is a waiver or a condition as the decision has it.
type accepted[T any] struct {
	question string
	held     assessment.Held[T]
	counts   bool
	void     string // why it does not count
}

// idle says of a waiver or condition that nothing is left to cover.
const idle = "nothing is open that it would cover"

func (in Input) waivers() []accepted[assessment.Waived] {
	var out []accepted[assessment.Waived]
	for _, q := range keysInWalk(in, in.state().Waivers) {
		a := accepted[assessment.Waived]{question: q, held: in.state().Waivers[q]}
		if f := in.finding(q); f != nil {
			a.counts, a.void = f.Waiver != nil, f.WaiverVoid
		} else {
			a.void = "the question is not asked here"
		}
		if !a.counts && a.void == "" {
			a.void = idle
		}
		out = append(out, a)
	}
	return out
}

func (in Input) conditions() []accepted[assessment.ConditionSet] {
	var out []accepted[assessment.ConditionSet]
	for _, q := range keysInWalk(in, in.state().Conditions) {
		a := accepted[assessment.ConditionSet]{question: q, held: in.state().Conditions[q]}
		f := in.finding(q)
		switch {
		case f == nil:
			a.void = "the question is not asked here"
		case f.Waiver != nil:
			a.void = "a waiver covers it"
		case f.Condition != nil:
			a.counts = true
		case f.CondVoid != "":
			a.void = f.CondVoid
		default:
			a.void = assessment.ConditionRefused(in.state(), f.Question, a.held.Value)
		}
		if !a.counts && a.void == "" {
			a.void = idle
		}
		out = append(out, a)
	}
	return out
}

// acceptedRisk shows every waiver and condition held, those that do not count too.
func (p *page) acceptedRisk(in Input) {
	waivers, conditions := in.waivers(), in.conditions()
	p.heading(2, "Accepted risk")
	if len(waivers)+len(conditions) == 0 {
		p.para("No waiver and no condition is held.")
		return
	}
	if len(waivers) > 0 {
		p.heading(3, "Waivers")
		for _, a := range waivers {
			p.waiver(in, a)
		}
	}
	if len(conditions) > 0 {
		p.heading(3, "Conditions")
		for _, a := range conditions {
			p.condition(in, a)
		}
	}
}

func (p *page) waiver(in Input, a accepted[assessment.Waived]) {
	p.item(0, in.titled(a.question), ": ", standing(a.counts, a.void, "until "+date(a.held.Value.Expires)))
	p.notes(1, in.waiverNotes(a))
}

// waiverNotes is all that is held of a waiver.
func (in Input) waiverNotes(a accepted[assessment.Waived]) []note {
	notes := in.waiverTerms(a.held.Value)
	if n := in.state().Renewals[a.question]; n > 0 {
		notes = append(notes, note{label: "Extended", says: plural(n, "time", "times")})
	}
	return append(notes, otherTerms(a.held, in.waiverTerms)...)
}

func (in Input) waiverTerms(w assessment.Waived) []note {
	return []note{
		{label: "Reason", prose: w.Reason},
		{label: "Control meanwhile", prose: w.Control},
		{label: "How the control was tested", prose: w.Tested},
		{label: "Asked for by", says: text(w.Requester)},
		{label: "Risk owner", says: in.named(w.Owner)},
		{label: "Dates", says: "approved " + date(w.Approved) + ", fixed by " + date(w.FixedBy) + ", ends after " + date(w.Expires)},
	}
}

func (p *page) condition(in Input, a accepted[assessment.ConditionSet]) {
	p.item(0, in.titled(a.question), ": ", standing(a.counts, a.void, "due "+date(a.held.Value.Due)))
	p.notes(1, in.conditionNotes(a))
}

// conditionNotes is all that is held of a condition.
func (in Input) conditionNotes(a accepted[assessment.ConditionSet]) []note {
	return append(in.conditionTerms(a.held.Value), otherTerms(a.held, in.conditionTerms)...)
}

func (in Input) conditionTerms(c assessment.ConditionSet) []note {
	return []note{
		{label: "Owner", says: in.named(c.Owner)},
		{label: "Control meanwhile", prose: c.Control},
		{label: "Note", prose: c.Note},
		{label: "Dates", says: "set " + date(c.Set) + ", due " + date(c.Due)},
	}
}

// otherTerms are the terms of the writers who did not know of the ones that count, and who recorded these.
func otherTerms[T any](h assessment.Held[T], terms func(T) []note) []note {
	var out []note
	for _, o := range h.Others {
		out = append(out, note{label: "Disputed", says: "another writer recorded other terms; the stricter ones stand here"})
		for _, n := range terms(o) {
			n.label = "Theirs: " + n.label
			out = append(out, n)
		}
	}
	return append(out, note{label: "Recorded", says: by(h.By, h.Entry)})
}

func standing(counts bool, void string, term md) md {
	if counts {
		return "▲ in use, " + term
	}
	return "✗ does not count: " + text(void)
}

func by(who string, entry int) md { return "by " + text(who) + ", entry " + num(entry) }

// titled is a question's id with its title.
func (in Input) titled(question string) md {
	q := in.found.questions[question]
	if q == nil || q.Title == "" || q.Title == q.ID {
		return text(question)
	}
	return text(q.ID) + " " + text(q.Title)
}

// named is a person who accepts a risk, and whether they have signed.
func (in Input) named(owner string) md { return text(owner) + " (" + in.namedOrSigned(owner) + ")" }

// namedOrSigned says whether a person who accepts a risk has put their name to the decision themselves.
func (in Input) namedOrSigned(who string) md {
	switch {
	case in.ToSign:
		return "named; signed only where a sign-off at the end is theirs"
	case in.Decision.SignOffs.CountsOf(who):
		return "signed"
	default:
		return "named, not signed"
	}
}
