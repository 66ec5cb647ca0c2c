package report

import (
	"slices"

	"gonogo/assessment"
	"gonogo/content"
)

// covered is one control of a framework with the questions asked that bear on it.
type covered struct {
	control *content.Control
	own     []*assessment.Finding // mapped to this very control
	all     []*assessment.Finding // with those of the controls below it, in the order of the walk
	parent  bool                  // there are controls below it
}

// worst is the outcome nearest to a no-go among the questions.
func (c *covered) worst() assessment.Outcome {
	for _, o := range worstFirst {
		if slices.ContainsFunc(c.all, func(f *assessment.Finding) bool { return f.Outcome == o }) {
			return o
		}
	}
	return 0
}

// coverageOf lists every control of f in the order of the catalogue.
func (in Input) coverageOf(f *content.Framework) []covered {
	above := map[string]string{}
	for _, c := range f.Controls {
		above[c.ID] = c.Parent
	}
	own, all, parent := map[string][]*assessment.Finding{}, map[string][]*assessment.Finding{}, map[string]bool{}
	for _, c := range f.Controls {
		parent[c.Parent] = true
	}
	for i := range in.Decision.Findings {
		finding := &in.Decision.Findings[i]
		for _, m := range finding.Question.Maps {
			if m.Framework != f.ID {
				continue
			}
			own[m.Control] = with(own[m.Control], finding)
			at := m.Control
			for range f.Controls { // never longer than the catalogue, even if it has a ring
				all[at] = with(all[at], finding)
				if at = above[at]; at == "" {
					break
				}
			}
		}
	}
	out := make([]covered, len(f.Controls))
	for i := range f.Controls {
		c := &f.Controls[i]
		out[i] = covered{c, own[c.ID], all[c.ID], parent[c.ID]}
	}
	return out
}

func with(fs []*assessment.Finding, f *assessment.Finding) []*assessment.Finding {
	if slices.Contains(fs, f) {
		return fs
	}
	return append(fs, f)
}

func (p *page) frameworks(in Input) {
	if len(in.Frameworks) == 0 {
		return
	}
	p.heading(2, "Frameworks")
	p.para("A control is as good as the worst of the questions asked that bear on it. A control with others below it speaks for them too. ",
		"Where nothing is asked, this report says nothing about the control.")
	for _, f := range in.Frameworks {
		p.framework(in, f)
	}
}

func (p *page) framework(in Input, f *content.Framework) {
	var rows [][]md
	var untouched []md
	for _, c := range in.coverageOf(f) {
		switch {
		case len(c.all) > 0:
			rows = append(rows, []md{text(c.control.ID), controlTitle(c.control), questionsOf(c), outcomeMark(c.worst())})
		case !c.parent:
			untouched = append(untouched, text(c.control.ID))
		}
	}
	p.heading(3, text(f.Title), " ", text(f.Version))
	if len(rows) == 0 {
		p.para("No question asked here bears on it.")
	} else {
		p.table([]md{"Control", "Title", "Questions", "Worst outcome"}, rows)
	}
	if len(rows) > 0 && len(untouched) > 0 {
		p.para("Nothing is asked here about ", plural(len(untouched), "control", "controls"), ": ", list(", ", untouched...), ".")
	}
	p.para(list(" ", "Catalogue "+text(f.ID)+" from "+code(f.Source)+checked(f.Checked)+".", text(f.Licence)))
}

func checked(day string) md {
	if day == "" {
		return ""
	}
	return ", last checked on " + text(day)
}

func controlTitle(c *content.Control) md {
	if c.Title != "" {
		return text(c.Title)
	}
	return text(c.Summary)
}

func questionsOf(c covered) md {
	var own []md
	for _, f := range c.own {
		own = append(own, text(f.Question.ID))
	}
	below := md("")
	if n := len(c.all) - len(c.own); n > 0 {
		below = num(n) + " below"
	}
	return list("; ", list(", ", own...), below)
}

type coverageDoc struct {
	Schema     string              `json:"schema"`
	Assessment string              `json:"assessment"`
	Frameworks []frameworkCoverDoc `json:"frameworks"`
}

type frameworkCoverDoc struct {
	ID       string            `json:"id"`
	Title    string            `json:"title"`
	Version  string            `json:"version"`
	Controls []controlCoverDoc `json:"controls"`
	NotAsked []string          `json:"not_asked"`
}

type controlCoverDoc struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Questions []string `json:"questions"`
	Outcome   string   `json:"outcome"`
}

// CoverageJSON is where each control stands, in the shape gonogo/coverage/1. The controls that no question asked
// here bears on are in not_asked.
func CoverageJSON(in Input) any {
	doc := coverageDoc{Schema: "gonogo/coverage/1", Assessment: in.name(), Frameworks: []frameworkCoverDoc{}}
	for _, f := range in.Frameworks {
		cover := frameworkCoverDoc{ID: f.ID, Title: f.Title, Version: f.Version, Controls: []controlCoverDoc{}, NotAsked: []string{}}
		for _, c := range in.coverageOf(f) {
			if len(c.all) == 0 {
				cover.NotAsked = append(cover.NotAsked, c.control.ID)
				continue
			}
			row := controlCoverDoc{ID: c.control.ID, Title: c.control.Title, Outcome: c.worst().String()}
			for _, f := range c.all {
				row.Questions = append(row.Questions, f.Question.ID)
			}
			cover.Controls = append(cover.Controls, row)
		}
		doc.Frameworks = append(doc.Frameworks, cover)
	}
	return doc
}
