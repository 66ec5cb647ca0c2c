package portfolio

import (
	"strings"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

// oneLine is the width from which a row fits on one line.
const oneLine = 80

// View is the list, or what to do when it is empty.
func (s *Screen) View() ui.Frame {
	f := ui.Frame{Crumbs: []string{"portfolio"}}
	rows := s.shown()
	switch {
	case !s.loaded:
		return f
	case len(rows) == 0:
		f.Body = s.empty()
		return f
	}
	f.Status = []ui.Line{ui.Dim.Line(ui.Count(len(rows), "assessment"))}
	s.verdictWidth = verdictWidth(rows)
	var lines []ui.Line
	per := 1
	if s.w >= oneLine {
		f.Body = append(f.Body, s.head())
	} else {
		per = 2
	}
	for i, r := range rows {
		drawn := []ui.Line{}
		if per == 1 {
			drawn = append(drawn, s.row(r, i == s.choice.At))
		} else {
			drawn = s.tall(r, i == s.choice.At)
		}
		for _, l := range drawn {
			lines = append(lines, l.Chosen(i == s.choice.At, ui.KeyOpen, s.choice.To(i)))
		}
	}
	below := s.below()
	at := s.choice.At * per
	f.Body = append(f.Body, s.choice.View(lines, at, at+per-1, s.h-len(f.Body)-len(below))...)
	f.Body = append(f.Body, below...)
	return f
}

// below says of the chosen row what was signed before it went live, where today it would not pass: a row has no room
// for two verdicts.
func (s *Screen) below() []ui.Line {
	r := s.chosen()
	if r == nil || r.Launched == "" {
		return nil
	}
	says := ui.Indent(2, ui.Plain.Wrap(r.Launched, min(s.w-4, ui.MaxText)))
	return append([]ui.Line{ui.Rule(s.w)}, says[:min(len(says), max(1, s.h/3))]...)
}

// The widths of the columns behind the name.
const (
	doneWidth = 9
	openWidth = 14
	liveWidth = 11
)

// verdictWidth is what the verdicts of rows need with the words on their signatures, which are never cut off.
func verdictWidth(rows []assessment.Row) int {
	n := 25
	for _, r := range rows {
		n = max(n, verdict(r).Width())
	}
	return n + 1
}

// archived marks a row that is.
const archived = " (archived)"

func (s *Screen) nameWidth() int {
	return s.w - 2 - s.verdictWidth - doneWidth - openWidth - liveWidth
}

func (s *Screen) head() ui.Line {
	cell := func(t string, w int) ui.Line { return ui.Dim.Line(t).Fill(w) }
	l := append(ui.Line{ui.Gap(2)}, cell("Assessment", s.nameWidth())...)
	l = append(l, cell("Verdict", s.verdictWidth)...)
	l = append(l, cell("Answered", doneWidth)...)
	l = append(l, cell("Blockers", openWidth)...)
	return append(l, ui.Dim.Of("Go-live"))
}

func (s *Screen) row(r assessment.Row, here bool) ui.Line {
	lead, name := ui.Gap(2), s.name(r, s.nameWidth()-1)
	if here {
		lead, name = ui.Accent.Of("▌ "), name.With(ui.Bold)
	}
	l := append(ui.Line{lead}, name.Fill(s.nameWidth())...)
	l = append(l, verdict(r).Fill(s.verdictWidth)...)
	l = append(l, ui.Plain.Line(answered(r)).Fill(doneWidth)...)
	l = append(l, blockers(r).Fill(openWidth)...)
	return append(l, ui.Plain.Line(ui.Days(r.GoLive, s.today)).Cut(liveWidth)...)
}

// tall is a row on two lines, for a narrow window.
func (s *Screen) tall(r assessment.Row, here bool) []ui.Line {
	lead, name := ui.Gap(2), s.name(r, s.w-4-verdict(r).Width())
	if here {
		lead, name = ui.Accent.Of("▌ "), name.With(ui.Bold)
	}
	first := ui.Spread(s.w-1, append(ui.Line{lead}, name...), verdict(r))
	second := ui.Line{lead, ui.Dim.Of(answered(r) + " answered · blockers: ")}
	second = append(second, blockers(r)...)
	live := "no go-live date"
	if !r.GoLive.IsZero() {
		live = "go-live " + ui.Days(r.GoLive, s.today)
	}
	if second.Width()+3+len(live) > s.w {
		live = strings.Replace(live, "go-live", "live", 1)
	}
	second = append(second, ui.Dim.Of(" · "+live))
	return []ui.Line{first, second}
}

// name is the name in at most w cells; that it is archived is never cut off, nor the slug of one whose name
// another has too.
func (s *Screen) name(r assessment.Row, w int) ui.Line {
	l := ui.Line{ui.Plain.Of(r.Name)}
	if s.shared[r.Name] > 1 {
		if r.Archived {
			w -= len(archived)
		}
		slug := ui.Dim.Line(r.Slug)
		slug = slug.CutLeft(max(w/2, w-1-l.Width()))
		l = append(append(l.Cut(w-1-slug.Width()), ui.Gap(1)), slug...)
		if r.Archived {
			l = append(l, ui.Dim.Of(archived))
		}
		return l
	}
	if r.Programme != "" && s.w >= ui.TwoPanes {
		l = append(l, ui.Dim.Of(" · "+r.Programme))
	}
	if r.Archived {
		tail := ui.Dim.Of(archived)
		return append(l.Cut(w-ui.Line{tail}.Width()), tail)
	}
	return l.Cut(w)
}

// verdict never shows a go without saying whether it is signed.
func verdict(r assessment.Row) ui.Line {
	m := ui.VerdictMark(r.Verdict)
	l := ui.Line{(m.Style | ui.Bold).Of(m.Sign + " " + m.Word)}
	if r.Verdict != 0 && r.Verdict <= assessment.ConditionalGo || r.SignOff == assessment.SignBefore {
		l = append(l, ui.Dim.Of(" "+ui.SignWord(r.SignOff)))
	}
	return l
}

func answered(r assessment.Row) string { return ui.Int(r.Answered) + "/" + ui.Int(r.Applicable) }

// blockers says how many are open. A no-go that no blocker holds is held by something that a row does not know.
func blockers(r assessment.Row) ui.Line {
	switch {
	case r.OpenBlockers == 0 && r.Verdict == assessment.NoGo:
		return ui.Dim.Line("–")
	case r.OpenBlockers == 0 && r.Verdict == assessment.Incomplete: // what nobody answered may still be one
		return ui.Dim.Line("none open yet")
	case r.OpenBlockers == 0:
		return ui.Dim.Line("none open")
	}
	return ui.Bad.Line(ui.Int(r.OpenBlockers) + " open")
}

// empty teaches the first steps.
func (s *Screen) empty() []ui.Line {
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
		step(ui.KeyDemo, "load the filled example and look around")
	}
	if s.env.Tour != nil {
		step(ui.KeyTour, "take a tour of two minutes over its screens")
	}
	step(ui.KeyHelp, "what can be done here, on every screen")
	step(ui.KeyQuit, "quit; everything answered is kept")
	return ui.Indent(3, out)
}
