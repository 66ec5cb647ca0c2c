package tui

import (
	"context"
	"errors"
	"io"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
)

// Options says how the terminal program begins and what it may ask of the world.
type Options struct {
	Open   string                       // a slug: straight into its review
	Intake bool                         // straight into a new assessment
	Gate   *content.Gate                // the gate for new assessments
	Pack   func() (content.Pack, error) // and its source

	Demo   func(context.Context) error                                        // fills in the example; nil: not offered
	Tour   func(context.Context) (assessment.Meta, error)                     // the example, filled in where it is missing; nil: no tour
	Report func(assessment.Record, assessment.Decision) (string, error)       // the report as Markdown; nil: not offered
	Save   func(name, markdown string, replace bool) (path string, err error) // keeps a report; ErrExists when the file is there

	Frameworks func(*content.Gate) ([]*content.Framework, error) // the catalogues that a gate maps to; nil: not offered
	Files      *ui.Files                                         // files of this computer; nil: not looked at
	Editor     *ui.Editor                                        // the person's own editor; nil: none is named
	Signing    *ui.Signing                                       // keys and signatures; nil: not offered

	Hello      string                               // what there is to say before anything was done; "": nothing
	LoadCursor func(slug string) string             // the question last looked at, "" when none is kept; may be nil
	SaveCursor func(slug, question string) error    // keeps it; may be nil
	LoadTour   func() int                           // the step of the tour that was left, 0 where none was; may be nil
	SaveTour   func(step int) error                 // keeps it; 0 forgets it; may be nil
	Now        func() time.Time                     // the clock
	After      func(time.Duration, tea.Msg) tea.Cmd // a message after a while; nil: tea.Tick

	Plain   bool // line by line, for whoever listens: nothing is drawn
	NoColor bool // no colours at all
	ASCII   bool // draw with ASCII alone
	NoMouse bool // leave the mouse to the terminal

	In  io.Reader // nil: standard input
	Out io.Writer // nil: standard output
}

// ErrExists is what Options.Save returns for a file that is there already.
var ErrExists = ui.ErrExists

// Run shows the terminal program until the person leaves it. Everything answered is kept at every moment.
func Run(ctx context.Context, desk *assessment.Desk, opt Options) error {
	if opt.Plain {
		return runPlain(ctx, desk, opt)
	}
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithFPS(120)}
	if opt.In != nil {
		options = append(options, tea.WithInput(opt.In))
	}
	if opt.Out != nil {
		options = append(options, tea.WithOutput(opt.Out))
	}
	a := newApp(ctx, desk, opt)
	if a.first != nil {
		go a.first() //nolint:errcheck // whoever asks again gets the same answer; meanwhile the terminal is made ready
	}
	_, err := tea.NewProgram(a, options...).Run()
	if errors.Is(err, tea.ErrInterrupted) {
		return context.Canceled
	}
	return err
}

// New is the program's model, for Run and for tests.
func New(ctx context.Context, desk *assessment.Desk, opt Options) tea.Model {
	return newApp(ctx, desk, opt)
}

func newApp(ctx context.Context, desk *assessment.Desk, opt Options) *app {
	ui.MeasureClusters(false) // until the terminal says that it can
	a := &app{
		intake: opt.Intake, hello: opt.Hello, agreed: map[agreed]bool{}, now: opt.Now, after: opt.After,
		exec: tea.ExecProcess, mouse: !opt.NoMouse,
		theme: ui.Theme{Dark: true, Color: !opt.NoColor, ASCII: opt.ASCII},
		env: &ui.Env{
			Context: ctx, Desk: desk, Plain: opt.Plain, Pack: opt.Pack, Gate: opt.Gate,
			Demo: opt.Demo, Report: opt.Report, Save: opt.Save, Frameworks: opt.Frameworks, Files: opt.Files, Signing: opt.Signing, Editor: opt.Editor,
			LoadCursor: opt.LoadCursor, SaveCursor: opt.SaveCursor,
		},
	}
	if opt.Open != "" {
		a.first = sync.OnceValues(func() (ui.Route, error) { return a.read(ctx, opt.Open) })
	}
	if a.now == nil {
		a.now = time.Now
	}
	if a.after == nil {
		a.after = func(d time.Duration, msg tea.Msg) tea.Cmd {
			return tea.Tick(d, func(time.Time) tea.Msg { return msg })
		}
	}
	if a.env.LoadCursor == nil {
		a.env.LoadCursor = func(string) string { return "" }
	}
	if a.env.SaveCursor == nil {
		a.env.SaveCursor = func(string, string) error { return nil }
	}
	a.env.Shell = a
	a.loadTour, a.saveTour = opt.LoadTour, opt.SaveTour
	if a.example = opt.Tour; a.example != nil {
		a.env.Tour = a.beginTour
	}
	return a
}
