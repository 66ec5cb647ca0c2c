// Command bare is the least that a first frame can cost a program with the imports of gonogo: the benchmarks of the
// program measure themselves against it.
package main

import (
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"

	_ "gonogo/cli"
)

type bare struct{}

func (bare) Init() tea.Cmd { return nil }

func (b bare) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		return b, tea.Quit
	}
	return b, nil
}

func (bare) View() tea.View {
	v := tea.NewView("bare and ready")
	v.AltScreen = true
	return v
}

func main() {
	if _, err := tea.NewProgram(bare{}, tea.WithFPS(120)).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
