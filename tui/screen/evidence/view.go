package evidence

import (
	"strconv"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

// headRows is the room for the question above the form.
const headRows = 2

// View is the question and the form.
func (s *Screen) View() ui.Frame {
	lines, cursor := s.form.View()
	if cursor != nil {
		cursor = &ui.Cursor{X: cursor.X, Y: cursor.Y + headRows}
	}
	head := []ui.Line{
		ui.Line{ui.Gap(1), ui.Bold.Of(s.q.ID), ui.Gap(1), ui.Plain.Of(s.q.Title)}.Cut(s.w),
		ui.Rule(s.w),
	}
	return ui.Frame{
		Crumbs: []string{"portfolio", s.c.Slug, s.q.ID, "evidence"},
		Status: ui.Standing(&s.c.Decision),
		Body:   append(head, lines...),
		Cursor: cursor,
	}
}

// weighed is the last piece that was weighed while writing, and what came of it.
type weighed struct {
	of   string
	says []ui.Line
	w    int
}

// wouldCount says whether the piece as it is written so far would count, and why not.
func (s *Screen) wouldCount(w int) []ui.Line {
	e := s.body()
	of := describe(e)
	if s.live.of == of && s.live.w == w {
		return s.live.says
	}
	s.live = weighed{of, s.weigh(e, w), w}
	return s.live.says
}

// describe tells two pieces apart as far as weighing goes.
func describe(e assessment.Evidenced) string {
	strength := -1
	if e.Strength != nil {
		strength = *e.Strength
	}
	out := ui.Int(strength) + strconv.FormatBool(e.Ref == "")
	for _, part := range []string{e.EvidenceKind, e.Observed.String(), e.Environment, string(e.ReleaseDigest), string(e.BehaviourDigest), e.Collector, e.Checker} {
		out += "\x00" + part
	}
	return out
}

// weigh lets the engine judge the piece as if it were held, for this one question.
func (s *Screen) weigh(e assessment.Evidenced, w int) []ui.Line {
	p, ok := assessment.Try(s.c.State, e, s.q, s.c.Decision.On, s.c.Decision.OnFrom)
	if !ok {
		return nil
	}
	if p.Counts && e.Ref == "" {
		return []ui.Line{ui.Flow(ui.Line{ui.Warn.Of("○ ")}, ui.Plain, "would count until "+p.StaleOn.Add(-1).String()+", once it says where it is", w)[0]}
	}
	if p.Counts {
		return []ui.Line{{ui.Good.Of("✓ would count"), ui.Dim.Of(" until " + p.StaleOn.Add(-1).String() + ", strength " + ui.Int(p.Strength))}}
	}
	out := []ui.Line{}
	for _, fail := range p.Fails {
		out = append(out, ui.Flow(ui.Line{ui.Bad.Of("✗ would not count: ")}, ui.Plain, fail.Says, w)...)
	}
	return out
}
