package report

import (
	"gonogo/assessment"
	"gonogo/content"
)

type questionsDoc struct {
	Schema     string        `json:"schema"`
	Assessment string        `json:"assessment"`
	Questions  []questionDoc `json:"questions"`
}

type questionDoc struct {
	ID       string             `json:"id"`
	Section  string             `json:"section"`
	Severity string             `json:"severity"`
	Waivable bool               `json:"waivable"`
	Title    string             `json:"title"`
	Text     string             `json:"text"`
	Answer   assessment.Answer  `json:"answer"`
	Outcome  string             `json:"outcome"`
	Says     string             `json:"says"`
	ToSettle string             `json:"to_settle"`
	First    string             `json:"first_launch"` // what counts while there is no history; "" when this is no first launch
	Note     string             `json:"note"`
	Needs    needsDoc           `json:"needs"`
	Evidence []weighedDoc       `json:"evidence"`
	Checks   []questionCheckDoc `json:"checks"`
	Parked   bool               `json:"parked"`
	Maps     []string           `json:"maps"`
	Mappings []mappingDoc       `json:"mappings"`
	// Carried is the answer of the release before, while it waits to be confirmed; else left out.
	Carried *assessment.Carried `json:"carried,omitempty"`
}

type needsDoc struct {
	MinStrength  int             `json:"min_strength"`
	MaxAgeDays   int             `json:"max_age_days"`
	Bound        content.Binding `json:"bound"`
	Environments []string        `json:"environments"`
	Kinds        []string        `json:"kinds"`
}

type weighedDoc struct {
	ID       string          `json:"id"`
	Kind     string          `json:"kind"`
	Ref      string          `json:"ref"`
	Strength int             `json:"strength"`
	Observed assessment.Date `json:"observed"`
	StaleOn  assessment.Date `json:"stale_on"`
	Counts   bool            `json:"counts"`
	Limits   string          `json:"limits"` // what it does not show, as whoever gave it says
	Fails    []failDoc       `json:"fails"`
}

type failDoc struct {
	Test assessment.Test `json:"test"`
	Says string          `json:"says"`
}

// QuestionsJSON is where the questions asked stand, in the shape gonogo/questions/1. It has those that keep says
// yes to, all of them where keep is nil.
func QuestionsJSON(in Input, keep func(*assessment.Finding) bool) any {
	doc := questionsDoc{Schema: "gonogo/questions/1", Assessment: in.name(), Questions: []questionDoc{}}
	for i := range in.Decision.Findings {
		if f := &in.Decision.Findings[i]; keep == nil || keep(f) {
			doc.Questions = append(doc.Questions, in.questionDoc(f))
		}
	}
	return doc
}

func (in Input) questionDoc(f *assessment.Finding) questionDoc {
	q := f.Question
	tier := in.tierIndex()
	doc := questionDoc{
		ID: q.ID, Section: f.Section, Severity: f.Severity.String(), Waivable: !f.Unwaivable && !q.SignOff,
		Title: q.Title, Text: q.Text, Answer: f.Answer, Outcome: f.Outcome.String(), Says: f.Says, ToSettle: f.Needs,
		First: in.state().Subject.FirstForm(q), Note: f.Held.Value.Note, Parked: f.Parked, Evidence: []weighedDoc{}, Checks: []questionCheckDoc{}, Maps: mapsDoc(q), Mappings: mappingsDoc(q),
		Carried: in.state().CarriedFor(q.ID),
		Needs: needsDoc{
			MinStrength: q.Needs.Strength[tier], MaxAgeDays: q.Needs.MaxAge[tier], Bound: q.Needs.Bound,
			Environments: orEmpty(in.state().Subject.EnvironmentsFor(q.Needs.Where)), Kinds: orEmpty(q.Needs.Kinds),
		},
	}
	for _, c := range f.Checks {
		doc.Checks = append(doc.Checks, questionCheckOf(c))
	}
	for _, w := range f.Pieces {
		piece := weighedDoc{
			ID: pieceID(w.Entry), Kind: w.EvidenceKind, Ref: w.Ref, Strength: w.Strength,
			Observed: w.Observed, StaleOn: w.StaleOn, Counts: w.Counts, Limits: w.Limits, Fails: []failDoc{},
		}
		for _, x := range w.Fails {
			piece.Fails = append(piece.Fails, failDoc(x))
		}
		doc.Evidence = append(doc.Evidence, piece)
	}
	return doc
}

func mapsDoc(q *content.Question) []string {
	refs := []string{}
	for _, m := range q.Maps {
		refs = append(refs, m.Ref())
	}
	return refs
}

// mappingDoc is a control with how a question bears on it: maps alone makes what is related look as if it supported.
type mappingDoc struct {
	Ref      string           `json:"ref"`
	Relation content.Relation `json:"relation"`
	Because  string           `json:"because,omitempty"`
}

func mappingsDoc(q *content.Question) []mappingDoc {
	out := []mappingDoc{}
	for _, m := range q.Maps {
		out = append(out, mappingDoc{m.Ref(), m.Relation, m.Because})
	}
	return out
}
