package findings

import (
	"gonogo/assessment"
	"gonogo/tui/ui"
)

// View is the list, and below or beside it what there is to say about the chosen one.
func (s *Screen) View() ui.Frame {
	f := ui.Frame{Crumbs: []string{"portfolio", s.c.Slug, "findings"}, Status: ui.Standing(&s.c.Decision)}
	if len(s.flat()) == 0 {
		f.Body = append([]ui.Line{ui.Blank(), {ui.Gap(2), ui.Good.Of("✓ "), ui.Plain.Of("Nothing is open and nothing was accepted.")}},
			ui.Indent(4, ui.Dim.Wrap("What stands in the way of a go is listed here, gravest first, to be waived or given a condition. "+ui.Pick(ui.KeyDecision).Label()+" shows the verdict.", min(s.w-6, ui.MaxText)))...)
		return f
	}
	if s.w >= ui.TwoPanes {
		left := s.w * 11 / 20
		right := s.w - left - ui.Between
		f.Body = ui.Beside(s.h,
			ui.Column{Width: left, Lines: s.rows(left, s.h)},
			ui.Column{Width: right, Lines: append(s.detail(min(right-1, ui.MaxText)), s.asks(min(right-1, ui.MaxText))...)})
		return f
	}
	h := max(4, s.h*2/5)
	f.Body = s.rows(s.w-1, s.h-h-1)
	f.Body = append(f.Body, ui.Rule(s.w))
	detail := s.detail(s.w - 2)
	if len(detail) > h {
		detail = append(detail[:h-1:h-1], detail[h-1].Etc(s.w-2))
	}
	f.Body = append(f.Body, ui.Rows(ui.Indent(1, detail), h)...)
	return f
}

func (s *Screen) rows(w, h int) []ui.Line {
	var lines []ui.Line
	first, last, n := 0, 0, 0
	for _, g := range s.list {
		if len(g.found) == 0 {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, ui.Blank())
		}
		title := len(lines)
		lines = append(lines, ui.Line{ui.Gap(1), (g.style | ui.Bold).Of(g.title), ui.Dim.Say("  %d", len(g.found))})
		for i, f := range g.found {
			if n == s.choice.At {
				first, last = len(lines), len(lines)
				if i == 0 {
					first = title
				}
			}
			lines = append(lines, row(f, n == s.choice.At, w).Chosen(n == s.choice.At, ui.KeyOpen, s.choice.To(n)))
			n++
		}
	}
	return s.choice.View(lines, first, last, h)
}

func row(f *assessment.Finding, here bool, w int) ui.Line {
	lead, style := ui.Gap(2), ui.Plain
	if here {
		lead, style = ui.Accent.Of("▌ "), ui.Bold
	}
	mark, sev := ui.FindingMark(f), ui.SeverityMark(f.Severity)
	return ui.Spread(w,
		ui.Line{lead, mark.Style.Of(mark.Sign), ui.Gap(1), (sev.Style | style).Of(f.Question.ID), ui.Gap(1), style.Of(f.Question.Title)},
		ui.Line{mark.Style.Of(mark.Word), ui.Dim.Of(" · "), sev.Style.Of(sev.Word)})
}

// detail says why the chosen finding weighs and what would settle it.
func (s *Screen) detail(w int) []ui.Line {
	f := s.chosen()
	out := []ui.Line{{ui.Bold.Of(f.Question.ID + " " + f.Question.Title)}}
	if f.Unwaivable {
		out = append(out, ui.Plain.Line("cannot be waived"))
	}
	for _, r := range f.Reasons {
		out = append(out, ui.Flow(ui.Line{ui.Dim.Of(string(r.Rule) + ": ")}, ui.Plain, r.Says, w)...)
	}
	if len(f.Reasons) == 0 {
		out = append(out, ui.Plain.Wrap(f.Says, w)...)
	}
	if f.Needs != "" {
		out = append(out, ui.Hang(ui.Line{ui.Accent.Of("→ ")}, ui.Plain, f.Needs, w)...)
	}
	if wv := f.Waiver; wv != nil {
		out = append(out, ui.Blank(), ui.Heading("Waiver", w))
		out = append(out, ui.Facts([]ui.Fact{
			{Label: "Reason", Says: wv.Reason},
			{Label: "Control", Says: wv.Control},
			{Label: "Tested", Says: wv.Tested},
			{Label: "Owner", Says: wv.Owner + " (" + f.OwnerStands() + ")"},
			{Label: "Until", Says: wv.Expires.String() + ", fixed by " + wv.FixedBy.String()},
		}, w)...)
	}
	if c := f.Condition; c != nil {
		out = append(out, ui.Blank(), ui.Heading("Condition", w))
		out = append(out, ui.Facts([]ui.Fact{{Label: "Owner", Says: c.Owner}, {Label: "Due", Says: c.Due.String()}}, w)...)
	}
	return out
}

// asks is the question itself, where there is room for it.
func (s *Screen) asks(w int) []ui.Line {
	q := s.chosen().Question
	out := []ui.Line{ui.Blank(), ui.Heading("What is asked", w)}
	out = append(out, ui.Plain.Wrap(q.Text, w)...)
	if q.Remedy != "" {
		out = append(out, ui.Blank(), ui.Heading("Remedy", w))
		out = append(out, ui.Plain.Wrap(q.Remedy, w)...)
	}
	return out
}
