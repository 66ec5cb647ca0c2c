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
			s.env.Tell(ui.Trouble, "the example was not loaded: "+err.Error())
			return nil
		}
		s.env.Tell(ui.Done, "the example is loaded: enter opens it")
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
	f := &finder{s: s, before: s.text}
	f.Form = widget.NewForm("show these", f.keep, &widget.Field{Name: "text", Label: "Name or programme", Start: s.text})
	f.Bare = true
	return s.env.Raise(s, f, false)
}

// finder is the sheet in which the filter is typed.
type finder struct {
	*widget.Form
	s      *Screen
	before string
}

// Init has nothing to do.
func (f *finder) Init() tea.Cmd { return nil }

// Update types, and shows at once what is left.
func (f *finder) Update(msg tea.Msg) tea.Cmd {
	cmd := f.Form.Update(msg)
	f.s.narrow(f.Value("text"))
	return cmd
}

// View is the line typed on.
func (f *finder) View() ui.Frame {
	lines, cursor := f.Form.View()
	return ui.Frame{Crumbs: []string{"filter"}, Body: lines[:1], Cursor: cursor}
}

// keep leaves what is shown as it is.
func (f *finder) keep() tea.Cmd {
	f.s.narrow(f.Value("text"))
	return f.s.env.Lower(f)
}

// Dismiss brings back what was shown before.
func (f *finder) Dismiss() tea.Cmd {
	f.s.narrow(f.before)
	return nil
}

// Actions keep the filter, and choose among what is left.
func (f *finder) Actions() []ui.Action {
	move := func(n int) func() tea.Cmd { return func() tea.Cmd { f.s.move(n); return nil } }
	return []ui.Action{
		{Key: ui.PickAs(ui.KeyOpen, "keep the filter").Named("keep"), Foot: true, Do: f.keep},
		{Key: ui.PickAs(ui.KeyNextField, "next that fits"), Foot: true, Do: move(1)},
		{Key: ui.PickAs(ui.KeyPrevField, "previous that fits"), Do: move(-1)},
	}
}
