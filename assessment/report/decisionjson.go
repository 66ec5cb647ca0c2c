package report

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"gonogo/assessment"
	"gonogo/content"
)

type decisionDoc struct {
	Schema         string             `json:"schema"`
	Assessment     string             `json:"assessment"`
	Gate           gateRefDoc         `json:"gate"`
	On             assessment.Date    `json:"on"`
	OnFrom         assessment.OnFrom  `json:"on_from"`
	Verdict        assessment.Verdict `json:"verdict"`
	WithoutWaivers assessment.Verdict `json:"verdict_without_waivers"`
	Signed         bool               `json:"signed"`
	KeysKnown      bool               `json:"keys_known"`
	SignOffs       signOffsDoc        `json:"sign_offs"`
	Rule           assessment.Rule    `json:"rule"`
	Reasons        []reasonDoc        `json:"reasons"`
	Counts         map[string]int     `json:"counts"`
	ToChange       []changeDoc        `json:"to_change"`
	Flips          *flipDoc           `json:"flips"`
	Frontier       frontierDoc        `json:"frontier"`
}

type gateRefDoc struct {
	ID      string         `json:"id"`
	Version string         `json:"version"`
	Digest  content.Digest `json:"digest"`
}

type reasonDoc struct {
	Rule     assessment.Rule `json:"rule"`
	Question string          `json:"question"`
	Severity string          `json:"severity"`
	Outcome  string          `json:"outcome"`
	Says     string          `json:"says"`
	Entries  []int           `json:"entries"`
	EntryIDs []string        `json:"entry_ids"`
}

type changeDoc struct {
	Question string `json:"question"`
	Needs    string `json:"needs"`
}

type flipDoc struct {
	On       assessment.Date    `json:"on"`
	To       assessment.Verdict `json:"to"`
	Question string             `json:"question"`
	Says     string             `json:"says"`
}

// frontierDoc is a frontier with its digest, which is made when it is written.
type frontierDoc assessment.Frontier

// MarshalJSON writes the digest and the heads.
func (f frontierDoc) MarshalJSON() ([]byte, error) {
	digest, err := assessment.Frontier(f).Digest()
	if err != nil {
		return nil, err
	}
	return json.Marshal(struct {
		Digest  content.Digest    `json:"digest"`
		Writers []assessment.Head `json:"writers"`
	}{digest, orEmpty([]assessment.Head(f))})
}

// DecisionJSON is the verdict and what it rests on, in the shape gonogo/decision/1.
func DecisionJSON(in Input) any {
	d := in.Decision
	doc := decisionDoc{
		Schema: "gonogo/decision/1", Assessment: in.name(), Gate: gateRefDoc(d.Gate),
		On: d.On, OnFrom: d.OnFrom, Verdict: d.Verdict, WithoutWaivers: d.WithoutWaivers, Signed: d.Signed, KeysKnown: in.KeysKnown, SignOffs: signOffsOf(d.SignOffs),
		Rule: d.Rule, Reasons: []reasonDoc{}, Counts: countsDoc(d.Counts), ToChange: []changeDoc{}, Frontier: frontierDoc(d.Frontier),
	}
	for _, r := range d.Reasons {
		doc.Reasons = append(doc.Reasons, in.reasonDoc(r))
	}
	for _, c := range d.ToChange {
		doc.ToChange = append(doc.ToChange, changeDoc(c))
	}
	if f := d.Flips; f != nil {
		doc.Flips = &flipDoc{f.On, f.To, f.Question, f.Says}
	}
	return doc
}

func (in Input) reasonDoc(r assessment.Reason) reasonDoc {
	doc := reasonDoc{Rule: r.Rule, Question: r.Question, Says: r.Says, Entries: orEmpty(r.Entries), EntryIDs: []string{}}
	if r.Question != "" {
		doc.Severity, doc.Outcome = r.Severity.String(), r.Outcome.String()
	}
	for _, n := range r.Entries {
		doc.EntryIDs = append(doc.EntryIDs, in.state().Log[n-1].ID)
	}
	return doc
}

// countsDoc has a key for every outcome there is, so that a reader can add them up.
func countsDoc(c assessment.Counts) map[string]int {
	m := map[string]int{"applicable": c.Applicable, "parked": c.Parked}
	for _, o := range assessment.Outcomes {
		m[o.String()] = c.By[o]
	}
	return m
}

// pieceID is what people call a piece of evidence: "e12".
func pieceID(entry int) string { return fmt.Sprintf("e%d", entry) }

type listDoc struct {
	Schema      string       `json:"schema"`
	Assessments []listRowDoc `json:"assessments"`
}

type listRowDoc struct {
	ID           string               `json:"id"`
	Name         string               `json:"name"`
	Programme    string               `json:"programme"`
	Gate         string               `json:"gate"`
	Verdict      string               `json:"verdict"`
	Answered     int                  `json:"answered"`
	Applicable   int                  `json:"applicable"`
	OpenBlockers int                  `json:"open_blockers"`
	ToSettle     int                  `json:"blockers_to_settle"`
	GoLive       assessment.Date      `json:"go_live"`
	Updated      string               `json:"updated"`
	Signed       bool                 `json:"signed"`
	SignOff      assessment.SignState `json:"sign_off"`
	Launched     string               `json:"launched"`
	NextOn       assessment.Date      `json:"ends_next_on"`
	NextSays     string               `json:"ends_next"`
	FlipOn       assessment.Date      `json:"flips_on"`
	FlipTo       string               `json:"flips_to"`
	FlipOf       string               `json:"flips_by"`
	Archived     bool                 `json:"archived"`
	Error        string               `json:"error,omitempty"` // why there is no verdict, where that is known
}

// ListJSON is the portfolio in the shape gonogo/list/1. A row that could not be judged has an empty verdict.
func ListJSON(rows []assessment.Row) any {
	doc := listDoc{Schema: "gonogo/list/1", Assessments: []listRowDoc{}}
	for _, r := range rows {
		row := listRowDoc{
			ID: r.Slug, Name: r.Name, Programme: r.Programme, Gate: strings.TrimSpace(r.GateID + " " + r.GateVersion),
			Answered: r.Answered, Applicable: r.Applicable, OpenBlockers: r.OpenBlockers, ToSettle: r.ToSettle, GoLive: r.GoLive,
			Updated: stamp(r.Updated), Signed: r.SignOff == assessment.SignComplete, SignOff: r.SignOff, Launched: r.Launched,
			NextOn: r.NextOn, NextSays: r.NextSays, FlipOn: r.FlipOn, FlipOf: r.FlipOf, Archived: r.Archived, Error: r.Err,
		}
		if r.FlipTo != 0 {
			row.FlipTo = r.FlipTo.String()
		}
		if r.Verdict != 0 {
			row.Verdict = r.Verdict.String()
		}
		doc.Assessments = append(doc.Assessments, row)
	}
	return doc
}

// stamp is a moment in UTC, "" where there is none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

type reportDoc struct {
	Schema    string `json:"schema"`
	Decision  any    `json:"decision"`
	Questions any    `json:"questions"`
	Record    any    `json:"record"`
	Coverage  any    `json:"coverage"`
}

// ReportJSON is the whole report in the shape gonogo/report/1: decision, questions, record and coverage together.
func ReportJSON(in Input) any {
	return reportDoc{"gonogo/report/1", DecisionJSON(in), QuestionsJSON(in, nil), RecordJSON(in), CoverageJSON(in)}
}
