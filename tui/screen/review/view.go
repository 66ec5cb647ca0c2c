package review

import (
	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// View lays the question, the outline and what is held side by side where there is room, and keeps the answer
// bar on the lowest row.
func (s *Screen) View() ui.Frame {
	d := &s.c.Decision
	f := ui.Frame{
		Crumbs:   []string{"portfolio", s.c.Slug},
		Status:   ui.Standing(d),
		Progress: &ui.Progress{Done: d.Counts.Answered(), Of: d.Counts.Applicable, Marked: len(s.marked), Only: s.inForce()},
	}
	q := s.finding()
	if q == nil {
		f.Body = ui.Indent(1, ui.Plain.Wrap("The traits and the tier of this subject leave no question: the gate proves nothing about it.", s.w-2))
		return f
	}
	f.Crumbs = append(f.Crumbs, q.Section, q.Question.ID)
	h := s.h - 2
	rule := s.changeRule(s.w)
	switch {
	case s.w >= ui.ThreePane:
		rail, side := 44, (s.w-44)*2/5
		mid := s.w - rail - side - 2*ui.Between
		var block []ui.Line
		if h >= tallEnough { // in sentences beside the card, rather than on the line below it
			block, rule = append([]ui.Line{ui.Rule(side - 1)}, s.changeBlock(side-1)...), ui.Rule(s.w)
		}
		room, what := h-len(block), cardText
		if len(s.whole(q, min(side-1, ui.MaxText))) > room {
			what = cardBoth
		}
		f.Body = ui.Beside(h,
			ui.Column{Width: rail, Lines: s.outlineRows(rail, h, false)},
			ui.Column{Width: mid, Lines: s.card(q, mid, h, what)},
			ui.Column{Width: side, Lines: append(s.held(q, min(side-1, ui.MaxText), room), block...)})
	case s.w >= ui.TwoPanes:
		rail := 38
		f.Body = ui.Beside(h,
			ui.Column{Width: rail, Lines: s.outlineRows(rail, h, false)},
			ui.Column{Width: s.w - rail - ui.Between, Lines: s.card(q, s.w-rail-ui.Between-1, h, cardAll)})
	case s.outline:
		f.Body = s.outlineRows(s.w-1, h, true)
	default:
		f.Body = ui.Indent(1, s.card(q, s.w-2, h, cardAll))
	}
	given := q.Answer
	f.Body = append(ui.Rows(f.Body, h), rule, widget.AnswerBar(given, q.Parked, s.w))
	return f
}

// tallEnough is from how many rows on what is held leaves room for what would change the verdict.
const tallEnough = 24

func (s *Screen) outlineRows(w, h int, active bool) []ui.Line {
	return s.rail.View(s.c.State.Gate, s.walked(), s.marked, s.at, active, w, h, s.show)
}

// What a card shows.
const (
	cardText = iota // the question and its help; what is held stands beside
	cardBoth        // what is held stands beside, and below too since that is not room enough
	cardAll         // what is held too
)

// card is the question: its head, what there is to read, and on a fixed number of rows where it stands.
func (s *Screen) card(f *assessment.Finding, w, h, what int) []ui.Line {
	head := s.head(f, w)
	if what == cardBoth {
		tw := min(w, ui.MaxText)
		text := append(append(s.reading(f, tw, nil), ui.Blank(), ui.Rule(tw)), s.whole(f, tw)...)
		return ui.Rolling(append(head, s.read(text, h-len(head))...), &s.text)
	}
	if what == cardText {
		return ui.Rolling(append(head, s.read(s.reading(f, min(w, ui.MaxText), nil), h-len(head))...), &s.text)
	}
	rows, tw := standingRows(h), min(w, ui.MaxText)
	held, stands := s.evidenceLines(f, tw), s.standing(f, tw)
	if len(stands) > rows { // all of it stands in the text too
		held = append(append(append([]ui.Line{}, stands...), ui.Blank()), held...)
		stands = append(stands[:rows-1:rows-1], stands[rows-1].Etc(tw))
	}
	held = append(s.checkLines(f, tw), held...)
	out := append(head, s.read(s.reading(f, tw, held), h-len(head)-rows-1)...)
	out = append(out, ui.Rule(w))
	return ui.Rolling(append(out, ui.Rows(stands, rows)...), &s.text)
}

func standingRows(h int) int {
	switch {
	case h < 14:
		return 2
	case h < 24:
		return 4
	default:
		return 6
	}
}

// head names the question, how grave it is and where it stands.
func (s *Screen) head(f *assessment.Finding, w int) []ui.Line {
	sev := ui.SeverityMark(f.Severity)
	left := ui.Line{ui.Bold.Of(f.Question.ID), ui.Dim.Of(" · "), sev.Style.Of(sev.Word)}
	if f.Unwaivable {
		left = append(left, ui.Dim.Of(" · "), ui.Plain.Of("cannot be waived"))
	}
	if f.Question.SignOff {
		left = append(left, ui.Dim.Of(" · settled by the sign-offs"))
	}
	if s.marked[f.Question.ID] {
		left = append(left, ui.Dim.Of(" · "), ui.Accent.Of("marked"))
	}
	mark := ui.FindingMark(f)
	return []ui.Line{
		ui.Spread(w, left, ui.Line{(mark.Style | ui.Bold).Of(mark.Sign + " " + mark.Word)}),
		ui.Line{ui.Bold.Of(f.Question.Title)}.Cut(w),
	}
}

// standing says where the question stands, in the engine's words, and what would settle it.
func (s *Screen) standing(f *assessment.Finding, w int) []ui.Line {
	mark := ui.FindingMark(f)
	says := f.Says
	if w := f.Waiver; w != nil {
		says += "; waived until " + w.Expires.String() + ", accepted by " + w.Owner + " (" + f.OwnerStands() + ")"
	}
	if c := f.Condition; c != nil && f.Waiver == nil {
		says += "; " + c.Owner + " is to fix it by " + c.Due.String()
	}
	for _, void := range []string{f.WaiverVoid, f.CondVoid} {
		if void != "" {
			says += "; " + void
		}
	}
	if p, ok := s.c.State.Parked[f.Question.ID]; ok && p.Value.Note != "" {
		says += "; parked: " + p.Value.Note
	}
	if n := f.Held.Value.Note; n != "" {
		says += "; note: " + n
	}
	out := ui.Hang(ui.Line{mark.Style.Of(mark.Sign + " ")}, ui.Plain, says, w)
	if f.Question.SignOff { // the way there comes first: what is missing may be long
		way := ui.Hang(ui.Line{ui.Accent.Of("→ ")}, ui.Plain, ui.Pick(ui.KeySignOffs).Label()+" shows who must sign and who has, and signs", w)
		return append(way, out...)
	}
	if c := s.c.State.CarriedFor(f.Question.ID); c != nil {
		out = append(out, ui.Hang(ui.Line{(ui.Accent | ui.Bold).Of("y ")}, ui.Plain, "confirms "+c.Says(), w)...)
	}
	if f.Needs != "" {
		out = append(out, ui.Hang(ui.Line{ui.Accent.Of("→ ")}, ui.Plain, f.Needs, w)...)
	}
	return out
}
