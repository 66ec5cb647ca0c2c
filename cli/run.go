// Package cli is the command line of gonogo: one verb a file, each a thin walk from arguments to the desk of
// package assessment and back to lines or JSON. It decides nothing and knows no SQL; the terminal program acts
// through the same desk, so the two cannot disagree.
//
// Other programs are written against what it prints: names, flags, fields and exit codes are added, never
// changed. Begin with Run, the table in verbs.go and the exit codes in exit.go.
package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"slices"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
)

// Run runs one command line and returns the exit code. args are without the program's name.
func Run(ctx context.Context, w World, args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	a := &app{world: w, in: stdin, out: bufio.NewWriter(result{stdout}), stdout: stdout, stderr: stderr}
	a.guess(args)
	defer func() {
		if p := recover(); p != nil {
			code = a.end(ctx, &crash{what: p, stack: debug.Stack()})
		}
	}()
	return a.end(ctx, a.run(ctx, args))
}

// run finds the verb and runs it. Errors of cobra never reach it: each verb, and each check of a command line,
// leaves its own in a.failed, so that nothing but end prints one.
func (a *app) run(ctx context.Context, args []string) error {
	cobra.MousetrapHelpText = "" // a double click opens the terminal program
	root := a.root()
	a.line = args
	root.SetArgs(slices.Concat([]string{}, args))
	root.SetIn(a.in)
	root.SetOut(a.helpOut())
	root.SetErr(a.stderr)
	if slices.Contains(args, "--help") || slices.Contains(args, "-h") {
		if c, _, err := root.Find(args); err == nil {
			fit(c, a.helpWidth())
		}
	}
	err := fang.Execute(ctx, root,
		fang.WithVersion(a.version()),
		fang.WithoutCompletions(),
		fang.WithoutManpage(),
		fang.WithColorSchemeFunc(fang.AnsiColorScheme),
		fang.WithErrorHandler(func(io.Writer, fang.Styles, error) {}),
	)
	if err != nil {
		err = &usageError{says: err.Error(), hint: "gonogo help shows the verbs"}
	}
	return errors.Join(a.failed, err)
}

// end closes what is open, prints what went wrong and says the code.
func (a *app) end(ctx context.Context, err error) int {
	a.warn(ctx)
	closing := a.close()
	if !as[*crash](err) { // half a result is none
		closing = errors.Join(closing, a.written())
	}
	// A verdict that did not reach the reader, or a record that did not close, is no verdict.
	if closing != nil && (err == nil || verdictOnly(err)) {
		err = closing
	}
	code := exitCode(err)
	if says, ok := errorText(err); ok {
		a.printError(says, hintOf(err), code)
	}
	if c, ok := errors.AsType[*crash](err); ok && !a.flags.json {
		fmt.Fprintf(a.stderr, "\n%s", c.stack)
	}
	return code
}

// crash is a mistake in this program.
type crash struct {
	what  any
	stack []byte
}

func (c *crash) Error() string { return fmt.Sprintf("this is a mistake in gonogo: %v", c.what) }

func (c *crash) Hint() string {
	return "what was shown as saved is saved; please report what you did, with the lines below"
}
