package widget

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// FindItem is one thing that can be found.
type FindItem struct {
	ID    string
	Line  func() ui.Line // how it is drawn, while it is in sight
	Right ui.Line        // at the right edge, such as its key
	Name  string         // what it is called; what fits it comes before what fits the text
	Text  string         // what else is searched
	Says  string         // all there is to say of it, shown while it is chosen
	Why   string         // why it cannot be chosen; "" where it can
}

// Find is a sheet that narrows a list while one types.
type Find struct {
	env   *ui.Env
	title string
	items []FindItem
	at    []target
	says  bool // some item says more
	// Nothing says that nothing was found.
	Nothing string
	// Sign stands before what is typed.
	Sign string
	// Again lists the items anew when the assessment has changed; nil where they stay as they are.
	Again  func() []FindItem
	pick   func(id string) tea.Cmd
	field  *Field
	typed  string // what found answers
	found  []int
	choice Choice
	w, h   int
}

// NewFind makes a sheet over items; pick is called with the id of the chosen one.
func NewFind(env *ui.Env, title string, items []FindItem, pick func(string) tea.Cmd) *Find {
	f := &Find{env: env, title: title, Nothing: "nothing is called that", Sign: "/", pick: pick, field: &Field{}}
	f.Fill(items)
	f.field.open()
	return f
}

// Fill gives the sheet other items, such as when what they are about has changed.
func (f *Find) Fill(items []FindItem) {
	f.items, f.at, f.says = items, make([]target, len(items)), false
	for i := range items {
		f.at[i] = newTarget(items[i].Name, items[i].Text)
		f.says = f.says || items[i].Says != ""
	}
	f.search()
}

// Init has nothing to do.
func (f *Find) Init() tea.Cmd { return nil }

// Typing holds always.
func (f *Find) Typing() bool { return true }

// Resize keeps the room there is.
func (f *Find) Resize(w, h int) {
	f.w, f.h = w, h
	f.field.resize(w - 4)
}

// Update narrows the list.
func (f *Find) Update(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if by := map[string]int{"up": -1, "down": 1, "pgup": 1 - f.rows(), "pgdown": f.rows() - 1}[k.String()]; by != 0 {
			f.choice.Move(by, len(f.found))
			return nil
		}
	}
	if _, changed := msg.(ui.CaseMsg); changed && f.Again != nil {
		f.Fill(f.Again())
		return nil
	}
	f.field.update(msg)
	if typed := f.field.text.value(); typed != f.typed {
		f.typed, f.choice = typed, Choice{}
		f.search()
	}
	return nil
}

// search finds the items that hold every word typed, the best first and else in their order.
func (f *Find) search() {
	words := strings.Fields(strings.ToLower(f.typed))
	fits := make([]int, len(f.items))
	f.found = f.found[:0]
	for i := range f.items {
		if fits[i] = f.at[i].fit(words); fits[i] != fitsNot {
			f.found = append(f.found, i)
		}
	}
	slices.SortStableFunc(f.found, func(a, b int) int { return fits[a] - fits[b] })
	f.choice.Move(0, len(f.found))
}

func (f *Find) chosen() *FindItem {
	if f.choice.At >= len(f.found) {
		return nil
	}
	return &f.items[f.found[f.choice.At]]
}

// saying is how many rows are kept for all there is to say of the chosen one.
const saying = 2

// mostFound is how many of what was found are in sight at most.
const mostFound = 16

func (f *Find) rows() int {
	h := f.h - 1
	if f.says {
		h -= saying
	}
	return max(1, min(h, len(f.items), max(10, min(mostFound, f.h/2))))
}

// View is the text typed, what was found and, where there is more to say of the chosen one, that.
func (f *Find) View() ui.Frame {
	rows, cursor := f.field.rows(f.w-4, true)
	body := []ui.Line{append(ui.Line{ui.Accent.Of(" " + f.Sign + " ")}, rows[0]...)}
	if cursor != nil {
		cursor.X += 3
	}
	if len(f.found) == 0 {
		body = append(body, ui.Rows([]ui.Line{{ui.Gap(3), ui.Dim.Of(f.Nothing)}}, f.rows())...)
	} else {
		body = append(body, f.choice.Span(len(f.found), f.choice.At, f.choice.At, f.rows(), f.row)...)
	}
	if f.says {
		var says []ui.Line
		if it := f.chosen(); it != nil {
			says = f.more(it)
		}
		body = append(body, ui.Rows(says, saying)...)
	}
	title := f.title + ", " + ui.Int(len(f.found)) + " of " + ui.Int(len(f.items))
	return ui.Frame{Crumbs: []string{title}, Body: body, Cursor: cursor}
}

func (f *Find) row(i int) ui.Line {
	it := &f.items[f.found[i]]
	lead := ui.Gap(3)
	if i == f.choice.At {
		lead = ui.Accent.Of(" ▌ ")
	}
	return ui.Spread(f.w-1, append(ui.Line{lead}, it.Line()...), it.Right).Chosen(i == f.choice.At, ui.KeyOpen, f.choice.To(i))
}

// more is all there is to say of an item, and why it cannot be chosen, on the rows kept for it.
func (f *Find) more(it *FindItem) []ui.Line {
	lead, style, text := ui.Line{ui.Gap(3)}, ui.Dim, it.Says
	if it.Why != "" {
		lead, style, text = ui.Line{ui.Warn.Of(" – ")}, ui.Plain, "not now: "+it.Why
	}
	lines := ui.Hang(lead, style, text, f.w-1)
	if len(lines) > saying {
		lines = append(lines[:saying-1:saying-1], lines[saying-1].Etc(f.w-1))
	}
	return lines
}

// Actions choose the one found.
func (f *Find) Actions() []ui.Action {
	return []ui.Action{{Key: ui.Pick(ui.KeyOpen), Foot: true, WhyNot: f.cannotPick, Do: func() tea.Cmd {
		it := f.chosen()
		if it == nil {
			return nil
		}
		return tea.Batch(f.env.Lower(f), f.pick(it.ID))
	}}}
}

func (f *Find) cannotPick() string {
	if it := f.chosen(); it != nil {
		return it.Why
	}
	return ""
}
