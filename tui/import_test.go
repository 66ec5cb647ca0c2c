package tui

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/uitest"
)

// exports is what a reader made of a file: one row that a person has otherwise, one that is new.
func exports() *assessment.Found {
	return &assessment.Found{
		Files: []assessment.FoundFile{{
			Name: "report.csv", Format: "aws-credential-report", Digest: assessment.PlainDigest([]byte("report")), Source: "aws 111122223333", Full: []string{"identities"},
			Unknown: []string{"who owns them"}, Dropped: []assessment.Dropped{{What: "keys", Count: 2}},
		}},
		Columns: []string{"kind", "last_rotated", "lifetime", "colour"},
		Rows: []assessment.FoundRow{
			{Register: "identities", Key: "svc-pay@1", Names: []string{"svc-pay"}, At: assessment.FoundPlace{Line: 2, Col: 1}, Cells: []assessment.FoundCell{{Column: 1, Text: "2026-11-15"}, {Column: 2, None: true}, {Column: 3, Text: "red"}}},
			{Register: "identities", Key: "svc-new", At: assessment.FoundPlace{Line: 3, Col: 1}, Cells: []assessment.FoundCell{{Column: 0, Text: "api key"}, {Column: 1, Text: "2026-11-10"}}},
		},
	}
}

func importing(t *testing.T, w, h int) *program {
	t.Helper()
	p := registering(t, w, h, uitest.Rows()...)
	p.app.env.Files = &ui.Files{Exports: func(_ context.Context, paths string, progress func(string, float64)) (*assessment.Found, error) {
		progress("reading report.csv", 0.5)
		if !strings.Contains(paths, "report.csv") {
			return nil, errors.New("other.txt:1:1: no format that gonogo reads is recognised in it")
		}
		return exports(), nil
	}}
	return p
}

func TestAFileDroppedOnARegisterIsPreviewedAndIsOneAct(t *testing.T) {
	p := importing(t, 140, 40)
	n := p.logged()
	p.Paste("'/home/ana/my report.csv'")
	p.Shows("1 row added · 0 changed · 1 as they are · ! 2 stay as people set them", "svc-pay Last rotated yours: 2026-11-01", "file: 2026-11-15", "file: none",
		"nothing says when it was made", "? unknown: who owns them", "left there: 2 keys", "identities has no column colour", "svc-new Kind api key")
	if p.logged() != n {
		t.Fatal("recorded before a person said yes")
	}
	p.Press("ctrl+s")
	p.Shows("saved · 1 row added", "▌ svc-new")
	if p.cell("identities", "svc-pay", "last_rotated") != "2026-11-01" {
		t.Error("a person's value was overwritten")
	}
	p.Press("u")
	if p.keys("identities") != strings.Join(four, " ") {
		t.Error("undo did not take it back")
	}
}

func TestTheFilesWinOnlyWhereAPersonLetsThem(t *testing.T) {
	p := importing(t, 140, 40)
	p.Paste("/home/ana/report.csv")
	p.Press("t")
	p.Shows("Whose word holds", "one by one", "svc-pay", "Last rotated", "yours: 2026-11-01")
	p.Press("right", "ctrl+s")
	p.Shows("1 row added · 1 changed", "! the files win over people", "Last rotated 2026-11-01 → 2026-11-15", "Token lifetime 60 → none")
	p.Press("ctrl+s")
	if p.cell("identities", "svc-pay", "last_rotated") != "2026-11-15" || p.cell("identities", "svc-pay", "lifetime") != "" {
		t.Error("the file did not win")
	}
}

func TestOneValueIsTakenFromAFileAndAnotherIsKept(t *testing.T) {
	p := importing(t, 140, 40)
	p.Paste("/home/ana/report.csv")
	p.Press("t", "tab", "right", "ctrl+s")
	p.Shows("! the files win over people in 1 place", "Last rotated 2026-11-01 → 2026-11-15", "! 1 stay as people set them", "svc-pay Token lifetime yours: 60")
	p.Press("t")
	p.Shows("file: 2026-11-15")
	p.Press("esc", "ctrl+s")
	if p.cell("identities", "svc-pay", "last_rotated") != "2026-11-15" || p.cell("identities", "svc-pay", "lifetime") != "60" {
		t.Error("not the one value was taken and the other kept")
	}
}

func TestAFileThatCannotBeReadRecordsNothingAndSaysWhy(t *testing.T) {
	p := importing(t, 80, 24)
	n := p.logged()
	p.Paste("/home/ana/other.txt")
	p.Shows("✗ cannot be read: other.txt:1:1: no format")
	p.Press("ctrl+s")
	p.Shows("the files cannot be read, so nothing is recorded")
	if p.logged() != n {
		t.Error("something was recorded")
	}
}

func TestWhatTheFilesLeaveOpenIsSaidInASheet(t *testing.T) {
	p := importing(t, 140, 40)
	p.Paste("/home/ana/report.csv")
	p.Press("e")
	p.Shows("Made on")
	p.Type("2026-11-16")
	p.Press("ctrl+s")
	p.Shows("made 2026-11-16")
	p.Hides("nothing says when it was made")
}

// A record of a hundred thousand rows takes long to judge: that it is saved is said before.
func TestThatALargeImportIsSavedIsSaidBeforeItIsJudged(t *testing.T) {
	p := importing(t, 140, 40)
	r, _ := p.Read("payments-agent")
	act := ui.Act{Says: "100000 rows added"}
	p.app.act = &act
	judge := p.app.saved(savedMsg{wroteMsg{act: act}, r})
	p.Shows("saved · judging so many rows…")
	p.Send(judge())
	p.Shows("saved · 100000 rows added")
	p.app.act, p.app.leaving = &act, true
	if _, leaves := p.app.saved(savedMsg{wroteMsg{act: act}, r})().(tea.QuitMsg); !leaves {
		t.Error("whoever leaves waits for the judgement")
	}
}
