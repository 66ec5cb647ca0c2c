package register

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
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
	intro := "Facts about the subject, one row a thing. Checks of the gate look at them, and no answer counts for more than they say."
	if s.w >= ui.TwoPanes {
		left := s.w * 2 / 5
		right := s.w - left - ui.Between
		head := append(ui.Indent(2, ui.Dim.Wrap(intro, min(left-2, ui.MaxText))), ui.Blank())
		f.Body = ui.Beside(s.h, ui.Column{Width: left, Lines: append(head, s.list(left, s.h-len(head))...)}, ui.Column{Width: right, Lines: s.said(min(right-1, ui.MaxText), s.h)})
		return f
	}
	w := s.w - 3
	head := append(ui.Indent(2, ui.Dim.Wrap(intro, w)), ui.Blank())
	said := ui.Indent(2, s.said(w, max(2, min(s.h/2, s.h-len(head)-2*len(s.tables)-1))))
	h := max(1, s.h-len(head)-len(said)-1)
	f.Body = append(head, s.list(w, min(h, 2*len(s.tables)))...)
	f.Body = append(append(f.Body, ui.Rule(s.w)), said...)
	return f
}

// list is the registers, each with its rows in figures on a second line.
func (s *List) list(w, h int) []ui.Line {
	var rows []ui.Line
	for i, t := range s.tables {
		lead, style := ui.Gap(2), ui.Plain
		if i == s.choice.At {
			lead, style = ui.Accent.Of("▌ "), ui.Bold
		}
		figures := t.tally.line()
		if len(t.rows) == 0 {
			figures = ui.Dim.Line("empty")
		}
		for _, l := range []ui.Line{
			ui.Line{lead, style.Of(t.reg.Title), ui.Dim.Of("  " + ui.Count(len(t.rows), "row"))}.Cut(w),
			append(ui.Line{ui.Gap(4)}, figures...).Cut(w),
		} {
			rows = append(rows, l.Chosen(i == s.choice.At, ui.KeyOpen, s.choice.To(i)))
		}
	}
	return s.choice.View(rows, 2*s.choice.At, 2*s.choice.At+1, h)
}

// said is facts on at most h lines.
func (s *List) said(w, h int) []ui.Line {
	out := s.facts(w)
	if h > 20 {
		reg := s.tables[s.choice.At].reg
		out = slices.Insert(out, len(ui.Plain.Wrap(reg.Summary, w)), ui.Blank())
		out = append([]ui.Line{ui.Heading(reg.Title, w)}, out...)
	}
	if n := len(out) - h; n > 0 {
		out = append(out[:h-1:h-1], ui.Dim.Line("… "+ui.Count(n+1, "line")+" more in a taller window"))
	}
	return out
}

// facts are what the chosen register is for, and what its checks find.
func (s *List) facts(w int) []ui.Line {
	t := s.tables[s.choice.At]
	out := ui.Plain.Wrap(t.reg.Summary, w)
	worst := worstOfEach(t.checks)
	room := 0
	for _, c := range worst {
		room = max(room, ui.StandingMark(c.Standing).Line().Width()+2)
	}
	for _, stands := range worstFirst { // there may be more than fit: what is wrong comes first
		for _, c := range worst {
			if c.Standing != stands {
				continue
			}
			says := ui.Line{}
			if len(c.Rows) > 0 {
				says = ui.Dim.Line(c.Tally())
			}
			lead := append(ui.StandingMark(stands).Line().Fill(room), ui.Bold.Of(c.Question.ID+" "), ui.Plain.Of(c.Question.Title))
			out = append(out, ui.Spread(w, lead, says))
		}
	}
	if len(t.rows) == 0 {
		out = append(out, ui.Dim.Wrap("enter opens it; a adds a row there, and a table from a spreadsheet can be pasted.", w)...)
	}
	return out
}

// worstOfEach is of each question the check that finds the worst.
func worstOfEach(checks []assessment.RegisterCheck) []*assessment.RegisterCheck {
	var out []*assessment.RegisterCheck
	for i := range checks {
		c, n := &checks[i], len(out)
		switch {
		case n == 0 || out[n-1].Question != c.Question:
			out = append(out, c)
		case c.Standing != out[n-1].Standing && c.Standing.Worse(out[n-1].Standing) == c.Standing:
			out[n-1] = c
		}
	}
	return out
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
