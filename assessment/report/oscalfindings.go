package report

import (
	"iter"
	"strconv"

	"gonogo/assessment"
)

type oscalFinding struct {
	UUID         string          `json:"uuid"`
	Title        md              `json:"title"`
	Description  md              `json:"description"`
	Props        oscalProps      `json:"props"`
	Origins      []oscalOrigin   `json:"origins,omitempty"`
	Target       oscalTarget     `json:"target"`
	Observations []oscalObserved `json:"related-observations,omitempty"`
	Risks        []oscalRiskRef  `json:"related-risks,omitempty"`
	Remarks      md              `json:"remarks,omitempty"`
}

type oscalTarget struct {
	Type   string      `json:"type"`
	ID     string      `json:"target-id"`
	Status oscalStatus `json:"status"`
}

type oscalStatus struct {
	State  string `json:"state"`
	Reason string `json:"reason"`
}

type oscalRiskRef struct {
	UUID string `json:"risk-uuid"`
}

// findings has one for each question asked.
func (o *oscal) findings() iter.Seq[oscalFinding] {
	return eachOf(o.in.Decision.Findings, o.finding)
}

func (o *oscal) finding(f *assessment.Finding) oscalFinding {
	q := f.Question
	out := oscalFinding{
		UUID: o.id("finding", q.ID), Title: questionTitle(q.ID, q.Title), Description: sentence(f.Says), Props: o.standing(f),
		Target:       oscalTarget{"objective-id", token(q.ID), statusOf(f)},
		Observations: o.pieces(f), Remarks: remarks(func(p *page) { o.answered(p, f) }),
	}
	if f.Answer != assessment.Unanswered {
		out.Origins = o.from(f.Held.By)
	}
	if o.atRisk[q.ID] {
		out.Risks = []oscalRiskRef{{o.id("risk", q.ID)}}
	}
	for _, m := range q.Maps {
		out.Props.of("control", m.Control, m.Ref())
	}
	return out
}

// statusOf: OSCAL knows two states, and only what is settled is satisfied. What is not known is "other", never "pass".
func statusOf(f *assessment.Finding) oscalStatus {
	switch {
	case settled(f):
		return oscalStatus{"satisfied", "pass"}
	case f.Outcome.Open() || f.Outcome == assessment.OutcomeWaived:
		return oscalStatus{"not-satisfied", "fail"}
	default:
		return oscalStatus{"not-satisfied", "other"}
	}
}

// briefly is where a question stands, in properties.
func briefly(f *assessment.Finding) oscalProps {
	p := make(oscalProps, 0, 16)
	p.add("question", f.Question.ID)
	p.add("section", f.Section)
	p.add("severity", f.Severity.String())
	p.add("outcome", f.Outcome.String())
	for _, r := range f.Reasons {
		p.add("rule", string(r.Rule))
	}
	return p
}

// standing is briefly with what was answered.
func (o *oscal) standing(f *assessment.Finding) oscalProps {
	p := briefly(f)
	p.yes("unwaivable", f.Unwaivable)
	if h, ok := o.in.state().Parked[f.Question.ID]; ok {
		p.add("parked-by", h.By)
		p.add("parked-entry", strconv.Itoa(h.Entry))
		p.add("parked-note", h.Value.Note)
	}
	p.yes("disputed", f.Disputed)
	p.yes("unconfirmed", f.Unconfirmed)
	if f.Answer != assessment.Unanswered {
		p.recorded(f.Held.Entry, f.Held.By)
		p.answers(f.Held)
	}
	return p
}

// answers adds what was answered; what another writer answered without seeing it has the class "other".
func (p *oscalProps) answers(h assessment.Held[assessment.Answered]) {
	about := ""
	for _, a := range append([]assessment.Answered{h.Value}, h.Others...) {
		p.of("answer", about, string(a.Answer))
		p.of("note", about, a.Note)
		p.of("absent", about, a.Absent)
		p.of("checked", about, a.Checked)
		p.of("confirmed-by", about, a.ConfirmedBy)
		about = "other"
	}
}

// answered is what people wrote about a question, and what would settle it.
func (o *oscal) answered(p *page, f *assessment.Finding) {
	p.longer(0, "Question", f.Question.Text)
	if f.Answer != assessment.Unanswered {
		p.labelled(0, "Answered", answerWord(f.Answer)+" "+by(f.Held.By, f.Held.Entry))
	}
	p.answer(f.Held.Value)
	for _, other := range f.Held.Others {
		p.labelled(0, "Another writer answered", answerWord(other.Answer))
		p.answer(other)
	}
	p.notes(0, checkNotes(f))
	if h, ok := o.in.state().Parked[f.Question.ID]; ok {
		p.labelled(0, "Put aside", by(h.By, h.Entry))
		p.longer(0, "Why it was put aside", h.Value.Note)
	}
	p.labelled(0, "To settle it", sentence(f.Needs))
}

func (p *page) answer(a assessment.Answered) {
	p.longer(0, "Note", a.Note)
	p.labelled(0, "Absent", text(a.Absent))
	p.longer(0, "How that was checked", a.Checked)
	p.labelled(0, "Confirmed by", text(a.ConfirmedBy))
}

// questionTitle is an id with its title, as titled has it, without a search.
func questionTitle(id, title string) md {
	if title == "" || title == id {
		return orNone(text(id), blankText)
	}
	return text(id) + " " + text(title)
}
