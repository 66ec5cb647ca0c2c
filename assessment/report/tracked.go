package report

import (
	"slices"

	"gonogo/assessment"
	"gonogo/content"
)

// tracked is a question with something to do, or with something accepted.
type tracked struct {
	id        string
	question  *content.Question   // nil where the gate does not have it
	finding   *assessment.Finding // nil where it is not asked
	waiver    *accepted[assessment.Waived]
	condition *accepted[assessment.ConditionSet]
}

// tracked lists, in the order of the walk, the questions that are not settled and those with a waiver or a condition.
func (in Input) tracked() []tracked {
	by := map[string]*tracked{}
	at := func(q string) *tracked {
		if by[q] == nil {
			by[q] = &tracked{id: q, question: in.state().Gate.Question(q), finding: in.Decision.Finding(q)}
		}
		return by[q]
	}
	for i := range in.Decision.Findings {
		if f := &in.Decision.Findings[i]; toDo(f) {
			by[f.Question.ID] = &tracked{id: f.Question.ID, question: f.Question, finding: f}
		}
	}
	for _, a := range in.waivers() {
		at(a.question).waiver = &a
	}
	for _, a := range in.conditions() {
		at(a.question).condition = &a
	}
	out := make([]tracked, 0, len(by))
	for _, q := range keysInWalk(in, by) {
		out = append(out, *by[q])
	}
	return out
}

// settled reports whether nothing is left to do for a question.
func settled(f *assessment.Finding) bool {
	switch f.Outcome {
	case assessment.OutcomeMet:
		return !f.Parked
	case assessment.OutcomeNotApplicable:
		return !f.Parked && !f.Unconfirmed
	default:
		return false
	}
}

// toDo reports whether there is something to do for a question before it is settled. What the sign-offs settle is not:
// it is done by signing.
func toDo(f *assessment.Finding) bool {
	return !settled(f) && f.Outcome != assessment.OutcomeAwaitingSignOff
}

// rest says who answers for a tracked question and until when. A waiver or condition that does not count is said to be
// held all the same: its owner and its date are the best there is.
func (t *tracked) rest() (assignee, owner string, due, expires assessment.Date) {
	c, w := t.condition, t.waiver
	if c != nil && (w == nil || c.counts) {
		return c.held.Value.Owner, c.held.Value.Owner, c.held.Value.Due, 0
	}
	if w != nil {
		v := w.held.Value
		return v.Requester, v.Owner, v.FixedBy, v.Expires
	}
	return "", "", 0, 0
}

// onTheWhole are the reasons against the subject as a whole, such as too much accepted: one for each rule.
func (in Input) onTheWhole() []assessment.Reason {
	var out []assessment.Reason
	for _, r := range in.Decision.Reasons {
		if r.Question != "" || r.Rule == assessment.RuleClear {
			continue
		}
		at := slices.IndexFunc(out, func(o assessment.Reason) bool { return o.Rule == r.Rule })
		if at < 0 {
			out = append(out, r)
			continue
		}
		out[at].Says += "; " + r.Says
	}
	return out
}
