package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/charmbracelet/x/term"

	"gonogo/assessment"
	"gonogo/content/clean"
	"gonogo/content/library"
	"gonogo/store"
	"gonogo/store/memory"
)

// app is one run of the program.
type app struct {
	world  World
	in     io.Reader
	out    *bufio.Writer // where results go
	stdout io.Writer     // the same, bare, to ask whether it is a terminal
	stderr io.Writer

	line   []string // the command line
	flags  globals
	failed error // what the verb came to
	told   bool  // the verb has told itself what the store found odd
	store  *store.Store
	desk   *assessment.Desk
}

// globals are the flags that every verb has.
type globals struct {
	db      string
	as      string
	json    bool
	quiet   bool
	noColor bool
	plain   bool
}

// written passes on what is left of the result. The buffer remembers a failure, so no verb looks at each line.
func (a *app) written() error { return a.out.Flush() }

// result is where results go. It says of a failure what it was that could not be written, however long the result.
type result struct{ io.Writer }

func (r result) Write(p []byte) (int, error) {
	n, err := r.Writer.Write(p)
	if err != nil {
		err = fmt.Errorf("the result could not be written: %w", err)
	}
	return n, err
}

// guess reads what even a mistake in the command line must respect, wherever it stands in it.
func (a *app) guess(args []string) {
	if end := slices.Index(args, "--"); end >= 0 {
		args = args[:end]
	}
	a.flags.json = a.flags.json || slices.Contains(args, "--json") || slices.Contains(args, "--json=true")
	a.flags.noColor = a.flags.noColor || slices.Contains(args, "--no-color") || slices.Contains(args, "--no-color=true")
}

// acting is a desk for a verb that records something: it knows who acts.
func (a *app) acting(ctx context.Context) (*assessment.Desk, error) {
	if a.desk != nil && a.desk.By() != "" {
		return a.desk, nil
	}
	by, err := a.who(ctx)
	if err != nil {
		return nil, err
	}
	if err := a.open(ctx); err != nil {
		return nil, err
	}
	a.desk = a.deskOver(a.store, by, a.store.Writer)
	return a.desk, nil
}

// reading is a desk for a verb that records nothing. Where there is no database yet, none is made.
func (a *app) reading(ctx context.Context) (*assessment.Desk, error) {
	if a.desk != nil {
		return a.desk, nil
	}
	if _, err := os.Stat(a.database()); errors.Is(err, fs.ErrNotExist) && a.store == nil {
		a.desk = a.deskOver(memory.New(), "", nil)
		return a.desk, nil
	}
	if err := a.open(ctx); err != nil {
		return nil, err
	}
	a.desk = a.deskOver(a.store, "", a.store.Writer)
	return a.desk, nil
}

// open opens the journal, once.
func (a *app) open(ctx context.Context) (err error) {
	if a.store == nil {
		a.store, err = store.Open(ctx, store.Options{Path: a.database(), StateDir: a.world.StateDir})
	}
	return err
}

func (a *app) deskOver(j assessment.Journal, by string, writer func() string) *assessment.Desk {
	return assessment.NewDesk(j, assessment.World{Now: a.world.Now, By: by, Writer: writer, Parse: parseGate, Known: library.Known, Render: renderToSign})
}

// who is the person who acts.
func (a *app) who(ctx context.Context) (string, error) {
	if a.flags.as == "" {
		return a.world.Identity(ctx), nil
	}
	if err := clean.RefuseLine(a.flags.as); err != nil {
		return "", usage("", "--as: %v", err)
	}
	if !assessment.IsPerson(a.flags.as) {
		return "", usage(`write --as "Ana Ames <ana@example.com>"`, "--as names nobody")
	}
	return a.flags.as, nil
}

func (a *app) database() string {
	if a.flags.db != "" {
		return a.flags.db
	}
	return a.world.Database
}

// find opens the desk for reading and the assessment that id names.
func (a *app) find(ctx context.Context, id string) (assessment.Record, error) {
	desk, err := a.reading(ctx)
	if err != nil {
		return assessment.Record{}, err
	}
	m, err := desk.Find(ctx, id)
	if err != nil {
		return assessment.Record{}, err
	}
	return desk.Open(ctx, m)
}

// close keeps what was seen and closes the journal.
func (a *app) close() error {
	if a.store == nil {
		return nil
	}
	s := a.store
	a.store, a.desk = nil, nil
	return s.Close()
}

// warn says what the store found odd, on the way out. It is never quiet: somebody may have changed the record.
func (a *app) warn(ctx context.Context) {
	if a.store == nil || a.told {
		return
	}
	for _, w := range a.store.Warnings() {
		w = a.bySlug(ctx, w)
		if a.flags.json {
			_ = writeLine(a.stderr, map[string]string{"schema": "gonogo/warning/1", "warning": w, "hint": "gonogo doctor says more"})
			continue
		}
		fmt.Fprintln(a.stderr, clean.Line("warning: "+w+" — gonogo doctor says more"))
	}
}

// bySlug puts the name that people know into a sentence of the store about an assessment.
func (a *app) bySlug(ctx context.Context, says string) string {
	rows, err := a.store.Journal.List(ctx)
	if err != nil {
		return says // the id is a name too
	}
	for _, r := range rows {
		says = strings.Replace(says, "assessment "+r.ID+" ", "assessment "+r.Slug+" ", 1)
	}
	return says
}

// note writes a remark for a person to stderr, never to the result. Text of others in it is cleaned.
func (a *app) note(format string, args ...any) {
	if a.flags.quiet || a.flags.json {
		return
	}
	fmt.Fprintln(a.stderr, clean.Line(fmt.Sprintf(format, args...)).String())
}

// print writes a line of the result. Text of others in it is cleaned.
func (a *app) print(format string, args ...any) {
	fmt.Fprintln(a.out, clean.Line(fmt.Sprintf(format, args...)).String())
}

// terminal reports whether a person sits at both ends.
func (a *app) terminal() bool {
	return isTerminal(a.in) && isTerminal(a.stdout) && os.Getenv("TERM") != "dumb"
}

// plain reports whether to go on line by line: because somebody said so, or at a terminal that cannot draw or whose
// user listens.
func (a *app) plain() bool {
	if a.flags.plain {
		return true
	}
	return isTerminal(a.in) && isTerminal(a.stdout) && (os.Getenv("TERM") == "dumb" || a.world.Accessible)
}

func isTerminal(v any) bool {
	f, ok := v.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}

// colour reports whether results may be coloured.
func (a *app) colour() bool {
	return !a.flags.noColor && !a.world.NoColor && isTerminal(a.stdout) && os.Getenv("TERM") != "dumb"
}

// helpOut hides the terminal from the help where no colour is wanted.
func (a *app) helpOut() io.Writer {
	if a.flags.noColor || a.world.NoColor || !isTerminal(a.stdout) {
		return trimmed{a.stdout}
	}
	return a.stdout
}

// readAll reads no more than limit bytes and one of in, and stops when ctx does: a person may have been asked for
// input that never comes.
func readAll(ctx context.Context, in io.Reader, limit int64) ([]byte, error) {
	type result struct {
		b   []byte
		err error
	}
	done := make(chan result, 1)
	go func() {
		b, err := io.ReadAll(io.LimitReader(in, limit+1))
		done <- result{b, err}
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case r := <-done:
		return r.b, r.err
	}
}
