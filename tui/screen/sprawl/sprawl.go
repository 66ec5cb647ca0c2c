// Package sprawl shows the identities of all assessments, worst first: who uses each, who owns it and whether it is alive.
// From here one goes to its row in the register of an assessment.
package sprawl

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// Screen is the list of identities.
type Screen struct {
	env    *ui.Env
	s      assessment.Sprawl
	texts  []string // of each identity, what a filter looks in
	loaded bool
	asked  int // how often they were asked for: only the last time counts

	text   string // identities must hold all its words
	list   []int  // those that are shown
	choice widget.Choice
	place  int // which row of the chosen one is opened
	of     int // the identity that place belongs to
	detail widget.Scroll
	w, h   int
}

// New makes the list.
func New(env *ui.Env, _ ui.Route) ui.Screen { return &Screen{env: env} }

// Init reads the registers.
func (s *Screen) Init() tea.Cmd { return s.load() }

// load reads every assessment, outside the loop.
func (s *Screen) load() tea.Cmd {
	type found struct {
		s     assessment.Sprawl
		texts []string
	}
	s.asked++
	n := s.asked
	return ui.Ask(s.env, s, func(ctx context.Context) (found, error) {
		all, err := s.env.Desk.Sprawl(ctx, assessment.SprawlOptions{})
		f := found{s: all, texts: make([]string, len(all.Identities))}
		for i := range all.Identities {
			f.texts[i] = searched(&all.Identities[i])
		}
		return f, err
	}, func(f found, err error) tea.Cmd {
		switch {
		case err != nil:
			s.env.Tell(ui.Trouble, ui.Explain(err))
			return nil
		case n != s.asked:
			return nil
		}
		keep := ""
		if id := s.chosen(); id != nil {
			keep = id.Name
		}
		s.s, s.texts, s.loaded = f.s, f.texts, true
		s.gather(keep)
		return nil
	})
}

// searched is what a filter looks in.
func searched(id *assessment.Identity) string {
	words := slices.Concat([]string{id.Name}, id.Names, id.Owners)
	for _, p := range id.Places {
		words = append(words, p.Slug, p.Programme)
	}
	for _, k := range id.Kinds() {
		words = append(words, k.Words())
	}
	return strings.ToLower(strings.Join(words, "\n"))
}

// gather lists what the filter leaves; the identity of that name stays chosen where it is still there.
func (s *Screen) gather(keep string) {
	words := strings.Fields(strings.ToLower(s.text))
	s.list, s.of, s.place = s.list[:0], -1, 0
	at := 0
	for i, text := range s.texts {
		if slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) }) {
			continue
		}
		if s.s.Identities[i].Name == keep {
			at = len(s.list)
		}
		s.list = append(s.list, i)
	}
	s.choice.At = at
	s.detail.Top()
}

// narrow shows the identities that hold all the words of a text.
// filter asks for words; the list follows while one types.
func (s *Screen) filter() tea.Cmd {
	field := &widget.Field{Name: "text", Label: "Name, owner, programme, finding", Start: s.text}
	move := func(n int) { s.choice.Move(n, len(s.list)) }
	return s.env.Raise(s, widget.NewNarrow(s.env, "show these", field, s.narrow, move), false)
}

func (s *Screen) narrow(text string) {
	if text == s.text {
		return
	}
	keep := ""
	if id := s.chosen(); id != nil {
		keep = id.Name
	}
	s.text = text
	s.gather(keep)
}

func (s *Screen) chosen() *assessment.Identity {
	if s.choice.At >= len(s.list) {
		return nil
	}
	return &s.s.Identities[s.list[s.choice.At]]
}

// here is which row of the chosen identity is opened.
func (s *Screen) here() int {
	if s.of != s.list[s.choice.At] {
		s.of, s.place = s.list[s.choice.At], 0
		s.detail.Top()
	}
	return s.place
}

// Update reads again when somebody wrote, and when the screen is back on top.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case ui.ShownMsg, ui.ChangedMsg:
		return s.load()
	}
	return nil
}

// Resize keeps the room there is.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// Actions are what can be done with identities.
func (s *Screen) Actions() []ui.Action {
	do := func(f func()) func() tea.Cmd { return func() tea.Cmd { f(); return nil } }
	move := func(n int) func() tea.Cmd { return do(func() { s.choice.Move(n, len(s.list)) }) }
	turn := func(n int) func() tea.Cmd {
		return do(func() {
			of := len(s.chosen().Places)
			s.place = (s.here() + n + of) % of
		})
	}
	list := []ui.Action{
		{Key: ui.PickAs(ui.KeyOpen, "open its row in the register of the assessment marked"), Foot: true, Do: s.open, WhyNot: s.none},
		{Key: ui.PickAs(ui.KeyNextColumn, "mark the next assessment that lists it").Named("assessment"), Foot: true, Do: turn(1), WhyNot: s.single},
		{Key: ui.PickAs(ui.KeyPrevColumn, "mark the assessment before").Named("assessment before"), Do: turn(-1), WhyNot: s.single},
		{Key: ui.PickAs(ui.KeyFilterRows, "show the identities whose name, owner, assessment, programme or finding holds what is typed"), Foot: true, Do: s.filter, WhyNot: s.empty},
		{Key: ui.Pick(ui.KeyReload), Do: func() tea.Cmd { s.env.Tell(ui.Note, "read again"); return s.load() }},
		{Key: ui.Pick(ui.KeyDown), Do: move(1)},
		{Key: ui.Pick(ui.KeyUp), Do: move(-1)},
		{Key: ui.PickAs(ui.KeyPageDown, "read on about the identity"), Do: do(func() { s.detail.Page(1) })},
		{Key: ui.PickAs(ui.KeyPageUp, "read back about the identity"), Do: do(func() { s.detail.Page(-1) })},
		{Key: ui.Pick(ui.KeyTop), Do: move(-1 << 20)},
		{Key: ui.Pick(ui.KeyBottom), Do: move(1 << 20)},
	}
	if s.text != "" {
		list = append(list, ui.Action{Key: ui.PickAs(ui.KeyBack, "show all identities again"), Do: do(func() { s.narrow("") })})
	}
	return list
}

// open goes to the row of the chosen identity in the assessment that is marked.
func (s *Screen) open() tea.Cmd {
	p := s.chosen().Places[s.here()]
	return ui.AskFirst(s.env, s, func(ctx context.Context) (*ui.Case, error) { return s.env.Open(ctx, p.Meta) }, func(c *ui.Case, err error) tea.Cmd {
		if err != nil {
			s.env.Tell(ui.Trouble, ui.Explain(err))
			return nil
		}
		return s.env.Go(ui.Route{To: ui.Register, Case: c, Register: assessment.IdentitiesRegister, Row: p.Key, All: true})
	})
}

func (s *Screen) empty() string {
	switch {
	case !s.loaded:
		return "the registers are still being read"
	case len(s.s.Identities) == 0:
		return "no register names an identity"
	}
	return ""
}

func (s *Screen) none() string {
	switch {
	case s.chosen() != nil:
		return ""
	case s.text != "":
		return "no identity holds that: esc shows all"
	}
	return s.empty()
}

func (s *Screen) single() string {
	if why := s.none(); why != "" {
		return why
	}
	if len(s.chosen().Places) < 2 {
		return "one assessment lists it"
	}
	return ""
}
