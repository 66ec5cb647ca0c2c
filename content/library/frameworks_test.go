package library_test

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"gonogo/content"
	"gonogo/content/library"
	"gonogo/content/load"
)

func framework(t *testing.T, id string) *content.Framework {
	t.Helper()
	catalogues, err := library.Frameworks()
	if err != nil {
		explain(t, err)
	}
	for _, f := range catalogues {
		if f.ID == id {
			return f
		}
	}
	t.Fatalf("there is no framework %s", id)
	return nil
}

// The publishers' own counts, level by level. A control that is lost or made up shows here.
func TestEveryFrameworkHasAsManyControlsAsItsPublisherCounts(t *testing.T) {
	for id, want := range map[string][]int{
		"eu-ai-act":                 {25},
		"iso-42001":                 {9, 31, 9},
		"mitre-atlas":               {35},
		"nist-ai-rmf-1.0":           {4, 19, 72},
		"nist-csf-2.0":              {6, 22, 106},
		"nist-sp800-53-r5":          {13, 233},
		"owasp-agentic-2026":        {10},
		"owasp-agentic-threats-1.1": {17},
		"owasp-llm-2025":            {10},
		"owasp-llm-2026":            {10},
		"owasp-nhi-2025":            {10},
	} {
		f := framework(t, id)
		var got []int
		for _, c := range f.Controls {
			level := 0
			for up := c.Parent; up != ""; up = f.Control(up).Parent {
				level++
			}
			for len(got) <= level {
				got = append(got, 0)
			}
			got[level]++
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s has %v controls by level, not %v", id, got, want)
		}
	}
}

// The entries that are easily got wrong: renamed, withdrawn, or next to a gap in the numbers.
func TestIDsAndTitlesAreThePublishersOwn(t *testing.T) {
	for _, c := range []struct{ framework, id, title, parent string }{
		{"eu-ai-act", "Art. 5", "Prohibited AI practices", ""},
		{"eu-ai-act", "Art. 27", "Fundamental rights impact assessment for high-risk AI systems", ""},
		{"iso-42001", "A.6.2.8", "AI system recording of event logs", "A.6.2"},
		{"iso-42001", "A.6.2", "AI system life cycle", "A.6"},
		{"mitre-atlas", "AML.M0004", "Restrict Number of AI Model Queries", ""},
		{"nist-ai-rmf-1.0", "MEASURE 2.13", "", "MEASURE 2"},
		{"nist-ai-rmf-1.0", "MANAGE 2.4", "", "MANAGE 2"},
		{"nist-csf-2.0", "PR.AA", "Identity Management, Authentication, and Access Control", "PR"},
		{"nist-sp800-53-r5", "IA-13", "Identity Providers and Authorization Servers", "IA"},
		{"nist-sp800-53-r5", "SA-24", "Design For Cyber Resiliency", "SA"},
		{"owasp-agentic-2026", "ASI02", "Tool Misuse and Exploitation", ""},
		{"owasp-agentic-threats-1.1", "T6", "Intent Breaking & Goal Manipulation", ""},
		{"owasp-agentic-threats-1.1", "T17", "Supply Chain Compromise", ""},
		{"owasp-llm-2026", "LLM08:2026", "Hidden Context Exposure", ""},
		{"owasp-nhi-2025", "NHI2:2025", "Secret Leakage", ""},
	} {
		got := framework(t, c.framework).Control(c.id)
		if got == nil || got.Title != c.title || got.Parent != c.parent {
			t.Errorf("%s of %s is %+v", c.id, c.framework, got)
		}
	}
	for _, c := range []struct{ framework, old, now string }{
		{"nist-csf-2.0", "PR.AC-04", "PR.AA-05"},
		{"nist-sp800-53-r5", "SA-12", "SR"},
		{"nist-sp800-53-r5", "AU-15", "AU-5"},
	} {
		got, note := framework(t, c.framework).Resolve(c.old)
		if got == nil || got.ID != c.now || !strings.Contains(note, c.old) {
			t.Errorf("%s reads as %v, %q", c.old, got, note)
		}
	}
	for _, id := range []string{"AC-15", "SC-19"} { // withdrawn for nothing that stands in these families
		if got, _ := framework(t, "nist-sp800-53-r5").Resolve(id); got != nil {
			t.Errorf("%s reads as %s", id, got.ID)
		}
	}
}

func TestEveryFrameworkSaysWhereItComesFromAndOnWhatTerms(t *testing.T) {
	catalogues, err := library.Frameworks()
	if err != nil {
		explain(t, err)
	}
	for _, f := range catalogues {
		if f.Checked != "2026-11-23" || f.Source == "" || f.Licence == "" || f.Version == "" {
			t.Errorf("%s: %q %q %q %q", f.ID, f.Checked, f.Source, f.Licence, f.Version)
		}
	}
	for _, id := range []string{"eu-ai-act", "iso-42001"} {
		if f := framework(t, id); !strings.HasPrefix(f.Caveat, "Second-hand") {
			t.Errorf("%s does not say that it is second-hand: %q", id, f.Caveat)
		}
	}
}

// A summary in our words would come too close to a standard that is sold.
func TestNothingOfAStandardThatIsSoldIsRetold(t *testing.T) {
	for _, c := range framework(t, "iso-42001").Controls {
		if c.Summary != "" || c.Title == "" {
			t.Errorf("%s has title %q and summary %q", c.ID, c.Title, c.Summary)
		}
	}
}

func TestAnIDOfTheLanguageModelListsAlwaysCarriesItsYear(t *testing.T) {
	for _, year := range []string{"2025", "2026"} {
		f := framework(t, "owasp-llm-"+year)
		for _, c := range f.Controls {
			if !strings.HasSuffix(c.ID, ":"+year) {
				t.Errorf("%s has %s", f.ID, c.ID)
			}
		}
		for _, id := range []string{"LLM06", "LLM06:2024", "LLM-06"} {
			if c, _ := f.Resolve(id); c != nil {
				t.Errorf("%s of %s reads as %s", id, f.ID, c.ID)
			}
		}
	}
	is := func(id, want string) {
		_, year, _ := strings.Cut(id, ":")
		if got := framework(t, "owasp-llm-"+year).Control(id).Title; got != want {
			t.Errorf("%s is %s, not %s", id, got, want)
		}
	}
	is("LLM06:2025", "Excessive Agency")
	is("LLM06:2026", "Unbounded Consumption")
}

func TestOnlyFourArticlesOfTheAIActBindWithoutHighRisk(t *testing.T) {
	var general []string
	for _, c := range framework(t, "eu-ai-act").Controls {
		if c.OnlyWith == "" {
			general = append(general, c.ID)
		} else if c.OnlyWith != "legal-high-risk" {
			t.Errorf("%s binds only with %s", c.ID, c.OnlyWith)
		}
		if c.Binds == "" || c.AppliesFrom == "" {
			t.Errorf("%s binds %q from %q", c.ID, c.Binds, c.AppliesFrom)
		}
	}
	if got := strings.Join(general, ", "); got != "Art. 4, Art. 5, Art. 6, Art. 50" {
		t.Errorf("they are %s", got)
	}
}

func BenchmarkReadEveryFramework(b *testing.B) {
	for b.Loop() {
		names, err := fs.Glob(os.DirFS("."), "frameworks/*.yaml")
		if err != nil {
			b.Fatal(err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := load.Framework(name, text); err != nil {
				b.Fatal(err)
			}
		}
	}
}
