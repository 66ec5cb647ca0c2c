package report

import (
	"gonogo/assessment"
	"gonogo/content"
)

// coverage is where the controls of each framework stand.
func (in Input) coverage() []assessment.Coverage {
	out := make([]assessment.Coverage, len(in.Frameworks))
	for i, f := range in.Frameworks {
		out[i] = assessment.CoverState(in.state(), &in.Decision, f)
	}
	return out
}

// told are the frameworks that a question of the gate bears on, and silent the names of the others.
func (in Input) told() (told []assessment.Coverage, silent []md) {
	for _, c := range in.coverage() {
		if t := c.Tally(); t.Stand[assessment.StandsNotAsked]+t.Stand[assessment.StandsOnPurpose] == t.Leaves && len(c.All(assessment.StandsAsked)) == 0 {
			silent = append(silent, frameworkName(c.Framework))
		} else {
			told = append(told, c)
		}
	}
	return told, silent
}

const frameworksSay md = "A control is as good as the worst of the questions asked that bear on it; one with others below it speaks for them too. A question that " +
	"only touches on a control never satisfies it. Where nothing is asked, this report says nothing about the control. A mapping is no certificate."

func (p *page) frameworks(in Input) {
	told, silent := in.told()
	if len(told)+len(silent) == 0 {
		return
	}
	p.heading(2, "Frameworks")
	p.para(frameworksSay)
	for i := range told {
		p.framework(&told[i])
	}
	for _, m := range in.untold(silent) {
		p.para(m)
	}
}

// untold names the frameworks about which there is nothing to tell.
func (in Input) untold(silent []md) []md {
	var out []md
	if len(silent) > 0 {
		out = append(out, "No question of the gate bears on "+list(", ", silent...)+".")
	}
	if gone := in.withoutCatalogue(); len(gone) > 0 {
		out = append(out, "The gate also names "+list(", ", texts(gone)...)+", of which this program has no catalogue.")
	}
	return out
}

// withoutCatalogue are the frameworks of the gate that nothing can be said about.
func (in Input) withoutCatalogue() []string {
	have := map[string]bool{}
	for _, f := range in.Frameworks {
		have[f.ID] = true
	}
	var out []string
	for _, u := range in.state().Gate.Frameworks {
		if !have[u.Framework] {
			out = append(out, u.Framework)
		}
	}
	return out
}

// framework shows what is open, and names what is not.
func (p *page) framework(c *assessment.Coverage) {
	p.heading(3, frameworkName(c.Framework))
	p.para(tallySays(c.Tally()))
	open, met := openControls(c)
	var rows [][]md
	for _, control := range open {
		rows = append(rows, []md{text(control.ID), controlTitle(control), questionsOf(control), outcomeMark(control.Outcome)})
	}
	if len(rows) > 0 {
		p.table([]md{"Control", "Title", "Questions", "Worst outcome"}, rows)
	}
	p.notes(0, frameworkNotes(c, met))
	p.para(catalogueSays(c.Framework))
}

// openControls are the controls asked about that are not settled, and the ids of those that are.
func openControls(c *assessment.Coverage) (open []*assessment.Covered, met []md) {
	for i := range c.Controls {
		switch control := &c.Controls[i]; {
		case control.Stands != assessment.StandsAsked:
		case !control.Settled():
			open = append(open, control)
		case len(control.Own) > 0 && !control.Whole():
			met = append(met, text(control.ID)+" (so far: "+num(control.Asked)+" of "+num(control.Of)+" below asked)")
		case len(control.Own) > 0:
			met = append(met, text(control.ID))
		}
	}
	return open, met
}

// frameworkNotes names the controls that no row shows, by why.
func frameworkNotes(c *assessment.Coverage, met []md) []note {
	left := controlIDs(c.Topmost(assessment.StandsOnPurpose))
	if left != "" {
		left += ". " + sentence(c.Because)
	}
	return []note{
		{label: "Settled", says: list(", ", met...)},
		{label: "Related, not binding here", says: controlIDs(c.All(assessment.StandsNotBinding))},
		{label: "Only touched on", says: controlIDs(c.All(assessment.StandsRelated))},
		{label: "Not asked of this subject", says: controlIDs(c.Topmost(assessment.StandsSwitchedOff))},
		{label: "Not asked, on purpose", says: left},
		{label: "Not asked", says: controlIDs(c.Topmost(assessment.StandsNotAsked))},
		{label: "Mapped, and not in the catalogue", says: list(", ", texts(c.Lost)...)},
	}
}

func catalogueSays(f *content.Framework) md {
	return list(" ", "Catalogue "+text(f.ID)+" from "+code(f.Source)+checked(f.Checked)+".", text(f.Caveat), text(f.Licence))
}

func frameworkName(f *content.Framework) md { return text(f.Title) + " " + text(f.Version) }

// tallySays counts the controls that have none below them.
func tallySays(t assessment.Tally) md {
	parts := []md{num(t.Stand[assessment.StandsAsked]) + " of " + plural(t.Leaves, "control", "controls") + " asked about"}
	for _, o := range assessment.WorstFirst {
		if n := t.By[o]; n > 0 {
			parts = append(parts, counted(n, o))
		}
	}
	return list(" · ", parts...)
}

func checked(day string) md {
	if day == "" {
		return ""
	}
	return ", last checked on " + text(day)
}

// controlTitle is what the control is about, whom it binds, and from when where that is later than the day judged on.
func controlTitle(c *assessment.Covered) md {
	title := text(c.Title)
	if title == "" {
		title = text(c.Summary)
	}
	binds, from := md(""), md("")
	if c.Binds != "" {
		binds = "binds " + text(c.Binds)
	}
	if !c.From.IsZero() {
		from = "from " + date(c.From)
	}
	if says := list(", ", binds, from); says != "" {
		title += " (" + says + ")"
	}
	return title
}

func questionsOf(c *assessment.Covered) md {
	var own []md
	for _, q := range c.Own {
		own = append(own, text(q.ID))
	}
	below := md("")
	if !c.Leaf {
		below = "asks " + num(c.Asked) + " of " + num(c.Of) + " below"
	}
	return list("; ", list(", ", own...), below)
}

func controlIDs(controls []*assessment.Covered) md {
	var ids []md
	for _, c := range controls {
		id := text(c.ID)
		if !c.Leaf {
			id += " (all " + num(c.Of) + ")"
		}
		ids = append(ids, id)
	}
	return list(", ", ids...)
}
