// Package portfolio is the first screen: every assessment with its verdict, how far it is, when it goes live and what
// comes next. Its rows are drawn from the projection that the journal keeps; what that does not know for today is judged
// anew in the background, a batch at a time, and shown as missing until then. Begin with Screen.
package portfolio

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

// Screen lists the assessments.
type Screen struct {
	env    *ui.Env
	all    []entry        // by slug
	of     map[string]int // where in all the one with each id is
	today  assessment.Date
	loaded bool
	asked  int  // how often they were asked for: only the last time counts
	busy   bool // a batch is being judged

	archived bool   // archived ones are shown too
	text     string // rows must hold all its words
	order    order
	grouped  bool

	sorted []int   // all, in order, as places in all
	list   []int   // those of them that are shown
	groups []group // where grouped: which there are
	waits  int     // how many of those shown lack something
	whole  int     // how many there are without a filter
	at     int     // the chosen one, in list
	top    int     // the first in sight, in list
	rolled bool    // the wheel moved it away from the chosen one
	want   string  // id of the one to stand on, "" to stay
	w, h   int

	verdictRoom int // what the verdicts need, in cells
	nameNeeds   int // and the names
}

// New makes the portfolio.
func New(env *ui.Env, _ ui.Route) ui.Screen { return &Screen{env: env} }

// Init reads the assessments.
func (s *Screen) Init() tea.Cmd { return s.load() }

// load reads the projection, outside the loop, and makes ready what rows are sorted and searched by.
func (s *Screen) load() tea.Cmd {
	type found struct {
		all   []entry
		today assessment.Date
	}
	s.asked++
	n := s.asked
	return ui.Ask(s.env, s, func(ctx context.Context) (found, error) {
		rows, err := s.env.Desk.Projected(ctx)
		return found{entries(rows), s.env.Desk.Today()}, err
	}, func(f found, err error) tea.Cmd {
		switch {
		case err != nil:
			s.env.Tell(ui.Trouble, ui.Explain(err))
			return nil
		case n != s.asked:
			return nil
		}
		s.take(f.all, f.today)
		return s.work()
	})
}

// take has the rows as they now are. What was judged here and still holds stays: the disk may refuse to keep it.
func (s *Screen) take(all []entry, today assessment.Date) {
	for i := range all {
		e := &all[i]
		if e.Lacks == assessment.LacksNothing {
			continue
		}
		n, ok := s.of[e.ID]
		if !ok {
			continue
		}
		old := &s.all[n]
		if old.Lacks == assessment.LacksNothing && old.Entries == e.Entries && (old.Verdict == 0 || old.Missing(today) == assessment.LacksNothing) {
			e.Row = old.Row
		}
	}
	s.want = s.keeps()
	s.list = s.list[:0] // of what was
	s.all, s.today, s.loaded = all, today, true
	s.of = make(map[string]int, len(all))
	for i := range all {
		s.of[all[i].ID] = i
	}
	s.arrange()
}

// atOnce is how many assessments are judged before what came out is shown and kept.
const atOnce = 32

// work judges the next rows that lack something, those in sight first.
func (s *Screen) work() tea.Cmd {
	if s.busy {
		return nil
	}
	var batch []assessment.Row
	add := func(i int) {
		if e := &s.all[i]; e.Lacks != assessment.LacksNothing && len(batch) < atOnce {
			batch = append(batch, e.Row)
		}
	}
	taken := func(from, to int) {
		for _, i := range s.list[max(0, min(from, len(s.list))):min(to, len(s.list))] {
			add(i)
		}
	}
	if taken(s.top, s.top+s.h); len(batch) == 0 {
		taken(0, len(s.list))
	}
	for i := 0; len(batch) == 0 && i < len(s.all); i++ { // nobody sees these now
		add(i)
	}
	if len(batch) == 0 {
		return nil
	}
	s.busy = true
	return ui.Ask(s.env, s, func(ctx context.Context) ([]assessment.Row, error) {
		return s.env.Desk.Judged(ctx, batch), ctx.Err()
	}, func(rows []assessment.Row, err error) tea.Cmd {
		s.busy = false
		if err != nil {
			return nil // the program is ending
		}
		for _, r := range rows {
			if i, ok := s.of[r.ID]; ok && s.all[i].Lacks != assessment.LacksNothing && r.Entries >= s.all[i].Entries {
				s.all[i].Row = r
			}
		}
		s.arrange()
		return s.work()
	})
}

// Update reads again when somebody wrote, and when the screen is back on top.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.CaseMsg:
		if msg.Own {
			s.want = msg.Case.ID
		}
	case ui.ShownMsg, ui.ChangedMsg:
		return s.load()
	}
	return nil
}

// Resize keeps the room there is.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

func (s *Screen) chosen() *entry {
	if s.at >= len(s.list) {
		return nil
	}
	return &s.all[s.list[s.at]]
}

func (s *Screen) move(n int) { s.at, s.rolled = max(0, min(s.at+n, len(s.list)-1)), false }

// choose goes to a row, as a click does.
func (s *Screen) choose(n int) func() tea.Cmd {
	return func() tea.Cmd { s.at, s.rolled = n, false; return nil }
}

// Actions are what can be done with assessments.
func (s *Screen) Actions() []ui.Action {
	do := func(f func()) func() tea.Cmd { return func() tea.Cmd { f(); return nil } }
	move := func(n int) func() tea.Cmd { return do(func() { s.move(n) }) }
	page := func(n int) func() tea.Cmd { return do(func() { s.move(n * max(1, s.page()-1)) }) }
	some, many := len(s.list) > 0, len(s.all) > 1
	list := []ui.Action{
		{Key: ui.Pick(ui.KeyOpen), Foot: some, Do: s.open, WhyNot: s.none},
		{Key: ui.Pick(ui.KeyNew), Foot: true, Do: func() tea.Cmd { return s.env.Go(ui.Route{To: ui.Intake}) }, WhyNot: func() string {
			if s.env.Gate == nil {
				return "no gate is loaded: gonogo gate list shows what there is"
			}
			return ""
		}},
		{Key: ui.PickAs(ui.KeyFilterRows, "show the assessments whose name or programme holds what is typed"), Foot: many, Do: s.filter, WhyNot: s.empty},
		{Key: ui.PickAs(ui.KeySortRows, "sort by name, verdict, go-live, open blockers or last change"), Foot: many, Do: do(s.sort), WhyNot: s.empty},
		{Key: ui.Pick(ui.KeyGroup), Foot: many, Do: do(s.group), WhyNot: s.empty},
		{Key: ui.Pick(ui.KeySprawl), Foot: many, Do: func() tea.Cmd { return s.env.Go(ui.Route{To: ui.Sprawl}) }, WhyNot: s.empty},
		{Key: ui.Pick(ui.KeyPutAway), Foot: some, Do: s.putAway, WhyNot: s.none},
		{Key: ui.Pick(ui.KeyArchive), Do: do(s.showArchived)},
		{Key: ui.Pick(ui.KeyReload), Foot: some, Do: func() tea.Cmd { s.env.Tell(ui.Note, "read again"); return s.load() }},
		{Key: ui.Pick(ui.KeyDown), Do: move(1)},
		{Key: ui.Pick(ui.KeyUp), Do: move(-1)},
		{Key: ui.Pick(ui.KeyPageDown), Do: page(1)},
		{Key: ui.Pick(ui.KeyPageUp), Do: page(-1)},
		{Key: ui.Pick(ui.KeyTop), Do: move(-1 << 20)},
		{Key: ui.Pick(ui.KeyBottom), Do: move(1 << 20)},
	}
	if s.env.Demo != nil {
		list = append(list, ui.Action{Key: ui.Pick(ui.KeyDemo), Foot: len(s.all) == 0, Do: s.demo})
	}
	if s.text != "" {
		list = append(list, ui.Action{Key: ui.PickAs(ui.KeyBack, "show all assessments again"), Do: do(func() { s.narrow("") })})
	}
	if s.env.Tour != nil {
		list = append(list, ui.Action{Key: ui.Pick(ui.KeyTour), Foot: !some, Do: s.env.Tour})
	}
	return list
}

func (s *Screen) empty() string {
	if len(s.all) == 0 {
		return "there is no assessment yet: n starts one"
	}
	return ""
}

func (s *Screen) none() string {
	switch {
	case s.chosen() != nil:
		return ""
	case s.text != "":
		return "nothing is called that: esc shows all assessments"
	case len(s.all) > 0:
		return "every assessment is archived: a shows them"
	}
	return s.empty()
}
