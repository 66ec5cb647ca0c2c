package report

import (
	"slices"

	"gonogo/assessment"
	"gonogo/content"
)

// intake writes what the subject is and what its answers at intake took away.
func (p *page) intake(in Input) {
	p.heading(2, "Subject and intake")
	for _, n := range in.subjectNotes() {
		p.labelled(0, n.label, n.says)
	}
	p.switchedOff(in)
	p.heldUnasked(in)
}

// subjectNotes is what intake says, and what of it waits or is in dispute.
func (in Input) subjectNotes() []note {
	s := in.state()
	out := []note{
		{label: "Programme", says: text(s.Subject.Programme)},
		{label: "Release digest", says: digestOrNone(s.Subject.ReleaseDigest)},
		{label: "Behaviour digest", says: behaviourSays(s.Subject)},
		{label: "Environments like it", says: list(", ", texts(s.Subject.Like)...)},
		{label: "Built by", says: orNone(list("; ", texts(s.Subject.Builders)...), "nobody named")},
	}
	for _, g := range traitGroups {
		var names []md
		for _, t := range s.Gate.Traits {
			if !t.Always && s.Subject.Traits[t.ID] == g.said && s.On[t.ID] == g.holds {
				names = append(names, traitName(t))
			}
		}
		out = append(out, note{label: g.label, says: list(", ", names...)})
	}
	for _, x := range s.Pending {
		out = append(out, note{label: "Waiting", says: text(x.Field) + " counts as " + text(x.Held) + "; entry " + num(x.Entry) + " asks for " + text(x.Asked) +
			", which would ask for less and needs a reason and a second person"})
	}
	if len(s.Disputed) > 0 {
		out = append(out, note{label: "Disputed", says: "two writers set these differently, and the stricter value counts: " + list(", ", texts(s.Disputed)...)})
	}
	return out
}

// traitGroups are the ways in which intake settles a trait, in the order shown.
var traitGroups = []struct {
	said  content.Trilean
	holds bool
	label md
}{
	{content.Yes, true, "Said yes to"},
	{content.Unsure, true, "Not sure, which counts as yes"},
	{content.No, true, "Said no to, though another answer implies it"},
	{content.Unsure, false, "Not sure, settled as no by another answer"},
	{content.No, false, "Said no to"},
}

func traitName(t content.Trait) md {
	if t.Title == "" {
		return text(t.ID)
	}
	return text(t.ID) + " (" + text(t.Title) + ")"
}

func digestOrNone(d content.Digest) md {
	if d == "" {
		return "none given"
	}
	return digest(d)
}

func behaviourSays(s assessment.Subject) md {
	if s.BehaviourDigest == "" && s.ReleaseDigest != "" {
		return "none given; the release digest stands for it"
	}
	return digestOrNone(s.BehaviourDigest)
}

// switchedOff lists the questions of the gate that are not asked, by what took them away.
func (p *page) switchedOff(in Input) {
	p.heading(3, "Not asked")
	p.para(in.notAskedIntro())
	for _, n := range in.notAsked() {
		p.item(0, "Not asked ", n.label, ": ", n.says)
	}
}

func (in Input) notAskedIntro() md {
	if len(in.notAsked()) == 0 {
		return "Intake took no question away: every question of the gate is asked."
	}
	return "Intake and tier took these questions away; nothing here speaks for them."
}

// notAsked are the questions of the gate that are not asked, under what took them away.
func (in Input) notAsked() []note {
	s := in.state()
	var causes []note
	for _, q := range s.Gate.Questions() {
		if in.asked(q.ID) {
			continue
		}
		cause := "at tier " + num(s.Subject.EffectiveTier())
		if !q.Applies.Holds(s.On) {
			cause = missing(q.Applies)
		}
		at := slices.IndexFunc(causes, func(n note) bool { return n.label == cause })
		if at < 0 {
			causes, at = append(causes, note{label: cause}), len(causes)
		}
		causes[at].says = list("; ", causes[at].says, in.titled(q.ID))
	}
	return causes
}

func missing(c content.Condition) md {
	each, either := list(" and ", texts(c.All)...), list(" or ", texts(c.Any)...)
	return "without " + list(", and ", each, either)
}

// heldUnasked shows what the record holds for questions that are not asked, so that nothing recorded is left out.
func (p *page) heldUnasked(in Input) {
	unused := in.unused()
	if len(unused) == 0 {
		return
	}
	p.para("Held all the same, and not used:")
	for _, u := range unused {
		p.item(0, u.says)
		p.notes(1, u.notes)
	}
}

// unusedFact is something held that nothing is asked about.
type unusedFact struct {
	says  md
	notes []note
}

func (in Input) unused() []unusedFact {
	s := in.state()
	var out []unusedFact
	for _, q := range keysInWalk(in, s.Answers) {
		if !in.asked(q) {
			out = append(out, unusedFact{"the answer to " + in.titled(q), answerNotes(s.Answers[q])})
		}
	}
	for _, q := range keysInWalk(in, s.Parked) {
		if !in.asked(q) {
			out = append(out, unusedFact{in.titled(q) + " was put aside", parkedNotes(s.Parked[q])})
		}
	}
	for i := range s.Evidence {
		e := &s.Evidence[i]
		if !slices.ContainsFunc(e.Questions, in.asked) {
			says := "evidence " + md(pieceID(e.Entry)) + ", " + text(e.EvidenceKind) + ", for " + list(", ", texts(e.Questions)...) + ": " + code(e.Ref)
			notes := append([]note{{label: "Observed", says: date(e.Observed) + ", " + pieceFrom(e) + claimedSays(e)}}, pieceNotes(e)...)
			out = append(out, unusedFact{says, notes})
		}
	}
	return out
}

func claimedSays(e *assessment.Piece) md {
	if e.Strength == nil {
		return ""
	}
	return "; strength " + num(*e.Strength) + " claimed"
}
