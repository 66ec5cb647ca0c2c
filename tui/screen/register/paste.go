package register

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

// Paste shows what pasted rows would change, and records it once a person says so.
type Paste struct {
	env   *ui.Env
	c     *ui.Case
	reg   *content.Register
	given string // what was pasted
	plan  *plan  // nil: nothing was pasted, or it is being read
	asked int
	text  widget.Scroll
	lines []ui.Line
	w, h  int
}

// NewPaste shows what r.Text would do to r.Register, or says how to paste.
func NewPaste(env *ui.Env, r ui.Route) ui.Screen {
	return &Paste{env: env, c: r.Case, reg: r.Case.State.Gate.Register(r.Register), given: r.Text}
}

// Init reads what was pasted, outside the loop.
func (s *Paste) Init() tea.Cmd { return s.read(s.c) }

func (s *Paste) read(c *ui.Case) tea.Cmd {
	if s.reg == nil || s.given == "" {
		s.lay()
		return nil
	}
	s.asked++
	n, reg, text := s.asked, s.reg, s.given
	return ui.AskFirst(s.env, s, func(context.Context) (*plan, error) { return planOf(c, reg, text), nil }, func(p *plan, _ error) tea.Cmd {
		if n == s.asked {
			s.c, s.plan = c, p
			s.lay()
		}
		return nil
	})
}

// Update takes another paste, and looks again where the rows have changed meanwhile.
func (s *Paste) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		if isPaths(msg.Content) {
			return s.env.Swap(ui.Route{To: ui.Import, Case: s.c, Text: msg.Content})
		}
		s.given = msg.Content
		s.text.Top()
		return s.read(s.c)
	case ui.CaseMsg:
		if reg := msg.Case.State.Gate.Register(s.id()); msg.Case.ID == s.c.ID && reg != nil && !msg.Own {
			s.reg = reg
			return s.read(msg.Case)
		}
	}
	return nil
}

func (s *Paste) id() string {
	if s.reg == nil {
		return ""
	}
	return s.reg.ID
}

// Resize keeps the room there is.
func (s *Paste) Resize(w, h int) {
	s.w, s.h = w, h
	s.lay()
}

// Unsaved names what would be lost.
func (s *Paste) Unsaved() string {
	if s.plan != nil && len(s.plan.bodies) > 0 {
		return "what you pasted"
	}
	return ""
}

func (s *Paste) cannot() string {
	switch {
	case s.plan == nil:
		return "nothing was pasted yet"
	case len(s.plan.refused) > 0:
		return "nothing is recorded while " + ui.Count(len(s.plan.refused), "thing") + " cannot be taken: mend it where it came from and paste all of it again"
	case len(s.plan.bodies) == 0:
		return "there is nothing to record: every row is so already"
	}
	return ""
}

// Actions record it, and read on in it.
func (s *Paste) Actions() []ui.Action {
	return append([]ui.Action{
		{Key: ui.PickAs(ui.KeySend, "record all of it, as one act").Named("record all"), Foot: true, Do: s.send, WhyNot: s.cannot},
	}, widget.ScrollActions(&s.text)...)
}

func (s *Paste) send() tea.Cmd {
	p := s.plan
	says := ui.Count(len(p.added), "row") + " added, " + ui.Int(len(p.changed)) + " changed in " + s.reg.ID
	act := ui.Recording(s.env, s.c, s, says, p.bodies...)
	act.Then = func(c *ui.Case) tea.Cmd {
		s.plan = nil
		cmd := s.env.Go(ui.Route{To: ui.Register, Case: c, Register: s.reg.ID, Row: first(p)})
		s.env.Tell(ui.Done, "saved · "+says+" · u takes all of it back")
		return cmd
	}
	return s.env.Act(act)
}

func first(p *plan) string {
	if len(p.added) > 0 {
		return p.added[0].key
	}
	return p.changed[0].key
}

// View is what would be recorded, what cannot be, and how it is to look.
func (s *Paste) View() ui.Frame {
	f := ui.Frame{Crumbs: []string{"portfolio", s.c.Slug, "registers"}, Status: ui.Standing(&s.c.Decision)}
	if s.reg == nil {
		f.Body = []ui.Line{ui.Blank(), {ui.Gap(2), ui.Plain.Of("The gate of this assessment asks for no such register.")}}
		return f
	}
	f.Crumbs = append(f.Crumbs, s.reg.ID, "paste")
	f.Body = s.text.View()
	return f
}

// lay makes the lines, when what is shown or the room for it changes: a long paste has many.
func (s *Paste) lay() {
	if s.reg == nil || s.w == 0 {
		return
	}
	w := min(s.w-3, ui.MaxText)
	switch {
	case s.plan != nil:
		s.lines = ui.Indent(1, s.plan.lines(w))
	case s.given != "":
		s.lines = []ui.Line{ui.Blank(), {ui.Gap(2), ui.Dim.Of("reading what was pasted…")}}
	default:
		s.lines = ui.Indent(1, s.howTo(w))
	}
	s.text.Set(s.lines, s.h)
}

// howTo says how to paste, and which columns there are.
func (s *Paste) howTo(w int) []ui.Line {
	out := []ui.Line{ui.Heading("Paste rows into "+s.reg.Title, w)}
	out = append(out, ui.Plain.Wrap("Copy a table in a spreadsheet and paste it here, or on the table itself. Nothing is recorded before you have seen what would change.", w)...)
	out = append(out, ui.Blank())
	out = append(out, ui.Plain.Wrap("The first line names the columns, by id or title. The first column, or the one called key, names the row: "+s.reg.Key+". A key that is there already changes that row; an empty cell leaves what it holds.", w)...)
	out = append(out, ui.Blank(), ui.Heading("Columns", w))
	for i := range s.reg.Columns {
		c := &s.reg.Columns[i]
		says := sortOf(c)
		if len(c.Choices) > 0 {
			says += ": " + some(c.Choices)
		}
		lead := ui.Line{ui.Bold.Of(c.ID)}.Fill(16)
		if c.Help != "" {
			says += ". " + c.Help
		}
		out = append(out, ui.Hang(append(lead, ui.Gap(1)), ui.Plain, says, w)...)
	}
	out = append(out, ui.Blank())
	return append(out, ui.Dim.Wrap("From the shell gonogo row set, row remove and apply do the same.", w)...)
}

// lines say what would be done: what is refused first, then what will be asked about, then row by row.
func (p *plan) lines(w int) []ui.Line {
	cells := 0
	for _, r := range p.changed {
		cells += len(r.cells)
	}
	var out []ui.Line
	if n := len(p.refused); n > 0 {
		out = append(out, ui.Line{(ui.Bad | ui.Bold).Of("✗ " + ui.Count(n, "thing") + " cannot be taken, so nothing will be recorded")})
		for _, r := range p.refused {
			out = append(out, ui.Flow(r.where(), ui.Plain, r.says, w)...)
		}
		if p.columns != nil {
			out = append(out, ui.Hang(ui.Line{ui.Gap(2)}, ui.Plain, "its columns: key, "+strings.Join(p.columns, ", "), w)...)
		}
		out = append(out, ui.Dim.Wrap("Mend it where it came from, and paste all of it again, here.", w)...)
		out = append(out, ui.Blank())
	}
	lead := "Would be recorded as one act: "
	if len(p.refused) > 0 {
		lead = "The rest would be one act: "
		if len(p.added)+len(p.changed)+p.same == 0 {
			return out
		}
	}
	sum := ui.Line{ui.Bold.Of(lead), ui.Good.Of(ui.Count(len(p.added), "row") + " added"), ui.Dim.Of(" · ")}
	sum = append(sum, ui.Accent.Of(ui.Int(len(p.changed))+" changed in "+ui.Count(cells, "cell")), ui.Dim.Of(" · "+ui.Int(p.same)+" as they are"))
	out = append(out, ui.WrapSpans(sum, w)...)
	if len(p.secrets) > 0 {
		out = append(out, ui.Blank(), ui.Line{(ui.Warn | ui.Bold).Of("! " + ui.Count(len(p.secrets), "text") + " you will be asked about: the record keeps what it is given for ever")})
		for _, r := range p.secrets {
			out = append(out, ui.Flow(r.where(), ui.Plain, r.says, w)...)
		}
	}
	for _, part := range []struct {
		title string
		rows  []planned
	}{{"Added", p.added}, {"Changed", p.changed}} {
		if len(part.rows) == 0 {
			continue
		}
		out = append(out, ui.Blank(), ui.Heading(part.title, w))
		for _, r := range part.rows {
			out = append(out, r.line().Cut(w))
		}
	}
	return out
}

func (r refusal) where() ui.Line {
	l := ui.Line{ui.Gap(2)}
	if r.line > 0 {
		l = append(l, ui.Dim.Say("line %d ", r.line))
	}
	if r.key != "" {
		l = append(l, ui.Bold.Of(r.key+" "))
	}
	if r.column != "" {
		l = append(l, ui.Accent.Of("· "+r.column+" "))
	}
	return append(l, ui.Dim.Of("· "))
}

// line is a row with what would change in it.
func (r planned) line() ui.Line {
	l := ui.Line{ui.Gap(2), ui.Bold.Of(r.key)}
	for i, c := range r.cells {
		sep := "  "
		if i > 0 {
			sep = " · "
		}
		l = append(l, ui.Dim.Of(sep+title(c.column)+" "))
		if c.from != "" {
			l = append(l, ui.Dim.Of(spoken(c.column, c.from)+" → "))
		}
		l = append(l, ui.Plain.Of(spoken(c.column, c.to)))
	}
	return l
}
