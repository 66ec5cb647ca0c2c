package ui

import (
	"errors"

	"gonogo/assessment"
)

// ErrExists says that a file is there already.
var ErrExists = errors.New("a file of this name exists")

// Explain says what an error means for the person and what to do next.
func Explain(err error) string {
	var refused *assessment.RefusedError
	var argument *assessment.ArgumentError
	var journal *assessment.JournalError
	var check *assessment.CheckError
	switch {
	case errors.As(err, &check):
		return check.Error()
	case errors.As(err, &refused):
		return hint("not recorded: "+refused.Says, refused.Hint)
	case errors.As(err, &argument):
		return hint("not recorded: "+argument.Says, argument.Hint)
	case errors.As(err, &journal):
		return "the journal cannot be read: " + journal.Error() + " (gonogo doctor looks into it)"
	case errors.Is(err, assessment.ErrOutcomeUnknown):
		return "CANNOT TELL whether it was saved: " + err.Error() + " (look at the log before you do it again)"
	case errors.Is(err, assessment.ErrReadOnly):
		return "NOT SAVED: " + assessment.ErrReadOnly.Error()
	case errors.Is(err, assessment.ErrNotSaved):
		return "NOT SAVED: " + err.Error() + " (free some space or look at the disk, then do it again)"
	default:
		return "NOT SAVED: " + err.Error()
	}
}

func hint(says, hint string) string {
	if hint == "" {
		return says
	}
	return says + " (" + hint + ")"
}
