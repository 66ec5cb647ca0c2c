package portfolio

import (
	"strings"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

// archived marks a row that is.
const archived = " (archived)"

// leastProgramme is the room from which a programme beside the name says anything, in cells.
const leastProgramme = 10

// waiting stands for what is still being worked out.
const waiting = "…"

// name is the name in at most w cells; that it is archived is never cut off, nor the slug of one whose name
// another has too.
func (s *Screen) name(e *entry, w int) ui.Line {
	l := ui.Line{ui.Plain.Of(label(&e.Row))}
	if e.twin {
		if e.Archived {
			w -= len(archived)
		}
		slug := ui.Dim.Line(e.Slug)
		slug = slug.CutLeft(max(w/2, w-1-l.Width()))
		l = append(append(l.Cut(w-1-slug.Width()), ui.Gap(1)), slug...)
		if e.Archived {
			l = append(l, ui.Dim.Of(archived))
		}
		return l
	}
	if e.Programme != "" && s.w >= ui.TwoPanes && !s.grouped && l.Width()+leastProgramme <= w {
		l = append(l, ui.Dim.Of(" · "+e.Programme))
	}
	if e.Archived {
		tail := ui.Dim.Of(archived)
		return append(l.Cut(w-ui.Line{tail}.Width()), tail)
	}
	return l.Cut(w)
}

// verdict never shows a go without saying whether it is signed, and none that may no longer hold.
func verdict(r *assessment.Row) ui.Line {
	if r.Lacks == assessment.LacksVerdict {
		return ui.Dim.Line(waiting + " being judged")
	}
	m := ui.VerdictMark(r.Verdict)
	if r.Err != "" {
		m.Word = "NO VERDICT"
	}
	l := ui.Line{(m.Style | ui.Bold).Of(m.Sign + " " + m.Word)}
	if r.Verdict != 0 && r.Verdict <= assessment.ConditionalGo || r.SignOff == assessment.SignBefore {
		l = append(l, ui.Dim.Of(" "+ui.SignWord(r.SignOff)))
	}
	return l
}

func answered(r *assessment.Row) string {
	if r.Lacks == assessment.LacksVerdict {
		return waiting
	}
	return ui.Int(r.Answered) + "/" + ui.Int(r.Applicable)
}

// blockers says how many are open and how many are to settle; where there are both and little room the second is a bare
// figure.
func blockers(r *assessment.Row, words bool) ui.Line {
	open, settle := ui.Bad.Of(ui.Int(r.OpenBlockers)+" open"), ui.Warn.Of(ui.Int(r.ToSettle)+" to settle")
	switch {
	case r.Lacks == assessment.LacksVerdict:
		return ui.Dim.Line(waiting)
	case r.Verdict == 0:
		return ui.Dim.Line("–")
	case r.OpenBlockers == 0 && r.ToSettle == 0:
		return ui.Dim.Line("none")
	case r.ToSettle == 0:
		return ui.Line{open}
	case r.OpenBlockers == 0:
		return ui.Line{settle}
	case !words:
		settle = ui.Warn.Of(ui.Int(r.ToSettle))
	}
	return ui.Line{open, ui.Dim.Of(" · "), settle}
}

// next is when something ends next, and what where there is room.
func (s *Screen) next(e *entry, w int) ui.Line {
	switch {
	case e.Lacks != assessment.LacksNothing:
		return ui.Dim.Line(waiting)
	case e.NextOn.IsZero():
		return ui.Dim.Line("–")
	}
	l := ui.Plain.Line(ui.Days(e.NextOn, s.today))
	if s.w >= saysRoom {
		l = append(l, ui.Dim.Of(": "+e.NextSays))
	}
	return l.Cut(w)
}

// turns is to which verdict it turns by itself, and when.
func (s *Screen) turns(e *entry) ui.Line {
	switch {
	case e.Lacks != assessment.LacksNothing:
		return ui.Dim.Line(waiting)
	case e.FlipOn.IsZero():
		return ui.Dim.Line("–")
	}
	return ui.Line{ui.VerdictMark(e.FlipTo).Style.Of(ui.VerdictMark(e.FlipTo).Word), ui.Dim.Of(" " + ui.Days(e.FlipOn, s.today))}
}

// belowHeight is how many lines there are to say more of the chosen row; it is the same for every row, so that the list
// stays where it is.
func (s *Screen) belowHeight() int {
	switch {
	case s.h < 8:
		return 0
	case s.h < 16:
		return 3
	case s.h < 30:
		return 4
	default:
		return 6
	}
}

// below says of the chosen row what it has no room for: what was signed before it went live where today it would not
// pass, what ends next, when the verdict turns, and what it belongs to.
func (s *Screen) below(h int) []ui.Line {
	e := s.chosen()
	w := min(s.w-4, ui.MaxText)
	out := append(s.more(e, w), ui.WrapLines(s.about(e), s.w-4)...)
	if len(out) > h {
		out = append(out[:h-1:h-1], out[h-1].Etc(w))
	}
	return ui.Indent(2, ui.Rows(out, h))
}

// more is what became of an assessment and what comes next.
func (s *Screen) more(e *entry, w int) []ui.Line {
	var out []ui.Line
	say := func(style ui.Style, text string) { out = append(out, style.Wrap(text, w)...) }
	switch {
	case e.Lacks == assessment.LacksVerdict:
		say(ui.Dim, "Its verdict is of another day or another version of the program, and is being worked out.")
	case e.Err != "":
		say(ui.Bad, e.Err)
	case e.Verdict == 0:
		say(ui.Bad, "It cannot be read: gonogo doctor looks into it.")
	case e.Lacks == assessment.LacksAhead:
		say(ui.Dim, "What comes next is being worked out.")
	default:
		if e.Launched != "" {
			say(ui.Plain, e.Launched)
		}
		say(ui.Plain, s.ahead(e))
	}
	return out
}

// about is what it is.
func (s *Screen) about(e *entry) []ui.Line {
	var out []ui.Line
	add := func(text string) { out = append(out, ui.Dim.Line(text).Cut(ui.MinWidth-4)) }
	c := s.columns()
	if s.w >= oneLine && e.needs(0) >= c.name { // the row has no room for all of it
		add(label(&e.Row))
	}
	add(e.Slug)
	if s.w >= oneLine && c.done == 0 && e.Lacks != assessment.LacksVerdict {
		add(answered(&e.Row) + " answered")
	}
	if e.Programme != "" {
		add(e.Programme)
	}
	if e.GateID != "" {
		add(e.GateID + " " + e.GateVersion)
	}
	if !e.GoLive.IsZero() {
		add("go-live " + e.GoLive.String())
	}
	if !e.Updated.IsZero() {
		add("last change " + ui.Days(assessment.DateOf(e.Updated), s.today))
	}
	return out
}

// ahead is what time alone does to it.
func (s *Screen) ahead(e *entry) string {
	says := "Nothing that it rests on ends by itself."
	if !e.NextOn.IsZero() {
		says = upper(ui.Days(e.NextOn, s.today)) + " (" + e.NextOn.String() + "): " + e.NextSays + "."
	}
	if e.FlipOn.IsZero() {
		return says
	}
	by := ""
	if e.FlipOf != "" {
		by = ", by " + e.FlipOf
	}
	return says + " The verdict turns " + ui.VerdictMark(e.FlipTo).Word + " " + ui.Days(e.FlipOn, s.today) + " (" + e.FlipOn.String() + ")" + by + "."
}

func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// teach says what to do first.
func (s *Screen) teach() []ui.Line {
	w := min(s.w-6, 72)
	var out []ui.Line
	out = append(out, ui.Blank(), ui.Bold.Line("No assessment yet."), ui.Blank())
	out = append(out, ui.Plain.Wrap("gonogo walks you through a production readiness gate: it asks, keeps every answer with its proof, and says GO, CONDITIONAL GO, INCOMPLETE or NO-GO.", w)...)
	out = append(out, ui.Blank())
	step := func(k ui.KeyID, says string) {
		for _, l := range ui.Hang(ui.Line{(ui.Accent | ui.Bold).Of(ui.Pick(k).Label()), ui.Gap(3)}, ui.Plain, says, w) {
			out = append(out, l.Pressing(k))
		}
	}
	step(ui.KeyNew, "start one: a few questions about what goes live")
	if s.env.Demo != nil {
		step(ui.KeyDemo, "load two filled examples and look around")
	}
	if s.env.Tour != nil {
		step(ui.KeyTour, "take a tour of two minutes over its screens")
	}
	step(ui.KeyHelp, "what can be done here, on every screen")
	step(ui.KeyQuit, "quit; everything answered is kept")
	return ui.Indent(3, out)
}
