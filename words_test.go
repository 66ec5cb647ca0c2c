package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gonogo/assessment"
)

// glossaryFile holds each word with what it means and what the thing is not called.
const glossaryFile = "docs/manual/glossary.md"

type word struct {
	names  []string
	banned []string
}

func glossary(t *testing.T) []word {
	t.Helper()
	b, err := os.ReadFile(glossaryFile)
	if err != nil {
		t.Fatal(err)
	}
	var out []word
	for _, line := range strings.Split(string(b), "\n") {
		cells := strings.Split(line, "|")
		if len(cells) != 5 || strings.HasPrefix(line, "|---") || strings.TrimSpace(cells[1]) == "Word" {
			continue
		}
		split := func(s string) []string { return strings.Split(strings.TrimSpace(s), ", ") }
		out = append(out, word{split(cells[1]), split(cells[3])})
	}
	if len(out) < 30 {
		t.Fatalf("%s has %d words: its table is not read", glossaryFile, len(out))
	}
	return out
}

// said is everything that the program says to people, by where: the texts in the source of screens, verbs, reports and
// the engine, and the papers for its users. What a gate says about the world outside is content, and not looked at.
func said(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for _, dir := range []string{"tui", "cli", "assessment", "store"} {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "uitest") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.ImportSpec:
					return false
				case *ast.Field:
					n.Tag = nil
				case *ast.BasicLit:
					if text, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
						out[path] = append(out[path], text)
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	papers, err := filepath.Glob("docs/manual/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range append(papers, "docs/keys.md", "docs/verbs.md", "README.md") {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if path != glossaryFile && !strings.Contains(string(b), "Made from the gate") {
			out[path] = []string{string(b)}
		}
	}
	return out
}

// otherThings are places where a word of the last column names something else than the word of the first: the path, a
// colon and the word, with the reason.
var otherThings = map[string]string{
	"assessment/collect/vault_tokens.go: audit log": "Vault's own, by the name that Vault gives it",
}

func TestEachThingHasOneNameEverywhere(t *testing.T) {
	called := map[string]string{} // by what it is not called
	var banned, all []string
	for _, w := range glossary(t) {
		for _, b := range w.banned {
			called[b] = w.names[0]
			banned, all = append(banned, b), append(all, regexp.QuoteMeta(b))
		}
	}
	found := regexp.MustCompile(`(?i)(?:^|[^\w-])(` + strings.Join(all, "|") + `)(?:e?s)?\b`) // behind a dash it is part of an identifier
	if !found.MatchString("all Exceptions end") || found.MatchString("-n gonogo-signoff") {
		t.Fatal("the words are not found as they should be")
	}
	for path, texts := range said(t) {
		for _, text := range texts {
			low := strings.ToLower(text)
			if !slices.ContainsFunc(banned, func(w string) bool { return strings.Contains(low, w) }) {
				continue // the search below is slow
			}
			for _, at := range found.FindAllStringSubmatchIndex(text, -1) {
				word := strings.ToLower(text[at[2]:at[3]])
				if otherThings[path+": "+word] == "" {
					t.Errorf("%s says %q, which is called %s here: %q", path, word, called[word], text[max(0, at[0]-40):min(len(text), at[1]+40)])
				}
			}
		}
	}
}

func TestEveryWordOfTheGlossaryIsUsed(t *testing.T) {
	var all strings.Builder
	for path, texts := range said(t) {
		if strings.HasSuffix(path, ".go") {
			all.WriteString(strings.ToLower(strings.Join(texts, "\n")) + "\n")
		}
	}
	for _, w := range glossary(t) {
		for _, name := range w.names {
			if !strings.Contains(all.String(), name) {
				t.Errorf("nothing that the program says holds %q", name)
			}
		}
	}
}

func TestOutcomesAreCalledWhatTheGlossaryCallsThem(t *testing.T) {
	var names []string
	for _, w := range glossary(t) {
		names = append(names, w.names...)
	}
	answers := []assessment.Outcome{
		assessment.OutcomeMet, assessment.OutcomePartly, assessment.OutcomeUnmet, assessment.OutcomeNotApplicable, assessment.OutcomeUnknown,
		assessment.OutcomeUnanswered, assessment.OutcomeWaived, assessment.OutcomeAwaitingSignOff, // they are named by what was answered, accepted or is missing
	}
	for _, o := range assessment.Outcomes {
		if !slices.Contains(answers, o) && !slices.Contains(names, o.String()) {
			t.Errorf("the glossary has no word %q", o)
		}
	}
}
