package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"gonogo/assessment"
	"gonogo/content/clean"
	"gonogo/content/load"
	"gonogo/store/sqlite"
)

// The exit codes.
const (
	exitDone        = 0   // for decide: go
	exitFailed      = 1   // the tool failed
	exitUsage       = 2   // wrong usage, or an argument that names nothing
	exitInvalid     = 3   // a file or the journal is invalid, or the gate refuses the act
	exitConditional = 10  // decide: conditional-go
	exitIncomplete  = 11  // decide: incomplete
	exitNoGo        = 12  // decide: no-go
	exitUnsigned    = 13  // a sign-off is missing or does not verify
	exitInterrupted = 130 // somebody pressed ctrl-c
)

// exitCode is the one place where an outcome becomes an exit code. What it does not know has failed.
func exitCode(err error) int {
	var verdict *verdictExit
	switch {
	case err == nil:
		return exitDone
	case as[*crash](err):
		return exitFailed
	case errors.As(err, &verdict):
		return verdict.code()
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case as[*usageError](err), as[*assessment.ArgumentError](err), as[*errFileExists](err), errors.Is(err, sqlite.ErrExists):
		return exitUsage
	case as[*unverified](err), as[*missingSignOff](err):
		return exitUnsigned
	case as[*assessment.RefusedError](err), as[*assessment.ChangedError](err), as[*assessment.SecretError](err),
		as[*assessment.JournalError](err), as[*assessment.ChainError](err), as[*assessment.CheckError](err),
		as[*load.Error](err), as[*load.Errors](err), as[*invalid](err),
		errors.Is(err, sqlite.ErrDamaged), errors.Is(err, sqlite.ErrForeign), errors.Is(err, sqlite.ErrNewer):
		return exitInvalid
	default:
		return exitFailed
	}
}

func as[T error](err error) bool {
	_, ok := errors.AsType[T](err)
	return ok
}

// verdictExit is a verdict other than go, on its way to an exit code. It is no error and nothing is printed.
type verdictExit struct {
	verdict  assessment.Verdict
	unsigned bool // signatures were asked for and one is missing
}

func (v *verdictExit) Error() string { return v.verdict.String() }

func (v *verdictExit) code() int {
	switch v.verdict {
	case assessment.NoGo:
		return exitNoGo
	case assessment.Incomplete:
		return exitIncomplete
	case assessment.ConditionalGo:
		if v.unsigned {
			return exitUnsigned
		}
		return exitConditional
	case assessment.Go:
		if v.unsigned {
			return exitUnsigned
		}
		return exitDone
	default:
		return exitFailed // no verdict at all
	}
}

func verdictOnly(err error) bool { return as[*verdictExit](err) }

// usageError says that a command line cannot be understood.
type usageError struct{ says, hint string }

func (e *usageError) Error() string { return e.says }
func (e *usageError) Hint() string  { return e.hint }

func usage(hint, format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...), hint}
}

// invalid says that a file, or what a file led to, is not as it must be.
type invalid struct{ says, hint string }

func (e *invalid) Error() string { return e.says }
func (e *invalid) Hint() string  { return e.hint }

// errorText is what to print of err; nothing of a verdict.
func errorText(err error) (string, bool) {
	if err == nil || verdictOnly(err) || as[*unverified](err) {
		return "", false
	}
	if errors.Is(err, context.Canceled) {
		return "interrupted", true
	}
	if many, ok := errors.AsType[*load.Errors](err); ok {
		return manyText(many), true
	}
	return oneLineOf(err.Error()), true
}

// oneLineOf is a text on one line. Joined errors may say the same twice.
func oneLineOf(s string) string {
	var lines []string
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" && !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "; ")
}

// manyText is a line for each mistake of a file, with its own hint.
func manyText(many *load.Errors) string {
	var lines []string
	for _, e := range many.List {
		line := e.Error()
		if e.Hint != "" {
			line += " — " + e.Hint
		}
		lines = append(lines, line)
	}
	if many.More > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", many.More))
	}
	return strings.Join(lines, "\n")
}

// hintOf is what to do next, "" when nobody knows.
func hintOf(err error) string {
	var (
		argument *assessment.ArgumentError
		refused  *assessment.RefusedError
		secret   *assessment.SecretError
		changed  *assessment.ChangedError
		file     *load.Error
		hinted   interface{ Hint() string }
	)
	switch {
	case err == nil, errors.Is(err, context.Canceled):
		return ""
	case errors.As(err, &argument):
		return argument.Hint
	case errors.As(err, &refused):
		return refused.Hint
	case errors.As(err, &secret):
		return "take it out, or add --not-a-secret when you are sure that it is none"
	case as[*assessment.CheckError](err):
		return checkHint
	case errors.As(err, &changed):
		return "look at it with gonogo show, then act again"
	case as[*load.Errors](err):
		return "" // each line has its own
	case errors.As(err, &file):
		return file.Hint
	case errors.As(err, &hinted):
		return hinted.Hint()
	case as[*assessment.JournalError](err), as[*assessment.ChainError](err):
		return "keep the file; gonogo doctor says what is hurt; to restore a backup: gonogo restore BACKUP, which keeps the damaged file; assessments that doctor does not name are unaffected"
	default:
		return ""
	}
}

const checkHint = "correct the row or the gate; what is recorded is kept, and gonogo row list shows it"

// printError writes an error as one line with its hint, or as JSON. Several mistakes of one file are a line each.
func (a *app) printError(says, hint string, code int) {
	if a.flags.json {
		_ = writeLine(a.stderr, struct { // nobody is left to tell
			Schema string `json:"schema"`
			Error  string `json:"error"`
			Hint   string `json:"hint"`
			Code   int    `json:"code"`
		}{"gonogo/error/1", says, hint, code})
		return
	}
	lines := strings.Split(strings.TrimRight(says, "\n"), "\n")
	for i, line := range lines {
		line = clean.Line(line).String()
		if i == len(lines)-1 && hint != "" {
			line += " — " + clean.Line(hint).String()
		}
		if len(lines) == 1 {
			line = "gonogo: " + line
		}
		fmt.Fprintln(a.stderr, line)
	}
}
