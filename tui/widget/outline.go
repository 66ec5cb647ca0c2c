package widget

import (
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

// View is h lines of at most w cells. There may be thousands of questions: only those in sight are drawn.
func (o *Outline) View(gate *content.Gate, rows []OutlineRow, chosen string, active bool, w, h int) []ui.Line {
	type place struct {
		row     int // in rows; where section is set, the first of it
		section bool
	}
	const blank = -1
	lines := make([]place, 0, len(rows)+2*len(gate.Sections))
	at := 0
	section := ""
	for i := range rows {
		f := rows[i].Finding
		if f.Section != section {
			section = f.Section
			if len(lines) > 0 && h > 20 {
				lines = append(lines, place{row: blank})
			}
			lines = append(lines, place{i, true})
		}
		if f.Question.ID == chosen {
			at = len(lines)
		}
		lines = append(lines, place{row: i})
	}
	first := at
	if at == 1 {
		first = 0 // the title of the first section
	}
	top := o.choice.scroll(max(0, first-1), min(len(lines)-1, at+1), len(lines), h)
	out := make([]ui.Line, max(0, h))
	for y := range min(len(out), len(lines)-top) {
		switch l := lines[top+y]; {
		case l.row == blank:
		case l.section:
			out[y] = sectionRow(gate, rows, rows[l.row].Finding.Section, w)
		default:
			here := rows[l.row].Finding.Question.ID == chosen
			out[y] = questionRow(rows[l.row], here, here && active, w)
		}
	}
	return out
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
	return ui.Spread(w, ui.Line{ui.Bold.Of(title)}, ui.Line{ui.Dim.Say("%d/%d settled", settled, n)})
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
