package report

import (
	"fmt"
	"io"
	"iter"

	"gonogo/assessment"
)

type oscalImport struct {
	Href    string `json:"href"`
	Remarks md     `json:"remarks"`
}

type oscalObjective struct {
	Control     string               `json:"control-id"`
	Description md                   `json:"description,omitempty"`
	Props       oscalProps           `json:"props"`
	Parts       []oscalObjectivePart `json:"parts"`
}

type oscalObjectivePart struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Title md     `json:"title"`
	Prose md     `json:"prose,omitempty"`
}

type oscalReviewed struct {
	Selections []oscalSelection `json:"control-selections"`
}

type oscalSelection struct {
	Description md                   `json:"description"`
	Props       oscalProps           `json:"props,omitempty"`
	Links       []oscalLink          `json:"links,omitempty"`
	Include     []oscalControlChosen `json:"include-controls,omitempty"`
}

type oscalControlChosen struct {
	ID string `json:"control-id"`
}

// OSCALResults writes the record as OSCAL assessment results in JSON: an observation for each piece of evidence, a
// finding for each question asked, a risk for each that is not settled or accepted, an attestation for each sign-off.
// The questions are objectives of the file's own; the controls they bear on are selected by framework. The same record
// and day give the same bytes, ids too. It fails when w does, or when the record cannot be named by a digest.
func OSCALResults(w io.Writer, in Input) error {
	o := newOSCAL(in)
	id, err := o.document("assessment-results")
	if err != nil {
		return fmt.Errorf("write OSCAL assessment results: %w", err)
	}
	meta, err := o.metadata("Assessment results")
	if err != nil {
		return fmt.Errorf("write OSCAL assessment results: %w", err)
	}
	first, last := o.span()
	j := newJSONStream(w)
	j.begin("", object)
	j.begin("assessment-results", object)
	j.value("uuid", id)
	j.value("metadata", meta)
	j.value("import-ap", oscalImport{"#" + o.gate().UUID, "The gate stands for the plan: it says what is asked and what counts as evidence."})
	if len(in.Decision.Findings) > 0 {
		j.begin("local-definitions", object)
		listed(j, "objectives-and-methods", o.objectives())
		j.close()
	}
	j.begin("results", array)
	j.begin("", object)
	j.value("uuid", o.id("result", id))
	j.value("title", "Where each question stands")
	j.value("description", o.verdict())
	j.value("start", oscalTime(first))
	j.value("end", oscalTime(last))
	j.value("local-definitions", o.subject())
	j.value("reviewed-controls", o.reviewed())
	listed(j, "attestations", o.attestations())
	o.shared(j)
	j.close()
	j.close()
	o.backMatter(j)
	return j.end()
}

// shared are the lists that both models hold.
func (o *oscal) shared(j *jsonStream) {
	listed(j, "observations", o.observations())
	listed(j, "risks", o.risks())
	listed(j, "findings", o.findings())
}

// objectives are the questions asked: what the findings are about.
func (o *oscal) objectives() iter.Seq[oscalObjective] {
	return eachOf(o.in.Decision.Findings, func(f *assessment.Finding) oscalObjective {
		q := f.Question
		ob := oscalObjective{
			Control: token(q.ID), Description: prose(q.Why, ""),
			Parts: []oscalObjectivePart{{token(q.ID), "assessment-objective", questionTitle(q.ID, q.Title), prose(q.Text, "")}},
		}
		ob.Props.add("question", q.ID)
		ob.Props.add("section", f.Section)
		ob.Props.add("severity", f.Severity.String())
		return ob
	})
}

// reviewed selects the questions asked, then for each framework the controls that they bear on.
func (o *oscal) reviewed() oscalReviewed {
	asked := oscalSelection{Description: "The questions of the gate that are asked here.", Links: []oscalLink{{"#" + o.gate().UUID, "reference"}}}
	if len(o.in.Decision.Findings) == 0 {
		asked.Description = "No question of the gate is asked here, so nothing was reviewed. OSCAL has no empty selection."
		asked.Include = []oscalControlChosen{{"none"}}
	}
	out := []oscalSelection{asked}
	at := map[string]int{}
	chosen := map[string]bool{}
	for i := range o.in.Decision.Findings {
		q := o.in.Decision.Findings[i].Question
		out[0].choose(chosen, "", q.ID)
		for _, m := range q.Maps {
			n, ok := at[m.Framework]
			if !ok {
				n = len(out)
				at[m.Framework] = n
				out = append(out, o.selection(m.Framework))
			}
			out[n].choose(chosen, m.Framework, m.Control)
		}
	}
	return oscalReviewed{out}
}

func (o *oscal) selection(framework string) oscalSelection {
	s := oscalSelection{Description: "Controls of " + text(framework) + " that the questions asked bear on."}
	s.Props.add("framework", framework)
	for _, f := range o.in.Frameworks {
		if f.ID == framework {
			s.Links = []oscalLink{{"#" + o.id("framework", f.ID), "reference"}}
		}
	}
	return s
}

// choose adds a control once. An id that is no token is kept as it is in a property.
func (s *oscalSelection) choose(chosen map[string]bool, framework, control string) {
	id := token(control)
	if key := framework + "\x00" + id; !chosen[key] {
		chosen[key] = true
		s.Include = append(s.Include, oscalControlChosen{id})
		if id != control {
			s.Props.of("control", id, control)
		}
	}
}
