package widget

import (
	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
)

// OutlineRow is one question of an outline.
type OutlineRow struct {
	Finding *assessment.Finding
	Marked  bool
}

// Outline draws the questions under their sections, one row each, with the chosen one in sight.
type Outline struct {
	choice Choice
}

// View is h lines of at most w cells, of which only those in sight are drawn; a click on a question shows it. Where
// the outline is not what keys move in, the question stands beside it already: a click on the chosen one has nothing to open.
func (o *Outline) View(gate *content.Gate, rows []OutlineRow, chosen string, active bool, w, h int, show func(id string) tea.Cmd) []ui.Line {
	const blank, title = -2, -1
	type line struct{ what, row int } // what is the row itself, where it is neither
	var lines []line
	at := 0
	for i, r := range rows {
		if i == 0 || r.Finding.Section != rows[i-1].Finding.Section {
			if len(lines) > 0 && h > 20 {
				lines = append(lines, line{blank, i})
			}
			lines = append(lines, line{title, i})
		}
		if r.Finding.Question.ID == chosen {
			at = len(lines)
		}
		lines = append(lines, line{i, i})
	}
	first := at
	if at == 1 {
		first = 0 // the title of the first section
	}
	return o.choice.Span(len(lines), max(0, first-1), min(len(lines)-1, at+1), h, func(y int) ui.Line {
		switch l := lines[y]; l.what {
		case blank:
			return ui.Blank()
		case title:
			return sectionRow(gate, rows, rows[l.row].Finding.Section, w)
		default:
			here := y == at
			id := rows[l.row].Finding.Question.ID
			return questionRow(rows[l.row], here, here && active, w).Chosen(here && active, ui.KeyOpen, func() tea.Cmd { return show(id) })
		}
	})
}

func sectionRow(gate *content.Gate, rows []OutlineRow, id string, w int) ui.Line {
	title := id
	for _, s := range gate.Sections {
		if s.ID == id {
			title = s.Title
		}
	}
	n, settled := 0, 0
	for _, r := range rows {
		if r.Finding.Section == id {
			n++
			if !Unsettled(r.Finding) && r.Finding.Outcome != assessment.OutcomeAwaitingSignOff {
				settled++
			}
		}
	}
	return ui.Spread(w, ui.Line{ui.Gap(1), ui.Bold.Of(title)}, ui.Line{ui.Dim.Say("%d/%d settled", settled, n)})
}

func questionRow(r OutlineRow, here, active bool, w int) ui.Line {
	f := r.Finding
	mark := ui.FindingMark(f)
	lead := ui.Gap(1)
	if here {
		lead = ui.Accent.Of("▌")
	}
	pick := ui.Gap(1)
	if r.Marked {
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
