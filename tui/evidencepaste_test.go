package tui

import (
	"strings"
	"testing"

	"gonogo/tui/uitest"
)

// onTheCard is the card of ID-01, with a file of 20 November to prove it with.
func onTheCard(t *testing.T) (p *program, path string) {
	t.Helper()
	p, path = proving(t, "log-query.txt", "a log")
	p.Press("esc")
	p.Shows("none held")
	return p, path
}

func TestAPathPastedOnTheCardBeginsTheEvidence(t *testing.T) {
	p, path := onTheCard(t)
	p.Paste("'" + path + "' \r\n") // as a terminal writes a file that is dropped on it
	p.Shows("save the evidence", "log-query", "2026-11-20", "✓ a file of 5 bytes")
	p.Press("ctrl+s")
	r, _ := p.Read("payments-agent")
	if e := r.State.Evidence[0]; e.Ref != path || e.EvidenceKind != "log-query" || e.Questions[0] != "ID-01" || e.FileSize != 5 || e.Observed != uitest.Date("2026-11-20") {
		t.Fatalf("recorded %+v", e)
	}
}

func TestALinkPastedOnTheCardBeginsTheEvidence(t *testing.T) {
	p, _ := onTheCard(t)
	p.Paste(" https://wiki.example.com/exports/log-query?page=3\n")
	p.Shows("save the evidence", "https://wiki.example.com/exports/log-query?page=3", "nothing is looked up online")
	p.Press("esc")
	p.Shows("Leave and lose this evidence?")
}

func TestAnythingElsePastedOnTheCardChangesNothingAndIsNotShown(t *testing.T) {
	p, path := onTheCard(t)
	before := p.Screen()
	for _, text := range []string{
		"1", "q", "met because of zebras", path + "-zebra", "https://zebra.example.com/a b", "https://zebra.example.com/\x1b]0;zebra\x07",
		"see https://zebra.example.com/", "file:///zebra", path + "\n" + path, "\x1b[31m", strings.Repeat("zebra ", 100_000), "",
	} {
		p.Paste(text)
		p.Shows("nothing changed: a paste here is one path or link, as evidence for ID-01")
		p.Hides("zebra")
		p.Press("j", "k")
		if p.Screen() != before {
			t.Errorf("after %.40q the screen is\n%s", text, p.Screen())
		}
	}
	if r, _ := p.Read("payments-agent"); len(r.State.Log) != 1 {
		t.Fatalf("%d entries are recorded", len(r.State.Log))
	}
}

func TestWhatIsPastedWhileTheRecordIsBeingReadMeetsWhatTheKeyBeforeItOpened(t *testing.T) {
	p, path := onTheCard(t)
	p.Pause()
	p.Press("1") // is being saved, and goes on to the next question
	p.Paste(path)
	p.Hides("save the evidence")
	p.Resume()
	p.Shows("save the evidence", "✓ a file of 5 bytes")
	p.Hides("payments-agent › ID-01")
}

func TestAPasteOnAChoiceOrTheButtonIsTheReference(t *testing.T) {
	p, path := proving(t, "log-query.txt", "a log")
	p.Press("tab")
	p.Type("a slip")
	for _, tabs := range []int{1, 3, 8} { // from the reference to the copy, the strength and the button
		for range tabs {
			p.Press("tab")
		}
		p.Paste("  " + path + "\r")
		p.Shows("✓ a file of 5 bytes")
		p.Hides("a slip")
	}
	p.Press("ctrl+s")
	if r, _ := p.Read("payments-agent"); r.State.Evidence[0].Ref != path {
		t.Fatalf("recorded %q", r.State.Evidence[0].Ref)
	}
}
