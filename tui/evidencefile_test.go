package tui

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gonogo/assessment"
	"gonogo/tui/ui"
	"gonogo/tui/uitest"
)

// realFiles looks at the files of a folder, as the program does.
func realFiles() *ui.Files {
	return &ui.Files{
		Find: func(_ context.Context, text string) (string, error) {
			path := strings.Trim(text, "'")
			if _, err := os.Stat(path); err != nil {
				path = ""
			}
			return path, nil
		},
		Look: func(_ context.Context, path string) (ui.File, error) {
			b, err := os.ReadFile(path)
			if errors.Is(err, fs.ErrNotExist) {
				return ui.File{}, nil
			}
			if err != nil {
				return ui.File{}, err
			}
			info, err := os.Stat(path)
			if err != nil {
				return ui.File{}, err
			}
			return ui.File{Digest: assessment.PlainDigest(b), Size: info.Size(), Modified: assessment.DateOf(info.ModTime())}, nil
		},
		With: func(_ context.Context, e assessment.Evidenced, keep bool) (assessment.Body, error) {
			b, err := os.ReadFile(e.Ref)
			if errors.Is(err, fs.ErrNotExist) {
				return e, nil
			}
			if err != nil {
				return nil, err
			}
			k := assessment.Keep(e, b)
			if keep {
				return k, nil
			}
			e.FileDigest, e.FileSize = k.FileDigest, k.FileSize
			return e, nil
		},
	}
}

// proving is the form for evidence of ID-01, and a file of 20 November to prove it with.
func proving(t *testing.T, name, text string) (p *program, path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), name)
	day := time.Date(2026, 11, 20, 12, 0, 0, 0, time.Local)
	if err := errors.Join(os.WriteFile(path, []byte(text), 0o600), os.Chtimes(path, day, day)); err != nil {
		t.Fatal(err)
	}
	p = newProgram(t)
	p.opt.Files = realFiles()
	p.opt.Open = p.Start(uitest.Subject()).Slug
	p.begin(t, 140, 40)
	p.Press("e")
	return p, path
}

func TestAPastedPathHalfFillsTheFormAndTheFileIsKept(t *testing.T) {
	p, path := proving(t, "prod-log-query.txt", "a log")
	p.Shows("‹ register-export ›")
	p.Paste(path) // also where the kind has the focus
	p.Shows("log-query", "2026-11-20", "✓ a file of 5 bytes", "last changed")
	p.Press("tab", "right")
	p.Shows("‹ yes, in the record ›")
	p.Press("ctrl+s")
	r, _ := p.Read("payments-agent")
	e := r.State.Evidence[0]
	if e.EvidenceKind != "log-query" || e.Observed != uitest.Date("2026-11-20") || !e.FileKept || e.FileDigest != assessment.PlainDigest([]byte("a log")) {
		t.Fatalf("recorded %+v", e)
	}
	if b, err := p.Ben.File(context.Background(), &e); err != nil || string(b) != "a log" {
		t.Fatalf("kept %q, %v", b, err)
	}
	p.Shows("a copy is kept")
}

func TestATypedPathFillsInWhenTheFieldIsLeftAndNothingThatAPersonChose(t *testing.T) {
	p, path := proving(t, "log-query.txt", "a log")
	p.Press("right", "left") // the person means the kind that was there
	p.Press("tab")
	p.Type(path)
	p.Hides("a file of")
	p.Press("tab")
	p.Shows("✓ a file of 5 bytes", "2026-11-20", "register-export")
	p.Press("tab", "ctrl+u")
	p.Type("2026-11-19")
	p.Press("shift+tab", "shift+tab")
	p.Type("x")
	p.Press("tab")
	p.Shows("no file here has this name", "2026-11-19")
	p.Press("right", "ctrl+s")
	p.Shows("none can be kept")
	p.Press("right", "ctrl+s")
	r, _ := p.Read("payments-agent")
	if e := r.State.Evidence[0]; e.EvidenceKind != "register-export" || e.Observed != uitest.Date("2026-11-19") || e.FileDigest != "" {
		t.Fatalf("recorded %+v", e)
	}
}

func TestALinkIsGuessedByItsNameAndNeverKept(t *testing.T) {
	p, _ := proving(t, "x", "")
	p.Paste("https://wiki.example.com/exports/log-query?page=3")
	p.Shows("log-query", "nothing is looked up online")
	p.Press("tab", "right", "ctrl+s")
	p.Shows("only a file on this computer can be kept")
}

func TestALateAnswerAboutAnotherFileChangesNothing(t *testing.T) {
	p, path := proving(t, "log-query.txt", "a log")
	p.Press("tab")
	p.Pause()
	p.Paste(path)
	p.Press("ctrl+u")
	p.Type("gone.txt")
	p.Press("tab")
	p.Resume()
	p.Shows("no file here has this name", uitest.Today)
	p.Hides("a file of")
}

func TestAKeptFileThatLooksLikeASecretIsAskedAbout(t *testing.T) {
	p, path := proving(t, "log-query.txt", "key AKIAIOSFODNN7EXAMPLX\n")
	p.Paste(path)
	p.Press("tab", "right", "ctrl+s")
	p.Shows("The file (line 1) looks like it holds a secret", "Nothing has been recorded yet")
	p.app.now = uitest.Later
	p.Press("y")
	if r, _ := p.Read("payments-agent"); !r.State.Evidence[0].FileKept {
		t.Fatal("it was not kept")
	}
}

func TestOneWhoCollectsAndChecksIsToldInTheForm(t *testing.T) {
	p, _ := proving(t, "x", "")
	for range 6 { // past kind, reference, copy, day, environment and strength, to the collector
		p.Press("tab")
	}
	p.Press("tab")
	p.Type(uitest.Ana)
	p.Shows("would not count: its checker is its collector")
}

func TestWhatAPieceDoesNotShowIsAskedForAndStandsOnTheCard(t *testing.T) {
	p, path := proving(t, "log-query.txt", "a log")
	p.Paste(path)
	for range 8 { // past copy, day, environment, strength, collector, checker and note
		p.Press("tab")
	}
	p.Paste("one account of two\x1b[31m\r\nand no batch jobs")
	p.Shows("What it does not show")
	p.Press("ctrl+s")
	r, _ := p.Read("payments-agent")
	if got, want := r.State.Evidence[0].Limits, "one account of two␛[31m\nand no batch jobs"; got != want {
		t.Fatalf("recorded %q, want %q", got, want)
	}
	p.Shows("limits: one account of two␛[31m", "and no batch jobs")
}
