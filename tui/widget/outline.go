package widget

import (
	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
)

// Outline draws the questions under their sections, one row each, with the chosen one in sight.
type Outline struct {
	choice Choice
	lines  []outlineLine // as they were last drawn; kept for their room
}

// outlineLine is one line of an outline: a question, the title of its section or a blank line above that.
type outlineLine struct{ what, row int }

// What a line is where it is not the question itself.
const blank, title = -2, -1

// View is h lines of at most w cells, of which only those in sight are drawn; a click on a question shows it. Where
// the outline is not what keys move in, the question stands beside it already: a click on the chosen one has nothing to open.
// marked are ids of questions.
func (o *Outline) View(gate *content.Gate, rows []*assessment.Finding, marked map[string]bool, chosen string, active bool, w, h int, show func(id string) tea.Cmd) []ui.Line {
	lines := o.lines[:0]
	at := 0
	for i, f := range rows {
		if i == 0 || f.Section != rows[i-1].Section {
			if len(lines) > 0 && h > 20 {
				lines = append(lines, outlineLine{blank, i})
			}
			lines = append(lines, outlineLine{title, i})
		}
		if f.Question.ID == chosen {
			at = len(lines)
		}
		lines = append(lines, outlineLine{i, i})
	}
	o.lines = lines
	first := at
	if at == 1 {
		first = 0 // the title of the first section
	}
	return o.choice.Span(len(lines), max(0, first-1), min(len(lines)-1, at+1), h, func(y int) ui.Line {
		switch l := lines[y]; l.what {
		case blank:
			return ui.Blank()
		case title:
			return sectionRow(gate, rows, rows[l.row].Section, w)
		default:
			here := y == at
			id := rows[l.row].Question.ID
			return questionRow(rows[l.row], marked[id], here, here && active, w).Chosen(here && active, ui.KeyOpen, func() tea.Cmd { return show(id) })
		}
	})
}

func sectionRow(gate *content.Gate, rows []*assessment.Finding, id string, w int) ui.Line {
	title := id
	for _, s := range gate.Sections {
		if s.ID == id {
			title = s.Title
		}
	}
	n, settled := 0, 0
	for _, f := range rows {
		if f.Section == id {
			n++
			if !Unsettled(f) && f.Outcome != assessment.OutcomeAwaitingSignOff {
				settled++
			}
		}
	}
	return ui.Spread(w, ui.Line{ui.Gap(1), ui.Bold.Of(title)}, ui.Line{ui.Dim.Say("%d/%d settled", settled, n)})
}

func questionRow(f *assessment.Finding, marked, here, active bool, w int) ui.Line {
	mark := ui.FindingMark(f)
	lead := ui.Gap(1)
	if here {
		lead = ui.Accent.Of("▌")
	}
	pick := ui.Gap(1)
	if marked {
		pick = (ui.Accent | ui.Bold).Of("*")
	}
	sev := ui.SeverityMark(f.Severity)
	left := ui.Line{lead, pick, mark.Style.Of(mark.Sign), ui.Gap(1), sev.Style.Of(f.Question.ID), ui.Gap(1), ui.Plain.Of(f.Question.Title)}
	right := ui.Line{mark.Style.Of(mark.Word)}
	if w < 30 {
		left = left[:5]
	}
	l := ui.Spread(w, left, right)
	if active {
		l = l.With(ui.Bold)
	}
	return l
}

// Unsettled reports whether a question still wants something from somebody: it is open, unanswered, parked or
// in doubt. The sign-offs settle their own questions.
func Unsettled(f *assessment.Finding) bool {
	if f.Question.SignOff {
		return false
	}
	return f.Needs != "" && f.Waiver == nil && !(f.Condition != nil && f.Outcome.Open())
}
