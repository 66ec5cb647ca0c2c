package compare

import (
	"fmt"
	"strings"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

// listWidth is the room for the points where they stand beside the reasons.
const listWidth = 42

// View is both verdicts and, below, what made the one the other; where there is room the points stand beside.
func (s *Screen) View() ui.Frame {
	f := ui.Frame{Crumbs: []string{"portfolio", s.c.Slug, "compare"}, Status: ui.Standing(&s.c.Decision)}
	if s.w < ui.TwoPanes {
		f.Body = ui.Indent(1, s.page(s.w-2, s.h))
		return f
	}
	f.Body = ui.Beside(s.h,
		ui.Column{Width: listWidth, Lines: s.list(listWidth, s.h)},
		ui.Column{Width: s.w - listWidth - ui.Between, Lines: s.page(s.w-listWidth-ui.Between-1, s.h)})
	return f
}

// list is every point to compare with, the chosen one marked and in sight.
func (s *Screen) list(w, h int) []ui.Line {
	var out []ui.Line
	for i, p := range s.points {
		lead, style := ui.Gap(2), ui.Plain
		if i == s.at {
			lead, style = ui.Accent.Of("▌ "), ui.Bold
		}
		out = append(out, ui.Spread(w, ui.Line{lead, style.Of(p.name)}, ui.Line{ui.Dim.Of(p.day)}).Chosen(false, 0, s.move(i-s.at)))
	}
	return append([]ui.Line{ui.Heading(" Compare now with", w)}, s.rolls.View(out, s.at, s.at, h-1)...)
}

// page is the two verdicts with what lies between them.
func (s *Screen) page(w, h int) []ui.Line {
	head := append(s.ends(w), ui.Rule(w))
	s.text.Set(s.reasons(min(w, ui.MaxText)), h-len(head))
	return append(head, s.text.View()...)
}

// ends is a line for each of the two points, with its verdict.
func (s *Screen) ends(w int) []ui.Line {
	chosen := s.points[s.at]
	pick := append(ui.Line{ui.Accent.Of("‹ ")}.Pressing(ui.KeyPrevPoint), ui.Line{ui.Bold.Of(chosen.name), ui.Accent.Of(" ›")}.Pressing(ui.KeyNextPoint)...)
	pick = append(pick, ui.Dim.Say(" %d of %d", s.at+1, len(s.points)))
	from, to := pick, ui.Line{ui.Plain.Of(now)}
	if chosen.from == now {
		from, to = to, pick
	}
	var was, is ui.Line
	if s.found != nil {
		was, is = verdict(&s.found.From), verdict(&s.found.To)
	}
	return []ui.Line{
		ui.Spread(w, append(ui.Line{ui.Dim.Of("From  ")}, from...), was),
		ui.Spread(w, append(ui.Line{ui.Dim.Of("To    ")}, to...), is),
	}
}

func verdict(p *assessment.Point) ui.Line {
	m := ui.VerdictMark(p.Decision.Verdict)
	return ui.Line{(m.Style | ui.Bold).Of(m.Sign + " " + m.Word), ui.Dim.Of(" on " + p.Decision.On.String())}
}

// reasons is what changed the verdict, and what else changed.
func (s *Screen) reasons(w int) []ui.Line {
	c := s.found
	if c == nil {
		return []ui.Line{ui.Dim.Line("comparing…")}
	}
	var out []ui.Line
	for _, p := range []*assessment.Point{&c.From, &c.To} {
		if p.Remark != "" {
			out = append(out, ui.Warn.Wrap(p.Name+": "+p.Remark, w)...)
		}
	}
	switch {
	case len(c.Changes) == 0:
		out = append(out, ui.Plain.Wrap("Nothing stands differently.", w)...)
		out = append(out, ui.Dim.Wrap(ui.Pick(ui.KeySnapshot).Label()+" takes a snapshot of now; compared with it later, this page says what changed the verdict, and which entries did it.", w)...)
	case !c.Changed():
		out = append(out, ui.Dim.Wrap("The verdict is the same at both.", w)...)
	}
	for _, part := range []struct {
		title string
		list  []assessment.Difference
	}{{"What changed the verdict", c.Deciding()}, {"Also changed", c.Also()}} {
		if len(part.list) == 0 {
			continue
		}
		if len(out) > 0 {
			out = append(out, ui.Blank())
		}
		out = append(out, ui.HeadingOf(part.title, ui.Int(len(part.list)), w))
		for i := range part.list {
			out = append(out, s.difference(&part.list[i], w)...)
		}
	}
	if len(c.Rest) > 0 {
		out = append(out, ui.Blank())
		out = append(out, ui.Dim.Wrap("Recorded between them without changing any of this: "+entries(c.Rest)+".", w)...)
	}
	return out
}

// difference is what changed, how, and why with the entries that did it.
func (s *Screen) difference(d *assessment.Difference, w int) []ui.Line {
	lead := ui.Line{ui.Bold.Of(d.What), ui.Gap(1), mark(d.From).Of(d.Was), ui.Dim.Of(" → "), mark(d.To).Of(d.Is)}
	if d.Question != nil {
		lead = append(lead, ui.Dim.Of("  "+d.Question.Title))
	}
	out := hung(lead, w)
	for _, c := range d.Causes {
		said := ui.Line{ui.Plain.Of(c.Says)}
		if len(c.Entries) > 0 {
			last := s.c.State.Log[c.Entries[len(c.Entries)-1]-1]
			who, _, _ := strings.Cut(last.By, " <")
			said = append(said, ui.Dim.Say(" (%s, %s, %s)", entries(c.Entries), who, last.At.UTC().Format("2006-01-02")))
		}
		out = append(out, ui.Indent(4, ui.WrapSpans(said, w-4))...)
	}
	return out
}

// hung wraps a line and sets what follows its first row in.
func hung(l ui.Line, w int) []ui.Line {
	rows := ui.WrapSpans(l, w-2)
	for i := 1; i < len(rows); i++ {
		rows[i] = append(ui.Line{ui.Gap(2)}, rows[i]...)
	}
	return rows
}

// mark is the hue of a standing: what it adds to a verdict.
func mark(s assessment.Standing) ui.Style {
	if s.Outcome == 0 && len(s.Rules) == 0 {
		return ui.Plain
	}
	return ui.VerdictMark(s.Level).Style
}

// entries names entries of the log: "entry 12", "entries 12, 15".
func entries(numbers []int) string {
	if len(numbers) == 1 {
		return "entry " + ui.Int(numbers[0])
	}
	return "entries " + strings.ReplaceAll(strings.Trim(fmt.Sprint(numbers), "[]"), " ", ", ")
}
