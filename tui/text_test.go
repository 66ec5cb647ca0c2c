package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gonogo/assessment"
)

// A terminal says whether it draws a family as one sign or one head after the other. The cursor stands where it draws.
func TestTheCursorStandsWhereTheTerminalDraws(t *testing.T) {
	const family = "👨‍👩‍👧‍👦"
	for _, c := range []struct {
		name   string
		report *tea.ModeReportMsg
		wide   int
	}{
		{"says nothing", nil, 8},
		{"cannot", &tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeNotRecognized}, 8},
		{"never will", &tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModePermanentlyReset}, 8},
		{"can", &tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset}, 2},
		{"does", &tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModePermanentlySet}, 2},
	} {
		p := reviewing(t, 80, 24)
		if c.report != nil {
			p.Send(*c.report)
		}
		p.Press("c")
		at := p.View().Cursor.X
		p.Send(tea.KeyPressMsg{Code: tea.KeyExtended, Text: family})
		if got := p.View().Cursor.X - at; got != c.wide {
			t.Errorf("where the terminal %s the cursor moves %d cells, want %d", c.name, got, c.wide)
		}
		p.Press("left")
		if got := p.View().Cursor.X - at; got != 0 {
			t.Errorf("where the terminal %s left leaves the cursor %d cells in", c.name, got)
		}
	}
}

func TestANoteKeepsEverySignAsItWasWritten(t *testing.T) {
	const note = "e\u0301 界 👩‍👧 🇩🇪 👍🏽 می\u200cخواهم שלום हिन्दी กำ"
	p := reviewing(t, 60, 16)
	p.Press("c")
	p.Paste(note)
	p.Press("home", "end", "ctrl+s")
	p.Shows("saved")
	r, _ := p.Read("payments-agent")
	if c, ok := r.State.Log[len(r.State.Log)-1].What.(assessment.Commented); !ok || c.Text != note {
		t.Errorf("kept is %q, want %q", c.Text, note)
	}
}
