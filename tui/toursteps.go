package tui

import (
	"gonogo/assessment"
	"gonogo/tui/ui"
)

// tourStep is one place of the tour with what there is to say about it, in about ten seconds of reading.
type tourStep struct {
	title string
	says  string
	at    func(*ui.Case) ui.Route
}

// tourSteps are the tour. The first one stands over the place where one is.
var tourSteps = []tourStep{
	{
		"a look round in two minutes",
		"It goes over the screens of a filled example, which is put into the portfolio where it is not there yet. Nothing of yours is read or written. " +
			"enter goes on, backspace goes back, esc leaves at any time.", nil,
	},
	{
		"the portfolio",
		"Every assessment with its verdict, how far it is and when it goes live. A verdict is one of four: GO, CONDITIONAL GO, INCOMPLETE, NO-GO. " +
			"It is never an average: one open blocker without a waiver is a NO-GO, however good the rest is.", stepTo(ui.Portfolio),
	},
	{
		"the review",
		"One question at a time. 1 to 5 answer it and go on to the next open one. The card says why it is asked, what good and weak evidence look like, and who knows. " +
			"The verdict stands at the top right all the while.", question(func(f *assessment.Finding) bool { return f.Outcome == assessment.OutcomeUnanswered }),
	},
	{
		"a claim is no proof",
		"This one was answered met, and does not count as met: its evidence is too old, too weak, or nobody else has checked it. The card says which, and what would count. " +
			"e gives evidence: where it is, when it was observed, who collected and who checked it.", question(func(f *assessment.Finding) bool {
			return f.Outcome == assessment.OutcomeStale || f.Outcome == assessment.OutcomeWeak
		}),
	},
	{
		"registers",
		"Facts stand in registers: every identity, tool, drill, person, approval and scan is a row. The checks of the gate look at the rows, " +
			"and an answer never counts for more than they say. p pastes rows from a spreadsheet, I reads what other tools export.", stepTo(ui.Registers),
	},
	{
		"findings",
		"What stands in the way of a GO, gravest first, and what was accepted. w waives a finding: somebody who did not ask for it accepts the risk until a day. " +
			"o sets a condition on a major: an owner and a due date.", stepTo(ui.Findings),
	},
	{
		"the decision",
		"The verdict, each reason with its rule, and the shortest list of what would change it. It is judged on the go-live date, so that evidence which will be too old by then is seen today. " +
			"c says why it changed since a snapshot.", stepTo(ui.Decision),
	},
	{
		"the forecast",
		"What ends by itself and when: evidence grows stale, waivers and conditions end, rows pass their dates. The first day that turns the verdict stands on top.", stepTo(ui.Forecast),
	},
	{
		"sign-offs",
		"Each role signs exactly what was decided, with an SSH key. A later change of it voids the sign-off and says which change it was.", stepTo(ui.SignOffs),
	},
	{
		"that is all",
		"n in the portfolio starts an assessment of your own. ? says on every screen what can be done there, u takes the last act back, and everything is saved as soon as it says so. " +
			"The example stays in the portfolio; gonogo archive puts it out of sight.", stepTo(ui.Portfolio),
	},
}

func stepTo(p ui.Place) func(*ui.Case) ui.Route {
	return func(*ui.Case) ui.Route { return ui.Route{To: p} }
}

// question is the review at the first question that stands so.
func question(so func(*assessment.Finding) bool) func(*ui.Case) ui.Route {
	return func(c *ui.Case) ui.Route {
		r := ui.Route{To: ui.Review}
		for i := range c.Decision.Findings {
			if f := &c.Decision.Findings[i]; so(f) {
				r.Question = f.Question.ID
				break
			}
		}
		return r
	}
}
