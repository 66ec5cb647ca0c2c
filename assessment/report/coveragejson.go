package report

import (
	"gonogo/assessment"
	"gonogo/content"
)

type coverageDoc struct {
	Schema     string              `json:"schema"`
	Assessment string              `json:"assessment,omitempty"`
	Gate       string              `json:"gate"`
	On         assessment.Date     `json:"on,omitzero"`
	Frameworks []frameworkCoverDoc `json:"frameworks"`
}

type frameworkCoverDoc struct {
	ID        string            `json:"id"`
	Title     string            `json:"title"`
	Version   string            `json:"version"`
	Source    string            `json:"source"`
	Licence   string            `json:"licence"`
	Checked   string            `json:"checked"`
	Caveat    string            `json:"caveat"`
	Controls  []controlCoverDoc `json:"controls"`
	NotAsked  []string          `json:"not_asked"`
	OnPurpose onPurposeDoc      `json:"not_asked_on_purpose"` // those of not_asked that the gate leaves out knowingly
	Lost      []string          `json:"not_in_catalogue"`
}

type onPurposeDoc struct {
	Controls []string `json:"controls"`
	Because  string   `json:"because"`
}

type controlCoverDoc struct {
	ID          string    `json:"id"`
	Title       string    `json:"title"`
	Summary     string    `json:"summary"`
	Questions   []string  `json:"questions"`
	Outcome     string    `json:"outcome,omitempty"` // only where stands is asked, and never for a gate by itself
	Stands      string    `json:"stands"`            // asked, not-binding, related or switched-off
	Related     []string  `json:"related,omitempty"`
	SwitchedOff []string  `json:"switched_off,omitempty"`
	Below       *belowDoc `json:"below,omitempty"`
	Binds       string    `json:"binds,omitempty"`
	AppliesFrom string    `json:"applies_from,omitempty"`
	OnlyWith    string    `json:"only_with,omitempty"`
}

type belowDoc struct {
	Asked int `json:"asked"`
	Of    int `json:"of"`
}

// CoverageJSON is where each control stands, in the shape gonogo/coverage/1. The controls that the gate does not ask
// about are in not_asked.
func CoverageJSON(in Input) any {
	doc := coverageOf(in.state().Gate, in.coverage())
	doc.Assessment, doc.On = in.name(), in.Decision.On
	return doc
}

// GateCoverageJSON is what a gate asks about each control, in the shape gonogo/coverage/1 without outcomes.
func GateCoverageJSON(g *content.Gate, covers []assessment.Coverage) any {
	return coverageOf(g, covers)
}

func coverageOf(g *content.Gate, covers []assessment.Coverage) coverageDoc {
	doc := coverageDoc{Schema: "gonogo/coverage/1", Gate: g.Ref(), Frameworks: []frameworkCoverDoc{}}
	for _, c := range covers {
		f := c.Framework
		cover := frameworkCoverDoc{
			ID: f.ID, Title: f.Title, Version: f.Version, Source: f.Source, Licence: f.Licence, Checked: f.Checked, Caveat: f.Caveat, Controls: []controlCoverDoc{},
			NotAsked: []string{}, OnPurpose: onPurposeDoc{[]string{}, c.Because}, Lost: orEmpty(c.Lost),
		}
		for i := range c.Controls {
			control := &c.Controls[i]
			switch control.Stands {
			case assessment.StandsOnPurpose:
				cover.OnPurpose.Controls = append(cover.OnPurpose.Controls, control.ID)
				cover.NotAsked = append(cover.NotAsked, control.ID)
			case assessment.StandsNotAsked:
				cover.NotAsked = append(cover.NotAsked, control.ID)
			default:
				cover.Controls = append(cover.Controls, controlCoverOf(control))
			}
		}
		doc.Frameworks = append(doc.Frameworks, cover)
	}
	return doc
}

func controlCoverOf(c *assessment.Covered) controlCoverDoc {
	doc := controlCoverDoc{
		ID: c.ID, Title: c.Title, Summary: c.Summary, Stands: c.Stands.String(), Binds: c.Binds, AppliesFrom: c.AppliesFrom, OnlyWith: c.OnlyWith,
		Questions: orEmpty(questionIDs(c.Questions)), Related: questionIDs(c.Related), SwitchedOff: questionIDs(c.SwitchedOff),
	}
	if c.Outcome != 0 {
		doc.Outcome = c.Outcome.String()
	}
	if !c.Leaf {
		doc.Below = &belowDoc{c.Asked, c.Of}
	}
	return doc
}

func questionIDs(qs []*content.Question) []string {
	var ids []string
	for _, q := range qs {
		ids = append(ids, q.ID)
	}
	return ids
}
