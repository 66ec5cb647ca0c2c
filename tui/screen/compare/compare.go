// Package compare answers why the verdict changed: it compares a point of the record, which one chooses among
// snapshots, sign-offs and dates, with where the assessment stands now, and takes snapshots to compare with later.
package compare

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// Screen compares two points of one assessment.
type Screen struct {
	env    *ui.Env
	c      *ui.Case
	points []point
	extra  []point // those that somebody named
	at     int     // the point chosen
	found  *assessment.Comparison
	rolls  widget.Choice // which points are in sight
	text   widget.Scroll
	w, h   int
}

// New compares r.Case with its last snapshot or sign-off.
func New(env *ui.Env, r ui.Route) ui.Screen {
	s := &Screen{env: env, c: r.Case}
	s.points = pointsOf(s.c, nil)
	for i, p := range s.points {
		if p.kept {
			s.at = i
		}
	}
	return s
}

// Init compares for the first time.
func (s *Screen) Init() tea.Cmd { return s.compare() }

// Update compares anew when the assessment changed; the point chosen stays chosen.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	m, ok := msg.(ui.CaseMsg)
	if !ok || m.Case.ID != s.c.ID {
		return nil
	}
	chosen := s.points[s.at]
	s.c = m.Case
	s.points = pointsOf(s.c, s.extra)
	s.choose(chosen)
	return s.compare()
}

func (s *Screen) choose(p point) {
	s.at = min(s.at, len(s.points)-1)
	for i, other := range s.points {
		if other.same(p) {
			s.at = i
		}
	}
}

// compare works the comparison out, outside the loop. An answer for a point that is no longer chosen is dropped.
func (s *Screen) compare() tea.Cmd {
	r, p := s.c.Record, s.points[s.at]
	return ui.Ask(s.env, s, func(context.Context) (assessment.Comparison, error) {
		return s.env.Desk.Compare(r, p.from, p.to)
	}, func(c assessment.Comparison, err error) tea.Cmd {
		switch {
		case s.points[s.at] != p || len(s.c.State.Log) != len(r.State.Log):
		case err != nil:
			s.env.Tell(ui.Trouble, ui.Explain(err))
		default:
			s.found = &c
		}
		return nil
	})
}

// move chooses the point n further on.
func (s *Screen) move(n int) func() tea.Cmd {
	return func() tea.Cmd {
		next := max(0, min(s.at+n, len(s.points)-1))
		if next == s.at {
			return nil
		}
		s.at, s.found = next, nil
		s.text.Top()
		return s.compare()
	}
}

// Resize keeps the room there is.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Actions are choosing a point, keeping one, and reading on.
func (s *Screen) Actions() []ui.Action {
	return append([]ui.Action{
		{Key: ui.Pick(ui.KeyPrevPoint), Foot: true, Do: s.move(-1), WhyNot: s.end(0, "this is the earliest point")},
		{Key: ui.Pick(ui.KeyNextPoint), Foot: true, Do: s.move(1), WhyNot: s.end(len(s.points)-1, "this is the last point")},
		{Key: ui.Pick(ui.KeyOtherPoint), Foot: true, Do: s.askPoint},
		{Key: ui.Pick(ui.KeySnapshot), Foot: true, Do: s.askLabel},
	}, widget.ScrollActions(&s.text)...)
}

func (s *Screen) end(at int, says string) func() string {
	return func() string {
		if s.at == at {
			return says
		}
		return ""
	}
}

// askPoint asks for a point that is not on the list.
func (s *Screen) askPoint() tea.Cmd {
	var sheet *widget.FormSheet
	sheet = widget.NewFormSheet(s.env, "compare with another point", "", "compare", func(f *widget.Form) tea.Cmd {
		r, p := s.c.Record, s.named(f.Value("point"))
		return ui.AskFirst(s.env, s, func(context.Context) (assessment.Comparison, error) {
			return s.env.Desk.Compare(r, p.from, p.to)
		}, func(_ assessment.Comparison, err error) tea.Cmd {
			if err != nil {
				s.env.Tell(ui.Trouble, ui.Explain(err))
				return nil
			}
			s.add(p)
			s.choose(p)
			s.found = nil
			s.text.Top()
			return tea.Batch(s.env.Lower(sheet), s.compare())
		})
	}, &widget.Field{
		Name: "point", Label: "Compare with", Check: widget.Needed("name an entry, a day or a label"),
		Help: "The number of an entry (12), a day (2026-12-24: everything recorded, judged on it), or the label of a snapshot.",
	})
	sheet.Verb = "compare"
	return s.env.Raise(s, sheet, false)
}

// askLabel asks what a snapshot of now is called, and takes it.
func (s *Screen) askLabel() tea.Cmd {
	meta := s.c.Meta
	var sheet *widget.FormSheet
	sheet = widget.NewFormSheet(s.env, "take a snapshot", "the label", "take it", func(f *widget.Form) tea.Cmd {
		label := f.Value("label")
		return s.env.Act(ui.Act{
			From: s, Says: "a snapshot",
			Run: func(ctx context.Context, how ui.How) (assessment.Record, string, error) {
				r, err := s.env.Desk.Snapshot(ctx, meta, label, how.Looked)
				if err != nil {
					return r, "", err
				}
				return r, r.State.Describe(len(r.State.Log)), nil
			},
			Then: func(*ui.Case) tea.Cmd { return s.env.Lower(sheet) },
		})
	}, &widget.Field{
		Name: "label", Label: "Label", Start: s.c.State.FreeLabel(),
		Help: "What you will look for when you compare, such as: before the drill. It changes nothing of the verdict.",
	})
	sheet.Verb = "take it"
	return s.env.Raise(s, sheet, false)
}
