package review

import (
	"gonogo/assessment"
	"gonogo/tui/ui"
)

// changeTitle is what the way to a better verdict is called.
const changeTitle = "what would change it"

// changeRule is the line above the answer bar: what would change the verdict, as many of it as there is room for.
func (s *Screen) changeRule(w int) ui.Line {
	d := &s.c.Decision
	switch {
	case len(d.ToChange) > 0:
	case d.Flips != nil:
		return ui.Titled(ui.Line{ui.Dim.Of(flips(d.Flips))}, w)
	default:
		return ui.Rule(w)
	}
	line := ui.Line{ui.Dim.Of(changeTitle + ": ")}
	room := w - 8 - line.Width()
	for i := range d.ToChange {
		item := ui.Line{ui.Plain.Of(changed(&d.ToChange[i]))}
		if i > 0 {
			item = append(ui.Line{ui.Dim.Of(", ")}, item...)
		}
		more := ui.Line{ui.Dim.Say(" and %d more", len(d.ToChange)-i)}
		rest := 0
		if i < len(d.ToChange)-1 {
			rest = more.Width()
		}
		if i > 0 && item.Width()+rest > room {
			line = append(line, more...)
			break
		}
		line, room = append(line, item...), room-item.Width()
	}
	return ui.Titled(line, w)
}

// changed names a change in a word: its question, else what it needs.
func changed(c *assessment.Change) string {
	if c.Question == "" {
		return c.Needs
	}
	return c.Question
}

// changeRows is how many rows the block has that says what would change the verdict; it is always as many, so that
// nothing beside it moves.
const changeRows = 6

// changeBlock says what would change the verdict, the first things in full sentences as far as they fit.
func (s *Screen) changeBlock(w int) []ui.Line {
	d := &s.c.Decision
	out := []ui.Line{ui.Heading("What would change it", w)}
	var full, short []ui.Line
	for _, c := range d.ToChange[:min(len(d.ToChange), changeRows)] { // there may be thousands
		lead := ui.Line{ui.Accent.Of("→ "), ui.Bold.Of(c.Question)}
		if c.Question != "" {
			lead = append(lead, ui.Gap(1))
		}
		full = append(full, ui.Flow(lead, ui.Plain, c.Needs, w)...)
		short = append(short, append(lead, ui.Plain.Of(c.Needs)).Cut(w))
	}
	switch most := changeRows - 1; {
	case len(full) <= most:
		out = append(out, full...)
	case len(d.ToChange) == 1:
		out = append(append(out, full[:most-1]...), full[most-1].Etc(w))
	case len(d.ToChange) <= most:
		out = append(out, short...)
	default:
		out = append(out, short[:min(most-1, len(short))]...)
		out = append(out, ui.Line{ui.Dim.Say("and %d more: %s shows what is in the way", len(d.ToChange)-len(out)+1, ui.Pick(ui.KeyFindings).Label())}.Cut(w))
	}
	switch {
	case len(d.ToChange) > 0:
	case d.Flips != nil:
		out = append(out, ui.Plain.Wrap(flips(d.Flips), w)...)
	default:
		out = append(out, ui.Dim.Wrap("Nothing is in the way, and no date by itself changes it.", w)...)
	}
	return ui.Rows(out, changeRows)
}

func flips(f *assessment.Flip) string {
	says := "on " + f.On.String() + " it becomes " + ui.VerdictMark(f.To).Word + " by itself"
	if f.Question != "" {
		says += ": " + f.Question
	}
	return says
}
