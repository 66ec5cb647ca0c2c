// Package portfolio is the first screen: every assessment with its verdict, how far it is, and when it goes
// live.
package portfolio

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// Screen lists the assessments.
type Screen struct {
	env      *ui.Env
	rows     []assessment.Row
	shared   map[string]int // how many rows have a name
	today    assessment.Date
	loaded   bool
	archived bool   // archived ones are shown too
	touched  string // id of the assessment worked on since, "" when there is none: it is the one to stand on
	choice   widget.Choice
	w, h     int

	verdictWidth int // of the column, in cells
}

// New makes the portfolio.
func New(env *ui.Env, _ ui.Route) ui.Screen { return &Screen{env: env} }

// Init reads the assessments.
func (s *Screen) Init() tea.Cmd { return s.load() }

func (s *Screen) load() tea.Cmd {
	type found struct {
		rows  []assessment.Row
		today assessment.Date
	}
	return ui.Ask(s.env, s, func(ctx context.Context) (found, error) {
		rows, err := s.env.Desk.Portfolio(ctx)
		return found{rows, s.env.Desk.Today()}, err
	}, func(f found, err error) tea.Cmd {
		if err != nil {
			s.env.Tell(ui.Trouble, ui.Explain(err))
			return nil
		}
		id := ""
		if r := s.chosen(); r != nil {
			id = r.ID
		}
		if s.touched != "" {
			id, s.touched = s.touched, ""
		}
		s.rows, s.today, s.loaded = f.rows, f.today, true
		s.shared = map[string]int{}
		for _, r := range s.rows {
			s.shared[r.Name]++
		}
		for i, r := range s.shown() {
			if r.ID == id {
				s.choice.At = i
			}
		}
		s.choice.Move(0, len(s.shown()))
		return nil
	})
}

// Update reads again when somebody wrote, and when the screen is back on top.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.CaseMsg:
		if msg.Own {
			s.touched = msg.Case.ID
		}
	case ui.ShownMsg, ui.ChangedMsg:
		return s.load()
	}
	return nil
}

// Resize keeps the room there is.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

func (s *Screen) shown() []assessment.Row {
	var out []assessment.Row
	for _, r := range s.rows {
		if !r.Archived || s.archived {
			out = append(out, r)
		}
	}
	return out
}

func (s *Screen) chosen() *assessment.Row {
	rows := s.shown()
	if s.choice.At >= len(rows) {
		return nil
	}
	return &rows[s.choice.At]
}

// Actions are what can be done with assessments.
func (s *Screen) Actions() []ui.Action {
	move := func(n int) func() tea.Cmd {
		return func() tea.Cmd { s.choice.Move(n, len(s.shown())); return nil }
	}
	none := func() string {
		if s.chosen() == nil {
			return "there is no assessment yet: n starts one"
		}
		return ""
	}
	some := len(s.shown()) > 0
	list := []ui.Action{
		{Key: ui.Pick(ui.KeyOpen), Foot: some, Do: s.open, WhyNot: none},
		{Key: ui.Pick(ui.KeyNew), Foot: true, Do: func() tea.Cmd { return s.env.Go(ui.Route{To: ui.Intake}) }, WhyNot: func() string {
			if s.env.Gate == nil {
				return "no gate is loaded: gonogo gate list shows what there is"
			}
			return ""
		}},
		{Key: ui.Pick(ui.KeyDown), Do: move(1)},
		{Key: ui.Pick(ui.KeyUp), Do: move(-1)},
		{Key: ui.Pick(ui.KeyPageDown), Do: move(10)},
		{Key: ui.Pick(ui.KeyPageUp), Do: move(-10)},
		{Key: ui.Pick(ui.KeyTop), Do: move(-1 << 20)},
		{Key: ui.Pick(ui.KeyBottom), Do: move(1 << 20)},
		{Key: ui.Pick(ui.KeyReload), Foot: some, Do: func() tea.Cmd { s.env.Tell(ui.Note, "read again"); return s.load() }},
		{Key: ui.Pick(ui.KeyArchive), Do: func() tea.Cmd { s.archived = !s.archived; s.choice.Move(0, len(s.shown())); return nil }},
	}
	if s.env.Demo != nil {
		list = append(list, ui.Action{Key: ui.Pick(ui.KeyDemo), Foot: !some, Do: s.demo})
	}
	if s.env.Tour != nil {
		list = append(list, ui.Action{Key: ui.Pick(ui.KeyTour), Foot: !some, Do: s.env.Tour})
	}
	return list
}

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
