package widget

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// FindItem is one thing that can be found.
type FindItem struct {
	ID   string
	Line ui.Line
	Text string // what is searched
}

// Find is a sheet that narrows a list while one types.
type Find struct {
	env   *ui.Env
	title string
	items []FindItem
	// Nothing says that nothing was found.
	Nothing string
	pick    func(id string) tea.Cmd
	field   *Field
	choice  Choice
	w, h    int
}

// NewFind makes a sheet over items; pick is called with the id of the chosen one.
func NewFind(env *ui.Env, title string, items []FindItem, pick func(string) tea.Cmd) *Find {
	f := &Find{env: env, title: title, items: items, Nothing: "nothing is called that", pick: pick, field: &Field{}}
	f.field.open()
	return f
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
		switch k.String() {
		case "up":
			f.choice.Move(-1, len(f.found()))
			return nil
		case "down":
			f.choice.Move(1, len(f.found()))
			return nil
		}
	}
	before := f.field.text.value()
	f.field.update(msg)
	if f.field.text.value() != before {
		f.choice.At = 0
	}
	return nil
}

// found are the items that hold every word typed; what begins with it comes first.
func (f *Find) found() []FindItem {
	typed := strings.ToLower(strings.TrimSpace(f.field.text.value()))
	words := strings.Fields(typed)
	var first, rest []FindItem
	for _, it := range f.items {
		text := strings.ToLower(it.Text)
		hit := true
		for _, w := range words {
			hit = hit && strings.Contains(text, w)
		}
		short := strings.ReplaceAll(strings.ToLower(it.ID), "-", "")
		switch {
		case strings.HasPrefix(strings.ToLower(it.ID), typed) || strings.HasPrefix(short, typed):
			first = append(first, it)
		case hit:
			rest = append(rest, it)
		}
	}
	return append(first, rest...)
}

// View is the text typed and what was found.
func (f *Find) View() ui.Frame {
	rows, cursor := f.field.rows(f.w-4, true)
	body := []ui.Line{append(ui.Line{ui.Accent.Of(" / ")}, rows[0]...)}
	if cursor != nil {
		cursor.X += 3
	}
	var lines []ui.Line
	for i, it := range f.found() {
		lead := ui.Gap(3)
		if i == f.choice.At {
			lead = ui.Accent.Of(" ▌ ")
		}
		lines = append(lines, append(ui.Line{lead}, it.Line...).Cut(f.w).Chosen(i == f.choice.At, ui.KeyOpen, f.choice.To(i)))
	}
	if len(lines) == 0 {
		lines = []ui.Line{{ui.Gap(3), ui.Dim.Of(f.Nothing)}}
	}
	h := min(f.h-1, 10)
	body = append(body, f.choice.View(lines, f.choice.At, f.choice.At, h)...)
	return ui.Frame{Crumbs: []string{f.title}, Body: body, Cursor: cursor}
}

// Actions choose the one found.
func (f *Find) Actions() []ui.Action {
	return []ui.Action{{Key: ui.Pick(ui.KeyOpen), Foot: true, Do: func() tea.Cmd {
		found := f.found()
		if f.choice.At >= len(found) {
			return nil
		}
		return tea.Batch(f.env.Lower(f), f.pick(found[f.choice.At].ID))
	}}}
}
