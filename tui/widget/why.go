package widget

import (
	"gonogo/assessment"
	"gonogo/content"
)

// CannotWaive says why a question cannot be waived at all, "" when it may be.
func CannotWaive(f *assessment.Finding) string {
	id := f.Question.ID
	switch {
	case f.Question.SignOff:
		return id + " is settled by the sign-offs and cannot be waived"
	case f.Unwaivable:
		return id + " cannot be waived: fix it, or go live with less"
	case f.Severity == content.Minor:
		return id + " is a minor: it does not decide, so there is nothing to waive"
	}
	return ""
}

// CannotSetCondition says why no condition can be set on a question, "" when one may be.
func CannotSetCondition(f *assessment.Finding) string {
	id := f.Question.ID
	switch {
	case f.Question.SignOff:
		return id + " is settled by the sign-offs and needs no condition"
	case f.Severity == content.Blocker:
		return id + " is a blocker: a condition covers majors only; meet it, or waive it (w)"
	case f.Unwaivable:
		return id + " cannot be accepted: fix it, or go live with less"
	case f.Severity == content.Minor:
		return id + " is a minor: it does not decide, so it needs no condition"
	}
	return ""
}
