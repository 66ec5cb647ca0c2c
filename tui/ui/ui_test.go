package ui_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"gonogo/assessment"
	"gonogo/content/clean"
	"gonogo/content/clean/cleantest"
	"gonogo/tui/ui"
)

func anyText() *rapid.Generator[string] {
	return rapid.OneOf(rapid.SampledFrom(cleantest.Corpus()), rapid.String(),
		rapid.Map(rapid.SliceOf(rapid.SampledFrom([]string{"👩‍👩‍👧‍👦", "🇩🇪", "👍🏽", "e\u0301", "界", "נ", "word", " ", " ", "\n"})), func(parts []string) string { return strings.Join(parts, "") }))
}

// measured runs a check as for both sorts of terminal.
func measured(t *testing.T, check func(t *rapid.T, wide func(string) int)) {
	for _, m := range []ansi.Method{ansi.GraphemeWidth, ansi.WcWidth} {
		ui.MeasureClusters(m == ansi.GraphemeWidth)
		rapid.Check(t, func(t *rapid.T) { check(t, m.StringWidth) })
	}
}

func TestNoLineGrowsBeyondItsWidthWhateverIsInIt(t *testing.T) {
	measured(t, func(t *rapid.T, wide func(string) int) {
		w := rapid.IntRange(1, 60).Draw(t, "width")
		line := ui.Line{ui.Bold.Of(anyText().Draw(t, "first")), ui.Plain.Of(anyText().Draw(t, "second"))}
		for name, got := range map[string]ui.Line{
			"cut": line.Cut(w), "cut left": line.CutLeft(w), "spread": ui.Spread(w, line, line[:1]),
		} {
			if n := wide(got.Plain()); n > w || n != got.Width() {
				t.Fatalf("%s to %d is %d wide, counted as %d: %q", name, w, n, got.Width(), got.Plain())
			}
		}
		if got := line.Fill(w).Width(); got != w && line.Width() <= w {
			t.Fatalf("filled to %d is %d wide", w, got)
		}
	})
}

func TestWrappedTextFitsAndIsClean(t *testing.T) {
	measured(t, func(t *rapid.T, wide func(string) int) {
		w := rapid.IntRange(16, 60).Draw(t, "width") // a family of four takes eight cells
		text := anyText().Draw(t, "text")
		lead := ui.Line{ui.Bold.Of("✗ "), ui.Plain.Of("a: ")}
		for name, lines := range map[string][]ui.Line{
			"wrap": ui.Plain.Wrap(text, w), "hang": ui.Hang(lead[:1], ui.Plain, text, w), "flow": ui.Flow(lead, ui.Plain, text, w),
		} {
			for _, l := range lines {
				if n := wide(l.Plain()); n > w || n != l.Width() {
					t.Fatalf("%s at %d gives %d cells, counted as %d: %q", name, w, n, l.Width(), l.Plain())
				}
				if clean.New(l.Plain()).String() != l.Plain() {
					t.Fatalf("%s gives %q, which is not clean", name, l.Plain())
				}
			}
		}
	})
}

func TestWrappingLosesNothingAndSplitsNoSign(t *testing.T) {
	bare := strings.NewReplacer(" ", "", "\n", "")
	measured(t, func(t *rapid.T, _ func(string) int) {
		text := anyText().Draw(t, "text")
		lines := ui.Plain.Wrap(text, rapid.IntRange(12, 60).Draw(t, "width"))
		all := ""
		for _, l := range lines {
			all += l.Plain()
		}
		if want := clean.New(text).String(); bare.Replace(all) != bare.Replace(want) {
			t.Fatalf("%q became %q", want, all)
		}
		for _, sign := range []string{"👩‍👩‍👧‍👦", "🇩🇪", "👍🏽", "e\u0301"} {
			whole := 0
			for _, l := range lines {
				whole += strings.Count(l.Plain(), sign)
			}
			if n := strings.Count(clean.New(text).String(), sign); whole != n {
				t.Fatalf("%d of %d %s are whole", whole, n, sign)
			}
		}
	})
}

// Some marks are drawn as a sign of their own, such as U+102B, and mean nothing without the one before them.
func TestAMarkStaysWithWhatItMarks(t *testing.T) {
	for _, l := range ui.Plain.Wrap("AAAAAAAA\u102b", 8) {
		if clean.New(l.Plain()).String() != l.Plain() || l.Width() > 8 {
			t.Errorf("a line is %q", l.Plain())
		}
	}
}

func TestTheThemeAddsNothingButStylesAndKeepsTheWidth(t *testing.T) {
	ui.MeasureClusters(false)
	line := ui.Line{(ui.Bad | ui.Bold | ui.Reverse).Of(" ✗ NO-GO "), ui.Dim.Of(" · "), ui.Plain.Of("é 界 ☃ \x1b[31m")}
	for _, theme := range []ui.Theme{{}, {Color: true}, {Color: true, Dark: true}, {ASCII: true}} {
		drawn := theme.Draw([]ui.Line{line}, 80)
		if got := ansi.StringWidthWc(ansi.Strip(drawn)); got != line.Width() {
			t.Errorf("%+v: %d cells became %d: %q", theme, line.Width(), got, drawn)
		}
		if !theme.Color && strings.Contains(drawn, ";31") {
			t.Errorf("%+v draws colour: %q", theme, drawn)
		}
	}
	if got := (ui.Theme{ASCII: true}).Draw([]ui.Line{{ui.Plain.Of("✓ met · 界 ›")}}, 80); got != "+ met - ?? >" {
		t.Errorf("ASCII gives %q", got)
	}
}

func TestEveryMarkHasItsOwnSignAndAWord(t *testing.T) {
	signs := map[string]string{}
	for _, m := range ui.Marks() {
		if other, ok := signs[m.Sign]; ok || m.Word == "" {
			t.Errorf("%s stands for %q and %q", m.Sign, other, m.Word)
		}
		signs[m.Sign] = m.Word
	}
	if m := ui.VerdictMark(0); m.Style != ui.Bad || m.Word != "UNREADABLE" {
		t.Errorf("no verdict looks like %+v", m)
	}
}

func TestDaysAreSaidAsPeopleSayThem(t *testing.T) {
	today := assessment.Date(1000)
	for d, want := range map[assessment.Date]string{0: "no date", 1000: "today", 1001: "tomorrow", 999: "yesterday", 1022: "in 22 days", 990: "10 days ago"} {
		if got := ui.Days(d, today); got != want {
			t.Errorf("%d days from today is %q, not %q", d-today, got, want)
		}
	}
}
