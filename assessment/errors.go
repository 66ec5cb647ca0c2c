package assessment

import "fmt"

// ArgumentError says that an argument names nothing: an unknown assessment, question, trait, kind or date.
type ArgumentError struct {
	Says string
	Hint string // what to do next; may be empty
}

func (e *ArgumentError) Error() string { return e.Says }

// RefusedError says that the gate refuses an act: nothing was recorded.
type RefusedError struct {
	Says string
	Hint string
}

func (e *RefusedError) Error() string { return e.Says }

// CheckError says that a check of the gate cannot be worked out over the rows held, so that there is no verdict.
type CheckError struct {
	Question string
	Err      error
}

func (e *CheckError) Error() string {
	return fmt.Sprintf("no verdict: the check of %s cannot be worked out: %s", e.Question, e.Err)
}

// Unwrap gives the cause.
func (e *CheckError) Unwrap() error { return e.Err }

// JournalError says that a journal cannot be read as one.
type JournalError struct{ Err error }

func (e *JournalError) Error() string { return e.Err.Error() }

// Unwrap gives the cause.
func (e *JournalError) Unwrap() error { return e.Err }

// SecretError says that a text looks like a secret. Nothing was recorded: the record keeps what it is given
// for ever, so a person must look first.
type SecretError struct {
	Field string
	Kind  string // what it looks like
}

func (e *SecretError) Error() string {
	return fmt.Sprintf("the %s looks like it holds %s; nothing was recorded, since the record keeps it for ever", e.Field, e.Kind)
}

// ChangedError says that somebody else touched the same thing since the person last looked.
type ChangedError struct {
	What string // "ID-09"
	By   string
	Now  string // what they recorded, in a few words
}

func (e *ChangedError) Error() string {
	return fmt.Sprintf("%s changed while you were looking: %s (%s); nothing was recorded", e.What, e.Now, e.By)
}

func refused(hint, format string, args ...any) error {
	return &RefusedError{fmt.Sprintf(format, args...), hint}
}

func argument(hint, format string, args ...any) error {
	return &ArgumentError{fmt.Sprintf(format, args...), hint}
}
