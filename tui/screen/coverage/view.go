package coverage

import (
	"fmt"

	"gonogo/assessment"
	"gonogo/content"
	"gonogo/tui/ui"
)

// View is the frameworks where there is room for them, the controls, and what there is to say about the chosen one.
func (s *Screen) View() ui.Frame {
	f := ui.Frame{Crumbs: []string{"portfolio", s.c.Slug, "coverage"}, Status: ui.Standing(&s.c.Decision)}
	switch {
	case !s.read:
		f.Body = []ui.Line{ui.Blank(), {ui.Gap(2), ui.Dim.Of("reading the catalogues…")}}
	case len(s.covers) == 0:
		f.Body = append([]ui.Line{ui.Blank()}, ui.Indent(2, append(ui.Plain.Wrap("This gate maps to no framework.", s.w-4),
			ui.Dim.Wrap("Where the questions of a gate name controls of a framework, this page says of each control how it stands.", min(s.w-4, ui.MaxText))...))...)
	case s.w >= ui.ThreePane:
		left, middle := s.w/4, s.w*2/5
		f.Body = ui.Beside(s.h,
			ui.Column{Width: left, Lines: s.frameworks(left, s.h)},
			ui.Column{Width: middle, Lines: s.controls(middle, s.h)},
			s.said(s.w-left-middle-2*ui.Between))
	case s.w >= ui.TwoPanes:
		left := s.w * 11 / 20
		f.Body = ui.Beside(s.h, ui.Column{Width: left, Lines: s.controls(left, s.h)}, s.said(s.w-left-ui.Between))
	default:
		h := max(4, s.h*2/5)
		f.Body = append(s.controls(s.w-1, s.h-h-1), ui.Rule(s.w))
		s.detail.Set(s.about(s.w-2), h)
		f.Body = append(f.Body, ui.Indent(1, s.detail.View())...)
	}
	return f
}

// said is the column about the chosen control.
func (s *Screen) said(w int) ui.Column {
	s.detail.Set(s.about(min(w-1, ui.MaxText)), s.h)
	return ui.Column{Width: w, Lines: s.detail.View()}
}

// frameworks names them all, with how much of each is asked about.
func (s *Screen) frameworks(w, h int) []ui.Line {
	var lines []ui.Line
	for i := range s.covers {
		c := &s.covers[i]
		lead, style := ui.Gap(2), ui.Plain
		if i == s.at {
			lead, style = ui.Accent.Of("▌ "), ui.Bold
		}
		t := c.Tally()
		lines = append(lines,
			ui.Spread(w, ui.Line{lead, style.Of(c.Framework.Title)}, ui.Line{ui.Dim.Of(c.Framework.Version)}).Clicked(s.framework(i-s.at)),
			append(ui.Line{ui.Gap(4)}, tally(t, "", w-4)...).Clicked(s.framework(i-s.at)), ui.Blank())
	}
	out, _ := ui.Window(lines, 3*s.at-h/2, h)
	return out
}

// tally is how many controls are asked about, and how many of these are open and settled; in w cells, and where there
// is no room for all of it what is open goes first.
func tally(t assessment.Tally, asks string, w int) ui.Line {
	asked := t.Stand[assessment.StandsAsked]
	out := ui.Line{ui.Dim.Say("%d of %d%s", asked, t.Leaves, asks)}
	if asked == 0 {
		return out
	}
	settled := t.By[assessment.OutcomeMet] + t.By[assessment.OutcomeNotApplicable]
	if open := asked - settled; open > 0 {
		out = append(out, ui.Dim.Of(" · "), ui.Bad.Say("%d open", open))
	}
	if all := append(out[:len(out):len(out)], ui.Dim.Of(" · "), ui.Good.Say("%d settled", settled)); all.Width() <= w {
		return all
	}
	return out.Cut(w)
}

// controls is the framework, how it stands, and its controls.
func (s *Screen) controls(w, h int) []ui.Line {
	c := &s.covers[s.at]
	head := []ui.Line{
		ui.Spread(w, ui.Line{ui.Gap(1), (ui.Accent | ui.Bold).Of(c.Framework.Title + " " + c.Framework.Version)},
			ui.Line{ui.Dim.Say("[ %d of %d ]", s.at+1, len(s.covers))}),
		append(ui.Line{ui.Gap(1)}, tally(c.Tally(), " asked about", w-1)...),
	}
	if len(s.list) == 0 {
		says := "The gate asks nothing about it; v shows every control."
		if s.view == viewOpen {
			says = "Nothing of what is asked here is open; v shows every control."
		}
		return ui.Rows(append(head, ui.Indent(1, ui.Plain.Wrap(says, w-2))...), h)
	}
	rows := make([]ui.Line, len(s.list))
	for i, control := range s.list {
		rows[i] = row(control, i == s.choice.At, w).Chosen(i == s.choice.At, ui.KeyOpen, s.move(i-s.choice.At))
	}
	return append(head, s.choice.View(rows, s.choice.At, s.choice.At, h-len(head))...)
}

func row(c *assessment.Covered, here bool, w int) ui.Line {
	lead, style := ui.Gap(2), ui.Plain
	if here {
		lead = ui.Accent.Of("▌ ")
	}
	if here || !c.Leaf {
		style = ui.Bold
	}
	m := ui.CoverMark(c)
	right := ui.Line{m.Style.Of(m.Word)}
	if !c.Leaf && c.Stands == assessment.StandsAsked {
		right = append(ui.Line{ui.Dim.Say("%d of %d asked · ", c.Asked, c.Of)}, right...)
	}
	return ui.Spread(w, ui.Line{lead, m.Style.Of(m.Sign), ui.Gap(1), style.Of(c.ID), ui.Gap(1), style.Of(about(c))}, right)
}

// about is the title of a control, or its summary where the publisher gives no title.
func about(c *assessment.Covered) string {
	if c.Title != "" {
		return c.Title
	}
	return c.Summary
}

// about says all there is to say about the chosen control.
func (s *Screen) about(w int) []ui.Line {
	c := s.chosen()
	if c == nil {
		return nil
	}
	title := ui.Line{ui.Bold.Of(c.ID)}
	if c.Title != "" {
		title = append(title, ui.Bold.Of(" "+c.Title))
	}
	out := ui.WrapSpans(title, w)
	if c.Summary != "" {
		out = append(out, ui.Plain.Wrap(c.Summary, w)...)
	}
	for _, says := range s.stands(c) {
		out = append(out, ui.Hang(ui.Line{ui.Accent.Of("→ ")}, ui.Plain, says, w)...)
	}
	out = append(out, s.asked(c, "", c.Questions, w)...)
	related := "No more than touching on it"
	if c.Stands == assessment.StandsNotBinding {
		related = "Bearing on it for those whom it binds"
	}
	out = append(out, s.asked(c, related, c.Related, w)...)
	out = append(out, s.asked(c, "Not asked of this subject", c.SwitchedOff, w)...)
	f := s.covers[s.at].Framework
	out = append(out, ui.Blank())
	out = append(out, ui.Dim.Wrap(fmt.Sprintf("%s, checked on %s. %s", f.ID, f.Checked, f.Caveat), w)...)
	return out
}

// stands says what cannot be read from the questions.
func (s *Screen) stands(c *assessment.Covered) []string {
	var out []string
	if c.Binds != "" {
		out = append(out, "It binds "+c.Binds+".")
	}
	if !c.From.IsZero() {
		out = append(out, "It applies from "+c.From.String()+", after the day judged on.")
	}
	switch c.Stands {
	case assessment.StandsAsked:
		if !c.Leaf {
			out = append(out, spoken(c))
		}
	case assessment.StandsNotBinding:
		out = append(out, "It does not bind this subject, which intake says is without the trait "+c.OnlyWith+"; so nothing satisfies it.")
	case assessment.StandsRelated:
		out = append(out, "Questions touch on it, and none bears on it; so nothing satisfies it.")
	case assessment.StandsSwitchedOff:
		out = append(out, "The gate asks about it, but not of this subject.")
	case assessment.StandsOnPurpose:
		out = append(out, "The gate leaves it out on purpose: "+s.covers[s.at].Because)
	default:
		out = append(out, "The gate does not ask about it.")
	}
	return out
}

// spoken says for how many of the controls below it one with others below it speaks.
func spoken(c *assessment.Covered) string {
	says := fmt.Sprintf("The gate asks about %d of %s below it", c.Asked, ui.Count(c.Of, "control"))
	if c.Whole() {
		return says + "."
	}
	return says + fmt.Sprintf("; of the other %d this says nothing.", c.Of-c.Asked)
}

// asked lists questions with where each stands, and why it bears on this very control where the gate says so.
func (s *Screen) asked(c *assessment.Covered, title string, qs []*content.Question, w int) []ui.Line {
	if len(qs) == 0 {
		return nil
	}
	out := []ui.Line{ui.Blank()}
	if title != "" {
		out = append(out, ui.Heading(title, w))
	}
	for _, q := range qs {
		m := ui.Mark{Sign: "·", Word: "not asked", Style: ui.Dim}
		if f := s.c.Decision.Finding(q.ID); f != nil {
			m = ui.FindingMark(f)
		}
		out = append(out, ui.Spread(w,
			ui.Line{m.Style.Of(m.Sign), ui.Gap(1), ui.Bold.Of(q.ID), ui.Gap(1), ui.Plain.Of(q.Title)}, ui.Line{m.Style.Of(m.Word)}))
		if why := s.because(c, q); why != "" {
			out = append(out, ui.Indent(2, ui.Dim.Wrap(why, w-2))...)
		}
	}
	return out
}

func (s *Screen) because(c *assessment.Covered, q *content.Question) string {
	f := s.covers[s.at].Framework
	for _, m := range q.Maps {
		if m.Framework != f.ID || m.Because == "" {
			continue
		}
		if control, _ := f.Resolve(m.Control); control == c.Control {
			return m.Because
		}
	}
	return ""
}
