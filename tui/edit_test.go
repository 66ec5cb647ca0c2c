package tui

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
)

// editing is a program in a review with an editor: a line for the shell, run on the file of the text.
func editing(t *testing.T, line string) *program {
	t.Helper()
	p := reviewing(t, 80, 24)
	path := filepath.Join(t.TempDir(), "text.md")
	p.opt.Editor = &ui.Editor{Begin: func(_ context.Context, text string) (*ui.Editing, error) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			return nil, err
		}
		return &ui.Editing{Command: exec.Command("sh", "-c", line, "sh", path), End: func(takes func(string) bool) (string, string, error) {
			b, err := os.ReadFile(path)
			if errors.Is(err, os.ErrNotExist) {
				return "", "", nil
			}
			if err == nil && string(b) != text && !takes(string(b)) {
				return string(b), "/tmp/kept.md", nil
			}
			return string(b), "", err
		}}, nil
	}}
	p.begin(t, 80, 24)
	p.app.exec = func(c *exec.Cmd, ended tea.ExecCallback) tea.Cmd {
		return func() tea.Msg { return ended(c.Run()) }
	}
	return p
}

func TestATextIsWrittenInTheEditorAndCleanedOnItsWayIn(t *testing.T) {
	p := editing(t, `grep -q '^half$' "$1" && printf 'half\r\nand \033[31mmore\nlast' > "$1"`)
	p.Press("c")
	p.Type("half")
	p.Press("ctrl+o")
	p.Shows("the text is as the editor left it; nothing is saved yet", "half", "and ␛[31mmore", "last")
	p.Type("!")
	p.Press("ctrl+s")
	p.Shows("saved · comment on ID-01")
	if r, _ := p.Read("payments-agent"); len(r.State.Comments) != 1 || r.State.Comments[0].Text != "half\nand ␛[31mmore\nlast!" {
		t.Fatalf("comments: %+v", r.State.Comments)
	}
}

func TestWhateverBecomesOfTheEditorNothingTypedBeforeIsLost(t *testing.T) {
	for line, says := range map[string]string{
		`exit 3`:                              "the editor ended with an error (exit status 3): the text is as it was before",
		`echo other > "$1"; exit 1`:           "the editor ended with an error (exit status 1); what it wrote is kept in /tmp/kept.md",
		`kill -9 $$`:                          "the editor ended with an error (signal: killed)",
		`: > "$1"`:                            "the editor gave nothing back",
		`rm "$1"`:                             "the editor gave nothing back",
		`rm "$1"; mkdir "$1"`:                 "what the editor wrote could not be read",
		`head -c 300000 /dev/zero > "$1"`:     "the editor gave back more than 256.0 KiB or 5000 lines",
		`yes | head -n 6000 > "$1"`:           "the editor gave back more than 256.0 KiB or 5000 lines; what it wrote is kept in /tmp/kept.md",
		`printf ' \n\n' > "$1"; exec sleep 0`: "the editor gave nothing back",
	} {
		p := editing(t, line)
		p.Press("c")
		p.Type("typed before")
		p.Press("ctrl+o")
		p.Shows(says, "typed before")
		p.Type(", and on")
		p.Press("ctrl+s")
		if r, _ := p.Read("payments-agent"); len(r.State.Comments) != 1 || r.State.Comments[0].Text != "typed before, and on" {
			t.Errorf("%s: comments: %+v\n%s", line, r.State.Comments, p.Screen())
		}
	}
}

func TestWithoutAnEditorTheKeySaysHowToNameOne(t *testing.T) {
	p := reviewing(t, 80, 24)
	p.Press("c")
	p.Type("half")
	p.Press("ctrl+o")
	p.Shows("no editor is named: set VISUAL or EDITOR before you start gonogo", "half")
}

func TestAnEditorThatCannotBeginIsSaid(t *testing.T) {
	p := editing(t, "true")
	p.app.env.Editor.Begin = func(context.Context, string) (*ui.Editing, error) { return nil, errors.New("no room") }
	p.Press("c")
	p.Type("half")
	p.Press("ctrl+o")
	p.Shows("the editor could not be given the text (no room): the text is as it was before", "half")
	p.Type("!") // keys go on
	p.Shows("half!")
}

func TestKeysAndTheJournalWaitForTheEditorAndAreNotLost(t *testing.T) {
	p := editing(t, `printf 'from the editor' > "$1"`)
	p.Later() // the first look only learns the number
	p.Press("c")
	p.Type("half")
	p.Pause()
	p.Press("ctrl+o")
	p.Resume()
	p.Shows("from the editor")
	p.Pause()
	p.Press("ctrl+o", "x", "y") // pressed before the editor had the terminal
	r, _ := p.Read("payments-agent")
	p.Act(p.Ben, r, assessment.Answered{Question: "ID-02", Answer: assessment.Unmet})
	p.Resume()
	p.Later()
	p.Shows("from the editor", "NO-GO")
	p.Press("ctrl+s")
	if r, _ := p.Read("payments-agent"); len(r.State.Comments) != 1 || !strings.HasPrefix(r.State.Comments[0].Text, "from the editor") {
		t.Fatalf("comments: %+v", r.State.Comments)
	}
}

func TestANoteAReasonAndAControlCanBeWrittenInTheEditor(t *testing.T) {
	for _, keys := range [][]string{{"3", "k", "a"}, {"3", "k", "w"}, {"e"}} {
		p := editing(t, `printf 'from the editor' > "$1"`)
		p.Press(keys...)
		for range 14 {
			if strings.Contains(footer(p), "ctrl+o editor") {
				break
			}
			p.Press("tab")
		}
		p.Press("ctrl+o")
		p.Shows("from the editor")
	}
}
