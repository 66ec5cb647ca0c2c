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

func (p *page) frameworks(in Input) {
	var silent []md
	var told []assessment.Coverage
	for _, c := range in.coverage() {
		if t := c.Tally(); t.Stand[assessment.StandsNotAsked]+t.Stand[assessment.StandsOnPurpose] == t.Leaves && len(c.All(assessment.StandsAsked)) == 0 {
			silent = append(silent, frameworkName(c.Framework))
		} else {
			told = append(told, c)
		}
	}
	if len(told)+len(silent) == 0 {
		return
	}
	p.heading(2, "Frameworks")
	p.para("A control is as good as the worst of the questions asked that bear on it; one with others below it speaks for them too. A question that ",
		"only touches on a control never satisfies it. Where nothing is asked, this report says nothing about the control. A mapping is no certificate.")
	for i := range told {
		p.framework(&told[i])
	}
	if len(silent) > 0 {
		p.para("No question of the gate bears on ", list(", ", silent...), ".")
	}
	if gone := in.withoutCatalogue(); len(gone) > 0 {
		p.para("The gate also names ", list(", ", texts(gone)...), ", of which this program has no catalogue.")
	}
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
	var rows [][]md
	var met []md
	for i := range c.Controls {
		switch control := &c.Controls[i]; {
		case control.Stands != assessment.StandsAsked:
		case !control.Settled():
			rows = append(rows, []md{text(control.ID), controlTitle(control), questionsOf(control), outcomeMark(control.Outcome)})
		case len(control.Own) > 0:
			met = append(met, text(control.ID))
		}
	}
	if len(rows) > 0 {
		p.table([]md{"Control", "Title", "Questions", "Worst outcome"}, rows)
	}
	p.labelled(0, "Settled", list(", ", met...))
	p.labelled(0, "Related, not binding here", controlIDs(c.All(assessment.StandsNotBinding)))
	p.labelled(0, "Only touched on", controlIDs(c.All(assessment.StandsRelated)))
	p.labelled(0, "Not asked of this subject", controlIDs(c.Topmost(assessment.StandsSwitchedOff)))
	if left := controlIDs(c.Topmost(assessment.StandsOnPurpose)); left != "" {
		p.labelled(0, "Not asked, on purpose", left+". "+sentence(c.Because))
	}
	p.labelled(0, "Not asked", controlIDs(c.Topmost(assessment.StandsNotAsked)))
	p.labelled(0, "Mapped, and not in the catalogue", list(", ", texts(c.Lost)...))
	f := c.Framework
	p.para(list(" ", "Catalogue "+text(f.ID)+" from "+code(f.Source)+checked(f.Checked)+".", text(f.Caveat), text(f.Licence)))
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
