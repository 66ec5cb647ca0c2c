package portfolio

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// open goes into the review of the chosen assessment, at the question it was left on.
func (s *Screen) open() tea.Cmd {
	meta := s.chosen().Meta
	return ui.AskFirst(s.env, s, func(ctx context.Context) (ui.Route, error) {
		c, err := s.env.Open(ctx, meta)
		return ui.Route{To: ui.Review, Case: c, Question: s.env.LoadCursor(meta.Slug)}, err
	}, func(r ui.Route, err error) tea.Cmd {
		if err != nil {
			s.env.Tell(ui.Trouble, ui.Explain(err))
			return nil
		}
		return s.env.Go(r)
	})
}

func (s *Screen) demo() tea.Cmd {
	return ui.AskFirst(s.env, s, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, s.env.Demo(ctx)
	}, func(_ struct{}, err error) tea.Cmd {
		if err != nil {
			s.env.Tell(ui.Trouble, "the examples were not loaded: "+err.Error())
			return nil
		}
		s.env.Tell(ui.Done, "two examples are loaded: enter opens one")
		return s.load()
	})
}

// putAway archives the chosen assessment, or brings an archived one back; it asks first.
func (s *Screen) putAway() tea.Cmd {
	r := s.chosen().Row
	asks, says, yes, done := "Archive "+label(&r)+"?", "It leaves the daily view. Nothing is deleted: a shows what is archived, and A brings it back.", "archive it", r.Slug+" is archived"
	if r.Archived {
		asks, says, yes, done = "Bring "+label(&r)+" back?", "It is in the daily view again, with all that it holds.", "bring it back", r.Slug+" is back"
	}
	body := assessment.Archived{Archived: !r.Archived}
	return s.env.Raise(s, widget.NewConfirm(s.env, asks, says, yes, func() tea.Cmd {
		return s.env.Act(ui.Act{
			From: s, Says: done,
			Run: func(ctx context.Context, _ ui.How) (assessment.Record, string, error) {
				after, err := s.env.Desk.Act(ctx, r.Meta, nil, body)
				return after, "", err
			},
			Then:   func(*ui.Case) tea.Cmd { return s.load() },
			Failed: func(error) tea.Cmd { return s.load() },
		})
	}), false)
}

// filter asks for words of a name or a programme; the list follows while one types.
func (s *Screen) filter() tea.Cmd {
	field := &widget.Field{Name: "text", Label: "Name or programme", Start: s.text}
	return s.env.Raise(s, widget.NewNarrow(s.env, "show these", field, s.narrow, s.move), false)
}
