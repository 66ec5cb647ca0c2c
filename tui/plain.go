package tui

import (
	"context"
	"os"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/plain"
	"gonogo/tui/ui"
)

var _ plain.Program = (*app)(nil)

// runPlain lets the same shell and screens be worked line by line.
func runPlain(ctx context.Context, desk *assessment.Desk, opt Options) error {
	var clock plain.Clock
	opt.After = clock.After
	if opt.In == nil {
		opt.In = os.Stdin
	}
	if opt.Out == nil {
		opt.Out = os.Stdout
	}
	return plain.Run(ctx, newApp(ctx, desk, opt), &clock, opt.In, opt.Out, opt.ASCII)
}

// Focus is what has the focus, and whether that is a sheet.
func (a *app) Focus() (s ui.Screen, sheet bool) {
	if len(a.stack) == 0 {
		return nil, false
	}
	return a.focus(), len(a.top().sheets) > 0
}

// Lives reports whether a screen or sheet is still there.
func (a *app) Lives(s ui.Screen) bool { return a.lives(s) }

// Offers are the actions there are now.
func (a *app) Offers() []ui.Action { return a.actions() }

// Perform does what an action does, or tells why not.
func (a *app) Perform(act ui.Action) tea.Cmd { return a.perform(act) }

// Told is what the shell had to say since this was last asked.
func (a *app) Told() (ui.Level, string) {
	n := a.notice
	a.notice = notice{}
	return n.level, n.says
}

// Loses names what has been typed and not saved, "" when nothing has.
func (a *app) Loses() string {
	for _, l := range a.stack {
		if what := l.unsaved(); what != "" {
			return what
		}
	}
	return ""
}
