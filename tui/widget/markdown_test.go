package widget_test

import (
	"strings"
	"testing"

	"gonogo/content/clean"
	"gonogo/content/clean/cleantest"
	"gonogo/tui/widget"
)

func drawn(source string, w int) string {
	var out []string
	lines, _ := widget.Markdown(source, w)
	for _, l := range lines {
		out = append(out, strings.TrimRight(l.Plain(), " "))
	}
	return strings.Join(out, "\n")
}

func TestMarkdownIsDrawnAsItReads(t *testing.T) {
	got := drawn(strings.Join([]string{
		"# A title", "", "Some **bold**, _soft_ and `code` text \\*as it is\\* &amp; more.", "",
		"- one", "- two", "  and on", "", "3. three", "4. four", "", "> said", "", "```text", "as  it   is", "```", "", "---",
		"", "| Name | Says |", "|---|---|", "| a | a longer cell that has to be wrapped |",
	}, "\n"), 30)
	want := strings.Join([]string{
		"A title", strings.Repeat("─", 30), "",
		"Some bold, soft and code text", "*as it is* & more.", "",
		"• one", "• two and on", "", "3. three", "4. four", "", "│ said", "", "│ as  it   is", "", strings.Repeat("─", 30), "",
		"Name  Says", strings.Repeat("─", 30), "a     a longer cell that has", "      to be wrapped",
	}, "\n")
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestMarkdownLetsNothingLiveThroughAndFits(t *testing.T) {
	for _, text := range cleantest.Corpus() {
		source := "# " + text + "\n\n" + text + "\n\n- " + text + "\n\n| a | b |\n|---|---|\n| " + text + " | " + text + " |\n\n&#27;]52;c;x&#7; [x](javascript:alert(1)) <b>" + text
		for _, w := range []int{20, 76} {
			lines, _ := widget.Markdown(source, w)
			for _, l := range lines {
				if clean.New(l.Plain()).String() != l.Plain() {
					t.Errorf("%q gives %q", text, l.Plain())
				}
			}
		}
	}
}

func TestATableWiderThanThePageIsNarrowed(t *testing.T) {
	source := "| " + strings.Repeat("wide ", 30) + "| x | y |\n|---|---|---|\n| a | b | " + strings.Repeat("long ", 20) + "|\n"
	lines, _ := widget.Markdown(source, 60)
	for _, l := range lines {
		if l.Width() > 60 {
			t.Errorf("%d cells: %q", l.Width(), l.Plain())
		}
	}
}
