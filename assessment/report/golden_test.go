package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gonogo/assessment"
	"gonogo/content/clean"
)

var update = flag.Bool("update", false, "write the goldens anew")

// golden compares with a file of testdata; both formats may hold nothing that a terminal obeys.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if clean.New(string(got)).String() != string(got) {
		t.Errorf("%s holds what package clean would not show", name)
	}
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			t.Fatalf("%s differs from line %d on, which is now %q; go test -update writes it anew, git diff shows the rest", name, i+1, g[i])
		}
	}
	if len(g) < len(w) {
		t.Fatalf("%s ends at line %d, before %q", name, len(g), w[len(g)])
	}
}

func markdown(t testing.TB, in Input) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := Markdown(&buf, in); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestMarkdownOfANoGoShowsEverything(t *testing.T) {
	golden(t, "no-go.md", markdown(t, everything(t).input(0)))
}

func TestMarkdownOfAConditionalGo(t *testing.T) {
	golden(t, "conditional-go.md", markdown(t, accepting(t).input(0)))
}

func TestSummaryBeginsAsTheReportDoes(t *testing.T) {
	full, in := markdown(t, allMet(t).input(0)), allMet(t).input(0)
	in.Summary = true
	short := markdown(t, in)
	golden(t, "go-summary.md", short)
	if first, _, found := bytes.Cut(short, []byte("\n## By whom and when\n")); !found || !bytes.HasPrefix(full, first) {
		t.Error("the summary does not begin as the full report does")
	}
}

func TestMarkdownOfAnUnansweredRecordOnAGivenDate(t *testing.T) {
	b := newBook(t, func(s *assessment.Subject) { s.Tier, s.GoLive, s.Release, s.ReleaseDigest = 0, 0, "", "" })
	in := b.input(day("2026-12-01"))
	in.Summary = true
	golden(t, "incomplete-summary.md", markdown(t, in))
}

func TestJSONShapes(t *testing.T) {
	in := everything(t).input(0)
	rows := []assessment.Row{
		{Meta: in.Record.Meta, Summary: assessment.Summary{
			Name: "Payments agent", Programme: "Retail payments", GateID: "small", GateVersion: "1.0.0", Verdict: assessment.NoGo, Answered: 7, Applicable: 9,
			OpenBlockers: 2, ToSettle: 1, NextOn: day("2027-01-02"), NextSays: "evidence for ID-01 goes stale", GoLive: day("2026-12-15"), Updated: time.Date(2026, 11, 20, 9, 30, 0, 0, time.UTC),
		}},
		{Meta: assessment.Meta{Slug: "broken"}, Summary: assessment.Summary{Name: "Cannot be read"}},
	}
	for name, doc := range map[string]any{
		"decision.json": DecisionJSON(in), "questions.json": QuestionsJSON(in, nil), "record.json": RecordJSON(in), "log.json": LogJSON(in.Record, nil),
		"list.json": ListJSON(rows), "gate.json": GateJSON(in.Record.State.Gate), "coverage.json": CoverageJSON(in), "report.json": ReportJSON(in),
	} {
		var buf bytes.Buffer
		if err := WriteJSON(&buf, doc); err != nil {
			t.Fatal(err)
		}
		golden(t, name, buf.Bytes())
	}
}
