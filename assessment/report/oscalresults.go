package report

import (
	"fmt"
	"io"
)

type oscalResultsFile struct {
	Results oscalResults `json:"assessment-results"`
}

type oscalResults struct {
	UUID     string           `json:"uuid"`
	Metadata *oscalMetadata   `json:"metadata"`
	Plan     oscalImport      `json:"import-ap"`
	Local    *oscalObjectives `json:"local-definitions,omitempty"`
	Results  []oscalResult    `json:"results"`
	Back     *oscalBackMatter `json:"back-matter"`
}

type oscalImport struct {
	Href    string `json:"href"`
	Remarks md     `json:"remarks"`
}

type oscalObjectives struct {
	Objectives []oscalObjective `json:"objectives-and-methods"`
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

type oscalResult struct {
	UUID         string             `json:"uuid"`
	Title        md                 `json:"title"`
	Description  md                 `json:"description"`
	Start        string             `json:"start"`
	End          string             `json:"end"`
	Local        oscalComponents    `json:"local-definitions"`
	Reviewed     oscalReviewed      `json:"reviewed-controls"`
	Attestations []oscalAttestation `json:"attestations,omitempty"`
	Observations []oscalObservation `json:"observations,omitempty"`
	Risks        []oscalRisk        `json:"risks,omitempty"`
	Findings     []oscalFinding     `json:"findings,omitempty"`
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
	first, last := o.span()
	doc := oscalResults{
		UUID:  id,
		Plan:  oscalImport{"#" + o.gate().UUID, "The gate stands for the plan: it says what is asked and what counts as evidence."},
		Local: o.objectives(),
		Results: []oscalResult{{
			UUID: o.id("result", id), Title: "Where each question stands", Description: o.verdict(), Start: oscalTime(first), End: oscalTime(last),
			Local: o.subject(), Reviewed: o.reviewed(), Attestations: o.attestations(),
			Observations: o.observations(), Risks: o.risks(), Findings: o.findings(),
		}},
		Back: o.resources(),
	}
	if doc.Metadata, err = o.metadata("Assessment results", o.actions()); err != nil {
		return fmt.Errorf("write OSCAL assessment results: %w", err)
	}
	return WriteJSON(w, oscalResultsFile{doc})
}

// objectives are the questions asked: what the findings are about.
func (o *oscal) objectives() *oscalObjectives {
	var out []oscalObjective
	for i := range o.in.Decision.Findings {
		f := &o.in.Decision.Findings[i]
		q := f.Question
		ob := oscalObjective{
			Control: token(q.ID), Description: prose(q.Why, ""),
			Parts: []oscalObjectivePart{{token(q.ID), "assessment-objective", questionTitle(q.ID, q.Title), prose(q.Text, "")}},
		}
		ob.Props.add("question", q.ID)
		ob.Props.add("section", f.Section)
		ob.Props.add("severity", f.Severity.String())
		out = append(out, ob)
	}
	if len(out) == 0 {
		return nil
	}
	return &oscalObjectives{out}
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
