package report

import (
	"gonogo/assessment"
	"gonogo/content"
)

// signOffs says who must sign and, in a text that nobody signs, who has. In the text that is signed only what does not
// change by signing can stand.
func (p *page) signOffs(in Input) {
	o := &in.Decision.SignOffs
	if len(o.Needed) == 0 {
		return
	}
	p.heading(2, "Who signs")
	p.para("At ", tierName(in), " these roles sign, by at least ", plural(o.PeopleNeeded, "person", "different people"), ".")
	head := []md{"Role", "Says by signing", "How"}
	if !in.ToSign {
		head = append(head, "Stands")
	}
	var rows [][]md
	for _, r := range o.Needed {
		row := []md{text(r.Role.Title), text(r.Role.Says), needSays(in, r)}
		if !in.ToSign {
			row = append(row, text(r.Says))
		}
		rows = append(rows, row)
	}
	p.table(head, rows)
	if in.ToSign || len(o.Given) == 0 {
		return
	}
	if o.Reopened != "" {
		p.para(sentence(o.Reopened))
	}
	p.heading(3, "Sign-offs held")
	for _, g := range o.Given {
		p.item(0, text(g.Role), ": ", givenSays(g), ", entry ", num(g.Entry))
	}
}

func needSays(in Input, r assessment.RoleSignOff) md {
	switch r.Need {
	case content.RoleWith:
		return "by itself, or the " + text(in.state().Gate.Role(r.Role.With).Title) + " signs for it"
	case content.RoleReviews:
		return "one of the reviewers"
	default:
		return "by itself"
	}
}

func givenSays(g *assessment.GivenSignOff) md {
	if g.Broken != "" {
		return "recorded by " + text(g.By) + "; " + text(g.Broken)
	}
	says := text(g.Name()) + " on " + date(g.On()) + ", " + keyOf(g.SignOff)
	if g.Why != "" {
		return says + "; does not count: " + text(g.Why)
	}
	return says
}
