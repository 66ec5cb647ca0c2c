package register

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"gonogo/content"
	"gonogo/tui/ui"
	"gonogo/tui/widget"
)

func (s *Screen) noColumn() string {
	if why := s.none(); why != "" {
		return why
	}
	if s.chosenColumn() == nil {
		return "the key and how a row stands are always first; ← → choose a column"
	}
	return ""
}

// step puts the column cursor n columns on.
func (s *Screen) step(n int) {
	s.col = max(atKey, min(s.col+n, atColumns+len(s.cols)-1))
	s.fit()
}

// shift puts the column under the cursor n places on.
func (s *Screen) shift(n int) {
	i := s.col - atColumns
	if to := i + n; to >= 0 && to < len(s.cols) {
		s.cols = slices.Clone(s.cols)
		s.cols[i], s.cols[to] = s.cols[to], s.cols[i]
		s.step(n)
	}
}

// columns asks which columns to show, and in which order.
func (s *Screen) columns() tea.Cmd { return s.env.Raise(s, newPicker(s), false) }

// picker is the sheet of the columns: those shown in their order, then the others.
type picker struct {
	s      *Screen
	all    []int // columns of the register
	on     map[int]bool
	choice widget.Choice
	w, h   int
}

func newPicker(s *Screen) *picker {
	p := &picker{s: s, on: map[int]bool{}, all: slices.Clone(s.cols)}
	for _, i := range s.cols {
		p.on[i] = true
	}
	for i := range s.reg().Columns {
		if !p.on[i] {
			p.all = append(p.all, i)
		}
	}
	if s.col >= atColumns {
		p.choice.At = s.col - atColumns
	}
	return p
}

// Init has nothing to do.
func (p *picker) Init() tea.Cmd { return nil }

// Update has nothing to do: all keys are actions.
func (p *picker) Update(tea.Msg) tea.Cmd { return nil }

// Resize keeps the room there is.
func (p *picker) Resize(w, h int) { p.w, p.h = w, h }

// apply shows what is chosen at once, behind the sheet.
func (p *picker) apply() {
	cols := []int{}
	for _, i := range p.all {
		if p.on[i] && p.s.t != nil && i < len(p.s.reg().Columns) {
			cols = append(cols, i)
		}
	}
	p.s.cols, p.s.picked = cols, true
	p.s.step(0)
}

func (p *picker) toggle() {
	i := p.all[p.choice.At]
	p.on[i] = !p.on[i]
	p.apply()
	p.choice.Move(1, len(p.all))
}

func (p *picker) shift(n int) {
	at := p.choice.At
	if to := at + n; to >= 0 && to < len(p.all) {
		p.all[at], p.all[to] = p.all[to], p.all[at]
		p.choice.Move(n, len(p.all))
		p.apply()
	}
}

// View lists the columns with what each is.
func (p *picker) View() ui.Frame {
	rows := make([]ui.Line, len(p.all))
	for i, n := range p.all {
		c := &p.s.reg().Columns[n]
		lead, box, style := ui.Gap(3), ui.Dim.Of("[ ] "), ui.Dim
		if i == p.choice.At {
			lead = ui.Accent.Of(" ▌ ")
		}
		if p.on[n] {
			box, style = ui.Good.Of("[x] "), ui.Plain
		}
		row := ui.Spread(p.w-1, ui.Line{lead, box, style.Of(title(c)), ui.Dim.Of("  " + c.Help)}, ui.Line{ui.Dim.Of(sortOf(c))})
		rows[i] = row.Chosen(i == p.choice.At, ui.KeyMarkRow, p.choice.To(i))
	}
	h := max(1, min(p.h, len(rows)))
	return ui.Frame{Crumbs: []string{"columns of " + p.s.reg().Title}, Body: p.choice.View(rows, p.choice.At, p.choice.At, h)}
}

// sortOf says in a word or two what a column is.
func sortOf(c *content.Column) string {
	says := string(c.Type)
	if c.Type == content.TypeReference {
		says = "names a row of " + c.Of
	}
	if c.Required {
		says += ", required"
	}
	if c.Unique {
		says += ", each its own"
	}
	if c.Past {
		says += ", past"
	}
	return says
}

// Actions choose columns.
func (p *picker) Actions() []ui.Action {
	do := func(f func()) func() tea.Cmd { return func() tea.Cmd { f(); return nil } }
	move := func(n int) func() tea.Cmd { return do(func() { p.choice.Move(n, len(p.all)) }) }
	return []ui.Action{
		{Key: ui.PickAs(ui.KeyMarkRow, "show or hide the column").Named("show or hide"), Foot: true, Do: do(p.toggle)},
		{Key: ui.PickAs(ui.KeyColumnEarlier, "put the column further to the front"), Foot: true, Do: do(func() { p.shift(-1) })},
		{Key: ui.PickAs(ui.KeyColumnLater, "put the column further back"), Foot: true, Do: do(func() { p.shift(1) })},
		{Key: ui.PickAs(ui.KeyOpen, "done").Named("done"), Foot: true, Do: func() tea.Cmd { return p.s.env.Lower(p) }},
		{Key: ui.Pick(ui.KeyDown), Do: move(1)},
		{Key: ui.Pick(ui.KeyUp), Do: move(-1)},
		{Key: ui.Pick(ui.KeyTop), Do: move(-1 << 20)},
		{Key: ui.Pick(ui.KeyBottom), Do: move(1 << 20)},
	}
}

// filter asks for words that rows must hold; the table follows while one types.
func (s *Screen) filter() tea.Cmd {
	field := &widget.Field{Name: "text", Label: "Rows that hold", Start: s.text, Help: "In any cell, shown or not. Several words: all of them."}
	return s.env.Raise(s, widget.NewNarrow(s.env, "show these rows", field, s.narrow, s.move), false)
}

func (s *Screen) narrow(text string) {
	if s.t != nil && text != s.text {
		s.text = text
		s.gather()
	}
}
