package tui

import (
	"gonogo/tui/screen/accept"
	"gonogo/tui/screen/compare"
	"gonogo/tui/screen/coverage"
	"gonogo/tui/screen/decision"
	"gonogo/tui/screen/evidence"
	"gonogo/tui/screen/findings"
	"gonogo/tui/screen/forecast"
	"gonogo/tui/screen/help"
	"gonogo/tui/screen/imports"
	"gonogo/tui/screen/intake"
	"gonogo/tui/screen/portfolio"
	"gonogo/tui/screen/register"
	"gonogo/tui/screen/report"
	"gonogo/tui/screen/review"
	"gonogo/tui/screen/sign"
	"gonogo/tui/screen/signoff"
	"gonogo/tui/screen/sprawl"
	"gonogo/tui/ui"
)

// routes says which screen each place is. It is the one place that names screens.
var routes = map[ui.Place]func(*ui.Env, ui.Route) ui.Screen{
	ui.Portfolio: portfolio.New,
	ui.Intake:    intake.New,
	ui.Review:    review.New,
	ui.Evidence:  evidence.New,
	ui.Findings:  findings.New,
	ui.Accept:    accept.New,
	ui.Decision:  decision.New,
	ui.Forecast:  forecast.New,
	ui.Compare:   compare.New,
	ui.Report:    report.New,
	ui.Coverage:  coverage.New,
	ui.SignOffs:  signoff.New,
	ui.Sign:      sign.New,
	ui.Registers: register.NewList,
	ui.Register:  register.New,
	ui.Row:       register.NewRow,
	ui.Paste:     register.NewPaste,
	ui.Import:    imports.New,
	ui.Sprawl:    sprawl.New,
	ui.Help:      help.New,
}
