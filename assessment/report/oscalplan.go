package report

import (
	"fmt"
	"io"
	"slices"
)

type oscalSystem struct {
	Type string `json:"identifier-type"`
	ID   string `json:"id"`
}

type oscalItem struct {
	UUID         string            `json:"uuid"`
	Title        md                `json:"title"`
	Description  md                `json:"description"`
	Props        oscalProps        `json:"props,omitempty"`
	Findings     []oscalFindingRef `json:"related-findings,omitempty"`
	Observations []oscalObserved   `json:"related-observations,omitempty"`
	Risks        []oscalRiskRef    `json:"related-risks,omitempty"`
	Remarks      md                `json:"remarks,omitempty"`
}

type oscalFindingRef struct {
	UUID string `json:"finding-uuid"`
}

// OSCALPlan writes the record as an OSCAL plan of action and milestones in JSON: an item for each question with
// something to do, whose risk holds the milestones of its waiver and its condition, and for each reason against the
// subject as a whole. Where nothing is to be done there is one item that says so, since OSCAL has no empty plan. Findings,
// observations and back matter are those of OSCALResults, under the same ids. It fails as that does.
func OSCALPlan(w io.Writer, in Input) error {
	o := newOSCAL(in)
	id, err := o.document("plan-of-action-and-milestones")
	if err != nil {
		return fmt.Errorf("write OSCAL plan of action: %w", err)
	}
	meta, err := o.metadata("Plan of action and milestones")
	if err != nil {
		return fmt.Errorf("write OSCAL plan of action: %w", err)
	}
	j := newJSONStream(w)
	j.begin("", object)
	j.begin("plan-of-action-and-milestones", object)
	j.value("uuid", id)
	j.value("metadata", meta)
	j.value("system-id", oscalSystem{oscalScheme, oneLine(in.state().Assessment)})
	j.value("local-definitions", o.subject())
	o.shared(j)
	listed(j, "poam-items", slices.Values(o.items()))
	o.backMatter(j)
	return j.end()
}

func (o *oscal) items() []oscalItem {
	var out []oscalItem
	for _, t := range o.tracked {
		f := t.finding
		if f == nil || !toDo(f) {
			continue
		}
		q := f.Question
		out = append(out, oscalItem{
			UUID: o.id("item", q.ID), Title: questionTitle(q.ID, q.Title), Description: sentence(f.Says), Props: briefly(f),
			Findings: []oscalFindingRef{{o.id("finding", q.ID)}}, Observations: o.pieces(f), Risks: []oscalRiskRef{{o.id("risk", q.ID)}},
			Remarks: remarks(func(p *page) { p.labelled(0, "To settle it", sentence(f.Needs)) }),
		})
	}
	for _, r := range o.in.onTheWhole() {
		item := oscalItem{UUID: o.id("item", string(r.Rule)), Title: ruleWords(r.Rule), Description: sentence(r.Says), Remarks: sentence(o.in.toSettle(""))}
		item.Props.add("rule", string(r.Rule))
		out = append(out, item)
	}
	if len(out) == 0 {
		out = append(out, oscalItem{
			UUID: o.id("item", "none"), Title: "Nothing is to be done",
			Description: "Every question asked is settled on " + date(o.in.Decision.On) + "; what the sign-offs settle is settled by signing.",
		})
	}
	return out
}
