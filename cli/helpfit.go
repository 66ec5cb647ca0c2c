package cli

import (
	"bytes"
	"io"
	"regexp"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// mostHelp is how wide help gets at most: fang, which draws it, goes no further.
const mostHelp = 120

// What fang sets in, in cells: text, the names of flags and verbs with the gap behind them, and examples on both sides.
const (
	helpText    = 2
	helpNames   = 4
	helpGap     = 2
	leastNames  = 10
	helpExample = 8
)

// helpWidth is how wide the help is.
func (a *app) helpWidth() int { return min(a.width(), mostHelp) }

// help shows the help of a command.
func (a *app) help(c *cobra.Command) error {
	fit(c, a.helpWidth())
	return c.Help()
}

// fit breaks what the help of a command says between words, so that it has wide columns. Fang breaks the long text alone, and
// that once more where it is broken already; flags run over the edge, and examples are cut.
func fit(c *cobra.Command, wide int) {
	c.Long = paragraphs(c.Long, wide-helpText)
	c.Example = continued(c.Example, wide-helpExample)
	names := leastNames
	c.InheritedFlags() // adds them to its own
	c.InitDefaultHelpFlag()
	c.Flags().VisitAll(func(f *pflag.Flag) { names = max(names, len(flagName(f))+helpGap) })
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			names = max(names, ansi.StringWidth(shownUse(sub))+helpGap)
		}
	}
	room := max(leastNames, wide-helpNames-names)
	c.Flags().VisitAll(func(f *pflag.Flag) { fitUsage(f, room) })
	for _, sub := range c.Commands() {
		sub.Short = strings.Join(foldedWords(strings.Fields(sub.Short), room), "\n")
	}
}

// fitUsage leaves room for the default, which fang writes behind what a flag does.
func fitUsage(f *pflag.Flag, room int) {
	words, behind := strings.Fields(f.Usage), 0
	switch f.DefValue {
	case "", "0", "false", "[]":
	default:
		behind = ansi.StringWidth(f.DefValue) + len(" ()")
	}
	lines := foldedWords(words, room)
	if n := len(lines) - 1; ansi.StringWidth(lines[n])+behind > room {
		lines = append(lines[:n], foldedWords(strings.Fields(lines[n]), room-behind)...)
	}
	f.Usage = strings.Join(lines, "\n")
}

func flagName(f *pflag.Flag) string {
	if f.Shorthand != "" {
		return "-" + f.Shorthand + " --" + f.Name
	}
	return "--" + f.Name
}

var optionalArgs = regexp.MustCompile(` ?\[.*\]`)

// shownUse is a verb as the list of verbs shows it: its arguments, those that may be left out at the end.
func shownUse(c *cobra.Command) string {
	use := optionalArgs.ReplaceAllString(c.Use, "")
	if c.HasAvailableSubCommands() {
		use += " [command]"
	}
	use += strings.Join(optionalArgs.FindAllString(c.Use, -1), "")
	if c.HasFlags() || c.HasPersistentFlags() || c.HasAvailableFlags() {
		use += " [--flags]"
	}
	return use
}

// paragraphs breaks each paragraph of a text anew.
func paragraphs(text string, wide int) string {
	var out []string
	for p := range strings.SplitSeq(text, "\n\n") {
		out = append(out, strings.Join(foldedWords(strings.Fields(p), wide), "\n"))
	}
	return strings.Join(out, "\n\n")
}

// continued breaks command lines that are too long, so that they can still be copied: never within quotes, nor between a flag
// and its value.
func continued(examples string, wide int) string {
	if examples == "" {
		return ""
	}
	var out []string
	for line := range strings.SplitSeq(examples, "\n") {
		at, room := "", wide
		if n := len(out); n > 0 && strings.HasSuffix(out[n-1], `\`) {
			room -= setIn
		}
		for _, part := range parts(line) {
			switch {
			case at == "":
				at = part
			case ansi.StringWidth(at)+1+ansi.StringWidth(part)+len(` \`) > room && part != `\`:
				out, at, room = append(out, at+` \`), part, wide-setIn
			default:
				at += " " + part
			}
		}
		out = append(out, at)
	}
	return strings.Join(out, "\n")
}

// setIn is how far fang sets in what goes on from the line before.
const setIn = 2

// parts are the words of a command line with flags and their values as one.
func parts(line string) []string {
	if strings.HasPrefix(line, "# ") {
		return []string{line}
	}
	_, written := splitWords(line)
	var out []string
	for _, word := range written {
		n := len(out) - 1
		if n >= 0 && strings.HasPrefix(out[n], "-") && !strings.Contains(out[n], " ") && !strings.HasPrefix(word, "-") && word != `\` {
			out[n] += " " + word
			continue
		}
		out = append(out, word)
	}
	return out
}

// trimmed leaves out the blanks with which fang fills lines up: they are of no use where no terminal paints them.
type trimmed struct{ to io.Writer }

var blanksAtEnd = regexp.MustCompile(`[ \t]+\n`)

func (t trimmed) Write(b []byte) (int, error) {
	if _, err := t.to.Write(blanksAtEnd.ReplaceAll(bytes.Clone(b), []byte("\n"))); err != nil {
		return 0, err
	}
	return len(b), nil
}
