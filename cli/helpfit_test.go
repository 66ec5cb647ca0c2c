package cli

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// all is a command with everything below it.
func all(c *cobra.Command) []*cobra.Command {
	out := []*cobra.Command{c}
	for _, sub := range c.Commands() {
		out = append(out, all(sub)...)
	}
	return out
}

func TestEveryHelpFitsItsWidthAndCutsNothing(t *testing.T) {
	for _, c := range all(tree(t)) {
		for _, help := range [][]string{append([]string{"help"}, strings.Fields(c.CommandPath())[1:]...), append(strings.Fields(c.CommandPath())[1:], "--help")} {
			out, stderr, code := run(home(t), help...)
			if code != 0 || stderr != "" {
				t.Fatalf("%v: %d, %s", help, code, stderr)
			}
			for line := range strings.Lines(out) {
				line = strings.TrimSuffix(line, "\n")
				cut := strings.HasSuffix(line, "…") && !strings.Contains(c.Example, strings.TrimSpace(line))
				if ansi.StringWidth(line) > plainWidth || strings.HasSuffix(line, " ") || cut {
					t.Errorf("%v: %q", help, line)
				}
			}
		}
	}
}

// In a narrow window too: the width that is drawn is asked for in one place.
func TestHelpIsBrokenBetweenWordsAndItsExamplesCanBeCopied(t *testing.T) {
	for _, wide := range []int{60, 80, 120} {
		for _, c := range all(tree(t)) {
			example := c.Example
			fit(c, wide)
			for line := range strings.Lines(c.Long) {
				if ansi.StringWidth(strings.TrimSuffix(line, "\n"))+helpText > wide {
					t.Errorf("%s at %d: %q", c.CommandPath(), wide, line)
				}
			}
			joined := func(s string) string { return strings.Join(strings.Fields(strings.ReplaceAll(s, "\\\n", " ")), " ") }
			if joined(c.Example) != joined(example) {
				t.Errorf("%s at %d: the example becomes\n%s", c.CommandPath(), wide, c.Example)
			}
			for line := range strings.Lines(c.Example) {
				if w := ansi.StringWidth(strings.TrimSuffix(line, "\n")); w+helpExample > wide && !strings.HasPrefix(line, "# ") && len(parts(strings.TrimSpace(line))) > 2 {
					t.Errorf("%s at %d: %q", c.CommandPath(), wide, line)
				}
			}
		}
	}
}

// Fang writes the first word large: COLUMN=VALUE became Column=Value.
func TestNoHelpBeginsWithAWordThatIsSpoiledByItsFirstLetter(t *testing.T) {
	for _, c := range all(tree(t)) {
		says := []string{c.Short}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) { says = append(says, f.Usage) })
		for _, s := range says {
			first, _, _ := strings.Cut(s, " ")
			if first[1:] != strings.ToLower(first[1:]) || first == "md," {
				t.Errorf("%s: %q becomes another word", c.CommandPath(), first)
			}
		}
	}
}

func TestTheVerbsHaveTheNamesThatTheHelpMeasures(t *testing.T) {
	var out bytes.Buffer
	if code := Run(context.Background(), home(t), []string{"--help"}, strings.NewReader(""), &out, &out); code != 0 {
		t.Fatal(out.String())
	}
	for _, c := range tree(t).Commands() {
		if use := shownUse(c); !c.Hidden && !strings.Contains(out.String(), "\n    "+use+" ") {
			t.Errorf("the help does not show %q", use)
		}
	}
}
