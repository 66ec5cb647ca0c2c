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
		if f := in.Decision.Finding(q); f != nil {
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
		f := in.Decision.Finding(q)
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
	w := a.held.Value
	p.item(0, in.titled(a.question), ": ", standing(a.counts, a.void, "until "+date(w.Expires)))
	p.longer(1, "Reason", w.Reason)
	p.longer(1, "Control meanwhile", w.Control)
	p.longer(1, "How the control was tested", w.Tested)
	p.labelled(1, "Asked for by", text(w.Requester))
	p.labelled(1, "Risk owner", text(w.Owner)+" ("+in.namedOrSigned(w.Owner)+")")
	p.labelled(1, "Dates", "approved "+date(w.Approved)+", fixed by "+date(w.FixedBy)+", ends after "+date(w.Expires))
	if n := in.state().Renewals[a.question]; n > 0 {
		p.labelled(1, "Extended", plural(n, "time", "times"))
	}
	if a.held.Disputed() {
		p.labelled(1, "Disputed", "another writer recorded other terms; the stricter ones stand here")
	}
	p.labelled(1, "Recorded", by(a.held.By, a.held.Entry))
}

func (p *page) condition(in Input, a accepted[assessment.ConditionSet]) {
	c := a.held.Value
	p.item(0, in.titled(a.question), ": ", standing(a.counts, a.void, "due "+date(c.Due)))
	p.labelled(1, "Owner", text(c.Owner)+" ("+in.namedOrSigned(c.Owner)+")")
	p.longer(1, "Control meanwhile", c.Control)
	p.longer(1, "Note", c.Note)
	p.labelled(1, "Dates", "set "+date(c.Set)+", due "+date(c.Due))
	if a.held.Disputed() {
		p.labelled(1, "Disputed", "another writer recorded other terms; the stricter ones stand here")
	}
	p.labelled(1, "Recorded", by(a.held.By, a.held.Entry))
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
	q := in.state().Gate.Question(question)
	if q == nil || q.Title == "" || q.Title == q.ID {
		return text(question)
	}
	return text(q.ID) + " " + text(q.Title)
}

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
