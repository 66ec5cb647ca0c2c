package report

import (
	"maps"
	"slices"

	"gonogo/assessment"
	"gonogo/content"
)

// intake writes what the subject is and what its answers at intake took away.
func (p *page) intake(in Input) {
	s := in.state()
	p.heading(2, "Subject and intake")
	p.labelled(0, "Programme", text(s.Subject.Programme))
	p.labelled(0, "Release digest", digestOrNone(s.Subject.ReleaseDigest))
	p.labelled(0, "Behaviour digest", behaviourSays(s.Subject))
	p.labelled(0, "Environments like it", list(", ", texts(s.Subject.Like)...))
	p.labelled(0, "Built by", orNone(list("; ", texts(s.Subject.Builders)...), "nobody named"))
	for _, g := range traitGroups {
		var names []md
		for _, t := range s.Gate.Traits {
			if !t.Always && s.Subject.Traits[t.ID] == g.said && s.On[t.ID] == g.holds {
				names = append(names, traitName(t))
			}
		}
		p.labelled(0, g.label, list(", ", names...))
	}
	for _, x := range s.Pending {
		p.labelled(0, "Waiting", text(x.Field)+" counts as "+text(x.Held)+"; entry "+num(x.Entry)+" asks for "+text(x.Asked)+
			", which would ask for less and needs a reason and a second person")
	}
	if len(s.Disputed) > 0 {
		p.labelled(0, "Disputed", "two writers set these differently, and the stricter value counts: "+list(", ", texts(s.Disputed)...))
	}
	p.switchedOff(in)
	p.heldUnasked(in)
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
	s := in.state()
	var causes []md
	left := map[md][]md{}
	for _, q := range s.Gate.Questions() {
		if in.asked(q.ID) {
			continue
		}
		cause := "at tier " + num(s.Subject.EffectiveTier())
		if !q.Applies.Holds(s.On) {
			cause = missing(q.Applies)
		}
		if left[cause] == nil {
			causes = append(causes, cause)
		}
		left[cause] = append(left[cause], in.titled(q.ID))
	}
	if len(causes) == 0 {
		p.para("Intake took no question away: every question of the gate is asked.")
		return
	}
	p.para("Intake and tier took these questions away; nothing here speaks for them.")
	for _, c := range causes {
		p.item(0, "Not asked ", c, ": ", list("; ", left[c]...))
	}
}

func missing(c content.Condition) md {
	each, either := list(" and ", texts(c.All)...), list(" or ", texts(c.Any)...)
	return "without " + list(", and ", each, either)
}

// heldUnasked names what the record holds for questions that are not asked, so that nothing recorded is left out.
func (p *page) heldUnasked(in Input) {
	s := in.state()
	var held []md
	for _, q := range in.inWalk(slices.Sorted(maps.Keys(s.Answers))) {
		if !in.asked(q) {
			held = append(held, "the answer "+answerWord(s.Answers[q].Value.Answer)+" to "+text(q)+" (entry "+num(s.Answers[q].Entry)+")")
		}
	}
	for _, piece := range s.Evidence {
		if !slices.ContainsFunc(piece.Questions, in.asked) {
			held = append(held, "evidence "+md(pieceID(piece.Entry))+" for "+list(", ", texts(piece.Questions)...))
		}
	}
	if len(held) > 0 {
		p.para("Held all the same, and not used: ", list("; ", held...), ".")
	}
}
