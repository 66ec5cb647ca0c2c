package register

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// List is the registers of the gate, with how the rows of each stand.
type List struct {
	env    *ui.Env
	c      *ui.Case
	tables []*table
	read   bool
	asked  int
	choice widget.Choice
	w, h   int
}

// NewList shows the registers of r.Case.
func NewList(env *ui.Env, r ui.Route) ui.Screen { return &List{env: env, c: r.Case} }

// Init counts the rows, outside the loop.
func (s *List) Init() tea.Cmd { return s.count(s.c) }

func (s *List) count(c *ui.Case) tea.Cmd {
	s.asked++
	n := s.asked
	return ui.AskFirst(s.env, s, func(context.Context) ([]*table, error) {
		var out []*table
		for i := range c.State.Gate.Registers {
			out = append(out, tabulate(c, c.State.Gate.Registers[i].ID))
		}
		return out, nil
	}, func(tables []*table, _ error) tea.Cmd {
		if n == s.asked {
			s.c, s.tables, s.read = c, tables, true
			s.choice.Move(0, len(tables))
		}
		return nil
	})
}

// Update takes the assessment as it now stands.
func (s *List) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.CaseMsg:
		if msg.Case.ID == s.c.ID {
			return s.count(msg.Case)
		}
	case tea.PasteMsg:
		if isPaths(msg.Content) {
			return s.env.Go(ui.Route{To: ui.Import, Case: s.c, Text: msg.Content})
		}
		s.env.Tell(ui.Note, "enter opens a register; then paste its rows")
	}
	return nil
}

// Resize keeps the room there is.
func (s *List) Resize(w, h int) { s.w, s.h = w, h }

func (s *List) none() string {
	if len(s.tables) == 0 {
		return "the gate of this assessment asks for no register"
	}
	return ""
}

// Actions open a register.
func (s *List) Actions() []ui.Action {
	move := func(n int) func() tea.Cmd {
		return func() tea.Cmd { s.choice.Move(n, len(s.tables)); return nil }
	}
	return []ui.Action{
		{Key: ui.PickAs(ui.KeyOpen, "open the register"), Foot: true, WhyNot: s.none, Do: func() tea.Cmd {
			return s.env.Go(ui.Route{To: ui.Register, Case: s.c, Register: s.tables[s.choice.At].reg.ID})
		}},
		{Key: ui.Pick(ui.KeyImport), Foot: true, Do: func() tea.Cmd { return s.env.Go(ui.Route{To: ui.Import, Case: s.c}) }},
		{Key: ui.Pick(ui.KeyUndo), Foot: true, Do: func() tea.Cmd { return s.env.Act(ui.Undoing(s.env, s.c, s)) }},
		{Key: ui.Pick(ui.KeyDecision), Foot: true, Do: func() tea.Cmd { return s.env.Go(ui.Route{To: ui.Decision, Case: s.c}) }},
		{Key: ui.Pick(ui.KeyDown), Do: move(1)},
		{Key: ui.Pick(ui.KeyUp), Do: move(-1)},
		{Key: ui.Pick(ui.KeyTop), Do: move(-1 << 20)},
		{Key: ui.Pick(ui.KeyBottom), Do: move(1 << 20)},
	}
}

// View is each register with its rows in figures, and what the chosen one is for.
func (s *List) View() ui.Frame {
	f := ui.Frame{Crumbs: []string{"portfolio", s.c.Slug, "registers"}, Status: ui.Standing(&s.c.Decision)}
	switch {
	case !s.read:
		f.Body = []ui.Line{ui.Blank(), {ui.Gap(2), ui.Dim.Of("counting the rows…")}}
		return f
	case len(s.tables) == 0:
		says := "A register is a table of facts that the gate asks for, such as every identity that an agent acts as. This gate asks for none."
		f.Body = append([]ui.Line{ui.Blank()}, ui.Indent(2, ui.Plain.Wrap(says, min(s.w-4, ui.MaxText)))...)
		return f
	}
	w := min(s.w-3, ui.MaxText)
	intro := ui.Indent(2, ui.Dim.Wrap("Facts about the subject, one row a thing. Checks of the gate look at them, and no answer counts for more than they say.", w))
	said := s.said(w)
	h := max(1, s.h-len(intro)-len(said)-2)
	each := 1 // the figures go below the title where there is no room beside it
	if s.w < ui.TwoPanes {
		each = 2
	}
	var rows []ui.Line
	for i, t := range s.tables {
		lead, style := ui.Gap(2), ui.Plain
		if i == s.choice.At {
			lead, style = ui.Accent.Of("▌ "), ui.Bold
		}
		left := ui.Line{lead, style.Of(t.reg.Title), ui.Dim.Of("  " + ui.Count(len(t.rows), "row"))}
		right := t.tally.line()
		if len(t.rows) == 0 {
			right = ui.Line{ui.Dim.Of("empty")}
		}
		if each == 1 {
			rows = append(rows, ui.Spread(w, left, right))
		} else {
			rows = append(rows, left.Cut(w), append(ui.Line{ui.Gap(4)}, right...).Cut(w))
		}
	}
	f.Body = append(append(intro, ui.Blank()), s.choice.View(rows, each*s.choice.At, each*s.choice.At+each-1, min(h, len(rows)))...)
	f.Body = append(append(f.Body, ui.Rule(s.w)), said...)
	return f
}

// said is what the chosen register is for, and what its checks find.
func (s *List) said(w int) []ui.Line {
	t := s.tables[s.choice.At]
	out := ui.Plain.Wrap(t.reg.Summary, w)
	lines := make([][]ui.Line, len(worstFirst)) // there may be more than fit: what is wrong comes first
	for i := 0; i < len(t.checks); {
		worst, n := &t.checks[i], i
		for ; n < len(t.checks) && t.checks[n].Question == worst.Question; n++ {
			if f := &t.checks[n]; f.Standing != worst.Standing && f.Standing.Worse(worst.Standing) == f.Standing {
				worst = f
			}
		}
		m, tally := ui.StandingMark(worst.Standing), ui.Line{}
		if len(worst.Rows) > 0 {
			tally = ui.Line{ui.Dim.Of(worst.Tally())}
		}
		at := slices.Index(worstFirst, worst.Standing)
		lines[at] = append(lines[at], ui.Spread(w, ui.Line{m.Style.Of(m.Sign + " "), ui.Bold.Of(worst.Question.ID + " "), ui.Plain.Of(worst.Question.Title)}, append(ui.Line{m.Style.Of(m.Word + " ")}, tally...)))
		i = n
	}
	out = append(out, slices.Concat(lines...)...)
	if len(t.rows) == 0 {
		out = append(out, ui.Dim.Wrap("enter opens it; a adds a row there, and a table from a spreadsheet can be pasted.", w)...)
	}
	most := max(2, s.h/2)
	return ui.Indent(2, out[:min(len(out), most)])
}

// isPaths reports whether what was pasted names files and is no rows: one line that begins as a path does.
func isPaths(text string) bool {
	text = strings.TrimSpace(text)
	if text == "" || strings.ContainsAny(text, "\n\r\t") {
		return false
	}
	begins := strings.TrimLeft(text, "'\"")
	for _, p := range []string{"/", "./", "../", "~/", "file://"} {
		if strings.HasPrefix(begins, p) {
			return true
		}
	}
	return len(begins) > 2 && begins[1] == ':' && (begins[2] == '\\' || begins[2] == '/') // a drive
}
