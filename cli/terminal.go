package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"gonogo/assessment"
	"gonogo/assessment/report"
	"gonogo/content"
	"gonogo/content/library"
	"gonogo/tui"
	"gonogo/tui/ui"
)

// A window is open all day: memory is dearer than collecting it a little more often. But to collect before the first screen
// is there would keep a person waiting for what the start leaves behind, which is little.
const (
	atStart    = 300 // percent of what is in use: nothing is collected before there are 12 MB
	startTakes = 50 * time.Millisecond
	afterStart = 40
)

// portfolio opens the terminal program with the list of assessments.
func (a *app) portfolio(ctx context.Context) error { return a.show(ctx, tui.Options{}) }

// review opens it with the questions of one assessment.
func (a *app) review(ctx context.Context, id string) error {
	desk, err := a.acting(ctx)
	if err != nil {
		return err
	}
	m, err := desk.Find(ctx, id)
	if err != nil {
		return err
	}
	return a.show(ctx, tui.Options{Open: m.Slug})
}

// intake opens it with the form for a new assessment under a gate.
func (a *app) intake(ctx context.Context, gate string) error {
	named, err := gateNamed(gate)
	if err != nil {
		return err
	}
	g, _, err := named.gate()
	if err != nil {
		return err
	}
	return a.show(ctx, tui.Options{Intake: true, Gate: g, Pack: func() (content.Pack, error) { return named.pack, nil }})
}

// show runs the terminal program. The gate of new assessments is the program's own where none was named.
func (a *app) show(ctx context.Context, o tui.Options) error {
	go ui.ReadyToMeasure()
	desk, err := a.acting(ctx)
	if err != nil {
		return err
	}
	if o.Gate == nil {
		if o.Gate, err = library.Compiled(defaultGate); err != nil {
			return err
		}
		o.Pack = func() (content.Pack, error) { _, pack, err := library.Gate(defaultGate); return pack, err }
	}
	o.Demo = func(ctx context.Context) error { _, err := a.fillDemo(ctx, desk); return err }
	o.Tour = func(ctx context.Context) (assessment.Meta, error) {
		made, err := a.fillDemo(ctx, desk)
		if err != nil {
			return assessment.Meta{}, err
		}
		return made[0].Meta, nil
	}
	o.Report = a.markdown
	o.Save = a.saveReport
	o.Frameworks = library.FrameworksOf
	o.Files = &ui.Files{Find: droppedFile, Look: lookAtFile, With: keepUnasked, Exports: a.exportsNamed}
	o.Signing = a.signing()
	o.Hello = leftSays(leftTexts(a.editingDir()))
	o.Editor = editorFrom(os.Getenv, a.editingDir())
	o.LoadCursor, o.SaveCursor = a.loadCursor, a.saveCursor
	o.LoadTour, o.SaveTour = a.loadTour, a.saveTour
	o.Now = a.world.Now
	o.Plain = a.plain()
	o.NoColor = a.flags.noColor || a.world.NoColor
	o.NoMouse = a.world.NoMouse
	o.ASCII = !utf8Locale(os.Getenv)
	o.In, o.Out = a.in, a.stdout
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(atStart)
		time.AfterFunc(startTakes, func() { debug.SetGCPercent(afterStart) })
	}
	return tui.Run(ctx, desk, o)
}

func (a *app) markdown(r assessment.Record, d assessment.Decision) (string, error) {
	frameworks, err := library.FrameworksOf(r.State.Gate)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	err = a.writeMarkdown(&out, report.Input{Record: r, Decision: d, Frameworks: frameworks})
	return out.String(), err
}

// saveReport keeps a report in the folder that the program was started in.
func (a *app) saveReport(name, markdown string, replace bool) (string, error) {
	path, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	if err := a.syncSeen(); err != nil {
		return path, err
	}
	err = writeFile(path, replace, func(w io.Writer) error {
		_, err := io.WriteString(w, markdown)
		return err
	})
	if errors.Is(err, fs.ErrExist) {
		return path, tui.ErrExists
	}
	return path, err
}

// utf8Locale reports whether the terminal can be trusted to show more than ASCII.
func utf8Locale(getenv func(string) string) bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := strings.ToLower(getenv(name)); v != "" {
			return strings.Contains(v, "utf-8") || strings.Contains(v, "utf8")
		}
	}
	return false
}
