package widget

import (
	tea "charm.land/bubbletea/v2"

	"gonogo/tui/ui"
)

// Confirm is a sheet that asks a question with yes and no.
type Confirm struct {
	Asks string
	Says string
	env  *ui.Env
	yes  string
	do   func() tea.Cmd
	w, h int
}

// NewConfirm makes a question; yes names in a word or two what yes does.
func NewConfirm(env *ui.Env, asks, says, yes string, do func() tea.Cmd) *Confirm {
	return &Confirm{Asks: asks, Says: says, env: env, yes: yes, do: do}
}

// Init has nothing to do.
func (c *Confirm) Init() tea.Cmd { return nil }

// Update has nothing to do: all keys are actions.
func (c *Confirm) Update(tea.Msg) tea.Cmd { return nil }

// Resize keeps the room there is.
func (c *Confirm) Resize(w, h int) { c.w, c.h = w, h }

// View is the question, what it means, and the two answers.
func (c *Confirm) View() ui.Frame {
	w := min(c.w-2, ui.MaxText)
	lines := ui.Bold.Wrap(c.Asks, w)
	lines = append(lines, ui.Plain.Wrap(c.Says, w)...)
	if most := max(1, c.h-2); len(lines) > most {
		lines = append(lines[:most-1:most-1], lines[most-1].Etc(w))
	}
	yes := ui.Line{(ui.Accent | ui.Bold).Of("y"), ui.Plain.Of(" yes, " + c.yes)}.Pressing(ui.KeyYes)
	no := ui.Line{(ui.Accent | ui.Bold).Of("n"), ui.Plain.Of(" no")}.Pressing(ui.KeyNo)
	lines = append(lines, ui.Blank(), append(append(yes, ui.Gap(4)), no...))
	return ui.Frame{Crumbs: []string{"please decide"}, Body: ui.Indent(1, lines)}
}

// Actions are yes and no.
func (c *Confirm) Actions() []ui.Action {
	return []ui.Action{
		{Key: ui.PickAs(ui.KeyYes, "yes, "+c.yes), Foot: true, Do: func() tea.Cmd {
			cmd := c.env.Lower(c)
			return tea.Batch(cmd, c.do())
		}},
		{Key: ui.Pick(ui.KeyNo), Foot: true, Do: func() tea.Cmd { return c.env.Lower(c) }},
	}
}
