package tui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gonogo/assessment"
	"gonogo/content/clean/cleantest"
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
	p.Shows("1 row added · 0 changed · 1 as they are · ! 2 values left as people set them", "svc-pay Last rotated yours: 2026-11-01", "file: 2026-11-15", "file: none",
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
	p.Shows("! the files win over people in 1 place", "Last rotated 2026-11-01 → 2026-11-15", "! 1 value left as people set them", "svc-pay Token lifetime yours: 60")
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

// proof is evidence that the file of exports does not say a question for.
func proof() *assessment.Found {
	made, _ := assessment.ParseDate(uitest.Today)
	return &assessment.Found{
		Files:    []assessment.FoundFile{{Name: "alerts.yml", Format: "prometheus-rules", Digest: assessment.PlainDigest([]byte("alerts")), Generated: made}},
		Evidence: []assessment.FoundEvidence{{Topic: "rules that raise alerts", Kind: "log-query", Strength: 1}},
	}
}

func TestEvidenceForWhichNothingNamesAQuestionIsAskedAboutAndSaysWhetherItWouldCount(t *testing.T) {
	p := importing(t, 140, 40)
	p.app.env.Files.Exports = func(context.Context, string, func(string, float64)) (*assessment.Found, error) { return proof(), nil }
	p.Paste("/home/ana/alerts.yml")
	p.Shows("Nothing to record: the files hold evidence, and nobody says for which question", "→ e says which question it is for; log-query is taken by ID-01")
	p.Hides("Would be one act")
	p.Press("e", "tab")
	p.Shows("Evidence for")
	p.Type("ID-99")
	p.Press("ctrl+s")
	p.Shows("the gate has no question ID-99")
	p.Press("ctrl+u")
	p.Type("id-01")
	p.Press("ctrl+s")
	p.Shows("it is from no environment", "(e says where)")
	p.Press("e", "tab", "tab")
	p.Type("production")
	p.Press("ctrl+s")
	p.Hides("e says where")
	p.Shows("1 piece of evidence", "+ evidence ID-01 alerts.yml (log-query of strength 1)", "would not count by itself: its strength is 1, at least 3 is needed")
	p.Press("ctrl+s")
	p.Shows("saved · 0 rows added, 0 changed, 0 unchanged, 1 piece of evidence")
	if r, _ := p.Read("payments-agent"); !slices.ContainsFunc(r.State.Evidence, func(e assessment.Piece) bool {
		return e.Ref == "alerts.yml" && slices.Equal(e.Questions, []string{"ID-01"}) && e.Environment == "production"
	}) {
		t.Error("the evidence was not recorded for the question that was named")
	}
}

func TestThePreviewLooksAgainWhenAnActIsTakenBackOnIt(t *testing.T) {
	p := importing(t, 140, 40)
	r, _ := p.Read("payments-agent")
	p.Press("a")
	p.Type("svc-later")
	p.Press("ctrl+s")
	after, _ := p.Read("payments-agent")
	if len(after.State.Log) == len(r.State.Log) {
		t.Fatal("no row was added, so nothing can be taken back")
	}
	p.app.env.Files.Exports = func(context.Context, string, func(string, float64)) (*assessment.Found, error) {
		f := exports()
		f.Rows = append(f.Rows, assessment.FoundRow{Register: "identities", Key: "svc-later", At: assessment.FoundPlace{Line: 4, Col: 1}})
		return f, nil
	}
	p.Paste("/home/ana/report.csv")
	p.Shows("1 row added", "2 as they are")
	p.Press("u")
	p.Shows("2 rows added", "1 as they are")
}

func TestImportAsksForTheFilesAtOnce(t *testing.T) {
	p := importing(t, 80, 24)
	p.Press("I")
	p.Shows("Files to import", "ctrl+s read")
	p.Type("report.csv")
	p.Press("ctrl+s")
	p.Shows("Would be one act: 1 row added", "ctrl+s take in")
}

func TestGoldensOfAnImport(t *testing.T) {
	for _, s := range sizes {
		for _, g := range []struct {
			name, file string
			keys       []string
		}{
			{"import-empty", "", nil},
			{"import", "report.csv", nil},
			{"import-refused", "other.txt", nil},
			{"import-whose", "report.csv", []string{"t"}},
			{"import-open", "report.csv", []string{"e"}},
			{"import-files", "report.csv", []string{"I"}},
		} {
			p := importing(t, s.w, s.h)
			if g.file == "" {
				p.route(ui.Import, "")
			} else {
				p.Paste("/home/ana/" + g.file)
			}
			p.Press(g.keys...)
			golden(t, fmt.Sprintf("%s-%dx%d", g.name, s.w, s.h), p)
		}
	}
}

// A reader cleans what it takes from a file; what a screen shows may not rest on that.
func TestHostileTextOfFilesReachesNoScreenAlive(t *testing.T) {
	corpus := cleantest.Corpus()
	n := 0
	text := func() string { n++; return corpus[n%len(corpus)] }
	for i := range len(corpus)/8 + 1 {
		s := sizes[i%4]
		found := exports()
		found.Files[0].Name, found.Files[0].Source, found.Files[0].Tool = text(), text(), text()
		found.Files[0].Unknown = []string{text(), text()}
		found.Files[0].Dropped = []assessment.Dropped{{What: text(), Count: 2}}
		found.Columns[3] = text()
		found.Rows[1].Key, found.Rows[1].At.Inside = "svc-"+text(), text()
		found.Rows[0].Cells[0].Text, found.Rows[1].Cells[0].Text = text(), text()
		found.Evidence = []assessment.FoundEvidence{{Topic: text(), Kind: "log-query", Strength: 1, Note: text()}}
		p := importing(t, s.w, s.h)
		p.app.env.Files.Exports = func(context.Context, string, func(string, float64)) (*assessment.Found, error) { return found, nil }
		p.Paste("/home/ana/report.csv")
		sound(t, "the preview", p, s)
		for _, key := range []string{"t", "e", "I"} {
			p.Press(key)
			sound(t, "the sheet of "+key, p, s)
			p.Press("esc")
		}
		p.app.env.Files.Exports = func(context.Context, string, func(string, float64)) (*assessment.Found, error) {
			return nil, errors.New(text())
		}
		p.Paste("/home/ana/" + text())
		sound(t, "the refusal", p, s)
	}
}
