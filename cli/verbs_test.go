package cli

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"gonogo/assessment/report"
)

var update = flag.Bool("update", false, "write the generated files anew")

// home is a world of its own, with a clock that stands still.
func home(t *testing.T) World {
	t.Helper()
	dir := t.TempDir()
	return World{
		Now:      func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) },
		Identity: func(context.Context) string { return "Lea Lead <lea@example.com>" },
		Database: filepath.Join(dir, "gonogo.db"),
		StateDir: filepath.Join(dir, "state"),
		Version:  "test",
	}
}

// run runs one command line in a world.
func run(w World, args ...string) (stdout, stderr string, code int) {
	var out, err bytes.Buffer
	code = Run(context.Background(), w, args, strings.NewReader(""), &out, &err)
	return out.String(), err.String(), code
}

// leaves are all commands that do something, sub-verbs and not their headings.
func leaves(c *cobra.Command) []*cobra.Command {
	if !c.HasSubCommands() {
		return []*cobra.Command{c}
	}
	var out []*cobra.Command
	for _, sub := range c.Commands() {
		out = append(out, leaves(sub)...)
	}
	return out
}

func tree(t *testing.T) *cobra.Command {
	t.Helper()
	a := &app{world: home(t)}
	return a.root()
}

// The names that other programs are written against. A verb is added here when it is added to the contract.
func TestTheVerbsAreThoseOfTheContract(t *testing.T) {
	want := strings.Fields(`new open list sprawl show questions demo set answer park comment evidence row import waive condition apply undo upgrade decide report coverage sign verify attest reopen snapshot diff forecast log
		gate archive unarchive backup restore doctor completion man version`)
	var got []string
	for _, c := range tree(t).Commands() {
		got = append(got, c.Name())
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("verbs are\n%v, want\n%v", got, want)
	}
	subs := map[string]string{"evidence": "add list verify export withdraw", "row": "set remove list", "gate": "list show lint test init schema"}
	for _, c := range tree(t).Commands() {
		var names []string
		for _, s := range c.Commands() {
			names = append(names, s.Name())
		}
		if got := strings.Join(names, " "); got != subs[c.Name()] {
			t.Errorf("%s has %q, want %q", c.Name(), got, subs[c.Name()])
		}
	}
}

func TestEveryVerbExplainsItself(t *testing.T) {
	for _, c := range leaves(tree(t)) {
		if c.Short == "" || c.Long == "" || c.Example == "" {
			t.Errorf("%s lacks a short text, a long one or an example", c.CommandPath())
		}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Usage == "" || strings.Contains(f.Usage, "`") {
				t.Errorf("%s --%s does not say what it is", c.CommandPath(), f.Name)
			}
		})
		if c.ValidArgsFunction == nil && len(strings.Fields(c.Use)) > 1 && strings.Contains(c.Use, "ID") {
			t.Errorf("%s offers no completions", c.CommandPath())
		}
	}
}

func TestEveryExampleIsACommandLineThatParses(t *testing.T) {
	root := tree(t)
	seen := 0
	for _, c := range append(leaves(root), root) {
		text := strings.ReplaceAll(c.Example, "\\\n", " ")
		for line := range strings.Lines(c.Example) {
			if len([]rune(strings.TrimRight(line, "\n"))) > 118 {
				t.Errorf("%s: an example is cut off in the help: %s", c.CommandPath(), line)
			}
		}
		for line := range strings.Lines(text) {
			words := command(line)
			if len(words) == 0 || words[0] != "gonogo" {
				continue
			}
			seen++
			found, rest, err := tree(t).Find(words[1:])
			if err != nil {
				t.Errorf("%s: %s: %v", c.CommandPath(), line, err)
				continue
			}
			if err := found.ParseFlags(rest); err != nil {
				t.Errorf("%s: %s: %v", c.CommandPath(), line, err)
			}
			if found.HasSubCommands() && found.HasParent() {
				t.Errorf("%s: %s names no verb", c.CommandPath(), line)
			}
		}
	}
	if seen < 30 {
		t.Errorf("only %d examples were looked at", seen)
	}
}

// command is the words of a line up to a pipe, a redirection, a list or a remark.
func command(line string) []string {
	words := shellWords(strings.TrimSpace(line))
	if i := slices.IndexFunc(words, func(w string) bool { return w != "" && strings.Contains("|>&#", w[:1]) }); i >= 0 {
		words = words[:i]
	}
	return words
}

// Every verb has a script that runs it.
func TestEveryVerbHasAScript(t *testing.T) {
	files, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(b), "# ") && !strings.HasPrefix(string(b), "[") {
			t.Errorf("%s does not begin with the reason it exists", f)
		}
		all.Write(b)
	}
	for _, c := range leaves(tree(t)) {
		if !strings.Contains(all.String(), c.CommandPath()) {
			t.Errorf("no script runs %s", c.CommandPath())
		}
	}
}

// docs/verbs.md is made from the table of verbs: go test ./cli -run TestTheListOfVerbsIsFresh -update
func TestTheListOfVerbsIsFresh(t *testing.T) {
	const path = "../docs/verbs.md"
	want := verbsPage(tree(t))
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what the verbs say: go test ./cli -run TestTheListOfVerbsIsFresh -update", path)
	}
}

// docs/manual has a page for each section of the gate, made from it: go test ./cli -run TestTheManualIsFresh -update
func TestTheManualIsFresh(t *testing.T) {
	named, err := gateNamed(defaultGate)
	if err != nil {
		t.Fatal(err)
	}
	g, _, err := named.gate()
	if err != nil {
		t.Fatal(err)
	}
	for i := range g.Sections {
		var want bytes.Buffer
		if err := report.SectionManual(&want, g, &g.Sections[i]); err != nil {
			t.Fatal(err)
		}
		path := "../docs/manual/" + g.Sections[i].ID + ".md"
		if *update {
			if err := os.WriteFile(path, want.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want.Bytes()) {
			t.Errorf("%s is not what the gate says: go test ./cli -run TestTheManualIsFresh -update", path)
		}
	}
}

func verbsPage(root *cobra.Command) string {
	var b strings.Builder
	b.WriteString("# Verbs\n\nMade from the table of verbs in `cli/verbs.go` by its test; do not edit it by hand.\n\n")
	b.WriteString(root.Long + "\n\n## Flags of every verb\n\n")
	writeFlags(&b, root.PersistentFlags())
	for _, g := range groups {
		b.WriteString("\n## " + strings.ToUpper(g.Title[:1]) + g.Title[1:] + "\n")
		for _, c := range root.Commands() {
			if c.GroupID != g.ID {
				continue
			}
			for _, leaf := range leaves(c) {
				b.WriteString("\n### `" + leaf.UseLine() + "`\n\n" + leaf.Long + "\n\n")
				if writeFlags(&b, leaf.LocalNonPersistentFlags()) {
					b.WriteString("\n")
				}
				b.WriteString("```sh\n" + leaf.Example + "\n```\n")
			}
		}
	}
	return b.String()
}

func writeFlags(b *strings.Builder, f *pflag.FlagSet) bool {
	any := false
	f.VisitAll(func(f *pflag.Flag) {
		if f.Name == "help" {
			return
		}
		if !any {
			b.WriteString("| Flag | Means |\n|---|---|\n")
		}
		any = true
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		b.WriteString("| `" + name + "` | " + strings.ReplaceAll(f.Usage, "|", "\\|") + " |\n")
	})
	return any
}
